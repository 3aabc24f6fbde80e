"""Faults that trying every completion brought to light, each as small as can be."""

import json
from datetime import timedelta
from typing import Any

from completions import NOW

from opname_wizard.clock.calendar import Calendar
from opname_wizard.engine.answer import Answer
from opname_wizard.engine.hits import Weigher, verdict_of
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.flow.proof.prove import Proved, prove
from opname_wizard.flow.read import read_ruleset

Tree = dict[str, Any]
WHY = {"because": "reden", "sources": ["B-1"]}


def question(name: str, options: Any = "ab", **more: Any) -> Tree:
    step = {"question": name, "ask": "vraag", "why": "daarom", "sources": ["B-1"]}
    names = options if isinstance(options, dict) else {o: o for o in options}
    return {**step, "type": "choice", "options": names, **more}


def moment(name: str, **more: Any) -> Tree:
    step = {"question": name, "ask": "vraag", "why": "daarom", "sources": ["B-1"]}
    return {**step, "type": "datetime", **more}


def clock(name: str, hours: int, *moments: str) -> Tree:
    step = {"clock": name, "text": "klok", "from": list(moments), "hours": str(hours)}
    return {**step, **WHY, "voice": "rule"}


def notes(name: str, **whens: Tree) -> Tree:
    rows = [{"id": row, "when": w, "text": "let_op", **WHY} for row, w in whens.items()]
    return {"table": name, "kind": "notes", "voice": "rule", "rows": rows}


def verdict(name: str, *rows: tuple[str, Tree, str], **more: Any) -> Tree:
    step: Tree = {"table": name, "kind": "verdict", "hit": "unique", "voice": "rule"}
    step["outcomes"] = {then: then for _, _, then in rows} | more.pop("stops", {})
    step["rows"] = [{"id": i, **w, "then": then, **WHY} for i, w, then in rows]
    return {**step, **more}


MAIN = verdict("main", ("m1", {}, "klaar"), main="true")


def rules(*flows: list[Tree]) -> m.RuleSet:
    """A rule set with one journey through these flows."""
    names = ["een", "twee"][: len(flows)]
    trees: Tree = {
        f"{name}/00.yaml": {"id": name, "title": "t", "audience": ["w"], "steps": steps}
        for name, steps in zip(names, flows, strict=True)
    }
    head = {"id": "klein", "title": "klein", "edition": "1", "roles": {"w": "wie"}}
    trees["ruleset.yaml"] = {**head, "journeys": {"reis": names}}
    files = {path: json.dumps(tree).encode() for path, tree in trees.items()}
    ruleset, findings = read_ruleset(files)
    assert ruleset is not None, [str(finding) for finding in findings]
    return ruleset


def walk(ruleset: m.RuleSet, **answers: Answer) -> Walk:
    program = Program(ruleset, ruleset.journeys["reis"])
    return Walker(program, Calendar()).walk(answers, NOW)


def rows(found: Walk) -> dict[str, bool]:
    """The rows that hit, and whether that is certain."""
    return {
        hit.row.id: hit.certain
        for table in found.program.steps
        if isinstance(table, m.Table)
        for hit in Weigher(found).hits(table)
    }


def codes(proved: Proved) -> list[str]:
    return [finding.code for finding in proved.findings]


def test_the_only_option_of_a_multi_that_is_offered_is_chosen() -> None:
    many = question("q2", {"a": "a", "b": {"text": "b", "when": {"q1": "a"}}})
    only_a = {"q2": {"includes": ["a"]}}
    table = verdict(
        "main",
        ("r1", {"when": {"all": [{"q1": "b"}, only_a]}}, "een"),
        ("r2", {"when": {"q1": "a"}}, "twee"),
        main="true",
    )
    proved = prove(rules([question("q1"), {**many, "type": "multi"}, table]), NOW)
    assert codes(proved) == []


def test_two_clocks_that_share_a_moment_cannot_contradict_each_other() -> None:
    steps = [moment("t1"), moment("t2"), clock("k1", 48, "t1")]
    steps += [clock("k2", 24, "t2", "t1"), MAIN]
    never = {"k1": "voorbij", "k2": "loopt"}
    proved = prove(rules([*steps, notes("n", r1=never)]), NOW)
    assert codes(proved) == ["dead_row"]


def test_a_main_table_that_is_skipped_leaves_a_gap() -> None:
    proved = prove(rules([question("q1"), {**MAIN, "when": {"q1": "a"}}]), NOW)
    assert codes(proved) == ["gap"]
    assert proved.faults[0][1].witness.answers == {"q1": "b"}


def test_a_counterexample_only_answers_what_stands_above() -> None:
    gate = verdict("gate", ("r1", {"when": {"q1": "a"}}, "goed"))
    proved = prove(rules([question("q1"), gate, question("q2"), MAIN]), NOW)
    assert [dict(f.witness.answers) for _, f in proved.faults] == [{"q1": "b"}]


def test_the_main_table_gives_the_verdict_also_beside_a_gate_that_stops() -> None:
    stops = {"dicht": {"text": "dicht", "stops": "true"}}
    gate = verdict("gate", ("r1", {}, "dicht"), stops=stops)
    for steps in ([question("q1"), gate, MAIN], [question("q1"), MAIN, gate]):
        found = verdict_of(Weigher(walk(rules(steps))), "een")
        assert found is not None
        assert found.outcome is not None
        assert found.outcome.id == "klaar"


def test_the_first_of_two_gates_that_stop_gives_the_verdict() -> None:
    stops = {"dicht": {"text": "dicht", "stops": "true"}}
    gates = [verdict(g, (f"r{g}", {}, "dicht"), stops=stops) for g in ("g1", "g2")]
    found = verdict_of(Weigher(walk(rules([*gates, question("q1"), MAIN]))), "een")
    assert found is not None
    assert found.table is not None
    assert found.table.id == "g1"


