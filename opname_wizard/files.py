"""Files on disk: the old one stays whole until the new one is safe."""

import contextlib
import errno
import os
import secrets
from pathlib import Path

from opname_wizard.errors import Exit, UserError
from opname_wizard.text import display

PREFIX = ".opname-wizard-"
OWNER_ONLY = 0o600
# Windows needs O_BINARY and has no O_NOFOLLOW; elsewhere it is the other way round.
_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
_SAFE = "Er is niets gewijzigd."
_CAUSES = {
    errno.ENOENT: (
        "De map '{folder}' bestaat niet.",
        "Maak de map of kies een andere.",
    ),
    errno.ENOTDIR: ("'{folder}' is geen map.", "Kies een map."),
    errno.EACCES: (
        "In de map '{folder}' mag u niet schrijven.",
        "Kies een andere map.",
    ),
    errno.EPERM: ("In de map '{folder}' mag u niet schrijven.", "Kies een andere map."),
    errno.EROFS: ("In de map '{folder}' kan niets worden bewaard.", "Kies een andere."),
    errno.ENOSPC: ("De schijf is vol; '{name}' is niet bewaard.", "Maak ruimte vrij."),
    errno.EDQUOT: ("Uw ruimte is op; '{name}' is niet bewaard.", "Maak ruimte vrij."),
    errno.ENAMETOOLONG: ("De naam '{name}' is te lang.", "Kies een kortere naam."),
    errno.EISDIR: ("'{name}' is een map, geen bestand.", "Kies een andere naam."),
}


def write_file(path: Path, content: bytes) -> None:
    """Write a file that is either wholly new or wholly as it was.

    A link that stands at ``path`` is replaced itself; what it points to stays as it is.

    Args:
        path: where; its folder must exist.
        content: the bytes.

    Raises:
        UserError: with exit code ``Exit.FILE`` and the cause in Dutch; the old file is
            whole and no other file is left behind.
    """
    temporary = path.parent / f"{PREFIX}{secrets.token_hex(8)}.tmp"
    try:
        _write_new(temporary, content)
        temporary.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        _remove(temporary)
        raise _explained(error, path) from None
    except BaseException:
        _remove(temporary)
        raise
    _sync_folder(path.parent)


def _write_new(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, _NEW, OWNER_ONLY), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    # The new name is in place; some systems cannot do more, and Windows never can.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(error: OSError | ValueError, path: Path) -> UserError:
    code = getattr(error, "errno", None) or 0
    if code == errno.EACCES and path.is_dir():
        code = errno.EISDIR  # Windows calls this a lack of rights
    otherwise = ("'{name}' kon niet worden bewaard.", "Kies een andere map of naam.")
    text, what_now = _CAUSES.get(code, otherwise)
    names = {"folder": display(str(path.parent)), "name": display(path.name)}
    return UserError(f"{text.format(**names)} {_SAFE}", what_now, Exit.FILE)


def check_folder(folder: Path) -> None:
    """Make sure that a file can be saved in a folder, before any work is done.

    Args:
        folder: where files will go.

    Raises:
        UserError: it is missing, is no folder, or cannot be written in.
    """
    probe = folder / f"{PREFIX}{secrets.token_hex(8)}.tmp"
    try:
        _write_new(probe, b"")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _explained(error, probe) from None
    finally:
        _remove(probe)


def free_stem(folder: Path, stem: str, suffixes: tuple[str, ...]) -> str:
    """Find a name that none of some files have yet.

    Args:
        folder: where they will stand.
        stem: the wished name, without suffix.
        suffixes: for example ``(".docx", ".md")``.

    Returns:
        The stem, or the stem with ``-2``, ``-3`` and so on; a link to nowhere counts
        as taken.
    """
    number, free = 1, stem
    while any(os.path.lexists(folder / f"{free}{suffix}") for suffix in suffixes):
        number += 1
        free = f"{stem}-{number}"
    return free


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Find a path that does not exist yet; see ``free_stem``."""
    return folder / f"{free_stem(folder, stem, (suffix,))}{suffix}"
