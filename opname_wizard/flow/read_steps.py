"""From nodes to the steps of a flow."""

import re
from collections.abc import Container
from itertools import chain

from opname_wizard.clock.functions import FUNCTIONS, UNITS
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import nearest
from opname_wizard.flow.read_condition import read_condition, split_name
from opname_wizard.flow.read_rows import TABLE_KEYS, read_table, source_ids
from opname_wizard.flow.reader import Keys, Reader
from opname_wizard.flow.tree import Block, Node, Text, is_hole
from opname_wizard.flow.word import Word

QUESTION_KEYS: Keys = (
    ["question", "ask", "why", "type", "sources"],
    [
        "when",
        "label",
        "help",
        "options",
        "options_from",
        "unknown",
        "alone",
        "not_both",
        "default",
        "given",
    ],
)
CLOCK_KEYS: Keys = (
    ["clock", "text", "from", "because", "sources", "voice"],
    ["when", *UNITS, "function"],
)
FACT_KEYS: Keys = (["fact", "when"], [])
OPTION_KEYS: Keys = (["text"], ["when"])
GIVEN_KEYS: Keys = ([], ["when", "value", "from"])
STEP_KEYS = ("question", "fact", "clock", "table")
_KNOWN = {*chain(*QUESTION_KEYS, *CLOCK_KEYS, *FACT_KEYS, *TABLE_KEYS)}


