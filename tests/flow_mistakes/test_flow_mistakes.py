"""Every kind of finding has a bad file, and says what a maintainer needs to mend it.

A bad file is laid over the base rule set and gives exactly one finding. The comment it
starts with is that finding as it is printed: its first word says which file of the rule
set this is. After a change of words: run with `--update-goldens` and read the diff.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from opname_wizard.flow import __file__ as flow_module
from opname_wizard.flow.finding import Finding
from opname_wizard.flow.proof.prove import STEPS

CheckRules = Callable[..., list[Finding]]
HERE = Path(__file__).parent
FLOW = Path(flow_module).parent
BAD_FILES = sorted(HERE.glob("*.yaml"))

# Files too large to keep: their last line is repeated so many times.
REPEATED = {"too_large": 9_000, "too_many_parts": 20_000}
# Proofs that need a small budget to run out of it.
BUDGETS = {"not_proven": 100}
# The mistake is that the file is not there.
ABSENT = {"no_ruleset"}


def test_the_base_rule_set_has_no_finding(
    base_files: Mapping[str, bytes], check_rules: CheckRules
) -> None:
    assert check_rules(base_files) == []


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda path: path.stem)
def test_a_bad_file_gives_its_one_finding(
    bad: Path,
    base_files: Mapping[str, bytes],
    check_rules: CheckRules,
    *,
    update_goldens: bool,
) -> None:
    code = _code(bad)
    findings: list[Finding] = []
    # A promise that grows moves the lines below it, so the second write is the one.
    for write in (update_goldens, update_goldens, False):
        files = _overlaid(bad, base_files)
        findings = check_rules(files, BUDGETS.get(code, STEPS))
        assert [finding.code for finding in findings] == [code]
        if not write:
            break
        _write(bad, findings[0])
    assert str(findings[0]) == _promised(bad)


def test_every_code_has_a_bad_file_and_every_bad_file_a_code() -> None:
    assert {_code(bad) for bad in BAD_FILES} == _codes()


def test_codes_are_written_where_they_can_be_found() -> None:
    unseen = {
        (module.name, function.name)
        for module, function, code in _sites()
        if not isinstance(code, ast.Constant)
    }
    assert unseen == {
        (file, name) for file, names in _PASSED_ON.items() for name in names
    }


# Functions that pass a code on, and so are looked at where they are called.
_PASSED_ON = {
    "alive.py": ["_dead"],
    "check_names.py": ["reached"],
    "decode.py": ["_refuse"],
    "check_steps.py": ["_known"],
    "prove.py": ["_finding"],
    "reader.py": ["find"],
    "tree.py": ["_refuse"],
}
_GIVES_A_FINDING = {"Finding", "_dead", "_finding", "_known", "_refuse", "find"}


def _codes() -> set[str]:
    """Every code that reading, checking and proving can give."""
    codes = (code for _, _, code in _sites())
    return {str(code.value) for code in codes if isinstance(code, ast.Constant)}


@cache
def _sites() -> tuple[tuple[Path, ast.FunctionDef, ast.expr], ...]:
    """Every place that makes a finding: its module, function and code."""
    return tuple(
        (module, function, code)
        for module in sorted(FLOW.rglob("*.py"))
        for function in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for code in _codes_in(function)
    )


def _codes_in(function: ast.FunctionDef) -> Iterator[ast.expr]:
    returns = ast.unparse(function.returns) if function.returns else ""
    problem = "tuple[str, str, str]" in returns
    for node in ast.walk(function):
        match node:
            case ast.Call(func=called, args=[code, *rest]) if _makes_finding(called):
                if rest:  # a search's `find` takes a formula and nothing else
                    yield code
            case ast.Return(value=ast.Tuple(elts=[code, *_])) if problem:
                yield code  # a problem: code, message and hint


def _makes_finding(called: ast.expr) -> bool:
    name = ast.unparse(called)
    return name.split(".")[-1] in _GIVES_A_FINDING


def _code(bad: Path) -> str:
    """The code before the hyphen: `bad_clock-eenheid` is a second bad_clock."""
    return bad.stem.split("-")[0]


def _promised(bad: Path) -> str:
    lines = bad.read_bytes().decode("utf-8", "replace").splitlines()
    comment = lines[: _length(lines)]
    return "\n".join(line.removeprefix("#")[1:] for line in comment)


def _length(lines: list[str]) -> int:
    """How many lines of a file the promised finding takes: the rest is indented."""
    more = (n for n, line in enumerate(lines[1:], 1) if not line.startswith("#     "))
    return next(more, len(lines))


def _overlaid(bad: Path, base: Mapping[str, bytes]) -> dict[str, bytes]:
    place = _promised(bad).split(":")[0]
    if _code(bad) in ABSENT:
        return {path: content for path, content in base.items() if path != place}
    content = bad.read_bytes()
    last = content.splitlines(keepends=True)[-1]
    return {**base, place: content + last * REPEATED.get(_code(bad), 0)}


def _write(bad: Path, finding: Finding) -> None:
    content = bad.read_bytes()
    old = _length(content.decode("utf-8", "replace").splitlines())
    body = content.splitlines(keepends=True)[old:]
    text = "".join(f"# {line}\n" for line in str(finding).splitlines())
    bad.write_bytes(text.encode() + b"".join(body))
