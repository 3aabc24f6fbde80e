"""The guide of the package shows who may import whom, and names what exists."""

import re
from collections.abc import Iterator

from source_tree import PACKAGE, ROOT
from test_architecture import LIBRARIES, MAY_IMPORT

GUIDE = (PACKAGE / "README.md").read_text("utf-8")


def _rows() -> Iterator[tuple[list[str], str, str]]:
    """The table of imports: places, what they may import, and libraries."""
    head = "| place | may import | outside libraries |\n|---|---|---|\n"
    table = GUIDE.partition(head)[2].partition("\n\n")[0]
    for line in table.splitlines():
        places, ours, libraries = line.strip("| ").split(" | ")
        yield _code(places), ours, libraries


def _code(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


def test_it_shows_the_table_of_who_may_import_whom() -> None:
    shown = {p: " ".join(_code(ours)) for places, ours, _ in _rows() for p in places}
    assert shown == MAY_IMPORT


def test_it_names_the_libraries_of_each_place() -> None:
    shown = {
        (library, place)
        for places, _, libraries in _rows()
        for place in places
        for library in _code(libraries)
    }
    assert shown == {
        (library, path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
        for library, places in LIBRARIES.items()
        for path in PACKAGE.glob(places)
    }


def test_it_names_only_files_that_exist() -> None:
    named = re.findall(r"`((?:\w+/)*\w+\.py|(?:\w+/)+)`", GUIDE)
    assert len(named) > 10
    places = [ROOT, PACKAGE, *(path for path in PACKAGE.rglob("*") if path.is_dir())]
    missing = [one for one in named if not any((p / one).exists() for p in places)]
    assert missing == []


def test_every_word_of_its_list_is_a_word_of_the_code() -> None:
    table = GUIDE.partition("| Dutch, for users |")[2].partition("\n\n")[0]
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    named = _code(table)
    assert len(named) > 20
    assert set(named) - set(re.findall(r"\w+", code)) == set()
