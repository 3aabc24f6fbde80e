"""The terminal: questions by keys, reports by rich (loaded at the first report)."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from opname_wizard.advice.blocks import Block, Heading, Item, Note
from opname_wizard.screen import look
from opname_wizard.screen.ask import Asker
from opname_wizard.screen.prompt import Prompt, Reply
from opname_wizard.text import display
from opname_wizard.wrap import columns, shorten

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDEST = 100  # longer lines are hard to read
LEAST_ROWS = 4  # of text on a page
RULE = "━━"  # before and behind the text of a heading


class Terminal:
    """A face with colours and keys.

    Args:
        asker: reads the keys.
        paged: wait for a key where a report is longer than the screen.
    """

    def __init__(self, asker: Asker | None = None, *, paged: bool = False) -> None:
        self._asker = asker or Asker()
        self._paged = paged
        self._kept = 0
        self._gap = True  # below the header
        self._blank = False  # the last line is empty
        self._shown = 0  # lines of reports since the last prompt

    def ask(self, prompt: Prompt) -> Reply:
        """See `Face`; waits for a key if the prompt would push a report away."""
        width, rows = shutil.get_terminal_size()
        if self._paged and self._shown:
            needed = look.height(prompt, (width - 1, rows))
            if self._shown + needed >= rows:
                self._asker.pause("Enter gaat verder")
        self._shown = 0
        if prompt.step or prompt.clock:  # others begin with an empty line themselves
            self._close_gap()
        return self._asker.ask(prompt)

    def keep(self, prompt: Prompt, text: str) -> None:
        """See `Face`."""
        self._close_gap()
        width = shutil.get_terminal_size().columns
        self._write(shorten(f" ✓ {prompt.label}  {display(text)}", width - 1) + "\n")
        self._kept += 1

    def forget(self) -> None:
        """See `Face`: rub out the line above the cursor, if it is that one."""
        if self._kept:
            self._write("\x1b[1A\x1b[2K")
            self._kept -= 1
        else:
            self._close_gap()
            self._write(" ← terug\n")

    def wait(self, text: str) -> bool:
        """See `LiveFace`."""
        return self._asker.pause(text)

    def offer(self, text: str, key: str, seconds: int) -> bool:
        """See `LiveFace`."""
        self._close_gap()
        said = f"{text} Druk binnen {seconds} tellen op {key}."
        return self._asker.offer(said, key, seconds)

    def show(self, title: str, blocks: Sequence[Block]) -> bool:
        """See `Face`."""
        console = _console()
        with console.capture() as captured:
            if title:
                console.print(_padded(_text(title, "bold"), 1))
            below_item = False
            for block in blocks:
                if below_item and isinstance(block, Note):
                    console.print()
                below_item = isinstance(block, Item)
                _print(console, block)
        return self._put(captured.get().strip("\n").split("\n"))

    def say(self, text: str) -> None:
        """See `Face`."""
        console = _console()
        with console.capture() as captured:
            console.print(_padded(_text(display(text)), 1))
        self._put(captured.get().strip("\n").split("\n"))

    def copy(self, text: str) -> None:
        """See `Face`."""
        self._put([f" {display(text)}"])

    # -- pages --------------------------------------------------------------------

    def _put(self, lines: list[str]) -> bool:
        """Write lines, a page at a time if need be; False when the user skips some."""
        self._kept = 0
        self._gap = True
        if not self._blank:
            lines = ["", *lines]
        rows = max(shutil.get_terminal_size().lines - 2, LEAST_ROWS)
        while self._paged and len(lines) > rows:
            cut = _page(lines, rows)
            self._write_lines(lines[:cut])
            lines = lines[cut:]
            self._shown = 0
            if not self._asker.pause("Enter leest verder · q slaat over"):
                return False
        self._write_lines(lines)
        self._shown += len(lines)
        return True

    def _write_lines(self, lines: Iterable[str]) -> None:
        self._write("".join(line + "\n" for line in lines))

    def _close_gap(self) -> None:
        """One empty line between a report and what follows."""
        if self._gap:
            self._write("\n")
            self._blank = True  # this stays when the prompt below it is erased
        self._gap = False

    def _write(self, text: str) -> None:
        self._blank = False
        sys.stdout.write(text)
        sys.stdout.flush()


def _page(lines: Sequence[str], rows: int) -> int:
    """How many lines make the next page: up to an empty line, where that can be."""
    if len(lines) <= rows:
        return len(lines)
    for end in range(rows, rows // 2, -1):
        if not lines[end].strip() and RULE not in lines[end - 1]:
            return end
    return rows


def _console() -> "Console":
    from rich.console import Console

    width = min(shutil.get_terminal_size().columns, WIDEST)
    return Console(markup=False, emoji=False, highlight=False, width=width)


def _text(text: str, style: str = "") -> "Text":
    from rich.text import Text

    return Text(text, style=style)


def _padded(text: "Text", left: int) -> "object":
    from rich.padding import Padding

    return Padding(text, (0, 1, 0, left))


def _print(console: "Console", block: Block) -> None:
    match block:
        case Heading():
            rule = RULE[0] * max(console.width - columns(block.text) - 6, 2)
            console.print()
            console.print(_text(f" {RULE} {block.text} {rule}", "bold cyan"))
        case Item():
            _print_item(console, block)
        case Note():
            _print_note(console, block)


def _print_item(console: "Console", item: Item) -> None:
    console.print()
    if item.lead:
        console.print(_padded(_text(item.lead, "yellow"), 2))
    text = _text(item.text, "bold" if not item.lead else "")
    if item.marks and not item.because:
        text.append(_marks(item.marks), style="cyan")
    if item.tag:
        text.append(f"  ({item.tag})", style="magenta")
    console.print(_padded(text, 2))
    if item.because:
        reason = _text(item.because, "dim")
        reason.append(_marks(item.marks), style="cyan")
        console.print(_padded(reason, 4))


def _marks(marks: Sequence[int]) -> str:
    return " " + "".join(f"[{number}]" for number in marks) if marks else ""


def _print_note(console: "Console", note: Note) -> None:
    text = _text(f"[{note.number}] ", "cyan")
    text.append(f"{note.document}, {note.place}")
    if note.tag:
        text.append(f" ({note.tag})", style="magenta")
    if note.summary:
        text.append(f". {note.summary}", style="dim")
    console.print(_padded(text, 2))
