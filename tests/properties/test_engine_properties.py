"""What holds of every walk and conversation, on random small flows."""

from collections.abc import Iterator
from random import Random

import pytest
from completions import NOW, good_rules, random_answer, random_answers
from small_maker import SOURCES

from opname_wizard.advice.advise import advise
from opname_wizard.advice.model import Advice, Why
from opname_wizard.clock.calendar import Calendar
from opname_wizard.engine.answer import Answer
from opname_wizard.engine.hits import Weigher
from opname_wizard.engine.options import fits
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Place
from opname_wizard.flow.program import Program
from opname_wizard.session import Session

CHUNKS = range(4)
PER_CHUNK = 40
Talk = tuple[int, Walker, Random]


def talks(chunk: int) -> Iterator[Talk]:
    """Walkers, each with its own dice."""
    for seed, ruleset in good_rules(chunk, PER_CHUNK):
        program = Program(ruleset, ruleset.journeys["reis"])
        yield seed, Walker(program, Calendar()), Random(seed)  # noqa: S311  repeatable


def answer_for(walk: Walk, walker: Walker, question: m.Question, rng: Random) -> Answer:
    offered = [option.id for option in walker.offered(question, walk)]
    return random_answer(question, offered, rng)


def walk_to_end(walker: Walker, rng: Random) -> tuple[Walk, list[str]]:
    """Answer each next question; the questions that were asked."""
    answers: dict[str, Answer] = {}
    asked: list[str] = []
    walk = walker.walk(answers, NOW)
    while walk.next is not None:
        asked.append(walk.next.id)
        answers[walk.next.id] = answer_for(walk, walker, walk.next, rng)
        walk = walker.walk(answers, NOW)
        assert len(asked) <= len(walker.program.steps), asked
    return walk, asked


def seen(walk: Walk) -> tuple[object, ...]:
    """Everything a user sees of a walk."""
    found = [
        hit
        for table in walk.program.steps
        if isinstance(table, m.Table)
        for hit in Weigher(walk).hits(table)
    ]
    opened = [question.id for question in walk.open]
    answers = list(walk.answers.items())
    return found, answers, walk.path, opened, walk.given, walk.readings


@pytest.mark.parametrize("chunk", CHUNKS)
def test_a_walk_ends_and_asks_nothing_twice(chunk: int) -> None:
    for seed, walker, rng in talks(chunk):
        for _ in range(5):
            walk, asked = walk_to_end(walker, rng)
            assert len(set(asked)) == len(asked), seed
            assert list(walk.path) == asked, seed
            assert walk.missing == (), seed


@pytest.mark.parametrize("chunk", CHUNKS)
def test_answers_off_the_path_change_nothing_and_replay_gives_the_same(
    chunk: int,
) -> None:
    pruned = 0
    for seed, walker, rng in talks(chunk):
        for share in (0.3, 0.6, 1.0):
            answers = random_answers(walker.program.ruleset, rng, share)
            walk = walker.walk(answers, NOW)
            again = walker.walk(walk.answers, NOW)
            pruned += len(walk.answers) < len(answers)
            assert seen(again) == seen(walk), seed
    assert pruned > PER_CHUNK


@pytest.mark.parametrize("chunk", CHUNKS)
def test_a_changed_answer_keeps_those_above_and_all_that_still_apply(
    chunk: int,
) -> None:
    for seed, walker, rng in talks(chunk):
        before, asked = walk_to_end(walker, rng)
        if not asked:
            continue
        place = rng.randrange(len(asked))
        steps = walker.program.all_steps.by_id
        question = steps[asked[place]]
        assert isinstance(question, m.Question)
        fresh = answer_for(before, walker, question, rng)
        answers = {**before.answers, question.id: fresh}
        after = walker.walk(answers, NOW)
        kept = asked[: place + 1]
        assert list(after.answers)[: place + 1] == kept, seed
        assert all(after.answers[name] == answers[name] for name in after.answers)
        for name in after.open:
            assert not _still_applies(after, name, answers), (seed, name.id)
        back = walker.walk({**answers, question.id: before.answers[question.id]}, NOW)
        assert seen(back) == seen(before), seed


