"""Random small rule sets as YAML text, for tests that try every combination.

One seed gives one rule set, always the same. Gaps, overlaps and dead content are
common on purpose: a proof that never has to say no is not tested.
"""

import json
from random import Random
from typing import Any

from small_maker import Maker, Tree

from opname_wizard.flow import model as m
from opname_wizard.flow.read import read_ruleset


def small_ruleset(seed: int, size: int = 5) -> m.RuleSet:
    """The rule set of one seed, read by the project's own reader.

    Args:
        seed: which one.
        size: the most questions of the first flow, from 2.
    """
    ruleset, findings = read_ruleset(small_files(seed, size))
    assert ruleset is not None, (seed, [str(found) for found in findings])
    return ruleset


def small_files(seed: int, size: int = 5) -> dict[str, bytes]:
    """The files of the rule set of one seed: path to YAML text."""
    rng = Random(seed)  # noqa: S311  no secret: a seed must give the same flow
    first = Maker(rng, "een", None)
    trees = {"een/00-alles.yaml": first.flow(rng.randint(2, size))}
    stages: list[Any] = ["een"]
    limits = dict(first.limits)
    if rng.random() < 0.5:
        second = Maker(rng, "twee", first)
        trees["twee/00-alles.yaml"] = second.flow(rng.randint(1, 2))
        limits |= second.limits
        stages.append({"flow": "twee"})
        if rng.random() < 0.5:
            chosen = rng.sample(first.outcomes, rng.randint(1, 2))
            stages[1]["when"] = {f"een.{first.main}": chosen}
    trees["ruleset.yaml"] = {
        "id": "klein",
        "title": "klein",
        "edition": "1",
        "roles": {"wie": "wie"},
        "journeys": {"reis": stages},
        "limits": limits,
    }
    return {path: _yaml(tree, 0).encode() for path, tree in trees.items()}


def _yaml(tree: Tree | list[Any], depth: int) -> str:
    """Block style; texts and lists of texts as JSON, which is YAML too."""
    lines = []
    pairs = tree.items() if isinstance(tree, dict) else [("-", item) for item in tree]
    for key, value in pairs:
        start = "  " * depth + (key if key == "-" else f"{key}:")
        if _is_short(value):
            lines.append(f"{start} {json.dumps(value)}\n")
        else:
            lines.append(f"{start}\n{_yaml(value, depth + 1)}")
    return "".join(lines)


def _is_short(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return not isinstance(value, dict) or not value