class StepReader:
    """Reads the steps of one flow; ``flows`` are the ids of all flows."""

    def __init__(self, reader: Reader, flow: str, flows: Container[str]) -> None:
        self._reader = reader
        self._flow = flow
        self._flows = flows

    def step(self, node: Node) -> m.Step:
        """One step; what is no step stands as `unread`."""
        kind = _kind(node)
        step = self._read(kind, node)
        if not step.id:
            self._reader.names |= _likely_names(kind, node)
        return step

    def unread(self, node: Node) -> m.Step:
        """A step that stands for one or more that could not be read."""
        return m.Fact("", self._flow, node.place, c.NEVER)

    def _read(self, kind: str, node: Node) -> m.Step:
        match kind:
            case "question":
                return self._question(node)
            case "fact":
                return self._fact(node)
            case "clock":
                return self._clock(node)
            case "table":
                return read_table(self._reader, node, self._flow, self._flows)
            case _:
                if not is_hole(node):
                    self._reader.find(
                        "unknown_step_kind",
                        node.place,
                        "dit is geen vraag, feit, klok of tabel",
                        "begin de stap met question, fact, clock of table",
                    )
                return self.unread(node)

    def _when(self, node: Node | None) -> c.Condition | None:
        if node is None:
            return None
        return read_condition(self._reader, node, self._flows)

    def _question(self, node: Node) -> m.Question:
        r = self._reader
        keys = r.block(node, "een vraag", *QUESTION_KEYS)
        kind = r.word(keys["type"], "soort vraag", m.QUESTION_TYPES)
        options = self._options(keys.get("options"))
        if "" in keys:  # it may have been the options, or what makes them fit
            kind, options = "", (*options, m.Option("", "", None, node.place))
        return m.Question(
            id=r.id(keys["question"], "het id van een vraag"),
            flow=self._flow,
            place=node.place,
            when=self._when(keys.get("when")),
            label=r.text(keys.get("label"), "een korte naam"),
            ask=r.text(keys.get("ask"), "de vraag"),
            help=r.text(keys.get("help"), "de toelichting"),
            why=r.text(keys.get("why"), "waarom dit wordt gevraagd"),
            type=kind,  # type: ignore[arg-type]  # '' has its finding
            options=options,
            options_from=self._step_name(keys.get("options_from"), "een tabel"),
            unknown=r.flag(keys.get("unknown"), "true of false"),
            alone=frozenset(r.ids(keys.get("alone"), "het id van een optie")),
            not_both=self._not_both(keys.get("not_both")),
            default=r.texts(keys.get("default"), "een voorstel"),
            given=self._given(keys.get("given")),
            sources=source_ids(r, keys.get("sources")),
        )

    def _step_name(self, node: Node | None, what: str) -> str | None:
        if not isinstance(node, Text):
            self._reader.text(node, what)
            return None if node is None else ""
        return Word(split_name(node, self._flows).step, node.place)

    def _options(self, node: Node | None) -> tuple[m.Option, ...]:
        if node is None:
            return ()
        r = self._reader
        options = []
        for key, (place, value) in r.entries(node, "opties").items():
            name = r.check_id(key, place, "een optie")
            when = None
            text = value
            if isinstance(value, Block):
                keys = r.block(value, "een optie", *OPTION_KEYS)
                when = self._when(keys.get("when"))
                text = keys["text"]
            options.append(m.Option(name, r.text(text, "de optie"), when, place))
        return tuple(options)

    def _not_both(self, node: Node | None) -> tuple[frozenset[str], ...]:
        if node is None:
            return ()
        r = self._reader
        pairs = [
            frozenset(r.ids(item, "twee opties"))
            for item in r.items(node, "paren van opties")
        ]
        if any(len(pair) != 2 and "" not in pair for pair in pairs):
            r.find(
                "bad_pair",
                node.place,
                "not_both verwacht paren van twee opties",
                "schrijf [[optie_a, optie_b]]",
            )
        return tuple(pair for pair in pairs if len(pair) == 2)

    def _given(self, node: Node | None) -> tuple[m.Given, ...]:
        if node is None:
            return ()
        return tuple(
            self._one_given(item) for item in self._reader.blocks(node, "given")
        )

    def _one_given(self, node: Node) -> m.Given:
        r = self._reader
        keys = r.block(node, "given", *GIVEN_KEYS)
        clear = isinstance(node, Block) and "" not in keys
        if clear and ("value" in keys) == ("from" in keys):
            r.find(
                "bad_given",
                node.place,
                "given noemt een value of een from, en precies één daarvan",
                "schrijf value: optie, of from: flow.vraag",
            )
        return m.Given(
            when=self._when(keys.get("when")),
            value=r.id(keys.get("value"), "een waarde") or None,
            source=self._step_name(keys.get("from"), "het id van een vraag"),
            place=node.place,
        )

    def _fact(self, node: Node) -> m.Fact:
        r = self._reader
        keys = r.block(node, "een feit", *FACT_KEYS)
        return m.Fact(
            id=r.id(keys["fact"], "het id van een feit"),
            flow=self._flow,
            place=node.place,
            when=read_condition(r, keys["when"], self._flows),
        )

    def _clock(self, node: Node) -> m.Clock:
        r = self._reader
        keys = r.block(node, "een klok", *CLOCK_KEYS)
        function = r.id(keys.get("function"), "een functie")
        numbers = [unit for unit in UNITS if unit in keys]
        if len(numbers) != 1 and "" not in keys:
            r.find(
                "bad_clock",
                node.place,
                "een klok telt uren, werkdagen, dagen of maanden",
                f"zet er één van deze bij: {', '.join(UNITS)}",
            )
        unit = numbers[0] if len(numbers) == 1 else ""
        known = FUNCTIONS.get(function)
        if unit and known is not None and known.number != unit:
            r.find(
                "bad_clock",
                node.place,
                f"de functie '{function}' telt geen {unit}",
                f"zet er {known.number} bij in plaats van {unit}",
            )
        return m.Clock(
            id=r.id(keys["clock"], "het id van een klok"),
            flow=self._flow,
            place=node.place,
            when=self._when(keys.get("when")),
            text=r.text(keys.get("text"), "wat er dan klaar moet zijn"),
            moments=r.ids(keys.get("from"), "het id van een vraag"),
            function=function if {"function", ""} & keys.keys() else unit,
            number=r.number(keys.get(unit), unit, least=0),
            because=r.text(keys.get("because"), "de reden"),
            sources=source_ids(r, keys.get("sources")),
            voice=r.word(keys.get("voice"), "stem", m.VOICES),  # type: ignore[arg-type]  # checked just now
        )


def _kind(node: Node) -> str:
    """Which kind of step a block is, also when that key is misspelt; '' for none."""
    keys = list(node.entries) if isinstance(node, Block) else []
    exact = next((kind for kind in STEP_KEYS if kind in keys), "")
    return exact or nearest(next(iter(keys), ""), STEP_KEYS)


def _likely_names(kind: str, node: Node) -> set[str]:
    """What the name of a step that could not be read may be; '' when that is open."""
    named = [node]
    if isinstance(node, Block):
        entries = node.entries.items()
        named = [value for key, (_, value) in entries if key == kind]
        named = named or [value for key, (_, value) in entries if key not in _KNOWN]
    texts = [one.value.lower() for one in named if isinstance(one, Text)]
    whole = [re.sub(r"[^a-z0-9_]+", "_", text).strip("_") for text in texts]
    return {*whole, *(word for text in texts for word in text.split())} or {""}
