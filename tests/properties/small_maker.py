"""Makes the steps of a random small flow: plain data that becomes YAML."""

from random import Random
from typing import Any, NamedTuple

Tree = dict[str, Any]
STEPS = ("question", "fact", "clock", "table")
FITS = ["altijd", "kan", "past_niet"]
HOURS = (24, 48, 48, 72)
SOURCES = ["B-1", "B-2", "B-3", "B-4", "B-5"]
STATES = ["onbekend", "loopt", "voorbij"]
SET_KINDS: dict[str, Tree] = {
    "actions": {"do": "doe", "who": "wie", "due": "nu"},
    "notes": {"text": "let_op"},
    "reasons": {"text": "omdat"},
    "letters": {"letter": "brief", "as": "brief"},
}


class Ref(NamedTuple):
    """What a condition can look at; ``shape`` is one, set or known."""

    name: str
    shape: str
    values: list[str]


class Maker:
    """Makes the steps of one flow, from top to bottom."""

    def __init__(self, rng: Random, flow: str, before: "Maker | None") -> None:
        self.rng = rng
        self.id = flow
        self.before = before
        self.refs: list[Ref] = []
        self.limits: dict[str, int] = {}
        self.outcomes: list[str] = []
        self.main = ""
        self.choices: dict[str, Tree] = {}
        self.measures: list[str] = []
        self._moments: list[str] = []
        self._count = 0

    def flow(self, questions: int) -> Tree:
        """A flow with so many questions."""
        rng = self.rng
        makers = [self._question] * questions
        for _ in range(rng.randint(1, 4)):
            others = (self._fact, self._gate, self._set_table, self._measure_table)
            makers.insert(rng.randint(1, len(makers)), rng.choice(others))
        last = len(makers) if rng.random() < 0.8 else rng.randint(1, len(makers))
        makers.insert(last, self._main)
        steps = [step for make in makers for step in make()]
        for step in rng.sample(steps, min(2, len(steps))):
            name = next(step[kind] for kind in STEPS if kind in step)
            self.limits[name] = rng.randint(1, 4)
        return {"id": self.id, "title": "t", "audience": ["wie"], "steps": steps}

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{self.id[0]}_{kind}{self._count}"

    def _maybe_when(self, chance: float) -> Tree:
        if self._all_refs() and self.rng.random() < chance:
            return {"when": self._condition(1)}
        return {}

    # -- conditions -----------------------------------------------------------------

    def _all_refs(self) -> list[Ref]:
        if self.before is None:
            return self.refs
        flow = self.before.id
        above = [ref._replace(name=f"{flow}.{ref.name}") for ref in self.before.refs]
        return [*above, *self.refs, *self.refs]

    def _condition(self, depth: int) -> Tree:
        rng = self.rng
        group = rng.random()
        if depth == 0 or group < 0.55:
            return self._leaf()
        if group < 0.65:
            return {"not": self._condition(depth - 1)}
        parts = [self._condition(depth - 1) for _ in range(rng.randint(2, 3))]
        if group < 0.9:
            return {"any" if group < 0.8 else "all": parts}
        return {"at_least": {"n": rng.randint(1, len(parts)), "of": parts}}

    def _leaf(self) -> Tree:
        rng = self.rng
        ref = rng.choice(self._all_refs())
        if ref.shape == "known":
            return {"known": ref.name}
        chosen = rng.sample(ref.values, rng.randint(1, min(2, len(ref.values))))
        if ref.shape == "one":
            return {ref.name: chosen[0] if len(chosen) == 1 else chosen}
        operator = rng.choice(("includes", "includes", "includes_all", "excludes"))
        return {ref.name: {operator: chosen}}

    # -- questions ------------------------------------------------------------------

    def _question(self) -> list[Tree]:
        rng = self.rng
        name = self._name("q")
        kinds = ["choice", "choice", "choice", "multi", "multi", "moment"]
        kind = rng.choice(kinds if self.before is None else kinds[:4])
        step: Tree = {"question": name, **self._maybe_when(0.4)}
        step |= {"ask": "vraag", "why": "daarom", "sources": ["B-1"]}
        if kind == "moment":
            return [step, *self._moment(name, step)]
        step["type"] = kind
        step["options"] = self._options(rng.randint(2, 3))
        if kind == "choice" and self.before is not None and rng.random() < 0.6:
            self._give(step)
        elif kind == "multi":
            self._multi(name, step)
        if rng.random() < 0.5:
            step["unknown"] = "true"
            self.refs.append(Ref(name, "known", []))
        shape = "one" if kind == "choice" else "set"
        names = [*step.pop("measures", []), *step["options"]]
        self.refs.append(Ref(name, shape, names))
        if kind == "choice":
            self.choices[name] = step
        return [step]

    def _options(self, number: int) -> Tree:
        options: Tree = {name: name for name in "abc"[:number]}
        for name in options:
            if self.refs and self.rng.random() < 0.15:
                options[name] = {"text": name, "when": self._condition(0)}
        return options

    def _multi(self, name: str, step: Tree) -> None:
        rng = self.rng
        options = list(step["options"])
        if rng.random() < 0.3:
            step["alone"] = [rng.choice(options)]
        if rng.random() < 0.3:
            step["not_both"] = [rng.sample(options, 2)]
        tables = list(self.measures)
        if self.before is not None:
            tables += [f"een.{table}" for table in self.before.measures]
        if tables and rng.random() < 0.6:
            step["options_from"] = rng.choice(tables)
            step["measures"] = ["mild", "zwaar"]
            self.refs.append(Ref(f"{name}.fit", "set", FITS))

    def _give(self, step: Tree) -> None:
        assert self.before is not None
        rng = self.rng
        lines: list[Tree] = []
        for _ in range(rng.randint(1, 2)):
            values = list(step["options"])
            if step.get("unknown"):
                values.append("onbekend")
            line = {"value": rng.choice(values)}
            lines.append({**self._maybe_when(0.8), **line})
        if self.before.choices and rng.random() < 0.5:
            source, other = rng.choice(list(self.before.choices.items()))
            step["options"] = {name: name for name in other["options"]}
            if "unknown" in other:
                step["unknown"] = "true"
            lines = [line for line in lines if line["value"] in step["options"]]
            lines.insert(rng.randint(0, len(lines)), {"from": f"een.{source}"})
        step["given"] = lines

    def _moment(self, name: str, step: Tree) -> list[Tree]:
        rng = self.rng
        step["type"] = rng.choice(("date", "datetime", "datetime", "datetime", "text"))
        self.refs.append(Ref(name, "known", []))
        if step["type"] != "datetime":
            return []
        self._moments.append(name)
        return [self._clock() for _ in range(rng.randint(1, 2))]

    def _clock(self) -> Tree:
        rng = self.rng
        name = self._name("k")
        number = rng.randint(1, len(self._moments))
        step: Tree = {"clock": name, **self._maybe_when(0.2), "text": "klok"}
        step["from"] = rng.sample(self._moments, number)
        step["hours"] = rng.choice(HOURS)
        step |= {"because": "reden", "sources": ["B-1"], "voice": "rule"}
        self.refs += [Ref(name, "one", STATES)] * 2
        return step

    # -- facts and tables -----------------------------------------------------------

    def _fact(self) -> list[Tree]:
        name = self._name("f")
        step = {"fact": name, "when": self._condition(2)}
        self.refs.append(Ref(name, "one", ["ja", "nee"]))
        return [step]

    def _row(self, says: Tree, when: Tree) -> Tree:
        row = {"id": self._name("r"), **when, **says}
        sources = self.rng.sample(SOURCES, self.rng.randint(1, 2))
        return {**row, "because": "reden", "sources": sources, "voice": "rule"}

    def _gate(self) -> list[Tree]:
        return [self._verdict(self._name("v"), {**self._maybe_when(0.3)})]

    def _main(self) -> list[Tree]:
        self.main = self._name("v")
        step = self._verdict(self.main, self._maybe_when(0.05))
        self.outcomes = list(step["outcomes"])
        return [{**step, "main": "true"}]

    def _verdict(self, name: str, when: Tree) -> Tree:
        rng = self.rng
        outcomes: Tree = {name: name for name in ("licht", "zwaar")}
        if rng.random() < 0.4:
            outcomes["zwaar"] = {"text": "zwaar", "stops": "true"}
        hit = rng.choice(("first", "unique"))
        whens = self._partition() if rng.random() < 0.5 else self._random_rows(hit)
        says = [{"then": rng.choice(list(outcomes))} for _ in whens]
        rows = [self._row(s, w) for s, w in zip(says, whens, strict=True)]
        self.refs.append(Ref(name, "one", list(outcomes)))
        self.refs.append(Ref(f"{name}.rij", "one", [row["id"] for row in rows]))
        step: Tree = {"table": name, **when, "kind": "verdict", "hit": hit}
        return {**step, "outcomes": outcomes, "rows": rows}

    def _random_rows(self, hit: str) -> list[Tree]:
        number = self.rng.randint(1, 3)
        rows: list[Tree] = [{"when": self._condition(2)} for _ in range(number)]
        if self.rng.random() < 0.7:
            last: Tree = {"otherwise": "true"} if hit == "first" else {}
            rows.append(last)
        return rows

    def _partition(self) -> list[Tree]:
        """Rows that share out the values of one step, sometimes with a slip."""
        rng = self.rng
        condition = self._condition(1)
        rows: list[Tree] = [{"when": condition}, {"when": {"not": condition}}]
        if rng.random() < 0.4:
            extra = self._leaf()
            rows[0] = {"when": {"all": [condition, extra]}}
            rows.append({"when": {"all": [condition, {"not": extra}]}})
        if rng.random() < 0.3:
            rng.choice(rows)["when"] = self._condition(1)
        return rows

    def _set_table(self) -> list[Tree]:
        kind = self.rng.choice(list(SET_KINDS))
        step: Tree = {"table": self._name("t"), **self._maybe_when(0.2), "kind": kind}
        rows = [
            self._row(SET_KINDS[kind], self._maybe_when(0.9))
            for _ in range(self.rng.randint(1, 2))
        ]
        self.refs.append(Ref(step["table"], "set", [row["id"] for row in rows]))
        return [{**step, "rows": rows}]

    def _measure_table(self) -> list[Tree]:
        rng = self.rng
        name = self._name("m")
        step: Tree = {"table": name, **self._maybe_when(0.2), "kind": "measures"}
        measures = {"mild": "mild", "zwaar": "zwaar"}
        rows = [
            self._row({"measure": measure, "fit": fit}, self._maybe_when(0.8))
            for measure in measures
            for fit in rng.sample(FITS, rng.randint(1, 2))
        ]
        self.refs += [Ref(f"{name}.{measure}", "one", FITS) for measure in measures]
        self.measures.append(name)
        return [{**step, "measures": measures, "rows": rows}]
