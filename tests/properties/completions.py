"""Every completion of a walk: what was answered holds, the rest is tried."""

from datetime import datetime, timedelta
from functools import cache
from itertools import combinations, count, islice
from random import Random

from brute_force import Trial
from small_flows import small_ruleset
from world import HOUR, Pair, TooManyError, World

from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.engine.answer import Answer, clash
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import model as m

NOW = datetime(2026, 11, 16, 10, tzinfo=AMSTERDAM)
NOTHING = (m.UNKNOWN, "", ())


class Completions(Trial):
    """The worlds in which the answers of a walk are true."""

    def __init__(self, walk: Walk, most: int = 400) -> None:
        super().__init__(walk.program.ruleset, walk.program.journey, most)
        self.walk = walk
        self.given = dict(walk.given)

    def drop(self, step: m.Step) -> bool:
        """A world that the answers do not fit is none."""
        return isinstance(step, m.Question)

    def answers(self, question: m.Question, world: World) -> list[Pair]:
        """The answer that was given; otherwise every answer."""
        if question.id in self.walk.answers:
            answer = self.walk.answers[question.id]
            return self._exactly(question, answer, world)
        if question.id in self.given:
            known = self.given[question.id] not in NOTHING
            values = dict.fromkeys(v for v, _ in self._handed_over(question, world))
            return [(value, known) for value in values]
        return super().answers(question, world)

    def _exactly(
        self, question: m.Question, answer: Answer, world: World
    ) -> list[Pair]:
        if answer in NOTHING:
            free = dict.fromkeys(v for v, _ in super().answers(question, world))
            closed = question.type in m.CLOSED_TYPES
            return [(value, False) for value in (free if closed else [None])]
        if isinstance(answer, datetime):
            return [((self.walk.now - answer).total_seconds() / HOUR, True)]
        if question.type not in m.CLOSED_TYPES:
            return [(0.0, True)]
        chosen = frozenset(answer) if isinstance(answer, tuple) else {str(answer)}
        if not chosen <= set(self.offered(question, world)):
            return []
        return [(chosen if isinstance(chosen, frozenset) else str(answer), True)]

    def _handed_over(self, question: m.Question, world: World) -> list[Pair]:
        """The first line of ``given`` that holds in this world."""
        for line in question.given:
            if line.when is not None and not self.holds(line.when, world):
                continue
            if line.value is not None:
                pairs = self._exactly(question, line.value, world)
                if pairs:
                    return pairs
                continue
            source = line.source or ""
            answer = self.walk.value(source)
            if answer in NOTHING and source in world.values:
                return [(world.values[source], False)]
            if answer is not None:
                return self._exactly(question, answer, world)
        return []


@cache
def good_rules(chunk: int, number: int) -> list[tuple[int, m.RuleSet]]:
    """Rule sets without gap or overlap, as the wizard runs no others, by seed."""
    seeds = count(chunk * 10_000 + 500_000)
    made = ((seed, small_ruleset(seed, 4)) for seed in seeds)
    return list(islice((pair for pair in made if _is_good(pair[1])), number))


def _is_good(ruleset: m.RuleSet) -> bool:
    try:
        worlds = Trial(ruleset, ruleset.journeys["reis"]).worlds()
        return not any(world.stuck or world.split for world in worlds)
    except TooManyError:
        return False


def random_answers(ruleset: m.RuleSet, rng: Random, share: float) -> dict[str, Answer]:
    """Answers to a share of all questions, on the path or not."""
    questions = [
        step
        for flow in ruleset.flows.values()
        for step in flow.steps
        if isinstance(step, m.Question)
    ]
    return {
        question.id: random_answer(question, options_of(ruleset, question), rng)
        for question in questions
        if rng.random() < share
    }


def options_of(ruleset: m.RuleSet, question: m.Question) -> list[str]:
    """Every option of a question, also those that its table hands it."""
    steps = {step.id: step for flow in ruleset.flows.values() for step in flow.steps}
    table = steps.get(question.options_from or "")
    measures = table.measures if isinstance(table, m.Table) else ()
    return [name for name, _ in measures] + [option.id for option in question.options]


def random_answer(question: m.Question, options: list[str], rng: Random) -> Answer:
    """An answer that fits the question's type; sometimes *Weet ik niet*."""
    if question.type not in m.CLOSED_TYPES:
        moment = NOW - timedelta(hours=rng.choice((0, 25, 49, 73)))
        known: dict[str, Answer] = {"datetime": moment, "date": moment.date()}
        return rng.choice((known.get(question.type, "iets"), m.UNKNOWN))
    if question.unknown and rng.random() < 0.4:
        return m.UNKNOWN
    if question.type == "choice":
        return rng.choice(options)
    fitting = [
        chosen
        for size in (1, 1, 2)
        for chosen in combinations(options, min(size, len(options)))
        if not clash(question, chosen)
    ]
    return rng.choice(fitting)
