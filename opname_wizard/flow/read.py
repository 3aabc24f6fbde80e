"""From the files of a rule set to a `RuleSet`, or to findings, all at once."""

from collections.abc import Mapping
from itertools import groupby

from opname_wizard.flow import model as m
from opname_wizard.flow.check import check
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.read_condition import read_condition
from opname_wizard.flow.read_steps import StepReader
from opname_wizard.flow.reader import ROW_ID, Keys, Reader
from opname_wizard.flow.tree import Items, Node, Text, parse

RULESET = "ruleset.yaml"
FOLDERS_APART = ("sources", "cases")
RULESET_KEYS: Keys = (
    ["id", "title", "edition", "roles", "journeys"],
    ["limits", "demo"],
)
STAGE_KEYS: Keys = (["flow"], ["when"])
FIRST_FILE_KEYS: Keys = (["id", "title", "audience", "steps"], [])
NEXT_FILE_KEYS: Keys = (["steps"], [])


def read_ruleset(
    files: Mapping[str, bytes], root: str = ""
) -> tuple[m.RuleSet | None, list[Finding]]:
    """Read and check the flows of a rule set.

    Args:
        files: path relative to the rule set, such as ``publicatie/10-oordeel.yaml``,
            to the bytes of that file.
        root: what stands before each path in findings, such as ``flows/uwv/``.

    Returns:
        The rule set, or None when anything blocks it, and all findings in the order
        of the files.
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

    def read(self) -> tuple[m.RuleSet | None, list[Finding]]:
        flows = {}
        for folder, paths in self._folders.items():
            flow = self._flow(folder, paths)
            if flow is not None:
                flows[folder] = flow
        ruleset = self._ruleset(flows)
        findings = self._reader.findings
        if ruleset is not None and not findings:
            findings = check(ruleset)
        findings = sorted(findings, key=lambda found: found.place)
        blocked = any(found.severity == "fout" for found in findings)
        return (None if blocked else ruleset), findings

    def _tree(self, path: str) -> Node | None:
        tree, findings = parse(self._files[path], self._root + path)
        self._reader.findings += findings
        return tree

    def _flow(self, folder: str, paths: list[str]) -> m.Flow | None:
        r = self._reader
        head: dict[str, Node] = {}
        steps: list[m.Step] = []
        step_reader = StepReader(r, folder, self._folders)
        for number, path in enumerate(paths):
            tree = self._tree(path)
            if tree is None:
                continue
            asked = NEXT_FILE_KEYS if number else FIRST_FILE_KEYS
            keys = r.block(tree, "een stroom", *asked)
            head = head or keys
            for node in r.items(keys["steps"], "stappen") if "steps" in keys else ():
                step = step_reader.step(node)
                if step is not None:
                    steps.append(step)
        if not head:
            return None
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

    def _ruleset(self, flows: dict[str, m.Flow]) -> m.RuleSet | None:
        r = self._reader
        if RULESET not in self._files:
            r.find(
                "no_ruleset",
                Place(self._root + RULESET, 1, 1),
                "dit bestand ontbreekt",
                "maak het met id, title, edition, roles en journeys",
            )
            return None
        tree = self._tree(RULESET)
        if tree is None:
            return None
        keys = r.block(tree, "een regelset", *RULESET_KEYS)
        roles = r.entries(keys["roles"], "rollen") if "roles" in keys else {}
        stages = r.entries(keys["journeys"], "reizen") if "journeys" in keys else {}
        for name, (place, _) in [*roles.items(), *stages.items()]:
            r.check_id(name, place, "een rol of reis")
        return m.RuleSet(
            id=r.id(keys.get("id"), "het id van de regelset"),
            title=r.text(keys.get("title"), "de titel"),
            edition=r.text(keys.get("edition"), "de editie"),
            roles={k: r.text(v, "de naam van een rol") for k, (_, v) in roles.items()},
            journeys={
                k: m.Journey(k, self._stages(v), place)
                for k, (place, v) in stages.items()
            },
            flows=flows,
            limits=self._limits(keys.get("limits")),
            demo=r.id(keys.get("demo"), "het id van een casus", ROW_ID),
        )

    def _limits(self, node: Node | None) -> dict[str, m.Limit]:
        entries = {} if node is None else self._reader.entries(node, "grenzen")
        return {
            key: m.Limit(self._reader.number(value, "aantal vragen"), place)
            for key, (place, value) in entries.items()
        }

    def _stages(self, node: Node) -> tuple[m.Stage, ...]:
        r = self._reader
        stages = []
        items = r.items(node, "stromen")
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
                    flow=r.id(keys.get("flow"), "een stroom"),
                    when=read_condition(r, when, self._folders) if when else None,
                    place=item.place,
                )
            )
        return tuple(stages)
