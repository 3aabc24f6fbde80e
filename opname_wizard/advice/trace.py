"""What a row looked at: the answers and verdicts behind it, for an internal copy."""

from collections.abc import Iterator
from datetime import date

from opname_wizard.advice.blocks import lead_in
from opname_wizard.advice.report import FIT_TEXTS, STATE_TEXTS
from opname_wizard.clock.write import write
from opname_wizard.engine.answer import Answer, has_value
from opname_wizard.engine.hits import Weigher
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m

STATES = {**STATE_TEXTS, m.UNKNOWN: "nog niet bekend"}


def trace(walk: Walk, row: m.Row) -> list[str]:
    """The answers and verdicts that a row's condition names, as 'naam: waarde'."""
    if row.when is None:
        return ["dit geldt altijd"]
    return list(dict.fromkeys(_behind(walk, row.when)))


def _behind(walk: Walk, condition: c.Condition) -> Iterator[str]:
    for leaf in c.leaves(condition):
        step = walk.program.all_steps.by_id[leaf.ref.step]
        match step:
            case m.Question():
                answer = walk.value(step.id)
                if answer is not None:
                    words = _words(walk, step, answer)
                    yield lead_in(step.label or step.ask) + words
            case m.Fact():
                yield from _behind(walk, step.when)
            case m.Clock() if step.id in walk.readings:
                state = walk.readings[step.id].state
                yield f"{step.text}: {STATES.get(state, state)}"
            case m.Table(kind="verdict"):
                yield from _verdict(walk, step)
            case m.Table(kind="measures"):
                yield from _fit(walk, step, leaf.ref.part)
            case _:
                pass


def _verdict(walk: Walk, table: m.Table) -> Iterator[str]:
    if table.flow not in walk.program.flows:
        return
    texts = {outcome.id: outcome.text for outcome in table.outcomes}
    for hit in Weigher(walk).hits(table):
        if hit.certain and isinstance(hit.row.says, m.Then):
            yield f"oordeel: {texts[hit.row.says.outcome]}"


def _fit(walk: Walk, table: m.Table, measure: str | None) -> Iterator[str]:
    texts = dict(table.measures)
    for hit in Weigher(walk).hits(table):
        says = hit.row.says
        if hit.certain and isinstance(says, m.Fits) and says.measure == measure:
            yield f"{texts[says.measure]}: {FIT_TEXTS[says.fit]}"


def _words(walk: Walk, question: m.Question, answer: Answer) -> str:
    if isinstance(answer, date):
        return write(answer)
    if not has_value(answer):
        return m.UNKNOWN_TEXT if question.type in m.CLOSED_TYPES else "niet ingevuld"
    texts = {option.id: option.text for option in walk.program.options(question)}
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return ", ".join(texts.get(name, name) for name in chosen)
