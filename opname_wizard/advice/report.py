"""Advice as a row of blocks: what every face shows, in the same words and order."""

from collections.abc import Iterator

from opname_wizard.advice.blocks import (
    STATUS_TAGS,
    Block,
    Heading,
    Item,
    Note,
    Words,
)
from opname_wizard.advice.model import (
    Action,
    Advice,
    Clock,
    Line,
    Measure,
    Offer,
    Outcome,
    Why,
)
from opname_wizard.clock.write import write
from opname_wizard.flow.model import UNKNOWN

VOICE_TAGS = {
    "rule": "",
    "advice": "advies",
    "manager": "uw beslissing",
    "law": "recht, te controleren",
    "open": "niet uitgemaakt",
}
FIT_TEXTS = {
    "altijd": "hoort er altijd bij",
    "ligt_voor_de_hand": "ligt voor de hand",
    "kan": "kan",
    "na_overleg": "alleen na overleg",
    "te_licht": "te licht als enige",
    "past_niet": "past hier niet",
}
STATE_TEXTS = {
    "voorbij": "al voorbij",
    "op_tijd": "op tijd",
    "te_laat": "te laat",
    "een_dag": "hangt van één dag af",
}
NO_END = "nog niet te berekenen"
NO_ANSWER = "nog niet te zeggen"  # there is an end, but not yet what to hold against it
FORM_TEXTS = {
    "brief": "kan als concept worden gemaakt",
    "concept": "alleen als concept: er ontbreekt nog iets",
    "geen": "kan hier niet",
}


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    ended = text.rstrip("'\")").endswith((".", "!", "?", ":"))
    return text if ended else text + "."


def report(advice: Advice, words: Words) -> list[Block]:
    """The blocks of an advice, from verdict to sources."""
    made = _Reporting(advice, words)
    blocks: list[Block] = []
    for part in (
        made.verdicts(),
        made.clocks(),
        made.actions(),
        made.measures(),
        made.notes(),
        made.letters(),
        made.sources(),
    ):
        blocks += part
    return blocks


def without_section(blocks: list[Block], key: str) -> list[Block]:
    """The blocks without one section."""
    kept: list[Block] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = block.key == key
        if not inside:
            kept.append(block)
    return kept


def compact(blocks: list[Block]) -> list[Block]:
    """The blocks for a hurry: claims with their first source, reasons left out."""
    numbers: dict[int, int] = {}
    short: list[Block] = []
    for block in blocks:
        if isinstance(block, Item):
            marks = tuple(
                numbers.setdefault(mark, len(numbers) + 1) for mark in block.marks[:1]
            )
            short.append(block._replace(because="", marks=marks))
        elif isinstance(block, Heading):
            short.append(block)
    sources = [b for b in blocks if isinstance(b, Note) and b.number in numbers]
    notes = [n._replace(number=numbers[n.number], summary="") for n in sources]
    return [
        *(b for b in short if b != Heading("bronnen", "Bronnen")),
        *sorted(notes, key=lambda note: note.number),
    ]


def depends_tag(why: Why, labels: dict[str, str]) -> str:
    """'mogelijk, hangt af van: …' for what is not certain, else ''."""
    if why.certain:
        return ""
    names = [labels.get(name, name) for name in why.depends_on]
    return "mogelijk; hangt af van: " + ", ".join(names) if names else "mogelijk"


class _Reporting:
    def __init__(self, advice: Advice, words: Words) -> None:
        self._advice = advice
        self._words = words

    def _tag(self, why: Why) -> str:
        tags = (VOICE_TAGS[why.voice], depends_tag(why, self._words.labels))
        return " · ".join(tag for tag in tags if tag)

    def _marks(self, why: Why) -> tuple[int, ...]:
        return tuple(self._advice.number(name) for name in why.sources)

    def verdicts(self) -> Iterator[Block]:
        for number, verdict in enumerate(self._advice.verdicts):
            title = self._words.titles.get(verdict.flow, verdict.flow)
            yield Heading("oordeel", "Oordeel" if number == 0 else title)
            yield self._verdict(verdict)
            if number == 0:
                yield from map(self._line, self._advice.reasons)

    def _verdict(self, verdict: Outcome) -> Block:
        """A verdict, or the ones it may still become."""
        why = verdict.why
        if verdict.id is not None:
            marks = self._marks(why)
            return Item("", verdict.text, why.because, marks, self._tag(why))
        maybe = " Of: ".join(sentence(text) for text in verdict.might_be)
        text = f"{verdict.text} Mogelijk is: {maybe}" if maybe else verdict.text
        names = self._words.labels
        depends = ", ".join(names.get(name, name) for name in why.depends_on)
        return Item("", text, "", (), f"hangt af van: {depends}" if depends else "")

    def _line(self, line: Line) -> Block:
        why = line.why
        return Item("", line.text, why.because, self._marks(why), self._tag(why))

    def clocks(self) -> Iterator[Block]:
        if self._advice.clocks:
            yield Heading("klokken", "Klokken")
        yield from map(self.clock, self._advice.clocks)

    def clock(self, clock: Clock) -> Block:
        """One clock: until when, counted from when, and what is unsettled."""
        reading = clock.reading
        until = f"uiterlijk {write(reading.end)}" if reading.end else ""
        state = STATE_TEXTS.get(reading.state, "")
        if reading.state == UNKNOWN:
            state = NO_ANSWER if reading.end else NO_END
        lead = " · ".join(part for part in (until, state) if part)
        said = " ".join((clock.why.because, *reading.remarks))
        marks = self._marks(clock.why)
        return Item(lead, clock.text, said, marks, self._tag(clock.why))

    def actions(self) -> Iterator[Block]:
        if self._advice.actions:
            yield Heading("doen", "Wat u doet")
        yield from map(self.action, self._advice.actions)

    def action(self, action: Action) -> Block:
        """One action: when and who before what."""
        when = "; ".join(due.text for due in action.due)
        lead = " · ".join(part for part in (when, action.who) if part)
        why = action.why
        marks = self._marks(why)
        return Item(lead, action.text, why.because, marks, self._tag(why))

    def measures(self) -> Iterator[Block]:
        if self._advice.measures:
            yield Heading("maatregel", "Elke maatregel, en waarom wel of niet")
        yield from map(self._measure, self._advice.measures)

    def _measure(self, measure: Measure) -> Block:
        why = measure.why
        text = measure.text + (f" ({measure.term})" if measure.term else "")
        lead = FIT_TEXTS[measure.fit]
        return Item(lead, text, why.because, self._marks(why), self._tag(why))

    def notes(self) -> Iterator[Block]:
        settled = [note for note in self._advice.notes if note.why.voice != "open"]
        unsettled = [note for note in self._advice.notes if note.why.voice == "open"]
        if settled:
            yield Heading("weten", "Goed om te weten")
        yield from map(self._line, settled)
        if unsettled:
            yield Heading("open", "Nog niet uitgemaakt")
        yield from map(self._line, unsettled)

    def letters(self) -> Iterator[Block]:
        if self._advice.letters:
            yield Heading("brieven", "Brieven")
        yield from map(self._offer, self._advice.letters)

    def _offer(self, offer: Offer) -> Block:
        why = offer.why
        lead = FORM_TEXTS[offer.form]
        marks = self._marks(why)
        return Item(lead, offer.text, why.because, marks, self._tag(why))

    def sources(self) -> Iterator[Block]:
        if self._advice.sources:
            yield Heading("bronnen", "Bronnen")
        for cited in self._advice.sources:
            tag = STATUS_TAGS[cited.status]
            document = cited.document
            yield Note(cited.number, document, cited.place, cited.summary, tag)
