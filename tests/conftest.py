"""What several tests share: the base rule set, reading rules, and golden texts."""

import inspect
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.flow.finding import Finding
from opname_wizard.flow.proof.prove import STEPS, prove
from opname_wizard.flow.read import read_ruleset
from opname_wizard.flow.register import check_cited, read_register

TESTS = Path(__file__).parent
BASE = TESTS / "flow_mistakes" / "_base"
NOW = datetime(2026, 11, 16, 10, tzinfo=AMSTERDAM)


class CheckRules(Protocol):
    """Every finding of the files of a rule set, as `flow controleer` gives them."""

    def __call__(
        self, files: Mapping[str, bytes], budget: int = STEPS
    ) -> list[Finding]:
        """Read, check and prove."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what came out as what must come out; read the diff afterwards",
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what needs root, unless the environment asks for it."""
    if os.environ.get("OPNAME_WIZARD_ROOT_TESTS") == "1":
        return
    left_out = [item for item in items if item.get_closest_marker("root")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written instead of compared."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def base_files() -> Mapping[str, bytes]:
    """A good rule set with every construct: path in it to the bytes of the file."""
    return {
        path.relative_to(BASE).as_posix(): path.read_bytes()
        for path in sorted(BASE.rglob("*.yaml"))
    }


@pytest.fixture(scope="session")
def now() -> datetime:
    """The moment at which tests take place."""
    return NOW


@pytest.fixture
def written(request: pytest.FixtureRequest) -> bytes:
    """The YAML in the docstring of the test."""
    return (inspect.getdoc(request.function) or "").encode()


@pytest.fixture(scope="session")
def check_rules() -> CheckRules:
    """How to get every finding of a rule set."""
    return _check_rules


def _check_rules(files: Mapping[str, bytes], budget: int = STEPS) -> list[Finding]:
    sources = {p: b for p, b in files.items() if p.startswith("sources/")}
    cases = {p for p in files if p.startswith("cases/")}
    rules = {p: b for p, b in files.items() if p not in sources and p not in cases}
    ruleset, findings = read_ruleset(rules)
    register, more = read_register(sources)
    findings += more
    if ruleset is None or more:
        return findings
    findings += check_cited(ruleset, register)
    return findings + prove(ruleset, NOW, budget).findings
