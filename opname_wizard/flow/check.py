"""References and rules of a rule set that was read; each mistake is a finding.

What could not be read has its finding, and gives none here (see `word`).
"""

from collections.abc import Container, Iterable, Iterator

from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.check_names import check_conditions
from opname_wizard.flow.check_steps import check_clock, check_question, check_table
from opname_wizard.flow.domain import Steps
from opname_wizard.flow.finding import Finding, Place, did_you_mean, one_of
from opname_wizard.flow.word import is_missing, place_of

RESERVED = {*c.GROUPS, "fit", "rij", m.UNKNOWN}


def check(ruleset: m.RuleSet, names: Container[str] = ()) -> list[Finding]:
    """Every finding of the references and rules of a rule set.

    Args:
        ruleset: as far as it could be read.
        names: what the steps that could not be read may be called.
    """
    steps = Steps(ruleset, names)
    findings = [*_ids(ruleset), *_journeys(ruleset), *_limits(ruleset, steps)]
    findings += check_conditions(steps)
    for flow in ruleset.flows.values():
        findings += _main(flow)
        findings += _audience(flow, ruleset)
        for step in flow.steps:
            findings += _step(step, steps)
    return findings


def _step(step: m.Step, steps: Steps) -> Iterable[Finding]:
    match step:
        case m.Question():
            return check_question(step, steps)
        case m.Clock():
            return check_clock(step, steps)
        case m.Table():
            return check_table(step, steps.ruleset)
        case m.Fact():
            return ()


def _limits(ruleset: m.RuleSet, steps: Steps) -> Iterator[Finding]:
    for name, limit in ruleset.limits.items():
        if steps.is_missing(name):
            hint = did_you_mean(name, steps.by_id, "noem een stap")
            message = f"onbekende stap '{name}'"
            yield Finding("unknown_step", limit.place, message, hint)


def _ids(ruleset: m.RuleSet) -> list[Finding]:
    found: list[Finding] = []
    steps: dict[str, Place] = {flow.id: flow.place for flow in ruleset.flows.values()}
    rows: dict[str, Place] = {}
    for flow in ruleset.flows.values():
        for step in flow.steps:
            found += _double(steps, step.id, step.place)
            found += _reserved(step)
            if isinstance(step, m.Table):
                for row in step.rows:
                    found += _double(rows, row.id, row.place)
    return found


def _reserved(step: m.Step) -> Iterator[Finding]:
    measures = step.measures if isinstance(step, m.Table) else ()
    for name in (step.id, *(measure for measure, _ in measures)):
        if name in RESERVED:
            yield Finding(
                "reserved_id",
                step.place,
                f"'{name}' heeft een vaste betekenis",
                "kies een ander id",
            )


def _double(seen: dict[str, Place], name: str, place: Place) -> list[Finding]:
    first = seen.setdefault(name, place)
    if first is place or not name:
        return []
    return [
        Finding(
            "double_id",
            place,
            f"het id '{name}' bestaat al",
            f"het staat ook in {first.file} op regel {first.line}; kies een ander",
        )
    ]


def _journeys(ruleset: m.RuleSet) -> list[Finding]:
    found = []
    for journey in ruleset.journeys.values():
        seen: list[str] = []
        for stage in journey.stages:
            if is_missing(stage.flow, ruleset.flows):
                found.append(
                    Finding(
                        "unknown_flow",
                        place_of(stage.flow, stage.place),
                        f"onbekende stroom '{stage.flow}'",
                        did_you_mean(stage.flow, ruleset.flows, "maak de map ervoor"),
                    )
                )
            if stage.flow and stage.flow in seen:
                found.append(
                    Finding(
                        "double_flow",
                        place_of(stage.flow, stage.place),
                        f"de stroom '{stage.flow}' staat twee keer in deze reis",
                        "houd er één",
                    )
                )
            seen.append(stage.flow)
    return found


def _audience(flow: m.Flow, ruleset: m.RuleSet) -> Iterator[Finding]:
    for role in flow.audience:
        if is_missing(role, ruleset.roles):
            message = f"onbekende rol '{role}' in audience"
            hint = did_you_mean(role, ruleset.roles, one_of(ruleset.roles))
            place = place_of(role, flow.place)
            yield Finding("unknown_role", place, message, hint)


def _main(flow: m.Flow) -> list[Finding]:
    mains = [s for s in flow.steps if isinstance(s, m.Table) and s.main]
    unread = any(
        not s.id or (isinstance(s, m.Table) and not s.kind) for s in flow.steps
    )
    if unread or (len(mains) == 1 and mains[0].kind == "verdict"):
        return []
    return [
        Finding(
            "no_main",
            mains[-1].place if mains else flow.place,
            f"de stroom '{flow.id}' heeft niet precies één hoofdoordeel",
            "zet main: true bij één tabel van kind: verdict",
        )
    ]
