"""From a question of a flow to a prompt, and from what was typed to an answer."""

from datetime import date, datetime

from opname_wizard.advice.blocks import Words
from opname_wizard.clock.write import iso, write, write_distance
from opname_wizard.engine.answer import (
    Answer,
    AnswerError,
    clash,
    has_value,
    read_answer,
)
from opname_wizard.flow import model as m
from opname_wizard.screen.fits import fits
from opname_wizard.screen.prompt import Checked, Choice, Prompt, Typed
from opname_wizard.session import Session

EMPTY_TEXT = "Weet u het niet? Laat het leeg."
TYPE_UNKNOWN = "Weet u het niet? Typ onbekend."
DATE_HELP = "Bijvoorbeeld 24-11-2026, gisteren, vandaag of morgen."
MOMENT_HELP = "Bijvoorbeeld 24-11-2026 10:15 of gisteren 14:30."
_UNKNOWN_WORDS = {"", m.UNKNOWN, m.UNKNOWN_TEXT.casefold()}


class Asked:
    """One question as it is put to the user now."""

    def __init__(self, question: m.Question, session: Session, now: datetime) -> None:
        self.question = question
        self._options = session.options(question)
        self._now = now
        self._earlier = session.earlier(question.id)
        self._fits = fits(session, question)

    def prompt(self, *, step: str, clock: str, can_go_back: bool) -> Prompt:
        """The prompt; ``step`` and ``clock`` stand above it."""
        q = self.question
        return Prompt(
            ask=q.ask,
            label=q.label or q.ask,
            step=step,
            clock=clock,
            help=self._help(),
            choices=self.choices(),
            many=q.type == "multi",
            alone=q.alone | {m.UNKNOWN},
            start=self._start(),
            check=self.check,
            can_go_back=can_go_back,
            can_be_empty=q.type not in m.CLOSED_TYPES,
            has_now=True,
        )

    def choices(self) -> tuple[Choice, ...]:
        """The options, with *Weet ik niet* where it is weighed."""
        choices = tuple(
            Choice(option.id, self._text(option)) for option in self._options
        )
        if self.question.unknown:
            choices += (Choice(m.UNKNOWN, m.UNKNOWN_TEXT),)
        return choices

    def _text(self, option: m.Option) -> str:
        fit = self._fits.get(option.id)
        return f"{option.text} · {fit}" if fit else option.text

    def _help(self) -> str:
        extra = {"date": DATE_HELP, "datetime": MOMENT_HELP}.get(self.question.type, "")
        if extra and self.question.default:
            extra = f"{extra} {TYPE_UNKNOWN}"
        return "\n".join(part for part in (self.question.help.strip(), extra) if part)

    def _start(self) -> tuple[str, ...]:
        """What the prompt starts from: the earlier answer, else the default."""
        q, earlier = self.question, self._earlier
        if q.type in m.CLOSED_TYPES:
            names = (earlier,) if isinstance(earlier, str) else earlier
            chosen = q.default if not isinstance(names, tuple) else names
            offered = {choice.id for choice in self.choices()}
            return tuple(name for name in chosen if name in offered)
        if isinstance(earlier, date):
            return (typed_moment(earlier),)
        if isinstance(earlier, str) and has_value(earlier):
            return (earlier,)
        return (m.UNKNOWN,) if earlier is not None and q.default else ()

    def check(self, typed: Typed) -> Checked:
        """Whether this will do; for a date also how it is understood."""
        q = self.question
        if q.type == "multi":
            return self._check_many(typed)
        if q.type == "choice":
            return Checked(good=True, message="")
        try:
            answer = self.answer(typed)
        except AnswerError as error:
            return Checked(good=False, message=f"{error.reason} {error.what_now}")
        if isinstance(answer, date):
            lead = "Enter geeft" if typed == "" else "Dat is"
            distance = write_distance(answer, self._now)  # a wrong year stands out
            said = f"{lead} {write(answer)} ({distance})."
            return Checked(good=True, message=said)
        if not typed:
            return Checked(good=True, message=EMPTY_TEXT)
        said = "" if has_value(answer) else "Dit blijft onbekend."
        return Checked(good=True, message=said)

    def _check_many(self, typed: Typed) -> Checked:
        chosen = (typed,) if isinstance(typed, str) else typed
        if not chosen:
            text = "Kruis er minstens één aan met de spatiebalk."
            return Checked(good=False, message=text)
        texts = {choice.id: choice.text for choice in self.choices()}
        names = clash(self.question, chosen)
        if m.UNKNOWN in chosen and len(set(chosen)) > 1:
            names = (m.UNKNOWN, next(name for name in chosen if name != m.UNKNOWN))
        if names:
            said = " en ".join(f"'{texts.get(name, name)}'" for name in names)
            return Checked(good=False, message=f"{said} gaan niet samen.")
        return Checked(good=True, message="")

    def answer(self, typed: Typed) -> Answer:
        """The typed answer of the engine.

        Raises:
            AnswerError: it does not fit the question.
        """
        q = self.question
        if typed == "" and q.default:
            typed = q.default[0]
        if q.type not in m.CLOSED_TYPES and isinstance(typed, str):
            typed = m.UNKNOWN if typed.casefold() in _UNKNOWN_WORDS else typed
        return read_answer(q, self._options, typed, self._now)


def typed_moment(value: date) -> str:
    """A date or moment as a user would type it."""
    day, _, time = iso(value).partition(" ")
    year, month, number = day.split("-")
    return f"{number}-{month}-{year} {time}".strip()


def answer_text(question: m.Question, options: list[m.Option], answer: Answer) -> str:
    """An answer as one line of Dutch."""
    if isinstance(answer, date):
        return write(answer)
    texts = {option.id: option.text for option in options}
    if isinstance(answer, tuple):
        return ", ".join(texts.get(name, name) for name in answer)
    if not has_value(answer):
        return m.UNKNOWN_TEXT if question.type in m.CLOSED_TYPES else "niet ingevuld"
    return texts.get(answer, answer)


def label_of(question: m.Question) -> str:
    """The short name of a question."""
    return question.label or question.ask


def words_of(session: Session) -> Words:
    """The names that reports of a session use."""
    program = session.walk.program
    return Words(
        labels={s.id: label_of(s) for s in program.steps if isinstance(s, m.Question)},
        titles={name: flow.title for name, flow in program.ruleset.flows.items()},
    )
