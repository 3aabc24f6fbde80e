"""Large made-up flows, and how long their proof takes.

``python tests/bench/generated.py`` prints seconds, search steps and peak memory of a
proof for 10 to 300 questions; ``python tests/bench/generated.py 80`` for one size.

Each ten questions feed one table whose rows are the leaves of a random decision tree;
tables feed tables, up to one verdict. So there is no gap and no overlap, and a proof
has to look everywhere; about a tenth of the rows is dead.
"""

import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any

from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.flow import model as m
from opname_wizard.flow.proof.prove import prove
from opname_wizard.flow.read import read_ruleset

SIZES = (10, 20, 40, 80, 160, 300)
WINDOW = 10  # questions per table
GROUP = 4  # tables per table above them
DEPTH = 6  # splits above a leaf, at most
NOW = datetime(2026, 11, 16, 10, tzinfo=AMSTERDAM)
Tree = dict[str, Any]
Tests = list[Tree]  # per branch of a split: the condition of it
WHY: Tree = {"because": "reden", "sources": ["B-1"], "voice": "rule"}


def large_files(questions: int, seed: int = 1) -> dict[str, bytes]:
    """The files of a rule set with so many questions; the same for the same seed."""
    maker = _Maker(Random(seed))  # noqa: S311  no secret: it must repeat itself
    names = [f"q{number}" for number in range(questions)]
    level = []
    for start in range(0, questions, WINDOW):
        splits = [maker.question(name) for name in names[start : start + WINDOW]]
        level.append(maker.table(splits))
    while len(level) > 1:
        groups = [level[at : at + GROUP] for at in range(0, len(level), GROUP)]
        level = [maker.table(group) for group in groups]
    maker.steps[-1]["main"] = "true"
    head = {"id": "groot", "title": "groot", "audience": ["wie"]}
    trees: dict[str, Any] = {
        f"groot/{number:03}.yaml": {**(head if number == 0 else {}), "steps": [step]}
        for number, step in enumerate(maker.steps)
    }
    trees["ruleset.yaml"] = {
        "id": "groot",
        "title": "groot",
        "edition": "1",
        "roles": {"wie": "wie"},
        "journeys": {"groot": ["groot"]},
    }
    return {path: json.dumps(tree).encode() for path, tree in trees.items()}


def large_ruleset(questions: int, seed: int = 1) -> m.RuleSet:
    """The rule set of those files, read by the project's own reader."""
    ruleset, findings = read_ruleset(large_files(questions, seed))
    if ruleset is None:
        raise ValueError(str(findings[0]))
    return ruleset


class _Maker:
    """Makes steps; a question or table gives the tests by which a tree can split."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.steps: list[Tree] = []
        self._recent: list[Tree] = []  # conditions on the last few questions
        self._rows = 0

    def question(self, name: str) -> Tests:
        """A question; one in three has a ``when``, one in ten is a multi."""
        rng = self.rng
        options = list("abcd"[: rng.randint(3, 4)])
        multi = rng.random() < 0.1
        step: Tree = {"question": name}
        if self._recent and rng.random() < 0.35:
            step["when"] = rng.choice(self._recent[-6:])
        step |= {"ask": "vraag", "why": "daarom", "sources": ["B-1"]}
        step |= {"type": "multi" if multi else "choice"}
        step["options"] = {option: option for option in options}
        self.steps.append(step)
        if multi:
            chosen: Tree = {name: {"includes": rng.sample(options, 2)}}
            self._recent.append(chosen)
            return [chosen, {"not": chosen}]
        self._recent.append({name: rng.sample(options, 2)})
        tests: Tests = [{name: option} for option in options]
        if "when" in step:
            tests.append({"not": {name: options}})
        return tests

    def table(self, splits: list[Tests]) -> Tests:
        """A verdict table whose rows are the leaves of a tree over these splits."""
        name = f"t{len(self.steps)}"
        outcomes = list("wxyz"[: self.rng.randint(3, 4)])
        rows = [
            {
                "id": f"r{self._next_row()}",
                "when": {"all": path} if path else {"not": {"all": splits[0]}},
                "then": self.rng.choice(outcomes),
                **WHY,
            }
            for path in self._leaves(splits, 0)
        ]
        said = sorted({row["then"] for row in rows})
        step: Tree = {"table": name, "kind": "verdict", "hit": "unique"}
        step |= {"outcomes": {outcome: outcome for outcome in said}, "rows": rows}
        self.steps.append(step)
        return [{name: outcome} for outcome in said]

    def _leaves(self, splits: list[Tests], depth: int) -> Iterator[Tests]:
        stop = (0, 0.2, 0.4, 0.5, 0.6, 0.7)
        if not splits or depth == DEPTH or self.rng.random() < stop[depth]:
            yield []
            return
        here = self.rng.choice(splits)
        rest = [split for split in splits if split is not here]
        for test in here:
            for path in self._leaves(rest, depth + 1):
                yield [test, *path]

    def _next_row(self) -> int:
        self._rows += 1
        return self._rows


def measure(questions: int) -> None:
    """Print one line: the size, and what reading and proving it costs."""
    start = time.perf_counter()
    ruleset = large_ruleset(questions)
    read = time.perf_counter()
    proved = prove(ruleset, NOW, budget=10_000_000)
    done = time.perf_counter()
    steps = next(iter(ruleset.flows.values())).steps
    sizes = [len(step.rows) for step in steps if isinstance(step, m.Table)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{questions:9} {len(sizes):7} {sum(sizes):6} {max(sizes):8} "
        f"{read - start:8.2f} {done - read:9.2f} {proved.steps:8} {peak:8.0f} "
        f"{len(proved.faults):6} {len(proved.findings):9}\n"
    )


def main() -> None:
    """Measure every size in a process of its own."""
    sys.stdout.write(
        "questions  tables   rows  largest  read s   prove s    steps  peak MB "
        "faults  findings\n"
    )
    sys.stdout.flush()
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        process = multiprocessing.get_context("spawn").Process(
            target=measure, args=(size,)
        )
        process.start()
        process.join()


if __name__ == "__main__":
    main()
