"""Rules that were read before: the same rules, never a mistake, nothing of a user."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from base_rules import files, rules

from opname_wizard import cache
from opname_wizard.flow.pack import pack

FILES = files("rules")
FOLDER = cache.folder


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test alone; it is not there yet."""
    path = tmp_path / "niet" / "hier"
    monkeypatch.setattr(cache, "folder", lambda: path)
    return path


def kept(base: Path) -> Path:
    """The one file in the cache."""
    (path,) = base.iterdir()
    return path


def sealed(content: bytes) -> bytes:
    """Content with the checksum that belongs to it."""
    return hashlib.blake2b(content, digest_size=32).digest() + content


def test_what_was_kept_comes_back() -> None:
    assert cache.recall(FILES) is None
    cache.keep(FILES, rules())
    found = cache.recall(FILES)
    assert found is not None
    assert pack(found) == pack(rules())


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:20],
        lambda data: data[:32],
        lambda data: data[:-1],
        lambda data: data + b" ",
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: b"\x00" * len(data),
    ],
    ids=["empty", "short", "no rules", "cut", "longer", "changed", "check", "zeros"],
)
def test_a_damaged_file_is_no_rules_and_no_error(
    base: Path, damage: Callable[[bytes], bytes]
) -> None:
    cache.keep(FILES, rules())
    path = kept(base)
    path.write_bytes(damage(path.read_bytes()))
    assert cache.recall(FILES) is None
    cache.keep(FILES, rules())
    assert cache.recall(FILES) is not None


@pytest.mark.parametrize(
    "foreign",
    [
        b"{}",
        b"null",
        b"[]",
        b"[99]",
        b"[31,1]",
        b'["een"]',
        b"[1,[0]]",
        b'[31,"uwv","UWV","1",[3],[3],[3]]',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_whole_file_with_something_else_is_no_rules(
    base: Path, foreign: bytes
) -> None:
    cache.keep(FILES, rules())
    kept(base).write_bytes(sealed(foreign))
    assert cache.recall(FILES) is None


def test_a_folder_where_the_file_should_be_is_no_error(base: Path) -> None:
    cache.keep(FILES, rules())
    path = kept(base)
    path.unlink()
    path.mkdir()
    assert cache.recall(FILES) is None
    cache.keep(FILES, rules())
    assert cache.recall(FILES) is None


def test_a_place_where_nothing_can_be_kept_is_no_error(base: Path) -> None:
    base.parent.write_text("geen map", encoding="utf-8")
    assert cache.recall(FILES) is None
    cache.keep(FILES, rules())
    assert cache.recall(FILES) is None


def test_a_folder_that_may_not_be_written_is_no_error(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError

    cache.keep(FILES, rules())
    monkeypatch.setattr(os, "open", refuse)
    cache.keep({**FILES, "lenen/90.yaml": b"steps: []"}, rules())
    assert len(list(base.iterdir())) == 1


@pytest.mark.parametrize(
    "other",
    [
        {**FILES, "ruleset.yaml": FILES["ruleset.yaml"] + b"\n"},
        {**FILES, "lenen/40.yaml": b""},
        {name: data for name, data in FILES.items() if name != "terug/10-oordeel.yaml"},
        {name.replace("00-", "01-"): data for name, data in FILES.items()},
    ],
)
def test_other_content_is_never_mistaken_for_these_rules(
    other: Mapping[str, bytes],
) -> None:
    cache.keep(FILES, rules())
    assert cache.recall(other) is None


def test_text_that_moves_from_one_file_to_the_next_is_other_content() -> None:
    cache.keep({"a.yaml": b"een", "b.yaml": b"twee"}, rules())
    assert cache.recall({"a.yaml": b"eent", "b.yaml": b"wee"}) is None


def test_the_order_in_which_files_are_found_does_not_matter() -> None:
    cache.keep(FILES, rules())
    assert cache.recall(dict(reversed(FILES.items()))) is not None


def test_rules_of_another_version_are_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache.keep(FILES, rules())
    monkeypatch.setattr(cache, "__version__", "99.0")
    assert cache.recall(FILES) is None


def test_rules_are_read_again_when_the_reader_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "flow" / "reader.py"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    cache.keep(FILES, rules())
    assert cache.recall(FILES) is not None
    os.utime(program, (1, 1))
    assert cache.recall(FILES) is None


def test_only_the_latest_rules_are_kept(base: Path) -> None:
    for number in range(cache.KEPT + 3):
        cache.keep({**FILES, "nummer": b"%d" % number}, rules())
        newest = max(base.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number + 1, number + 1))
    assert len(list(base.iterdir())) == cache.KEPT
    assert cache.recall({**FILES, "nummer": b"%d" % (cache.KEPT + 2)}) is not None
    assert cache.recall({**FILES, "nummer": b"2"}) is None


def test_files_of_others_in_the_folder_stay(base: Path) -> None:
    base.mkdir(parents=True)
    (base / "iets.txt").write_text("van een ander", encoding="utf-8")
    for number in range(cache.KEPT + 2):
        cache.keep({"nummer": b"%d" % number}, rules())
    assert (base / "iets.txt").is_file()


def test_nobody_else_can_look_in(base: Path) -> None:
    cache.keep(FILES, rules())
    assert stat.S_IMODE(base.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept(base).stat().st_mode) == 0o600


def test_what_is_kept_is_the_rules_and_nothing_else(base: Path) -> None:
    cache.keep(FILES, rules())
    assert kept(base).read_bytes() == sealed(pack(rules()))
    assert kept(base).name.startswith(cache.PREFIX)


# -- where ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "named", "where"),
    [
        ("linux", "/var/eigen", "/var/eigen/opname-wizard"),
        ("linux", "", "/thuis/.cache/opname-wizard"),
        ("linux", "eigen", "/thuis/.cache/opname-wizard"),  # not a whole path
        ("darwin", "/var/eigen", "/thuis/Library/Caches/opname-wizard"),
        ("win32", "", "/thuis/opname-wizard/cache"),
    ],
)
def test_the_folder_is_the_one_of_the_user(
    system: str, named: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("/thuis"))
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert FOLDER() == Path(where)


def test_an_account_without_a_home_reads_the_rules_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(cache, "folder", FOLDER)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    cache.keep(FILES, rules())
    assert cache.recall(FILES) is None
