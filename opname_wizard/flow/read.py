"""From the files of a rule set to a `RuleSet`, or to findings, all at once."""

from collections.abc import Collection, Mapping
from itertools import groupby
from typing import NamedTuple

from opname_wizard.flow import model as m
from opname_wizard.flow.check import check
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.read_condition import read_condition
from opname_wizard.flow.read_steps import StepReader
from opname_wizard.flow.reader import ROW_ID, Keys, Reader
from opname_wizard.flow.tree import Items, Node, Text, hole, is_hole

RULESET = "ruleset.yaml"
FOLDERS_APART = ("sources", "cases")
RULESET_KEYS: Keys = (
    ["id", "title", "edition", "roles", "journeys"],
    ["limits", "demo"],
)
STAGE_KEYS: Keys = (["flow"], ["when"])
FIRST_FILE_KEYS: Keys = (["id", "title", "audience", "steps"], [])
NEXT_FILE_KEYS: Keys = (["steps"], [])


class ReadRules(NamedTuple):
    """A rule set as far as it could be read; only for finding more mistakes.

    Attributes:
        ruleset: with '' for each word that could not be read.
        names: words of what could not be read (see `Reader`).
        findings: of reading and checking, in the order of the files.
    """

    ruleset: m.RuleSet
    names: Collection[str]
    findings: list[Finding]

    @property
    def usable(self) -> m.RuleSet | None:
        """The rule set, or None when anything blocks it."""
        blocked = any(found.severity == "fout" for found in self.findings)
        return None if blocked else self.ruleset


def read_ruleset(
    files: Mapping[str, bytes], root: str = ""
) -> tuple[m.RuleSet | None, list[Finding]]:
    """Read and check the flows of a rule set: see `read_rules`.

    Returns:
        The rule set, or None when anything blocks it, and all findings.
    """
    read = read_rules(files, root)
    return read.usable, read.findings


def read_rules(files: Mapping[str, bytes], root: str = "") -> ReadRules:
    """Read and check the flows of a rule set.

    Args:
        files: path relative to the rule set, such as ``publicatie/10-oordeel.yaml``,
            to the bytes of that file.
        root: what stands before each path in findings, such as ``flows/uwv/``.
    """
    return _SetReader(files, root).read()


class _SetReader:
    def __init__(self, files: Mapping[str, bytes], root: str) -> None:
        self._files = files
        self._root = root
        self._reader = Reader()
        paths = sorted(p for p in files if "/" in p)
        self._folders = {
            folder: list(group)
            for folder, group in groupby(paths, lambda p: p.split("/")[0])
            if folder not in FOLDERS_APART
        }

    def read(self) -> ReadRules:
        flows = {name: self._flow(name, paths) for name, paths in self._folders.items()}
        ruleset = self._ruleset(flows)
        names = frozenset(self._reader.names)
        findings = dict.fromkeys([*self._reader.findings, *check(ruleset, names)])
        return ReadRules(
            ruleset, names, sorted(findings, key=lambda found: found.place)
        )

    def _flow(self, folder: str, paths: list[str]) -> m.Flow:
        r = self._reader
        head: dict[str, Node] = {}
        steps: list[m.Step] = []
        step_reader = StepReader(r, folder, self._folders)
        for number, path in enumerate(paths):
            tree = r.tree(self._files[path], self._root + path)
            if is_hole(tree):
                steps.append(step_reader.unread(tree))
                continue
            asked = NEXT_FILE_KEYS if number else FIRST_FILE_KEYS
            keys = r.block(tree, "een stroom", *asked)
            head = head or keys
            steps += map(step_reader.step, r.blocks(keys["steps"], "stappen"))
        name = r.id(head.get("id"), "het id van een stroom")
        place = Place(self._root + paths[0], 1, 1)
        if name and name != folder:
            r.find(
                "wrong_folder",
                place,
                f"de stroom '{name}' staat in de map '{folder}'",
                "geef map en stroom dezelfde naam",
            )
        return m.Flow(
            id=folder,
            title=r.text(head.get("title"), "de titel"),
            audience=r.ids(head.get("audience"), "een rol"),
            place=place,
            steps=tuple(steps),
        )

    def _ruleset(self, flows: dict[str, m.Flow]) -> m.RuleSet:
        r = self._reader
        keys = r.block(self._head(), "een regelset", *RULESET_KEYS)
        roles = r.entries(keys["roles"], "rollen").items()
        stages = r.entries(keys["journeys"], "reizen").items()
        return m.RuleSet(
            id=r.id(keys["id"], "het id van de regelset"),
            title=r.text(keys["title"], "de titel"),
            edition=r.text(keys["edition"], "de editie"),
            roles={
                r.check_id(k, place, "een rol"): r.text(v, "de naam van een rol")
                for k, (place, v) in roles
            },
            journeys={
                k: m.Journey(r.check_id(k, place, "een reis"), self._stages(v), place)
                for k, (place, v) in stages
            },
            flows=flows,
            limits=self._limits(keys.get("limits")),
            demo=r.id(keys.get("demo"), "het id van een casus", ROW_ID),
        )

    def _head(self) -> Node:
        place = Place(self._root + RULESET, 1, 1)
        if RULESET in self._files:
            return self._reader.tree(self._files[RULESET], place.file)
        self._reader.find(
            "no_ruleset",
            place,
            "dit bestand ontbreekt",
            "maak het met id, title, edition, roles en journeys",
        )
        return hole(place)

    def _limits(self, node: Node | None) -> dict[str, m.Limit]:
        entries = {} if node is None else self._reader.entries(node, "grenzen")
        return {
            key: m.Limit(self._reader.number(value, "aantal vragen"), place)
            for key, (place, value) in entries.items()
        }

    def _stages(self, node: Node) -> tuple[m.Stage, ...]:
        r = self._reader
        stages = []
        items = r.blocks(node, "stromen")
        if isinstance(node, Items) and not items:
            r.find(
                "empty_list",
                node.place,
                "deze reis heeft geen enkele stroom",
                "noem er een of haal de reis weg",
            )
        for item in items:
            if isinstance(item, Text):
                stages.append(m.Stage(r.id(item, "een stroom"), None, item.place))
                continue
            keys = r.block(item, "een stroom in een reis", *STAGE_KEYS)
            when = keys.get("when")
            stages.append(
                m.Stage(
                    flow=r.id(keys["flow"], "een stroom"),
                    when=read_condition(r, when, self._folders) if when else None,
                    place=item.place,
                )
            )
        return tuple(stages)
