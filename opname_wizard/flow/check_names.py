"""Every name in every condition: does it exist, does it stand above, does it fit?"""

from collections.abc import Iterable, Iterator

from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Domain, Steps
from opname_wizard.flow.finding import Finding, did_you_mean, one_of
from opname_wizard.flow.word import is_missing, place_of


def check_conditions(steps: Steps) -> Iterator[Finding]:
    """The findings of all conditions of a rule set."""
    names = _Names(steps)
    for journey in steps.ruleset.journeys.values():
        for number, stage in enumerate(journey.stages):
            if stage.when is not None:
                before = _flows_of(journey.stages[:number], steps.ruleset)
                yield from names.condition(stage.when, "", 0, before)
    for flow in steps.ruleset.flows.values():
        before = _flows_before(flow.id, steps.ruleset)
        for number, step in enumerate(flow.steps):
            for condition in conditions_of(step):
                yield from names.condition(condition, flow.id, number, before)
            for ref in _borrowed(step, steps):
                yield from names.reached(ref, flow.id, number, before)


def conditions_of(step: m.Step) -> Iterator[c.Condition]:
    """Every condition written in a step."""
    if step.when is not None:
        yield step.when
    if isinstance(step, m.Question):
        yield from (o.when for o in step.options if o.when is not None)
        yield from (g.when for g in step.given if g.when is not None)
    if isinstance(step, m.Table):
        yield from (row.when for row in step.rows if row.when is not None)


def _borrowed(step: m.Step, steps: Steps) -> Iterator[c.Ref]:
    """The steps whose options or answers a question takes over, where they exist."""
    if not isinstance(step, m.Question):
        return
    named = [(step.options_from, step.place)]
    named += [(given.source, given.place) for given in step.given]
    for name, place in named:
        source = steps.by_id.get(name or "")
        if source is not None:
            at = place_of(name or "", place)
            yield c.Ref(f"{source.flow}.{source.id}", source.id, None, at)


def _flows_before(flow: str, ruleset: m.RuleSet) -> set[str]:
    """The flows that come before this one in some journey, and after it in none."""
    before: set[str] = set()
    after: set[str] = set()
    for journey in ruleset.journeys.values():
        names = [stage.flow for stage in journey.stages]
        if set(names) - set(ruleset.flows):  # one of them could be any flow
            return set(ruleset.flows)
        if flow in names:
            before.update(names[: names.index(flow)])
            after.update(names[names.index(flow) :])
    return before - after


def _flows_of(stages: Iterable[m.Stage], ruleset: m.RuleSet) -> set[str]:
    """The flows of some stages; that of an unknown flow may be any of them."""
    every = set(ruleset.flows)
    names = {stage.flow for stage in stages}
    return every if names - every else names


class _Names:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def condition(
        self, condition: c.Condition, flow: str, number: int, before: set[str]
    ) -> Iterator[Finding]:
        """The findings of one condition at step ``number`` of ``flow``."""
        for leaf in c.leaves(condition):
            yield from self.reached(leaf.ref, flow, number, before)
            step = self._steps.by_id.get(leaf.ref.step)
            if step is not None:
                yield from self._fit(leaf, step)

    def reached(
        self, ref: c.Ref, flow: str, number: int, before: set[str]
    ) -> Iterator[Finding]:
        """The finding of a name that does not stand above step ``number``."""
        problem = self._reach(ref, flow, number, before)
        if problem is not None:
            code, message, hint = problem
            yield Finding(code, ref.place, message, hint)

    def _reach(
        self, ref: c.Ref, flow: str, number: int, before: set[str]
    ) -> tuple[str, str, str] | None:
        if self._steps.is_missing(ref.step):
            known = self._steps.by_id
            hint = did_you_mean(ref.step, known, "kijk welke stappen er zijn")
            return "unknown_step", f"onbekende stap '{ref.step}'", hint
        step = self._steps.by_id.get(ref.step)
        if step is None:
            return None
        prefix = ref.name.split(".")[0]
        named = prefix if prefix in self._steps.ruleset.flows else flow
        if step.flow != named:
            full = f"{step.flow}.{ref.step}"
            message = f"'{ref.name}' staat in de stroom '{step.flow}'"
            return "wrong_flow", message, f"schrijf '{full}'"
        if step.flow == flow and self._steps.position[ref.step] >= number:
            message = f"'{ref.name}' staat niet boven deze stap"
            return "not_above", message, "verplaats de stap, of kijk naar een eerdere"
        if step.flow != flow and step.flow not in before:
            message = f"de stroom '{step.flow}' komt in geen reis vóór deze"
            return "not_before", message, "zet hem er in ruleset.yaml voor"
        return None

    def _fit(self, leaf: c.Leaf, step: m.Step) -> Iterator[Finding]:
        ref = leaf.ref
        domain = self._steps.domain(step, ref.part)
        if domain is None:
            message = f"'{ref.name}' heeft geen onderdeel '{ref.part}'"
            if ref.part is None:
                message = f"'{ref.name}' heeft zelf geen waarde"
            yield Finding("unknown_part", ref.place, message, _parts(step))
        elif isinstance(leaf, c.Known):
            if not isinstance(step, m.Question) or ref.part is not None:
                message = f"'{ref.name}' is geen vraag"
                hint = "known kijkt alleen naar vragen"
                yield Finding("wrong_operator", ref.place, message, hint)
        elif domain.shape == ("one" if isinstance(leaf, c.Is) else "set"):
            yield from _values(leaf, step, domain)
        elif domain.shape != "unread" and leaf.values != ("",):
            message, hint = _operator(ref.name, domain)
            yield Finding("wrong_operator", ref.place, message, hint)


def _values(
    leaf: c.Is | c.Includes | c.IncludesAll | c.Excludes, step: m.Step, domain: Domain
) -> Iterator[Finding]:
    name, place = leaf.ref.name, leaf.ref.place
    weighed = isinstance(step, m.Question) and step.unknown
    for value in leaf.values:
        if value == m.UNKNOWN and weighed and value not in domain.values:
            message = f"'{name}' weegt 'Weet ik niet' al"
            hint = "maak er een gewone optie van als een regel erop moet reageren"
            yield Finding("unknown_named", place_of(value, place), message, hint)
        elif is_missing(value, domain.values):
            message = f"onbekende waarde '{value}' van '{name}'"
            hint = did_you_mean(value, domain.values, one_of(domain.values))
            yield Finding("unknown_value", place_of(value, place), message, hint)
    if not leaf.values:
        message = f"'{name}' noemt geen waarde"
        yield Finding("empty_list", place, message, "vul de lijst")


def _operator(name: str, domain: Domain) -> tuple[str, str]:
    if domain.shape == "set":
        hint = "schrijf {includes: […]}, {includes_all: […]} of {excludes: […]}"
        return f"'{name}' is een verzameling", hint
    if domain.shape == "moment":
        return f"de inhoud van '{name}' beslist nooit", f"schrijf known: {name}"
    return f"'{name}' heeft één waarde", "schrijf {stap: waarde} of {stap: [a, b]}"


def _parts(step: m.Step) -> str:
    if isinstance(step, m.Table) and step.kind == "measures":
        return one_of(f"{step.id}.{measure}" for measure, _ in step.measures)
    if isinstance(step, m.Table) and step.kind == "verdict":
        return f"schrijf '{step.id}' of '{step.id}.rij'"
    return f"schrijf '{step.id}'"
