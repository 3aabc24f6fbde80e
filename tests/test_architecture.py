"""What the code may not do: who imports whom, sizes, what the core never touches."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from source_tree import (
    MODULES,
    PACKAGE,
    ROOT,
    calls,
    imports,
    own_imports,
    python_files,
    read_module,
)

TOP_LEVEL = (
    *("opname_wizard", "flows", "letters", "tests", ".ci"),
    *("README.md", "pyproject.toml", ".gitignore"),
)
LONGEST_MODULE = 300  # lines
LONGEST_FUNCTION = 40  # lines

# A place is a folder of the package, or a module beside the folders; what is not named
# imports nothing of ours. The same table stands in opname_wizard/README.md.
MAY_IMPORT = {
    "errors": "",
    "text": "",
    "wrap": "",
    "logic": "",
    "clock": "",
    "flow": "clock logic",
    "engine": "clock errors flow logic",
    "advice": "clock engine flow",
    "case": "advice clock engine flow",
    "files": "errors text",
    "letter": "errors flow text wrap",
    "session": "engine flow",
    "content": "errors",
    "cache": "errors files flow",
    "library": "cache case clock content engine errors flow letter",
    "screen": (
        "advice case clock engine errors files flow letter library session text wrap"
    ),
    "command": (
        "advice case clock engine errors files flow letter library logic screen "
        "session text wrap"
    ),
    "help_text": "wrap",
    "guard": "errors text wrap",
    "cli_dutch": "help_text",
    "cli": "cli_dutch command errors guard help_text",
    "start": "cli command guard",
    "__main__": "start",
}
# Which files may import what is not ours and not Python's.
LIBRARIES = {
    "docx": "letter/word*.py",
    "jinja2": "letter/*.py",
    "markdown_it": "letter/*.py",
    "mdit_py_plugins": "letter/*.py",
    "prompt_toolkit": "screen/ask*.py",
    "questionary": "screen/ask*.py",
    "rich": "screen/show.py",
    "typer": "cli*.py",
    "yaml": "flow/tree.py",
}
# These see no file, screen, network or clock: all they may import of Python itself.
PURE = {"advice", "case", "clock", "engine", "errors", "flow", "logic", "session"}
PURE |= {"text", "wrap"}
HARMLESS = {
    *("collections", "datetime", "difflib", "enum", "functools"),
    *("itertools", "json", "random", "re", "types", "typing", "unicodedata"),
    "zoneinfo",
}
# No network, no other program, and nothing that runs what it reads.
BANNED = {
    *("ctypes", "ftplib", "http", "imaplib", "marshal", "multiprocessing", "pickle"),
    *("poplib", "shelve", "smtplib", "socket", "socketserver", "ssl", "subprocess"),
    *("telnetlib", "urllib", "webbrowser", "xmlrpc"),
}
RUNS_TEXT = {"eval", "exec", "__import__"}
CLOCKS = {
    "date": {"today"},
    "datetime": {"now", "today", "utcnow"},
    "time": {"localtime", "monotonic", "perf_counter", "time", "time_ns"},
}


def _edges() -> Iterator[tuple[str, str, str]]:
    """Every import from one place to another: from, to, and where it stands."""
    for module in MODULES.values():
        for one in own_imports(module):
            target = one.target.split(".")[1]
            if target != module.place:
                yield module.place, target, one.at


def test_a_place_imports_only_what_the_table_allows() -> None:
    wrong = [
        f"{at}: {place} imports {target}"
        for place, target, at in _edges()
        if target not in MAY_IMPORT.get(place, "").split()
    ]
    assert wrong == []


def test_the_table_allows_nothing_that_nobody_uses() -> None:
    used = {(place, target) for place, target, _ in _edges()}
    allowed = {(p, target) for p, row in MAY_IMPORT.items() for target in row.split()}
    assert allowed - used == set()


def _reached(start: str, graph: Mapping[str, Sequence[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(graph[start])
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += graph.get(name, ())
    return seen


def test_no_place_reaches_itself_through_the_table() -> None:
    graph = {place: row.split() for place, row in MAY_IMPORT.items()}
    assert [place for place in graph if place in _reached(place, graph)] == []


def test_no_module_reaches_itself_through_its_imports() -> None:
    graph = {  # a type alone loads nothing
        name: [one.target for one in own_imports(module) if not one.for_types]
        for name, module in MODULES.items()
    }
    assert [name for name in graph if name in _reached(name, graph)] == []


def test_a_library_is_imported_only_where_it_belongs() -> None:
    wrong = [
        f"{one.at}: {one.top}"
        for module in MODULES.values()
        for one in imports(module)
        if one.top not in {*sys.stdlib_module_names, PACKAGE.name}
        and not module.path.relative_to(PACKAGE).match(LIBRARIES.get(one.top, "-"))
    ]
    assert wrong == []


def test_the_way_in_loads_no_library() -> None:
    code = "import sys, opname_wizard.start; print(*sys.modules)"
    ran = subprocess.run(  # noqa: S603  this Python
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    loaded = {name.split(".")[0] for name in ran.stdout.split()}
    assert loaded & {*LIBRARIES, "asyncio"} == set()


def test_the_core_sees_no_file_screen_or_network() -> None:
    allowed = {*HARMLESS, *LIBRARIES, PACKAGE.name}
    wrong = [
        f"{one.at}: {one.target}"
        for module in MODULES.values()
        if module.place in PURE
        for one in imports(module)
        if one.top not in allowed
    ]
    assert wrong == []


def test_nothing_reaches_the_network_or_another_program() -> None:
    wrong = [
        f"{one.at}: {one.target}"
        for module in MODULES.values()
        for one in imports(module)
        if one.top in BANNED
    ]
    assert wrong == []


def test_only_the_way_in_prints() -> None:
    wrong = [
        at
        for module in MODULES.values()
        if module.place != "start"
        for at, owner, name in calls(module)
        if (owner, name) == ("", "print")
    ]
    assert wrong == []


def test_only_the_commands_look_at_the_clock() -> None:
    wrong = [
        f"{at}: {owner}.{name}"
        for module in MODULES.values()
        if module.place != "command"
        for at, owner, name in calls(module)
        if name in CLOCKS.get(owner, ())
    ]
    assert wrong == []


def test_nothing_runs_a_text_or_throws_real_dice() -> None:
    wrong = [
        f"{at}: {name}"
        for module in MODULES.values()
        for at, owner, name in calls(module)
        if (not owner and name in RUNS_TEXT) or (owner == "random" and name != "Random")
    ]
    assert wrong == []


def test_modules_and_functions_stay_short() -> None:
    wrong = []
    for path in python_files():
        module = read_module(path)
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LONGEST_MODULE:
            wrong.append(f"{path.relative_to(ROOT)}: {lines} lines")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    wrong.append(f"{module.at(node)}: {node.name}, {length} lines")
    assert wrong == []


FOREIGN = {
    "a path of one machine": r"(?<![\w.~])/(?:work|tmp|root|home|Users)/",
    "the host of a package registry": r"pypi\.|pythonhosted|artifactory|index-url",
}


def _text_files() -> Iterator[Path]:
    for name in TOP_LEVEL:
        path = ROOT / name
        found = path.rglob("*") if path.is_dir() else [path]
        yield from (f for f in found if f.is_file() and "__pycache__" not in f.parts)


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FOREIGN[what])
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _text_files()
        if path != Path(__file__)
        for number, line in enumerate(
            path.read_text("utf-8", errors="replace").splitlines(), 1
        )
        if pattern.search(line)
    ]
    assert wrong == []
