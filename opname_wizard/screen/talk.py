"""The conversation: questions, what is certain on the way, and the review.

The same for every face; what comes after (the advice and its menu) is in `closing`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from opname_wizard.advice.blocks import (
    STATUS_TAGS,
    Block,
    Heading,
    Item,
    Note,
    Words,
)
from opname_wizard.clock.deadlines import time_left
from opname_wizard.clock.write import write_span
from opname_wizard.flow import model as m
from opname_wizard.screen.face import Face
from opname_wizard.screen.prompt import Choice, Key, Prompt, Typed
from opname_wizard.screen.questions import Asked, answer_text
from opname_wizard.session import Change, Session

if TYPE_CHECKING:
    from opname_wizard.advice.model import Advice

READY = "verder"
INTERIM = {"actions": "Dit kunt u nu al doen", "notes": "Alvast dit"}


class Talk:
    """One conversation on one face.

    Args:
        face: where it takes place.
        session: the answers.
        register: gives the sources; called when first needed.
        letters: title of every letter by id.
        clock: gives the aware moment now.
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
        self._shown: set[str] = set()
        self.words = words_of(session)

    def run(self) -> "Advice":
        """Ask until the user is content with the answers; gives the advice.

        Raises:
            Stopped: the user stopped.
        """
        while True:
            question = self.session.question
            if question is None:
                if self._review():
                    return self.advice()
            else:
                self._interim(question)
                self._ask(question)

    def advice(self) -> "Advice":
        """The advice for the answers so far."""
        from opname_wizard.advice.advise import advise

        return advise(self.session.walk, self._register(), self._letters())

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
        while True:
            reply = self.face.ask(prompt)
            if reply.key is Key.HELP:
                self._explain(question)
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
            prompt = prompt._replace(start=_as_start(reply.typed))

    def _can_go_back(self, question: m.Question) -> bool:
        path = self.session.path
        return bool(path) and path[0] != question.id

    def _step(self, question: m.Question) -> str:
        part, parts, number, least, most = self.session.progress(question)
        span = f"{least}" if least == most else f"{least} tot {most}"
        which = f"deel {part} van {parts} · " if parts > 1 else ""
        return f"{which}stap {number} van {span}"

    def _time_left(self) -> str:
        """The time left on the clock that ends first."""
        now = self._clock()
        running = [
            time_left(reading.end, now)
            for reading in self.session.walk.readings.values()
            if reading.state == "loopt" and reading.end is not None
        ]
        return f"nog {write_span(min(running))}" if running else ""

    def _explain(self, question: m.Question) -> None:
        register = self._register()
        marks = tuple(range(1, len(question.sources) + 1))
        blocks: list[Block] = [Item("", question.why, "", marks, "")]
        if question.help.strip():  # a small screen has no room for it
            blocks.append(Item("", question.help.strip(), "", (), ""))
        blocks += [
            _note(number, register[name])
            for number, name in enumerate(question.sources, 1)
        ]
        self.face.show("Waarom deze vraag?", blocks)

    # -- what is certain already ----------------------------------------------------

    def _interim(self, question: m.Question) -> None:
        """Show an early table once, as soon as the questions have passed it."""
        first = self.session.walk.program.ruleset.flows[question.flow]
        if question.flow != self.session.walk.program.flows[0]:
            return
        for step in first.steps[: first.steps.index(question)]:
            if isinstance(step, m.Table) and step.main:
                return
            early = isinstance(step, m.Table) and step.kind in INTERIM
            if isinstance(step, m.Table) and early and step.id not in self._shown:
                self._shown.add(step.id)
                self._show_table(step)

    def _show_table(self, table: m.Table) -> None:
        from opname_wizard.advice.advise import advise
        from opname_wizard.advice.report import compact, report

        walk, register = self.session.walk, self._register()
        found = advise(walk, register, {}, only=table.id)
        blocks = compact(report(found, self.words))
        if found.actions or found.notes:
            self.face.show(INTERIM[table.kind], blocks)

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

        blocks = with_own_sources(report(part, self.words))
        if blocks:
            self.face.show(title, blocks)

    # -- review -----------------------------------------------------------------------

    def _review(self) -> bool:
        """Show the answers; True when the user goes on to the advice."""
        program = self.session.walk.program
        steps = program.all_steps.by_id
        entries = {**self.session.walk.given, **self.session.walk.answers}
        ids = [s.id for s in program.steps if s.id in entries]
        choices = [Choice(READY, "Verder naar het advies")]
        for name in ids:
            question = steps[name]
            assert isinstance(question, m.Question)  # noqa: S101  answers are to questions
            known = "" if name in self.session.walk.answers else " (was al bekend)"
            text = answer_text(question, self.session.options(question), entries[name])
            choices.append(Choice(name, f"{_label(question)}: {text}{known}"))
        prompt = Prompt(
            ask=f"Uw antwoorden ({len(ids)}). Klopt alles?",
            label="Nagekeken",
            help="Kies een antwoord om het te wijzigen.",
            choices=tuple(choices),
            start=(READY,),
            has_help=False,
            has_now=True,
            can_go_back=bool(self.session.path),
        )
        reply = self.face.ask(prompt)
        if reply.key is Key.NOW:
            self.show_certain()
        elif reply.key is Key.BACK:
            self.session.back()
            self.face.forget()
        elif reply.typed == READY:
            return True
        else:
            self._change(str(reply.typed))
        return False

    def _change(self, name: str) -> None:
        """Ask one question again, say what a new answer does, and do it if wanted."""
        question = self.session.walk.program.all_steps.by_id[name]
        assert isinstance(question, m.Question)  # noqa: S101  chosen from the answers
        asked = Asked(question, self.session, self._clock())
        prompt = asked.prompt(step="", clock="", can_go_back=True)
        reply = self.face.ask(prompt)
        while reply.key in {Key.HELP, Key.NOW}:
            if reply.key is Key.HELP:
                self._explain(question)
            else:
                self.show_certain()
            reply = self.face.ask(prompt._replace(start=_as_start(reply.typed)))
        if reply.key is Key.BACK:
            return
        answer = asked.answer(reply.typed)
        if answer == self.session.earlier(name):
            return
        if self._wants(self.session.preview(name, answer)):
            self.session.change(name, answer)
            options = self.session.options(question)
            self.face.keep(prompt, answer_text(question, options, answer))

    def _wants(self, change: Change) -> bool:
        prompt = Prompt(
            ask="Wilt u dit antwoord wijzigen?",
            label="Wijzigen",
            help=change_text(change),
            choices=(Choice("ja", "Ja"), Choice("nee", "Nee")),
            has_help=False,
            unhurried=True,
        )
        reply = self.face.ask(prompt)
        return reply.key is Key.ANSWER and reply.typed == "ja"


