"""The advice as one JSON object, stable and documented (README, 'JSON')."""

from typing import Any

from opname_wizard.advice import model as a
from opname_wizard.clock.write import iso
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import model as m
from opname_wizard.flow.condition import as_data
from opname_wizard.screen.answers_file import plain_value

SCHEMA = "opname-wizard/advies/1"
Json = dict[str, Any]


def advice_json(
    walk: Walk, advice: a.Advice, sha256: str, *, language: str = SCHEMA
) -> Json:
    """The object that ``--json`` prints.

    Args:
        walk: where the answers lead.
        advice: the advice of that walk.
        sha256: of the content of the rule set.
        language: name and version of this shape.
    """
    ruleset = walk.program.ruleset
    return {
        "schema": language,
        "rule_set": {"id": ruleset.id, "edition": ruleset.edition, "sha256": sha256},
        "flows": list(advice.flows),
        "now": iso(advice.now),
        "answers": {name: plain_value(value) for name, value in walk.answers.items()},
        "given": {name: plain_value(value) for name, value in walk.given.items()},
        "asked": list(walk.answers),
        "missing": list(walk.missing),
        "clocks": [_clock(clock) for clock in advice.clocks],
        "verdict": _verdict(advice.verdict),
        "verdicts": {one.flow: _verdict(one) for one in advice.verdicts},
        "reasons": [_line(line) for line in advice.reasons],
        "actions": [_action(action) for action in advice.actions],
        "measures": [_measure(measure) for measure in advice.measures],
        "letters": [_offer(offer) for offer in advice.letters],
        "notes": [_line(line) for line in advice.notes],
        "sources": [_source(cited) for cited in advice.sources],
    }


def flow_json(ruleset: m.RuleSet, flow: m.Flow, options: Any) -> Json:
    """The compiled flow that ``flow toon --json`` prints."""
    questions = [step for step in flow.steps if isinstance(step, m.Question)]
    return {
        "schema": "opname-wizard/stroom/1",
        "rule_set": {"id": ruleset.id, "edition": ruleset.edition},
        "id": flow.id,
        "title": flow.title,
        "questions": [
            {
                "id": question.id,
                "ask": question.ask,
                "type": question.type,
                "options": [{"id": o.id, "text": o.text} for o in options(question)],
                "unknown": question.unknown,
                "when": as_data(question.when),
            }
            for question in questions
        ],
        "steps": [
            {"id": step.id, "kind": type(step).__name__.lower()} for step in flow.steps
        ],
    }


def _why(why: a.Why) -> Json:
    return {
        "because": why.because,
        "voice": why.voice,
        "sources": list(why.sources),
        "certainty": "certain" if why.certain else "depends",
        "depends_on": list(why.depends_on),
    }


def _verdict(one: a.Outcome) -> Json:
    return {
        "flow": one.flow,
        "table": one.table,
        "id": one.id,
        "text": one.text,
        "certainty": "certain" if one.why.certain else "depends",
        "possible": list(one.possible),
        "depends_on": list(one.why.depends_on),
        "because": one.why.because,
        "voice": one.why.voice,
        "sources": list(one.why.sources),
    }


def _clock(clock: a.Clock) -> Json:
    reading = clock.reading
    return {
        "id": clock.id,
        "text": clock.text,
        "state": reading.state,
        "start": iso(reading.start) if reading.start else None,
        "end": iso(reading.end) if reading.end else None,
        "ends": [iso(end) if end else None for end in reading.ends],
        "remarks": list(reading.remarks),
        **_why(clock.why),
    }


def _line(line: a.Line) -> Json:
    return {"id": line.id, "table": line.table, "text": line.text, **_why(line.why)}


def _action(action: a.Action) -> Json:
    return {
        "id": action.id,
        "table": action.table,
        "text": action.text,
        "who": action.who,
        "due": [due.text for due in action.due],
        **_why(action.why),
    }


def _measure(measure: a.Measure) -> Json:
    return {
        "id": measure.id,
        "row": measure.row,
        "text": measure.text,
        "fit": measure.fit,
        "term": measure.term,
        **_why(measure.why),
    }


def _offer(offer: a.Offer) -> Json:
    return {
        "id": offer.id,
        "text": offer.text,
        "as": offer.form,
        "rows": list(offer.rows),
        "parts": list(offer.parts),
        **_why(offer.why),
    }


def _source(cited: a.Cited) -> Json:
    return {
        "n": cited.number,
        "id": cited.id,
        "document": cited.document,
        "place": cited.place,
        "summary": cited.summary,
        "status": cited.status,
    }
