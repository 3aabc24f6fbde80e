"""The only place that finds the files of rule sets and letters."""

import os
from pathlib import Path
from typing import NamedTuple

from opname_wizard.errors import Exit, UserError

HEAD = "ruleset.yaml"
MAX_FILES = 500
PARTS = ("sources", "cases")
MAX_FILE_BYTES = 1024 * 1024


class Folder(NamedTuple):
    """A folder of content; ``shown`` stands before each path in findings."""

    path: Path
    shown: str


def shipped(kind: str) -> Path:
    """The folder ``flows`` or ``letters`` of the wheel, else of the checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_content" / kind
    return inside if inside.is_dir() else package.parent / kind


def rule_sets(flows: Path | None = None) -> list[str]:
    """The names of the rule sets that can be chosen."""
    base = flows or shipped("flows")
    return sorted(p.parent.name for p in base.glob(f"*/{HEAD}"))


def find_rules(name: str | None, flows: Path | None = None) -> Folder:
    """The folder of a rule set.

    Args:
        name: its name, or None for the only one.
        flows: an organisation's own folder with rule sets, or None for the shipped.

    Raises:
        UserError: there is no such rule set, or the name must be chosen.
    """
    base = flows or shipped("flows")
    known = rule_sets(base)
    if flows is not None and (flows / HEAD).is_file():
        return Folder(flows, _shown(flows))
    if name is None and len(known) == 1:
        name = known[0]
    if name not in known:
        raise _no_rules(name, known, base)
    return Folder(base / name, _shown(base / name))


def _no_rules(name: str | None, known: list[str], where: Path) -> UserError:
    if not where.is_dir():
        return _no_folder(where, "--flows")
    if not known:
        hint = f"Verwacht: {where / HEAD}, of {where / 'NAAM' / HEAD}."
        return UserError(f"In {where} staat geen regelset.", hint)
    hint = f"Kies met --regels uit: {', '.join(known)}."
    if name is None:
        return UserError(f"In {where} staan meer regelsets.", hint)
    return UserError(f"In {where} staat geen regelset '{name}'.", hint)


def _no_folder(where: Path, option: str) -> UserError:
    hint = f"Kijk of de naam achter {option} klopt."
    return UserError(f"De map {where} bestaat niet.", hint)


def find_letters(rules: str, letters: Path | None = None) -> Folder:
    """The folder with the letters of a rule set; the shipped one may be absent.

    Raises:
        UserError: the organisation's own folder is not there.
    """
    if letters is not None:
        if not letters.is_dir():
            raise _no_folder(letters, "--brieven")
        return Folder(letters, _shown(letters))
    path = shipped("letters") / rules
    return Folder(path, _shown(path))


def read_files(folder: Folder, ending: str, *, part: str = "") -> dict[str, bytes]:
    """The files of a folder: path relative to it, to bytes.

    Args:
        folder: where to look.
        ending: which files, such as ``.yaml``.
        part: '' for all but ``sources`` and ``cases``, or one of those.

    Raises:
        UserError: a file cannot be read, is too large, or lies outside the folder.
    """
    inside = folder.path.resolve()
    found: dict[str, bytes] = {}
    for name in _names(inside, part):
        if not name.endswith(ending):
            continue
        found[name] = _read(inside / name, inside, folder.shown + name)
        if len(found) > MAX_FILES:
            raise UserError(
                f"{folder.shown} bevat meer dan {MAX_FILES} bestanden.",
                "Wijs de map met de regels zelf aan.",
                Exit.FILE,
            )
    return found


def _names(inside: Path, part: str) -> list[str]:
    """The paths of all files, relative to the folder, sorted."""
    base = inside / part
    names = []
    for folder, inner, files in os.walk(base):
        if not part and Path(folder) == base:
            inner[:] = [name for name in inner if name not in PARTS]
        relative = Path(folder).relative_to(inside).as_posix()
        lead = "" if relative == "." else relative + "/"
        names += [lead + name for name in files]
    return sorted(names)


def _read(path: Path, inside: Path, shown: str) -> bytes:
    if not path.is_file():  # a folder, a broken link, a link to itself
        raise UserError(
            f"{shown} is geen gewoon bestand.",
            "Geef de map een andere naam, of haal de koppeling weg.",
            Exit.FILE,
        )
    if not Path(os.path.realpath(path)).is_relative_to(inside):
        raise UserError(
            f"{shown} wijst naar een bestand buiten zijn map.",
            "Zet het bestand zelf in de map.",
            Exit.FILE,
        )
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError:
        raise UserError(
            f"{shown} kan niet worden gelezen.",
            "Kijk of u het bestand mag openen.",
            Exit.FILE,
        ) from None
    if len(content) > MAX_FILE_BYTES:
        raise UserError(
            f"{shown} is groter dan {MAX_FILE_BYTES // 1024} kB.",
            "Splits het in kleinere bestanden.",
            Exit.FILE,
        )
    return content


def _shown(path: Path) -> str:
    """A folder as findings show it: short where it can be."""
    path = path.resolve()
    for base in (Path.cwd(), shipped("flows").parent):
        if path.is_relative_to(base.resolve()):
            return path.relative_to(base.resolve()).as_posix() + "/"
    return path.as_posix() + "/"
