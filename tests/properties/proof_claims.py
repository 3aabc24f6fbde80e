"""What a proof claims, and what trying every completion says it should claim."""

from collections.abc import Iterator

from brute_force import Trial
from world import World

from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.proof.prove import Proved

Goal = tuple[str, ...]  # what can occur, such as ("row", "r1")
Claim = tuple[str, ...]  # a fault that occurs, or something else that never does
FAULTS = {"gap", "both", "long", "empty"}
STEP_CODES = {"dead_question", "dead_clock"}
PLAIN_CODES = {"dead_row", "dead_option", "dead_stage"}


class Goals(Trial):
    """Notes what can occur: in any world, and in worlds where nothing is stuck."""

    def __init__(self, ruleset: m.RuleSet, journey: m.Journey) -> None:
        super().__init__(ruleset, journey)
        self.any: set[Goal] = set()
        self.clean: set[Goal] = set()
        for _ in self.worlds():
            pass

    def _note(self, world: World, *goal: str) -> None:
        self.any.add(goal)
        if not world.stuck:
            self.clean.add(goal)

    def enter(self, stage: m.Stage, world: World) -> None:
        """A flow begins, or does not."""
        if world.open:
            self._note(world, "stage", self.journey.id, stage.flow)

    def meet(self, step: m.Step, world: World, *, reached: bool) -> None:
        """A step is reached, or is not."""
        if not reached:
            if isinstance(step, m.Table) and step.main and world.open:
                self._note(world, "gap", step.id)
            return
        limit = self.ruleset.limits.get(step.id)
        if limit is not None and world.asked > limit.number:
            self._note(world, "long", self.journey.id, step.id)
        match step:
            case m.Question():
                self._question(step, world)
            case m.Fact():
                holds = self.holds(step.when, world)
                self._note(world, "fact", step.id, "ja" if holds else "nee")
            case m.Clock():
                self._note(world, "step", step.id)
            case m.Table():
                self._table_goals(step, world)

    def _question(self, question: m.Question, world: World) -> None:
        self._note(world, "step", question.id)
        offered = self.offered(question, world)
        for name in offered:
            self._note(world, "option", question.id, name)
        if not offered and question.type in m.CLOSED_TYPES:
            self._note(world, "empty", question.id)

    def _table_goals(self, table: m.Table, world: World) -> None:
        firsts: dict[str, str] = {}
        for row in self.rows:
            group = row.says.measure if isinstance(row.says, m.Fits) else ""
            firsts.setdefault(group, row.id)
        rows = [row.id for row in self.rows]
        first = table.hit == "first" or table.kind == "measures"
        for name in firsts.values() if first else rows:
            self._note(world, "row", name)
        if table.kind == "verdict" and not rows:
            self._note(world, "gap", table.id)
        for number, name in enumerate(rows if table.hit == "unique" else ()):
            for other in rows[:number]:
                self._note(world, "both", other, name)


def claims(ruleset: m.RuleSet, seen: set[Goal]) -> set[Claim]:
    """What a proof has to claim when these goals can occur, and no others."""
    live: set[Claim] = {
        ("stage", journey.id, stage.flow)
        for journey in ruleset.journeys.values()
        for stage in journey.stages
    }
    for flow in ruleset.flows.values():
        for step in flow.steps:
            live.update(_should_occur(step))
    return {goal for goal in seen if goal[0] in FAULTS} | (live - seen)


def _should_occur(step: m.Step) -> Iterator[Goal]:
    match step:
        case m.Question():
            yield ("step", step.id)
            yield from (("option", step.id, o.id) for o in step.options)
        case m.Fact():
            yield from (("fact", step.id, value) for value in ("ja", "nee"))
        case m.Clock():
            yield ("step", step.id)
        case m.Table():
            yield from (("row", row.id) for row in step.rows)


def claimed(ruleset: m.RuleSet, proved: Proved) -> set[Claim]:
    """What a proof claims, in the same words."""
    names = _names(ruleset)
    found: set[Claim] = set()
    for _, fault in proved.faults:
        rows = tuple(row.id for row in fault.rows)
        found.add(("both", *rows) if rows else ("gap", fault.table.id))
    for finding in proved.findings:
        found.update(_claim(finding, names))
    for flow in ruleset.flows.values():
        for step in flow.steps:
            if isinstance(step, m.Question) and ("step", step.id) in found:
                found.update(("option", step.id, o.id) for o in step.options)
    return found


def _claim(finding: Finding, names: dict[Place, Claim]) -> Iterator[Claim]:
    name = names.get(finding.place, ())
    if finding.code in PLAIN_CODES:
        yield name
    elif finding.code in STEP_CODES:
        yield "step", name[1]
    elif finding.code == "no_option_left":
        yield "empty", name[1]
    elif finding.code == "dead_fact":
        yield "fact", name[1], finding.message.split()[-1]
    elif finding.code == "too_long":
        journey = finding.hint.partition("in '")[2].partition("'")[0]
        yield "long", journey, name[1]


def _names(ruleset: m.RuleSet) -> dict[Place, Claim]:
    names: dict[Place, Claim] = {}
    for name, limit in ruleset.limits.items():
        names[limit.place] = ("limit", name)
    for journey in ruleset.journeys.values():
        for stage in journey.stages:
            names[stage.place] = ("stage", journey.id, stage.flow)
    for flow in ruleset.flows.values():
        for step in flow.steps:
            names[step.place] = ("step", step.id)
            for option in step.options if isinstance(step, m.Question) else ():
                names[option.place] = ("option", step.id, option.id)
            for row in step.rows if isinstance(step, m.Table) else ():
                names[row.place] = ("row", row.id)
    return names