def _still_applies(
    walk: Walk, question: m.Question, answers: dict[str, Answer]
) -> bool:
    """Whether an open question had an answer that would do."""
    answer = answers.get(question.id)
    if answer is None:
        return False
    if answer == m.UNKNOWN or question.type not in m.CLOSED_TYPES:
        return True
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    return fits(question, chosen, walk.program, walk.knowledge)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_missing_questions_are_asked_whatever_is_answered(chunk: int) -> None:
    for seed, walker, rng in talks(chunk):
        answers = random_answers(walker.program.ruleset, rng, 0.3)
        walk = walker.walk(answers, NOW)
        missing = set(walk.missing)
        assert missing.issuperset(walk.surely_open), seed
        for _ in range(10):
            path = dict(walk.answers)
            now = walk
            while now.next is not None:
                path[now.next.id] = answer_for(now, walker, now.next, rng)
                now = walker.walk(path, NOW)
            assert missing <= set(now.answers), (seed, missing - set(now.answers))


@pytest.mark.parametrize("chunk", CHUNKS)
def test_a_conversation_with_detours_ends_like_one_without(chunk: int) -> None:
    for seed, walker, rng in talks(chunk):
        session = Session(walker, lambda: NOW)
        for _ in range(25):
            _one_turn(session, rng)
        while session.question is not None:
            _answer(session, session.question, rng)
        straight = Session(walker, lambda: NOW)
        while straight.question is not None:
            name = straight.question.id
            straight.answer(name, session.walk.answers[name])
        for name in session.walk.answers:  # given, and changed by the user
            straight.change(name, session.walk.answers[name])
        assert seen(straight.walk) == seen(session.walk), seed
        assert straight.path == session.path, seed


def _one_turn(session: Session, rng: Random) -> None:
    question, path = session.question, session.path
    turn = rng.random()
    if turn < 0.3:
        place = path.index(question.id) if question and question.id in path else None
        moved = session.back()
        assert moved == (bool(path) and place != 0)
    elif turn < 0.45 and path:
        step = session.walk.program.all_steps.by_id[rng.choice(path)]
        assert isinstance(step, m.Question)
        options = [option.id for option in session.options(step)]
        session.change(step.id, random_answer(step, options, rng))
    elif question is not None:
        _answer(session, question, rng)


def _answer(session: Session, question: m.Question, rng: Random) -> None:
    options = [option.id for option in session.options(question)]
    kept = session.earlier(question.id)
    session.answer(question.id, random_answer(question, options, rng))
    assert kept is None or session.earlier(question.id) is not None


@pytest.mark.parametrize("chunk", CHUNKS)
def test_every_footnote_mark_has_one_source_and_every_source_a_mark(
    chunk: int,
) -> None:
    here = Place("bronnen.yaml", 1, 1)
    register = {
        name: m.Source(name, "doc", "Doc", name, "mag", "zin", "leading", (), here)
        for name in SOURCES
    }
    for seed, walker, rng in talks(chunk):
        answers = random_answers(walker.program.ruleset, rng, 0.7)
        advice = advise(walker.walk(answers, NOW), register, {})
        marks = [name for why in _whys(advice) for name in why.sources]
        assert {cited.id for cited in advice.sources} == set(marks), seed
        numbers = [cited.number for cited in advice.sources]
        assert numbers == list(range(1, len(numbers) + 1)), seed
        assert len({cited.id for cited in advice.sources}) == len(numbers), seed
        assert all(advice.number(name) for name in marks), seed


def _whys(advice: Advice) -> Iterator[Why]:
    for lines in (
        *(advice.verdicts, advice.reasons, advice.clocks, advice.actions),
        *(advice.measures, advice.notes, advice.letters),
    ):
        yield from (line.why for line in lines)
    for letter in advice.letters:
        yield from (part.why for part in letter.parts.values())
