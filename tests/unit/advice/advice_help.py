"""What the advice tests share: advice on the base rule set, and parts of advice."""

from collections.abc import Iterable, Mapping

from base_rules import NOW, TITLES, register, walk, walker

from opname_wizard.advice import model as a
from opname_wizard.advice.advise import advise
from opname_wizard.advice.blocks import Block, Item, Note, Words
from opname_wizard.advice.cite import cite
from opname_wizard.advice.report import report
from opname_wizard.engine.answer import Answer
from opname_wizard.screen.questions import words_of
from opname_wizard.session import Session


def advice(answers: Mapping[str, Answer], journey: str = "dag") -> a.Advice:
    """The advice for answers."""
    return advise(walk(answers, journey), register(), TITLES)


def words() -> Words:
    """The names of questions and flows."""
    return words_of(Session(walker(), lambda: NOW))


def reported(answers: Mapping[str, Answer]) -> list[Block]:
    """The report of the advice for answers."""
    return report(advice(answers), words())


def why(*sources: str, voice: str = "rule", depends_on: tuple[str, ...] = ()) -> a.Why:
    """A reason; certain unless it depends on something."""
    return a.Why("Daarom.", voice, sources, not depends_on, depends_on)


def items(blocks: Iterable[Block]) -> list[Item]:
    """The claims among blocks."""
    return [block for block in blocks if isinstance(block, Item)]


def notes(blocks: Iterable[Block]) -> list[Note]:
    """The sources among blocks."""
    return [block for block in blocks if isinstance(block, Note)]


def marks(blocks: Iterable[Block]) -> list[int]:
    """The footnote numbers in claims, once each, in order of appearance."""
    return list(dict.fromkeys(n for item in items(blocks) for n in item.marks))


def made(**parts: object) -> a.Advice:
    """An advice of hand-made parts, with the sources they name."""
    why_of = why("R-1")
    verdict = a.Outcome(
        "lenen", "besluit", "mee", "De fiets mag mee.", (), "B3", why_of
    )
    empty = a.Advice(("lenen",), NOW, (verdict,), (), (), (), (), (), (), ())
    found = empty._replace(**parts)  # type: ignore[arg-type]  # each fits its own name
    groups = (
        found.verdicts[:1],
        found.reasons,
        found.verdicts[1:],
        found.clocks,
        found.actions,
        found.measures,
        found.notes,
        found.letters,
    )
    whys = [one.why for group in groups for one in group]
    return found._replace(sources=cite(whys, register()))


def made_blocks(**parts: object) -> list[Block]:
    """The report of an advice of hand-made parts."""
    return report(made(**parts), words())
