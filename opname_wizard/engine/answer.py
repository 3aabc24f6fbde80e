"""Typed answers, and how written ones become typed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from opname_wizard.clock.dutch import MomentError, parse_date, parse_moment
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import did_you_mean, one_of

Answer = str | tuple[str, ...] | date | datetime
Answers = Mapping[str, Answer]
Written = str | Sequence[str]


class AnswerError(UserError):
    """An answer that does not fit its question."""

    def __init__(self, question: str, text: str, what_now: str) -> None:
        super().__init__(f"{question}: {text}", what_now, Exit.ANSWER)
        self.question = question
        self.reason = text


def has_value(answer: Answer | None) -> bool:
    """Whether an answer is there and is not *Weet ik niet* or left empty."""
    return answer is not None and answer not in {m.UNKNOWN, "", ()}


def read_answer(
    question: m.Question, options: Sequence[m.Option], written: Written, now: datetime
) -> Answer:
    """The typed answer for what stands in a file or was typed.

    Args:
        question: the question that is answered.
        options: its options, also when they come from a table.
        written: an option id, a list of them, a date or moment in words, or text.
        now: aware moment, for words such as ``gisteren``.

    Raises:
        AnswerError: what was written does not fit the question.
    """
    if question.type == "multi":
        return _multi(question, options, written)
    if not isinstance(written, str):
        raise AnswerError(
            question.id, "hier past maar één antwoord", "geef één waarde, geen lijst"
        )
    if question.type == "choice":
        return _choice(question, options, written)
    if question.type == "text":
        return written
    if written in {m.UNKNOWN, ""}:
        return m.UNKNOWN
    try:
        if question.type == "date":
            return parse_date(written, now.date())
        return parse_moment(written, now)
    except MomentError as error:
        raise AnswerError(question.id, error.text, error.what_now) from None


def _choice(question: m.Question, options: Sequence[m.Option], written: str) -> str:
    known = [option.id for option in options]
    if written in known or (written == m.UNKNOWN and question.unknown):
        return written
    if written == m.UNKNOWN and m.UNSURE in known:
        return m.UNSURE
    raise _unknown(question, known, written)


def _multi(
    question: m.Question, options: Sequence[m.Option], written: Written
) -> Answer:
    chosen = [written] if isinstance(written, str) else list(written)
    known = [option.id for option in options]
    if chosen == [m.UNKNOWN]:
        if question.unknown:
            return m.UNKNOWN
        chosen = [m.UNSURE] if m.UNSURE in known else chosen
    for word in chosen:
        if word not in known:
            raise _unknown(question, known, word)
    if not chosen:
        raise AnswerError(question.id, "er is niets gekozen", "kies minstens één optie")
    pair = clash(question, chosen)
    if pair:
        problem = "'" + "' en '".join(pair) + "' gaan niet samen"
        raise AnswerError(question.id, problem, "laat een van beide weg")
    return tuple(name for name in known if name in chosen)


def clash(question: m.Question, chosen: Sequence[str]) -> tuple[str, ...]:
    """Ids of options that are chosen together but may not be; () when all is well."""
    for name in chosen:
        if name in question.alone and len(set(chosen)) > 1:
            return name, next(other for other in chosen if other != name)
    for pair in question.not_both:
        if pair <= set(chosen):
            return tuple(sorted(pair))
    return ()


def _unknown(question: m.Question, known: list[str], word: str) -> AnswerError:
    listed = [*known, m.UNKNOWN] if question.unknown else known
    hint = did_you_mean(word, listed, one_of(listed))
    return AnswerError(question.id, f"'{word}' is geen antwoord", hint)
