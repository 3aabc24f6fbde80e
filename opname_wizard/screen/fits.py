"""How each measure fits, in words, where a manager chooses among them."""

from opname_wizard.engine.hits import Weigher
from opname_wizard.flow import model as m
from opname_wizard.session import Session


def fits(session: Session, question: m.Question) -> dict[str, str]:
    """Per measure that a question offers: how it fits by the answers so far.

    Args:
        session: the conversation.
        question: a question; without ``options_from`` nothing is found.

    Returns:
        Measure id to Dutch words; more fits joined by 'of' where it still depends.
    """
    table = session.walk.program.all_steps.by_id.get(question.options_from or "")
    if not isinstance(table, m.Table) or table.id not in _walked(session):
        return {}
    from opname_wizard.advice.report import FIT_TEXTS  # noqa: PLC0415  only needed here

    found: dict[str, list[str]] = {}
    for hit in Weigher(session.walk).hits(table):
        says = hit.row.says
        assert isinstance(says, m.Fits)  # noqa: S101  by its kind
        found.setdefault(says.measure, []).append(FIT_TEXTS[says.fit])
    return {name: " of ".join(dict.fromkeys(texts)) for name, texts in found.items()}


def _walked(session: Session) -> set[str]:
    return {step.id for step in session.walk.program.steps}
