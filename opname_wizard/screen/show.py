"""The terminal: questions by keys, reports by rich (loaded at the first report)."""

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from opname_wizard.advice.report import Block, Heading, Item, Note
from opname_wizard.screen.ask import Asker
from opname_wizard.screen.prompt import Prompt, Reply
from opname_wizard.text import display
from opname_wizard.wrap import columns, shorten

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDEST = 100  # longer lines are hard to read


class Terminal:
    """A face with colours and keys."""

    def __init__(self, asker: Asker | None = None) -> None:
        self._asker = asker or Asker()
        self._kept = 0

    def ask(self, prompt: Prompt) -> Reply:
        """See `Face`."""
        return self._asker.ask(prompt)

    def keep(self, prompt: Prompt, text: str) -> None:
        """See `Face`."""
        width = shutil.get_terminal_size().columns
        line = shorten(f" ✓ {prompt.label}  {display(text)}", width - 1)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        self._kept += 1

    def forget(self) -> None:
        """See `Face`: rub out the line above the cursor."""
        if self._kept:
            sys.stdout.write("\x1b[1A\x1b[2K")
            sys.stdout.flush()
            self._kept -= 1

    def offer(self, text: str, key: str, seconds: float) -> bool:
        """Show a line, and wait a moment whether one key is pressed."""
        return self._asker.offer(text, key, seconds)

    def show(self, title: str, blocks: Sequence[Block]) -> None:
        """See `Face`."""
        self._kept = 0
        console = _console()
        if title:
            console.print()
            console.print(_text(title, "bold"))
        for block in blocks:
            _print(console, block)

    def say(self, text: str) -> None:
        """See `Face`."""
        self._kept = 0
        console = _console()
        console.print()
        console.print(_padded(_text(display(text)), 1))


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
            rule = "━" * max(console.width - columns(block.text) - 6, 2)
            console.print()
            console.print(_text(f" ━━ {block.text} {rule}", "bold cyan"))
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
