"""Plain mode: numbered options and whole lines, for screen readers and dumb terminals.

Not one escape byte; no meaning by colour or place. Back, help and stop are words.
"""

import shutil
import sys
from collections.abc import Sequence
from typing import TextIO

from opname_wizard.advice.blocks import Block, Heading, Item, Note, lead_in
from opname_wizard.errors import Stopped
from opname_wizard.flow.model import UNKNOWN
from opname_wizard.screen.prompt import Key, Prompt, Reply, Typed
from opname_wizard.text import clean, display, one_line
from opname_wizard.wrap import wrap

BACK = {"t", "terug"}
EMPTY = "leeg"
HELP = {"?", "uitleg"}
NOW = {"z", "zeker"}
STOP = {"s", "stop", "stoppen"}
YES_NO = {"j": "ja", "n": "nee"}
WIDEST = 80
LONGEST = 2000


class InputEnded(Stopped):
    """There is nothing more to read; nobody asked to stop."""


class Plain:
    """A face of plain lines.

    Args:
        source: where lines are read, None for standard input.
        target: where lines are written, None for standard output.
    """

    def __init__(
        self, source: TextIO | None = None, target: TextIO | None = None
    ) -> None:
        self._source = source
        self._target = target
        self._explained = False

    def ask(self, prompt: Prompt) -> Reply:
        """See `Face`."""
        self._put(prompt)
        while True:
            self._write(_hint(prompt, known=self._explained) + " ")
            self._explained = True
            reply = self._reply(prompt, self._read())
            if reply is not None:
                return reply

    def _put(self, prompt: Prompt) -> None:
        """The question, its options, and what Enter gives."""
        step = f"{prompt.step[:1].upper()}{prompt.step[1:]}. " if prompt.step else ""
        self._line("")
        self._line(step + prompt.ask)
        clock = f"{prompt.clock}: {prompt.clock_text}".strip(": ")
        for text in (f"{clock[:1].upper()}{clock[1:]}", *prompt.help.split("\n")):
            if text:
                self._line(text)
        for number, choice in enumerate(prompt.choices, 1):
            self._line(f"{number}. {choice.text}", rest="   ")
        if prompt.start:
            self._line(f"Enter geeft: {_start_text(prompt)}.")
            if prompt.can_be_empty:
                self._line(f"Typ {EMPTY} om niets in te vullen.")
        elif not prompt.choices and prompt.check("").good:
            self._line(prompt.check("").message)

    def keep(self, prompt: Prompt, text: str) -> None:
        """See `Face`: say back what was understood."""
        end = "" if text.endswith((".", "?", "!")) else "."
        self._line(f"{lead_in(prompt.label)}{text}{end}")

    def forget(self) -> None:
        """See `Face`."""
        self._line("Terug naar de vorige vraag.")

    def show(self, title: str, blocks: Sequence[Block]) -> bool:
        """See `Face`."""
        if title:
            self._line("")
            self._line(title)
        for block in blocks:
            self._block(block)
        return True

    def say(self, text: str) -> None:
        """See `Face`."""
        self._line("")
        self._line(text)

    def copy(self, text: str) -> None:
        """See `Face`."""
        self._write(display(text) + "\n")

    def wait(self, text: str) -> bool:
        """See `LiveFace`; a whole line is read."""
        self._line(text)
        return self._read().casefold() != "q"

    def offer(self, text: str, key: str, seconds: int) -> bool:
        """See `LiveFace`; a whole line is read, however long it takes."""
        del seconds
        self._line("")
        self._line(f"{text} Typ {key} en dan Enter. Alleen Enter stopt.")
        try:
            return self._read().casefold() == key
        except (InputEnded, KeyboardInterrupt):
            return False

    # -- reading ----------------------------------------------------------------

    def _read(self) -> str:
        source = self._source or sys.stdin
        line = source.readline() if source is not None else ""
        if not line:
            raise InputEnded
        return one_line(clean(line))[:LONGEST]

    def _reply(self, prompt: Prompt, line: str) -> Reply | None:
        word = line.casefold()
        if word in STOP:
            raise Stopped
        for words, key in ((HELP, Key.HELP), (NOW, Key.NOW), (BACK, Key.BACK)):
            if word in words:
                return self._leave(prompt, key)
        if word == EMPTY and prompt.start and prompt.can_be_empty:
            line = UNKNOWN
        typed = _start(prompt) if not line and prompt.start else _chosen(prompt, line)
        if typed is None:
            self._line(_not_understood(prompt, line))
            return None
        checked = prompt.check(typed)
        if checked.good:
            return Reply(Key.ANSWER, typed)
        self._line(checked.message)
        return None

    def _leave(self, prompt: Prompt, key: Key) -> Reply | None:
        refused = {
            Key.BACK: not prompt.can_go_back and "Hier kunt u niet verder terug.",
            Key.HELP: not prompt.has_help and "Hier is geen uitleg bij.",
            Key.NOW: not prompt.has_now and "Dat kan hier niet.",
        }[key]
        if refused:
            self._line(refused)
            return None
        return Reply(key, _start(prompt))

    # -- writing ----------------------------------------------------------------

    def _write(self, text: str) -> None:
        target = self._target or sys.stdout
        target.write(text)
        target.flush()

    def _line(self, text: str, *, rest: str = "") -> None:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        lines = wrap(display(text), width, rest=rest)
        self._write("\n".join(line.rstrip() for line in lines) + "\n")

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._line("")
                self._line(block.text.upper())
            case Item():
                self._line("")
                lead = lead_in(block.lead) if block.lead else ""
                tag = f" ({block.tag})" if block.tag else ""
                self._line(f"{lead}{block.text}{tag}")
                marks = "".join(f"[{number}]" for number in block.marks)
                said = " ".join(part for part in (block.because, marks) if part)
                if said:
                    self._line(said)
            case Note():
                tag = f" ({block.tag})" if block.tag else ""
                where = f"{block.document}, {block.place}{tag}"
                said = f"{where}. {block.summary}" if block.summary else where
                self._line(f"[{block.number}] {said}", rest="    ")


