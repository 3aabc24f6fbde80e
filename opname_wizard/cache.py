"""Rules that were read and checked before, kept in the user's cache folder.

Reading YAML strictly takes longer than anyone should wait for a first question. What
is kept holds nothing of a user; any doubt about it means reading the rules again.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from opname_wizard import __version__
from opname_wizard.errors import UserError
from opname_wizard.flow.model import RuleSet
from opname_wizard.flow.pack import pack, unpack

PREFIX = "regels-"
KEPT = 8  # rule sets in the cache; the oldest go first
_CHECK = 32  # bytes of the checksum before the content


def recall(files: Mapping[str, bytes]) -> RuleSet | None:
    """The rule set of these very files, if it was kept and is whole."""
    try:
        data = (folder() / _name(files)).read_bytes()
        check, content = data[:_CHECK], data[_CHECK:]
        if check != _checksum(content):
            return None
        return unpack(content)
    except (OSError, ValueError):
        return None


def keep(files: Mapping[str, bytes], ruleset: RuleSet) -> None:
    """Keep a rule set for the next time; where that fails nothing is lost."""
    from opname_wizard.files import write_file

    content = pack(ruleset)
    with contextlib.suppress(OSError, UserError):
        base = folder()
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(base / _name(files), _checksum(content) + content)
        kept = sorted(base.glob(PREFIX + "*"), key=lambda p: p.stat().st_mtime_ns)
        for old in kept[:-KEPT]:
            old.unlink()


def _name(files: Mapping[str, bytes]) -> str:
    digest = hashlib.blake2b(f"{__version__} {_reader()}".encode(), digest_size=16)
    for name, data in sorted(files.items()):
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)
    return PREFIX + digest.hexdigest()


def _reader() -> int:
    """When the reader last changed: in a checkout that may be without a new version."""
    with os.scandir(Path(__file__).parent / "flow") as files:
        times = [f.stat().st_mtime_ns for f in files if f.name.endswith(".py")]
    return max(times, default=0)


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECK).digest()


def folder() -> Path:
    """The user's folder for what can be made again.

    Raises:
        OSError: this user has none.
    """
    if sys.platform == "win32":
        return _base("LOCALAPPDATA") / "opname-wizard" / "cache"
    if sys.platform == "darwin":
        return _base("", "Library", "Caches") / "opname-wizard"
    return _base("XDG_CACHE_HOME", ".cache") / "opname-wizard"


def _base(variable: str, *parts: str) -> Path:
    """The folder that a variable of the environment names, else one under home."""
    named = os.environ.get(variable, "")
    if os.path.isabs(named):  # noqa: PTH117  no path of it yet: it may be empty
        return Path(named)
    try:
        return Path.home().joinpath(*parts)
    except RuntimeError as error:  # an account without a home
        raise FileNotFoundError from error
