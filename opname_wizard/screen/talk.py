"""The conversation: questions, what is certain on the way, and the review.

The same for every face; what comes after (the advice and its menu) is in `closing`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from opname_wizard.advice.blocks import (
    STATUS_TAGS,
    Block,
    Item,
    Note,
    with_own_sources,
)
from opname_wizard.clock.deadlines import time_left
from opname_wizard.clock.write import write_span
from opname_wizard.flow import model as m
from opname_wizard.screen.face import Face
from opname_wizard.screen.prompt import Key, as_start
from opname_wizard.screen.questions import Asked, answer_text, words_of
from opname_wizard.screen.review import Review
from opname_wizard.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from opname_wizard.advice.model import Advice


class Pause(Enum):
    """How a user goes on between two parts of a journey."""

    ON = "verder"
    BACK = "terug"
    CHANGE = "wijzigen"
    LEAVE = "later"


INTERIM = {"actions": "Dit kunt u nu al doen", "notes": "Alvast dit"}


class Talk:
    """One conversation on one face.

    Args:
        face: where it takes place.
        session: the answers.
        register: gives the sources; called when first needed.
        letters: title of every letter by id.
        clock: gives the aware moment now.

    Attributes:
        between: how to go on between two parts, given the flow that comes; to be set.
        saved: the files that were saved in this conversation.
        words: the names that its reports use.
    """

    def __init__(
        self,
        face: Face,
        session: Session,
        register: Callable[[], Mapping[str, m.Source]],
        letters: Callable[[], Mapping[str, str]],
        clock: Callable[[], datetime],
    ) -> None:
        self.face = face
        self.session = session
        self._register = register
        self._letters = letters
        self._clock = clock
        self.between: Callable[[str], Pause] = lambda _flow: Pause.ON
        self._begun: set[str] = set()
        self._shown: set[str] = set()
        self.saved: list[Path] = []
        self.words = words_of(session)
        self._review = Review(face, session, clock, self)

    def run(self) -> "Advice | None":
        """Ask until the user is content with the answers; gives the advice.

        Returns:
            The advice; None when the user leaves between two parts.

        Raises:
            Stopped: the user stopped.
        """
        while True:
            question = self.session.question
            if question is None:
                if self._review.done():
                    return self.advice()
            elif self._begins_part(question):
                if not self._goes_on(question.flow):
                    return None
            else:
                self._interim(question)
                self._ask(question)

    def _begins_part(self, question: m.Question) -> bool:
        """Whether this question is the first of a part, and an earlier one is done."""
        flows = self.session.walk.program.flows
        new = question.flow not in {flows[0], *self._begun}
        return new and question is self.session.walk.next and self.session.path != ()

    def _goes_on(self, flow: str) -> bool:
        pause = self.between(flow)
        if pause is Pause.ON:
            self._begun.add(flow)
        elif pause is Pause.CHANGE:
            self._review.done()
        elif pause is Pause.BACK:
            self.session.back()
            self.face.forget()
        return pause is not Pause.LEAVE

    def advice(self, before: str | None = None) -> "Advice":
        """The advice for the answers so far, or only of the flows before one."""
        from opname_wizard.advice.advise import advise

        flows = self.session.walk.program.flows
        flows = flows[: flows.index(before)] if before else flows
        titles = self._letters()
        return advise(self.session.walk, self._register(), titles, flows=flows)

    def blocks(self) -> list[Block]:
        """The report of the advice so far."""
        from opname_wizard.advice.report import report

        return report(self.advice(), self.words)

    # -- one question -------------------------------------------------------------

    def _ask(self, question: m.Question) -> None:
        asked = Asked(question, self.session, self._clock())
        prompt = asked.prompt(
            step=self._step(question),
            clock=self._time_left(),
            can_go_back=self._can_go_back(question),
        )
        clock = self._first_clock()
        prompt = prompt._replace(clock_text=clock.text if clock else "")
        while True:
            reply = self.face.ask(prompt)
            if reply.key is Key.HELP:
                self.explain(question)
            elif reply.key is Key.NOW:
                self.show_certain()
            elif reply.key is Key.BACK:
                if self.session.back():
                    self.face.forget()
                return
            else:
                answer = asked.answer(reply.typed)
                self.session.answer(question.id, answer)
                options = self.session.options(question)
                self.face.keep(prompt, answer_text(question, options, answer))
                return
            prompt = prompt._replace(start=as_start(reply.typed))

    def _can_go_back(self, question: m.Question) -> bool:
        path = self.session.path
        return bool(path) and path[0] != question.id

    def _step(self, question: m.Question) -> str:
        part, parts, number, least, most = self.session.progress(question)
        span = f"{least}" if least == most else f"{least} tot {most}"
        which = f"deel {part} van {parts} · " if parts > 1 else ""
        return f"{which}stap {number} van {span}"

    def _first_clock(self) -> m.Clock | None:
        """The running clock that ends first."""
        walk, now = self.session.walk, self._clock()
        left = {
            name: time_left(reading.end, now)
            for name, reading in walk.readings.items()
            if reading.state == "loopt" and reading.end is not None
        }
        found = (
            walk.program.all_steps.by_id[min(left, key=left.__getitem__)]
            if left
            else None
        )
        return found if isinstance(found, m.Clock) else None

    def _time_left(self) -> str:
        clock = self._first_clock()
        end = self.session.walk.readings[clock.id].end if clock else None
        return f"nog {write_span(time_left(end, self._clock()))}" if end else ""

    def explain(self, question: m.Question) -> None:
        """Show why a question is asked, with its sources."""
        register, clock = self._register(), self._first_clock()
        names = list(
            dict.fromkeys((*question.sources, *(clock.sources if clock else ())))
        )
        number = {name: n for n, name in enumerate(names, 1)}
        marks = tuple(number[name] for name in question.sources)
        blocks: list[Block] = [Item("", question.why, "", marks, "")]
        if question.help.strip():  # a small screen has no room for it
            blocks.append(Item("", question.help.strip(), "", (), ""))
        if clock is not None:
            marks = tuple(number[name] for name in clock.sources)
            lead = f"De klok hierboven: {self._time_left()}"
            blocks.append(Item(lead, clock.text, clock.because, marks, ""))
        blocks += [_note(number[name], register[name]) for name in names]
        self.face.show("Waarom deze vraag?", blocks)

    # -- what is certain already ----------------------------------------------------

    def _interim(self, question: m.Question) -> None:
        """Show the early tables once, as soon as the questions have passed them."""
        program = self.session.walk.program
        steps = program.ruleset.flows[question.flow].steps
        if question.flow != program.flows[0]:
            return
        passed: list[m.Table] = []
        for step in steps[: steps.index(question)]:
            if isinstance(step, m.Table) and step.main:
                return
            if isinstance(step, m.Table) and step.kind in INTERIM:
                passed.append(step)
        fresh = [table for table in passed if table.id not in self._shown]
        if fresh:
            self._shown.update(table.id for table in fresh)
            self._show_tables(fresh)

    def _show_tables(self, tables: list[m.Table]) -> None:
        from opname_wizard.advice.advise import advise
        from opname_wizard.advice.report import compact, report

        only = frozenset(table.id for table in tables)
        found = advise(self.session.walk, self._register(), {}, only=only)
        if found.actions or found.notes:
            title = INTERIM["actions" if found.actions else "notes"]
            self.face.show(title, compact(report(found, self.words)))

    def show_certain(self) -> None:
        """Show what is certain by now, whatever the answers still to come."""
        found = self.advice()
        only = found._replace(
            verdicts=tuple(v for v in found.verdicts if v.why.certain),
            reasons=tuple(r for r in found.reasons if r.why.certain),
            actions=tuple(a for a in found.actions if a.why.certain),
            measures=tuple(x for x in found.measures if x.why.certain),
            notes=tuple(n for n in found.notes if n.why.certain),
            letters=(),
        )
        self._show_part("Dit is nu al zeker", only)

    def _show_part(self, title: str, part: "Advice") -> None:
        from opname_wizard.advice.report import report

        blocks = _renumbered(with_own_sources(report(part, self.words)))
        if blocks:
            self.face.show(title, blocks)
        else:
            self.face.say("Er is nog niets zeker. Dat komt met uw antwoorden.")


def _renumbered(blocks: list[Block]) -> list[Block]:
    """The blocks with their footnotes numbered from 1: they stand on their own."""
    marks = (n for block in blocks if isinstance(block, Item) for n in block.marks)
    number = {old: new for new, old in enumerate(dict.fromkeys(marks), 1)}
    notes = [b._replace(number=number[b.number]) for b in blocks if isinstance(b, Note)]
    return [
        *(
            b._replace(marks=tuple(number[n] for n in b.marks))
            if isinstance(b, Item)
            else b
            for b in blocks
            if not isinstance(b, Note)
        ),
        *sorted(notes, key=lambda note: note.number),
    ]


def _note(number: int, source: m.Source) -> Note:
    tag = STATUS_TAGS[source.status]
    return Note(number, source.title, source.place, source.summary, tag)
