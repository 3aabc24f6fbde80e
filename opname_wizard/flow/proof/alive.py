"""Nothing is dead: every row, option, question, outcome and stage can occur."""

from collections.abc import Iterator

from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.program import Program
from opname_wizard.flow.proof.goals import Name, goals_of
from opname_wizard.logic.search import Search


class Alive:
    """Collects over all journeys what can occur; the rest is a finding."""

    def __init__(self, ruleset: m.RuleSet) -> None:
        self._ruleset = ruleset
        self._alive: set[Name] = set()
        self._leaning: set[Name] = set()  # rows that hit because something is absent

    def visit(self, program: Program, search: Search) -> None:
        """Note what can occur in one journey.

        Raises:
            OutOfStepsError: the search's budget ran out.
        """
        goals = dict(goals_of(program))
        for name, node in goals.items():
            if name in self._alive:
                continue
            if search.possible(node):
                self._alive.add(name)
            elif name[0] == "upright" and search.possible(goals["row", *name[1:]]):
                self._leaning.add(name)

    def findings(self) -> Iterator[Finding]:
        """What never occurred in any journey."""
        for journey in self._ruleset.journeys.values():
            for stage in journey.stages:
                if ("stage", journey.id, stage.flow) not in self._alive:
                    message = f"de stroom '{stage.flow}' begint nooit in deze reis"
                    yield _dead("dead_stage", stage.place, message)
        for flow in self._ruleset.flows.values():
            for step in flow.steps:
                yield from self._of_step(step)

    def _of_step(self, step: m.Step) -> Iterator[Finding]:
        match step:
            case m.Question():
                yield from self._of_question(step)
            case m.Fact():
                for value in ("ja", "nee"):
                    if ("fact", step.id, value) not in self._alive:
                        yield _dead(
                            "dead_fact", step.place, f"'{step.id}' is nooit {value}"
                        )
            case m.Clock():
                if ("step", step.id) not in self._alive:
                    yield _dead(
                        "dead_clock", step.place, f"de klok '{step.id}' loopt nooit"
                    )
            case m.Table():
                yield from self._of_table(step)

    def _of_question(self, question: m.Question) -> Iterator[Finding]:
        if ("step", question.id) not in self._alive:
            message = f"de vraag '{question.id}' wordt nooit gesteld"
            yield _dead("dead_question", question.place, message)
            return
        for option in question.options:
            if ("option", question.id, option.id) not in self._alive:
                message = f"de optie '{option.id}' kan nooit worden gekozen"
                yield _dead("dead_option", option.place, message)
        if ("empty", question.id) in self._alive:
            message = f"bij '{question.id}' blijft soms geen enkele optie over"
            yield Finding(
                "no_option_left",
                question.place,
                message,
                "laat minstens één optie zonder when",
            )

    def _of_table(self, table: m.Table) -> Iterator[Finding]:
        for row in table.rows:
            name = ("row", table.id, row.id)
            if name not in self._alive:
                yield _dead("dead_row", row.place, f"de rij '{row.id}' raakt nooit")
            elif ("upright", *name[1:]) in self._leaning - self._alive:
                yield Finding(
                    "leans_on_absence",
                    row.place,
                    f"de rij '{row.id}' raakt alleen doordat iets niet is bereikt",
                    "noem in when wat er wel is",
                    "let op",
                )
        said = {_said(row) for row in table.rows}
        for outcome in table.outcomes:
            if outcome.id not in said:
                message = f"geen rij geeft de uitkomst '{outcome.id}'"
                yield _dead("dead_outcome", table.place, message)
        for measure, _ in table.measures:
            if measure not in said:
                message = f"geen rij gaat over de maatregel '{measure}'"
                yield _dead("dead_measure", table.place, message)


def _dead(code: str, place: Place, message: str) -> Finding:
    return Finding(code, place, message, "haal het weg, of verruim de voorwaarde")


def _said(row: m.Row) -> str:
    match row.says:
        case m.Then(outcome):
            return outcome
        case m.Fits(measure, _, _):
            return measure
        case _:
            return ""
