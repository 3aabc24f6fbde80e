"""Every way a command can end: Dutch text and an exit code, never a traceback."""

import signal

import pytest

from opname_wizard.errors import Exit, Stopped, UserError
from opname_wizard.guard import guarded


def raising(error: BaseException) -> int:
    """A command that ends badly."""
    raise error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UserError("Dit is fout.", "kies a"), 2, "Dit is fout.\nKies a.\n"),
        (UserError("Fout.", "Zie: opname-wizard x", Exit.FILE), 5, "opname-wizard x\n"),
        (Stopped(), 130, "Gestopt.\n"),
        (KeyboardInterrupt(), 130, "Gestopt.\n"),
        (OSError(28, "No space left"), 5, "mislukte: de schijf is vol.\n"),
        (OSError(99, "Strange"), 5, "mislukte: de reden is niet bekend.\n"),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_each_end_has_its_text_and_code(
    error: BaseException, code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda: raising(error)) == code
    assert capfd.readouterr().err.endswith(said)


def test_a_bug_names_its_place_and_not_what_was_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert guarded(lambda: raising(ValueError("Jan Geheim"))) == 1
    said = capsys.readouterr().err
    assert "ValueError, test_screen_guard.py:" in said
    assert "Jan" not in said
    with pytest.raises(ValueError, match="Jan"):
        guarded(lambda: raising(ValueError("Jan")), debug=True)


def test_debug_changes_nothing_for_what_a_user_can_mend() -> None:
    assert guarded(lambda: raising(UserError("Fout.", "Anders.")), debug=True) == 2


def test_steering_signs_in_an_error_are_not_obeyed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    guarded(lambda: raising(UserError("\x1b[31mrood\u202e", "\x07bel")))
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\x07" not in said


def test_a_signal_ends_it_and_its_handler_is_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)

    def killed() -> int:
        signal.raise_signal(signal.SIGTERM)
        return 0

    assert guarded(killed) == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before
