"""`flow lijst`, `flow toon` and `flow schema`: for who maintains the rules."""

import json
import sys

from opname_wizard.command.options import Options
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Steps
from opname_wizard.flow.finding import did_you_mean, one_of
from opname_wizard.library import Library
from opname_wizard.screen.json_out import flow_json
from opname_wizard.text import count

KINDS = {
    "Question": "vraag",
    "Fact": "feit",
    "Clock": "klok",
    "Table": "tabel",
}


def show_list(options: Options) -> int:
    """Print the flows and journeys of a rule set.

    Raises:
        UserError: the rules cannot be used.
    """
    ruleset = Library(options.rules, options.flows).ruleset
    journeys = {
        name: [stage.flow for stage in journey.stages]
        for name, journey in ruleset.journeys.items()
    }
    if options.json:
        flows = [{"id": f.id, "title": f.title} for f in ruleset.flows.values()]
        found = {
            "id": ruleset.id,
            "edition": ruleset.edition,
            "flows": flows,
            "journeys": journeys,
        }
        _print(json.dumps(found, ensure_ascii=False, indent=2))
        return Exit.DONE
    _print(f"{ruleset.title} ({ruleset.id}, editie {ruleset.edition})")
    _print("\nStromen:")
    for flow in ruleset.flows.values():
        questions = sum(isinstance(step, m.Question) for step in flow.steps)
        asked = count(questions, "vraag", "vragen")
        _print(f"  {flow.id}: {flow.title} ({asked})")
    _print("\nReizen:")
    for name, flows_of in journeys.items():
        _print(f"  {name}: {' → '.join(flows_of)}")
    return Exit.DONE


def show(name: str, options: Options) -> int:
    """Print one flow, or as JSON with ``--json``.

    Raises:
        UserError: the rules cannot be used, or there is no such flow.
    """
    ruleset = Library(options.rules, options.flows).ruleset
    flow = ruleset.flows.get(name)
    if flow is None:
        hint = did_you_mean(name, ruleset.flows, one_of(ruleset.flows))
        raise UserError(f"Er is geen stroom '{name}'.", hint)
    steps = Steps(ruleset)
    if options.json:
        found = flow_json(ruleset, flow, steps.options)
        _print(json.dumps(found, ensure_ascii=False, indent=2))
        return Exit.DONE
    _print(f"{flow.title} ({flow.id})")
    for step in flow.steps:
        _print(f"\n{KINDS[type(step).__name__]} {step.id}")
        for line in _lines(step, steps):
            _print(f"  {line}")
    return Exit.DONE


def show_schema(kind: str) -> int:
    """Print the JSON Schema of one kind of content file, for editors.

    Args:
        kind: ``stroom``, ``regelset``, ``bronnen`` or ``casus``.

    Raises:
        UserError: there is no such kind.
    """
    from opname_wizard.case.schema import case_schema
    from opname_wizard.flow import schema

    schemas = {
        "stroom": schema.flow_schema,
        "regelset": schema.ruleset_schema,
        "bronnen": schema.sources_schema,
        "casus": case_schema,
    }
    if kind not in schemas:
        hint = did_you_mean(kind, schemas, one_of(schemas))
        raise UserError(f"Er is geen schema '{kind}'.", hint)
    _print(json.dumps(schemas[kind](), ensure_ascii=False, indent=2))
    return Exit.DONE


def _lines(step: m.Step, steps: Steps) -> list[str]:
    match step:
        case m.Question():
            extra = [m.UNKNOWN_TEXT + " (gewogen)"] if step.unknown else []
            return [step.ask, *(f"- {o.text}" for o in steps.options(step)), *extra]
        case m.Clock():
            return [step.text, f"{step.number} ({step.function})"]
        case m.Table():
            return [f"{row.id}: {row.because}" for row in step.rows]
        case m.Fact():
            return []


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
