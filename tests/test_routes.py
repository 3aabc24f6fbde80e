"""Whatever way the answers come in, the advice is the same: for every shipped case."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
import shipped
from scripted import Scripted

from opname_wizard.advice.advise import advise
from opname_wizard.advice.blocks import Block, Item, Note, with_own_sources
from opname_wizard.advice.model import Advice, Why
from opname_wizard.advice.report import report
from opname_wizard.engine.answer import Answer
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.errors import Stopped
from opname_wizard.letter import word
from opname_wizard.screen import letters
from opname_wizard.screen.answers_file import parse_answers, write_answers
from opname_wizard.screen.json_out import advice_json
from opname_wizard.screen.letters import Wanted, draft_of, offer_of, save_advice
from opname_wizard.screen.questions import words_of
from opname_wizard.screen.talk import Talk
from opname_wizard.session import Session

FORBIDDEN = re.compile(r"dwangsom|boete|u bent strafbaar|€", re.IGNORECASE)
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}")
SHARED = 6  # answers that many cases begin with
NOTE_MARK = re.compile(r"\[\^\d+\]")


class Remembering(Walker):
    """A walker that walks the same answers once: routes and cases share their ways."""

    def __init__(self, walker: Walker) -> None:
        self.__dict__.update(walker.__dict__)
        self._seen: dict[tuple[datetime, tuple[tuple[str, Answer], ...]], Walk] = {}

    def walk(self, answers: Mapping[str, Answer], now: datetime) -> Walk:
        """See `Walker`."""
        key = (now, tuple(answers.items()))
        if key not in self._seen:
            self._seen[key] = super().walk(answers, now)
        return self._seen[key]

    def forget(self) -> None:
        """Keep only the first steps, which other cases take as well."""
        for key in [key for key in self._seen if len(key[1]) > SHARED]:
            del self._seen[key]


@cache
def remembering(journey: str) -> Remembering:
    """One for all cases of a journey."""
    return Remembering(shipped.walker(journey))


class Route(NamedTuple):
    """One way of giving the answers of a case, and what came out."""

    session: Session
    advice: Advice

    @property
    def json(self) -> str:
        """What ``--json`` prints."""
        found = advice_json(self.session.walk, self.advice, "-")
        return json.dumps(found, ensure_ascii=False)


class Routes(NamedTuple):
    """A case by its routes, and what was on the screen in the last."""

    filed: Route
    stepped: Route
    talked: Route
    shown: list[tuple[str, list[Block]]]


def advised(session: Session) -> Route:
    register, titles = shipped.library().register, shipped.library().letter_titles()
    return Route(session, advise(session.walk, register, titles))


def finish(session: Session, answers: Mapping[str, Answer]) -> Session:
    """Also give what was not asked: after a gap, or the same as was known already."""
    for name, answer in answers.items():
        if name not in session.walk.answers:
            session.change(name, answer)
    return session


@cache
def routes(name: str) -> Routes:
    """A case, answered in three ways."""
    walker = remembering(shipped.cases()[name].journey)
    shown, talked = _talked(name, walker)
    stepped = _stepped(name, walker)
    walker.forget()
    return Routes(advised(_filed(name)), stepped, talked, shown)


def _filed(name: str) -> Session:
    """By an answers file, as the program itself writes it."""
    case = shipped.cases()[name]
    now, walker = shipped.moment(case), shipped.walker(case.journey)
    text = write_answers(shipped.answers_of(case)).encode()
    found = parse_answers(text, "antwoorden.yaml", walker.program, (), now)
    return Session(walker, lambda: now, found.answers)


def _stepped(name: str, walker: Walker) -> Route:
    """Question by question, in the order of the session."""
    case = shipped.cases()[name]
    now, answers = shipped.moment(case), shipped.answers_of(case)
    session = Session(walker, lambda: now)
    while session.question is not None and session.question.id in answers:
        session.answer(session.question.id, answers[session.question.id])
    assert session.question is None or case.partial
    return advised(finish(session, answers))


def _talked(name: str, walker: Walker) -> tuple[list[tuple[str, list[Block]]], Route]:
    """In a conversation, up to and including the review."""
    case = shipped.cases()[name]
    now = shipped.moment(case)
    session = Session(walker, lambda: now)
    face = Scripted(session, {n: one.value for n, one in case.answers.items()})
    register, titles = shipped.library().register, shipped.library().letter_titles()
    talk = Talk(face, session, lambda: register, lambda: titles, lambda: now)
    try:
        talk.run()
        advice = talk.advice()
    except Stopped:
        assert case.partial
        advice = advised(session).advice
    if set(session.walk.answers) == set(case.answers):
        return face.shown, Route(session, advice)
    return face.shown, advised(finish(session, shipped.answers_of(case)))


@pytest.mark.parametrize("name", shipped.NAMES)
def test_every_route_gives_the_same_advice(name: str) -> None:
    played = shipped.played(name)
    expected = json.dumps(
        advice_json(played.walk, played.advice, "-"), ensure_ascii=False
    )
    found = routes(name)
    assert found.filed.json == expected
    assert found.stepped.json == expected
    assert found.talked.json == expected


def page_of(route: Route, folder: Path) -> str:
    """The saved advice as Markdown."""
    paths = save_advice(folder, route.session, route.advice).paths
    (page,) = (path for path in paths if path.suffix == ".md")
    return page.read_text("utf-8")


@pytest.mark.parametrize("name", shipped.NAMES)
def test_the_saved_advice_is_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Making Word of it, and reading it back for CONCEPT, is slow and tested elsewhere.
    monkeypatch.setattr(word, "to_docx", lambda _: b"")
    monkeypatch.setattr(letters, "to_markdown", lambda draft: draft.markdown)
    filed = page_of(routes(name).filed, tmp_path)
    assert page_of(routes(name).talked, tmp_path) == filed
    assert "## Uw antwoorden" in filed
    assert LEFT_OVER.search(filed) is None


def test_the_saved_advice_is_a_document_and_a_page_with_the_same_words(
    tmp_path: Path,
) -> None:
    name = shipped.library().ruleset.demo
    page = page_of(routes(name).filed, tmp_path)
    assert page_of(routes(name).talked, tmp_path) == page
    first, second = sorted(tmp_path.glob("*.docx"))
    texts = [
        [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
        for path in (first, second)
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 40


@pytest.mark.parametrize("name", shipped.NAMES)
def test_every_line_has_a_reason_and_sources_that_exist(name: str) -> None:
    found = shipped.played(name).advice
    whys: list[tuple[str, Why]] = [
        (verdict.flow, verdict.why) for verdict in found.verdicts if verdict.id
    ]
    for group in (found.reasons, found.actions, found.measures, found.notes):
        whys += [(line.id, line.why) for line in group]
    for clock in found.clocks:
        whys.append((clock.id, clock.why))
    for offer in found.letters:
        whys += [(offer.id, offer.why)]
        whys += [(part, line.why) for part, line in offer.parts.items()]
    for where, why in whys:
        assert why.because.strip(), where
        assert why.sources, where
        assert set(why.sources) <= set(shipped.library().register), where
        assert why.certain == (not why.depends_on), where


def numbers(blocks: list[Block]) -> tuple[list[int], list[int]]:
    """The marks in order of appearance, and the numbers of the sources."""
    items = [block for block in blocks if isinstance(block, Item)]
    marks = dict.fromkeys(number for item in items for number in item.marks)
    return list(marks), [note.number for note in blocks if isinstance(note, Note)]


@pytest.mark.parametrize("name", shipped.NAMES)
def test_marks_and_sources_agree_in_the_advice_and_on_the_way(name: str) -> None:
    found = routes(name)
    whole = report(found.filed.advice, words_of(found.filed.session))
    marks, notes = numbers(whole)
    assert marks == notes == list(range(1, len(notes) + 1))
    half = len(whole) // 2
    part = [b for n, b in enumerate(whole) if n < half or isinstance(b, Note)]
    marks, notes = numbers(with_own_sources(part))
    assert sorted(marks) == notes
    for title, blocks in found.shown:
        marks, notes = numbers(blocks)
        assert marks == notes == list(range(1, len(notes) + 1)), title
        assert notes, title


@pytest.mark.parametrize("name", shipped.NAMES)
def test_the_letters_are_the_same_and_say_nothing_they_may_not(name: str) -> None:
    filed, talked = routes(name).filed, routes(name).talked
    for offer in filed.advice.letters:
        if offer.form == "geen":
            continue
        template = shipped.library().letter(offer.id)
        wanted = Wanted(template, filed.session.walk, {}, offer)
        draft = draft_of(wanted)
        other = offer_of(talked.advice, offer.id)
        again = draft_of(Wanted(template, talked.session.walk, {}, other))
        assert again == draft
        assert "[^" not in draft.markdown
        internal = draft_of(wanted._replace(sources=shipped.library().register))
        letter, _, notes = internal.markdown.partition("\n[^1]: ")
        assert notes
        assert NOTE_MARK.sub("", letter).split() == draft.markdown.split()
        traced = notes.replace("\\", "")
        assert all(f"Rij {line.id}. " in traced for line in offer.parts.values())
        for text in (draft.markdown, internal.markdown):
            assert LEFT_OVER.search(text) is None
            assert "Antwoorden: ." not in text
        assert FORBIDDEN.search(letter) is None
