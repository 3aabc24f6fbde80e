"""The review before the advice: every answer on one screen, and any can change."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from opname_wizard.advice.blocks import lead_in
from opname_wizard.flow import model as m
from opname_wizard.screen.face import Face
from opname_wizard.screen.prompt import Choice, Key, Prompt, as_start
from opname_wizard.screen.questions import Asked, answer_text, label_of
from opname_wizard.session import Change, Session

READY = "verder"


class Explains(Protocol):
    """What the review needs of the conversation around it."""

    def explain(self, question: m.Question) -> None:
        """Show why a question is asked."""

    def show_certain(self) -> None:
        """Show what is certain by now."""


class Review:
    """Asks whether all answers are right, and changes those that are not."""

    def __init__(
        self,
        face: Face,
        session: Session,
        clock: Callable[[], datetime],
        talk: Explains,
    ) -> None:
        self._face = face
        self._session = session
        self._clock = clock
        self._talk = talk

    def done(self) -> bool:
        """Show the answers; True when the user goes on to the advice."""
        program = self._session.walk.program
        steps = program.all_steps.by_id
        entries = {**self._session.walk.given, **self._session.walk.answers}
        ids = [s.id for s in program.steps if s.id in entries]
        at_end = self._session.question is None
        ready = "Verder naar het advies" if at_end else "Verder"
        choices = [Choice(READY, ready)]
        for name in ids:
            question = steps[name]
            assert isinstance(question, m.Question)  # noqa: S101  answers are to questions
            known = "" if name in self._session.walk.answers else " (was al bekend)"
            text = answer_text(question, self._session.options(question), entries[name])
            choices.append(Choice(name, f"{lead_in(label_of(question))}{text}{known}"))
        prompt = Prompt(
            ask=f"Uw antwoorden ({len(self._session.walk.answers)}). Klopt alles?",
            label="Nagekeken",
            help="Kies een antwoord om het te wijzigen.",
            choices=tuple(choices),
            start=(READY,),
            has_help=False,
            has_now=True,
            can_go_back=bool(self._session.path),
        )
        reply = self._face.ask(prompt)
        if reply.key is Key.NOW:
            self._talk.show_certain()
        elif reply.key is Key.BACK:
            self._session.back()
            self._face.forget()
        elif reply.typed == READY:
            return True
        else:
            self._change(str(reply.typed))
        return False

    def _change(self, name: str) -> None:
        """Ask one question again, say what a new answer does, and do it if wanted."""
        question = self._session.walk.program.all_steps.by_id[name]
        assert isinstance(question, m.Question)  # noqa: S101  chosen from the answers
        asked = Asked(question, self._session, self._clock())
        prompt = asked.prompt(step="", clock="", can_go_back=True)
        reply = self._face.ask(prompt)
        while reply.key in {Key.HELP, Key.NOW}:
            if reply.key is Key.HELP:
                self._talk.explain(question)
            else:
                self._talk.show_certain()
            reply = self._face.ask(prompt._replace(start=as_start(reply.typed)))
        if reply.key is Key.BACK:
            return
        answer = asked.answer(reply.typed)
        if answer == self._session.earlier(name):
            return
        if self._wants(self._session.preview(name, answer)):
            self._session.change(name, answer)
            options = self._session.options(question)
            self._face.keep(prompt, answer_text(question, options, answer))

    def _wants(self, change: Change) -> bool:
        prompt = Prompt(
            ask="Wilt u dit antwoord wijzigen?",
            label="Wijzigen",
            help=change_text(change),
            choices=(Choice("ja", "Ja"), Choice("nee", "Nee")),
            has_help=False,
            unhurried=True,
        )
        reply = self._face.ask(prompt)
        return reply.key is Key.ANSWER and reply.typed == "ja"


def change_text(change: Change) -> str:
    """What a change does, in one sentence."""
    kept = _count(len(change.kept), "antwoord blijft", "antwoorden blijven")
    parts = [kept]
    if change.dropped:
        parts.append(_count(len(change.dropped), "vervalt", "vervallen"))
    if change.new:
        parts.append(_count(len(change.new), "nieuwe vraag", "mogelijke nieuwe vragen"))
    verdict = "blijft gelijk"
    if change.verdict:
        verdict = "kan veranderen" if change.new else "verandert"
    return f"{', '.join(parts)}; het oordeel {verdict}."


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