def change_text(change: Change) -> str:
    """What a change does, in one sentence."""
    kept = _count(len(change.kept), "antwoord blijft", "antwoorden blijven")
    parts = [kept]
    if change.dropped:
        parts.append(_count(len(change.dropped), "vervalt", "vervallen"))
    if change.new:
        parts.append(_count(len(change.new), "nieuwe vraag", "nieuwe vragen"))
    verdict = "het oordeel verandert" if change.verdict else "het oordeel blijft gelijk"
    return f"{', '.join(parts)}; {verdict}."


def with_own_sources(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with only those sources that they refer to."""
    used = {n for block in blocks if isinstance(block, Item) for n in block.marks}
    kept = [b for b in blocks if not isinstance(b, Note) or b.number in used]
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    return kept


def _note(number: int, source: m.Source) -> Note:
    tag = STATUS_TAGS[source.status]
    return Note(number, source.title, source.place, source.summary, tag)


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _label(question: m.Question) -> str:
    return question.label or question.ask


def _as_start(typed: Typed) -> tuple[str, ...]:
    return typed if isinstance(typed, tuple) else (typed,) if typed else ()


def words_of(session: Session) -> Words:
    """The names that reports of a session use."""
    program = session.walk.program
    return Words(
        labels={s.id: _label(s) for s in program.steps if isinstance(s, m.Question)},
        titles={name: flow.title for name, flow in program.ruleset.flows.items()},
    )
