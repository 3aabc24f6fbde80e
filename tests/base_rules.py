"""The base rule set (`flow_mistakes/_base`), read once, and walks through it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from opname_wizard.clock.calendar import Calendar
from opname_wizard.engine.answer import Answer
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program, find_journey
from opname_wizard.flow.read import read_ruleset
from opname_wizard.flow.register import read_register

BASE = Path(__file__).parent / "flow_mistakes" / "_base"
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
TITLES = {"bewijs": "Bewijs van lenen"}
GROUP: Mapping[str, Answer] = {
    "soort": "bak",
    "mee": ("groep",),
    "opgehaald": datetime(2026, 11, 16, 8, tzinfo=UTC),
    "gebeld": "onbekend",
    "dag_rit": "onbekend",
    "dag_vraag": "onbekend",
    "keuze": ("slot",),
}

LETTER = """\
---
title: Bewijs van lenen
about: De lener kan laten zien dat het mag.
sender: balie
fields:
  naam:
    label: naam van de lener
    type: text
    prompt: Hoe heet de lener?
    personal: true
parts:
  overleg: Het overleg staat in het bewijs.
---
{{ naam }} leent een fiets.
{% if part.overleg %}Er was overleg.{{ note.overleg }}{% endif %}
"""


def files(part: str) -> dict[str, bytes]:
    """The files of the base rule set: ``rules`` or ``sources``."""
    found = {
        path.relative_to(BASE).as_posix(): path.read_bytes()
        for path in BASE.rglob("*.yaml")
    }
    apart = {name for name in found if name.startswith(("sources/", "cases/"))}
    if part == "sources":
        return {name: found[name] for name in apart if name.startswith("sources/")}
    return {name: data for name, data in found.items() if name not in apart}


@cache
def rules() -> m.RuleSet:
    """The base rule set."""
    ruleset, findings = read_ruleset(files("rules"))
    assert ruleset is not None, findings
    return ruleset


@cache
def register() -> Mapping[str, m.Source]:
    """The sources of the base rule set."""
    found, findings = read_register(files("sources"))
    assert findings == []
    return found


@cache
def walker(journey: str = "dag") -> Walker:
    """A walker of a journey of the base rule set."""
    found = find_journey(rules(), journey)
    assert found is not None
    return Walker(Program(rules(), found), Calendar())


def walk(answers: Mapping[str, Answer], journey: str = "dag") -> Walk:
    """Where answers lead."""
    return walker(journey).walk(answers, NOW)