def test_who_chooses_an_option_tells_when_it_is_offered() -> None:
    second = question("q2", {"a": {"text": "a", "when": {"q1": "a"}}, "b": "b"})
    table = notes("n", r1={"q1": "a"}, r2={"q1": "b"}, r3={"q2": "a"})
    ruleset = rules([question("q1", unknown="true"), second, table, MAIN])
    assert rows(walk(ruleset, q1=m.UNKNOWN, q2="a")) == {
        "r1": True,
        "r3": True,
        "m1": True,
    }


def test_going_back_offers_the_options_that_were_there_then() -> None:
    option = {"text": "a", "when": {"q1": "b"}}
    second = question("q2", {"a": option, "b": "b"})
    third = question("q3", {"a": {"text": "a", "when": {"q1": "a"}}, "b": "b"})
    table = notes("n", r1={"q1": "a"}, r2={"q2": "a"}, r3={"q3": "a"})
    ruleset = rules([question("q1", unknown="true"), second, third, table, MAIN])
    found = walk(ruleset, q1=m.UNKNOWN, q2="b", q3="a")
    step = found.program.all_steps.by_id["q2"]
    assert isinstance(step, m.Question)
    walker = Walker(found.program, Calendar())
    assert [o.id for o in walker.offered(step, found)] == ["a", "b"]


def test_a_given_answer_that_is_not_offered_is_asked() -> None:
    option = {"text": "a", "when": {"een.q1": "a"}}
    options = {"a": option, "b": "b", "c": "c"}
    given = question("q2", options, given=[{"value": "a"}])
    first = [question("q1"), notes("n", r0={"q1": "a"}), MAIN]
    second = verdict("main2", ("r1", {}, "klaar"), main="true")
    ruleset = rules(first, [given, notes("n2", r2={"q2": "b"}), second])
    one, other = walk(ruleset, q1="a"), walk(ruleset, q1="b")
    assert (one.given, one.next) == ({"q2": "a"}, None)
    assert other.next is not None
    assert (other.given, other.next.id) == ({}, "q2")


def test_what_is_taken_over_unknown_stays_the_same_unknown() -> None:
    first = [question("q1", unknown="true"), notes("n", r1={"q1": "a"}), MAIN]
    taken = question("q2", unknown="true", given=[{"from": "een.q1"}])
    both = {"q2": "b", "een.q1": "a"}
    second = verdict("main2", ("r2", {}, "klaar"), main="true")
    ruleset = rules(first, [taken, notes("n2", r3={"q2": "b"}, r4=both), second])
    found = rows(walk(ruleset, q1=m.UNKNOWN))
    assert found == {"r1": False, "r3": False, "m1": True, "r2": True}


def test_an_early_moment_that_may_not_count_makes_its_clock_uncertain() -> None:
    early = moment("t1", when={"q1": "a"})
    steps = [question("q1", unknown="true"), early, moment("t2")]
    states = {"r1": {"k": "voorbij"}, "r2": {"k": "loopt"}, "r3": {"k": "onbekend"}}
    steps += [clock("k", 48, "t1", "t2"), notes("n", **states), MAIN]
    found = walk(rules(steps), q1=m.UNKNOWN, t1=NOW - timedelta(hours=50), t2=NOW)
    assert rows(found) == {"r1": False, "r2": False, "m1": True}


def test_a_moment_that_is_late_decides_before_the_others_are_answered() -> None:
    steps = [moment("t1"), moment("t2"), clock("k", 48, "t1", "t2")]
    steps += [notes("n", r1={"k": "voorbij"}, r2={"k": "loopt"}), MAIN]
    found = walk(rules(steps), t1=NOW - timedelta(hours=50))
    assert rows(found) == {"r1": True, "m1": True}


def test_a_question_that_may_be_left_with_one_option_is_not_called_missing() -> None:
    second = question("q2", {"a": "a", "b": {"text": "b", "when": {"q1": "a"}}})
    steps = [question("q1"), second, notes("n", r1={"q2": "a"}), MAIN]
    assert walk(rules(steps)).missing == ("q1",)
    found = walk(rules(steps), q1="b")
    assert found.next is None
    assert rows(found) == {"r1": True, "m1": True}


def test_a_question_that_may_be_given_yet_is_not_called_missing() -> None:
    given = [{"when": {"een.q1": "a"}, "value": "a"}]
    first = [question("q1"), notes("n", r1={"q1": "a"}), MAIN]
    second = verdict("main2", ("r2", {}, "klaar"), main="true")
    steps = [question("q2", given=given), notes("n2", r3={"q2": "b"}), second]
    assert walk(rules(first, steps)).missing == ("q1",)
    assert walk(rules(first, steps), q1="b").missing == ("q2",)


def test_a_flow_that_comes_later_in_some_journey_cannot_be_read() -> None:
    steps = {"een": [question("q1"), MAIN]}
    last = verdict("main2", ("r1", {"when": {"een.q1": "a"}}, "klaar"), main="true")
    steps["twee"] = [last]
    head = {"title": "t", "audience": ["w"]}
    trees: Tree = {
        f"{n}/00.yaml": {"id": n, **head, "steps": s} for n, s in steps.items()
    }
    journeys = {"heen": ["een", "twee"], "terug": ["twee", "een"]}
    about = {"id": "klein", "title": "klein", "edition": "1", "roles": {"w": "wie"}}
    trees["ruleset.yaml"] = {**about, "journeys": journeys}
    files = {path: json.dumps(tree).encode() for path, tree in trees.items()}
    _, findings = read_ruleset(files)
    assert [finding.code for finding in findings] == ["not_before"]
