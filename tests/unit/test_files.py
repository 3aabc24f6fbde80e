"""A file is wholly new or wholly as it was."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from opname_wizard.errors import Exit, UserError
from opname_wizard.files import check_folder, free_name, free_stem, write_file

Breaks = Callable[[str, int], None]


def inside(folder: Path) -> list[str]:
    """The names of what a folder holds."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Breaks:
    """Make one call of the system fail with this error number."""

    def arrange(call: str, number: int) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, call, fail)

    return arrange


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    write_file(tmp_path / "brief.docx", b"inhoud")
    assert (tmp_path / "brief.docx").read_bytes() == b"inhoud"
    assert (tmp_path / "brief.docx").stat().st_mode & 0o777 == 0o600
    assert inside(tmp_path) == ["brief.docx"]


def test_an_old_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"oud en langer")
    write_file(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "schijf is vol"),
        (errno.EDQUOT, "ruimte is op"),
        (errno.EACCES, "mag u niet schrijven"),
        (errno.EPERM, "mag u niet schrijven"),
        (errno.EROFS, "niets worden bewaard"),
        (errno.EIO, "kon niet worden bewaard"),
    ],
)
def test_whatever_breaks_the_old_file_stays_whole(
    tmp_path: Path, breaks: Breaks, call: str, number: int, said: str
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"oud")
    breaks(call, number)
    with pytest.raises(UserError) as caught:
        write_file(path, b"nieuw")
    assert said in caught.value.text
    assert "niets gewijzigd" in caught.value.text
    assert caught.value.exit_code == Exit.FILE
    assert path.read_bytes() == b"oud"
    assert inside(tmp_path) == ["brief.docx"]


def test_a_stop_halfway_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "brief.docx", b"nieuw")
    assert inside(tmp_path) == []


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def only_files(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112  a handle, no path
            raise OSError(errno.EINVAL, "no")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_file(tmp_path / "brief.docx", b"nieuw")
    assert (tmp_path / "brief.docx").read_bytes() == b"nieuw"


def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    target = tmp_path / "geheim"
    target.write_bytes(b"van een ander")
    link = tmp_path / "brief.docx"
    link.symlink_to(target)
    write_file(link, b"nieuw")
    assert target.read_bytes() == b"van een ander"
    assert not link.is_symlink()
    assert link.read_bytes() == b"nieuw"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("weg/brief.docx", "bestaat niet"),
        ("bestand/brief.docx", "is geen map"),
        ("map", "is een map, geen bestand"),
        ("x" * 300, "te lang"),
        ("nul\0.docx", "kon niet worden bewaard"),
    ],
)
def test_each_cause_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "bestand").touch()
    (tmp_path / "map").mkdir()
    before = inside(tmp_path)
    with pytest.raises(UserError) as caught:
        write_file(tmp_path / name, b"x")
    assert said in caught.value.text
    assert caught.value.what_now
    assert inside(tmp_path) == before


def test_a_folder_in_the_way_is_named_on_windows_too(
    tmp_path: Path, breaks: Breaks
) -> None:
    (tmp_path / "map").mkdir()
    breaks("replace", errno.EACCES)
    with pytest.raises(UserError, match="is een map, geen bestand"):
        write_file(tmp_path / "map", b"x")


def test_a_folder_is_tried_before_any_work(tmp_path: Path, breaks: Breaks) -> None:
    check_folder(tmp_path)
    assert inside(tmp_path) == []
    with pytest.raises(UserError, match="bestaat niet"):
        check_folder(tmp_path / "weg")
    breaks("open", errno.EACCES)
    with pytest.raises(UserError, match="mag u niet schrijven"):
        check_folder(tmp_path)


def test_a_full_disk_is_told_when_the_folder_is_tried(
    tmp_path: Path, breaks: Breaks
) -> None:
    breaks("fsync", errno.ENOSPC)
    with pytest.raises(UserError, match="schijf is vol"):
        check_folder(tmp_path)
    assert inside(tmp_path) == []


def test_a_free_name_is_one_that_nothing_has(tmp_path: Path) -> None:
    assert free_name(tmp_path, "brief", ".docx") == tmp_path / "brief.docx"
    (tmp_path / "brief.docx").touch()
    (tmp_path / "brief-2.docx").symlink_to("nergens")
    assert free_name(tmp_path, "brief", ".docx") == tmp_path / "brief-3.docx"


def test_files_that_belong_together_get_one_name(tmp_path: Path) -> None:
    (tmp_path / "brief.md").touch()
    assert free_stem(tmp_path, "brief", (".docx", ".md")) == "brief-2"