def _start(prompt: Prompt) -> Typed:
    if prompt.many:
        return prompt.start
    return prompt.start[0] if prompt.start else ""


def _start_text(prompt: Prompt) -> str:
    texts = {choice.id: choice.text for choice in prompt.choices}
    return ", ".join(texts.get(name, name) for name in prompt.start)


def _hint(prompt: Prompt, *, known: bool) -> str:
    """What can be typed; the words for back, help and stop only once."""
    count = len(prompt.choices)
    if prompt.many:
        wanted = f"Uw keuzes (nummers met komma's, 1 tot {count}"
    elif count:
        wanted = f"Uw keuze (1 tot {count}"
    else:
        wanted = "Uw antwoord ("
    words = "" if known else ", t terug, ? uitleg, z wat al zeker is, s stoppen"
    if not count:
        wanted, words = "Uw antwoord", f" ({words[2:]})" if words else ""
        return f"{wanted}{words}:"
    return f"{wanted}{words}):"


def _chosen(prompt: Prompt, line: str) -> Typed | None:
    """What a line chooses: numbers, or the text of an option; None when unclear."""
    if not prompt.choices:
        return line
    parts = [line]
    if prompt.many:
        parts = [part.strip() for part in line.replace(" en ", ",").split(",")]
        if all(part.isdecimal() for part in line.split()):
            parts = line.split()
    found = [_one(prompt, part) for part in parts if part]
    if not found or None in found:
        return None
    names = tuple(dict.fromkeys(name for name in found if name is not None))
    if prompt.many:
        return names
    return names[0] if len(names) == 1 else None


def _one(prompt: Prompt, word: str) -> str | None:
    if word.rstrip(".").isdecimal():
        number = int(word.rstrip(".")) - 1
        return prompt.choices[number].id if 0 <= number < len(prompt.choices) else None
    word = YES_NO.get(word.casefold(), word.casefold()).rstrip(".")
    exact = [c.id for c in prompt.choices if c.text.casefold().rstrip(".") == word]
    near = [c.id for c in prompt.choices if c.text.casefold().startswith(word)]
    for found in (exact, near):
        if len(found) == 1:
            return found[0]
    return None


def _not_understood(prompt: Prompt, line: str) -> str:
    count = len(prompt.choices)
    said = f"'{line}' begrijp ik niet. " if line else ""
    if prompt.many:
        return f"{said}Typ een of meer nummers van 1 tot {count}, met komma's ertussen."
    return f"{said}Typ een nummer van 1 tot {count}, of de tekst van een keuze."
