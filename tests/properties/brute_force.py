"""What a flow means, worked out by trying every completion one by one.

This shares no code with the engine or the proof: it reads the model and follows the
text of the design. It is slow and simple on purpose.
"""

from collections.abc import Callable, Iterable, Iterator

from world import (
    Pair,
    TooManyError,
    Value,
    World,
    conditions,
    sets,
    word,
)

from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m

Test = Callable[[World], bool]


class Trial:
    """Tries every completion of one journey.

    Args:
        ruleset: read and checked.
        journey: one of its journeys, or a flow alone.
        most: worlds that are tried before it gives up.
    """

    def __init__(self, ruleset: m.RuleSet, journey: m.Journey, most: int = 400) -> None:
        self.ruleset = ruleset
        self.journey = journey
        self.most = most
        self.steps = {s.id: s for flow in ruleset.flows.values() for s in flow.steps}
        self.rows: list[m.Row] = []  # of the table that is met: whose condition holds
        self._tests: dict[int, Test] = {}
        self._read = {
            leaf.ref.step
            for step in self.steps.values()
            for when in conditions(step)
            for leaf in c.leaves(when)
            if isinstance(leaf, c.Known)
        }
        self._hours: dict[str, set[int]] = {}
        clocks = (s for s in self.steps.values() if isinstance(s, m.Clock))
        for clock in clocks:
            for name in clock.moments:
                self._hours.setdefault(name, set()).add(clock.number)
        self._plan = [
            (stage if number == 0 else None, step)
            for stage in journey.stages
            for number, step in enumerate(ruleset.flows[stage.flow].steps)
        ]

    def worlds(self) -> Iterator[World]:
        """Every completion.

        Raises:
            TooManyError: there are more than ``most``.
        """
        for number, world in enumerate(self._run(0, World())):
            if number >= self.most:
                raise TooManyError
            yield world

    def _run(self, index: int, world: World) -> Iterator[World]:
        for place in range(index, len(self._plan)):
            stage, step = self._plan[place]
            if stage is not None:
                world.stop = False
                world.open = stage.when is None or self.holds(stage.when, world)
                self.enter(stage, world)
            if isinstance(step, m.Question) and world.stop:
                world.open = False
            pairs = self._pairs(step, world)
            if pairs is None:
                continue
            for value, known in pairs:
                branch = world.copy()
                self._put(step, value, branch, known=known)
                yield from self._run(place + 1, branch)
            return
        yield world

    def _pairs(self, step: m.Step, world: World) -> list[Pair] | None:
        """The ways on from a question or table; None when there is just one."""
        when = None if isinstance(step, m.Fact) else step.when
        reached = world.open and (when is None or self.holds(when, world))
        if reached and isinstance(step, m.Table):
            self.rows = self._true_rows(step, world)
        self.meet(step, world, reached=reached)
        if not reached:
            return None
        pairs = self._values(step, world)
        if len(pairs) > 1:
            world.split = world.split or isinstance(step, m.Table)
            return pairs
        if not pairs:
            world.stuck = True
            return [] if self.drop(step) else None
        self._put(step, pairs[0][0], world, known=pairs[0][1])
        return None

    def _values(self, step: m.Step, world: World) -> list[Pair]:
        match step:
            case m.Question():
                world.asked += 1
                return self.answers(step, world)
            case m.Table():
                return [(value, True) for value in self._table(step, world)]
            case m.Fact():
                holds = self.holds(step.when, world)
                return [("ja" if holds else "nee", True)]
            case m.Clock():
                return [(self._clock(step, world), True)]

    def _put(self, step: m.Step, value: Value, world: World, *, known: bool) -> None:
        world.values[step.id] = value
        if isinstance(step, m.Question):
            world.known[step.id] = known
        if isinstance(value, m.Row) and isinstance(value.says, m.Then):
            assert isinstance(step, m.Table)
            stops = {outcome.id for outcome in step.outcomes if outcome.stops}
            world.stop = world.stop or value.says.outcome in stops

    # -- for whoever looks on --------------------------------------------------

    def enter(self, stage: m.Stage, world: World) -> None:
        """A flow begins, or does not."""

    def meet(self, step: m.Step, world: World, *, reached: bool) -> None:
        """A step is reached, or is not."""

    def drop(self, step: m.Step) -> bool:
        """Whether a world ends where a step has no value; else it goes on without."""
        del step
        return False

    # -- values ----------------------------------------------------------------

    def answers(self, question: m.Question, world: World) -> list[Pair]:
        """Every answer that a question can have in this world."""
        if question.type in {"date", "datetime", "text"}:
            return self._moments(question)
        values: Iterable[Value] = self.offered(question, world)
        if question.type == "multi":
            values = sets(question, list(self.offered(question, world)))
        known = [True]
        if question.unknown and question.id in self._read:
            known = [True, False]
        return [(value, flag) for value in values for flag in known]

    def offered(self, question: m.Question, world: World) -> list[str]:
        """The options that this world offers."""
        names = []
        if question.options_from is not None:
            table = self.steps[question.options_from]
            assert isinstance(table, m.Table)
            names = [measure for measure, _ in table.measures]
        return names + [
            option.id
            for option in question.options
            if option.when is None or self.holds(option.when, world)
        ]

    def _moments(self, question: m.Question) -> list[Pair]:
        hours = sorted(self._hours.get(question.id, ()))
        pairs: list[Pair] = [(float(age), True) for age in (0, *(h + 1 for h in hours))]
        if hours or question.id in self._read:
            pairs.append((None, False))
        return pairs

    def _clock(self, clock: m.Clock, world: World) -> str:
        ages = [world.values[name] for name in clock.moments if world.known.get(name)]
        if not ages:
            return "onbekend"
        late = any(isinstance(age, float) and age > clock.number for age in ages)
        return "voorbij" if late else "loopt"

    def _true_rows(self, table: m.Table, world: World) -> list[m.Row]:
        return [
            row for row in table.rows if row.when is None or self.holds(row.when, world)
        ]

    def _table(self, table: m.Table, world: World) -> list[Value]:
        rows = self.rows
        if table.kind == "measures":
            first: dict[str, m.Row] = {}
            for row in rows:
                assert isinstance(row.says, m.Fits)
                first.setdefault(row.says.measure, row)
            world.hits[table.id] = frozenset(row.id for row in first.values())
            return [first]
        if table.kind == "verdict":
            rows = rows[:1] if table.hit == "first" else rows
        world.hits[table.id] = frozenset(row.id for row in rows)
        return list(rows) if table.kind == "verdict" else [world.hits[table.id]]

    # -- conditions ------------------------------------------------------------

    def holds(self, when: c.Condition, world: World) -> bool:
        """Whether a condition is true in a world."""
        test = self._tests.get(id(when))
        if test is None:
            test = self._tests[id(when)] = self._test(when)
        return test(world)

    def _test(self, when: c.Condition) -> Test:
        match when:
            case c.Every(items) | c.Some(items) | c.AtLeast(_, items):
                return self._count_test(when, [self._test(item) for item in items])
            case c.No(item):
                test = self._test(item)
                return lambda world: not test(world)
            case c.Known(ref):
                return lambda world: world.known.get(ref.step, False)
            case c.Is(ref, values):
                return lambda world: (
                    word(world.values.get(ref.step), ref.part) in values
                )
            case _:
                return self._set_test(when)

    def _count_test(
        self, when: c.Every | c.Some | c.AtLeast, tests: list[Test]
    ) -> Test:
        if isinstance(when, c.Every):
            return lambda world: all(test(world) for test in tests)
        least = when.number if isinstance(when, c.AtLeast) else 1
        return lambda world: sum(test(world) for test in tests) >= least

    def _set_test(self, when: c.Includes | c.IncludesAll | c.Excludes) -> Test:
        ref, values = when.ref, when.values

        def test(world: World) -> bool:
            if ref.step not in world.values:
                return False
            inside = self._set(world.values[ref.step], ref, world)
            if isinstance(when, c.IncludesAll):
                return inside.issuperset(values)
            return inside.isdisjoint(values) == isinstance(when, c.Excludes)

        return test

    def _set(self, value: Value, ref: c.Ref, world: World) -> frozenset[str]:
        assert isinstance(value, frozenset)
        if ref.part is None:
            return value
        question = self.steps[ref.step]
        assert isinstance(question, m.Question)
        fits = world.values.get(question.options_from or "")
        return frozenset(word(fits, name) for name in value) - {""}
