"""A report as Markdown: to print, to file, and to make a Word document of."""

import re
from collections.abc import Iterable

from opname_wizard.advice.blocks import Block, Heading, Item, Note, lead_in
from opname_wizard.advice.report import sentence

# What means something anywhere in a line, and what does only at its start.
ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|^#$]")
AT_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=:]))", re.ASCII)


def markdown(title: str, about: str, blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, each source as a footnote-like numbered line.

    Args:
        title: stands on top.
        about: one line under it: of which moment and by which rules this is.
        blocks: the report.
    """
    lines = [f"# {_one_line(title)}", "", f"*{_one_line(about)}*", ""]
    for block in blocks:
        lines += _lines(block)
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands; its line ends are hard breaks."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return "\\\n".join(
        AT_START.sub(r"\1\\", ANYWHERE.sub(r"\\\g<0>", line)) for line in lines
    )


def _one_line(text: str) -> str:
    return escape(" ".join(text.split()))


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["", f"## {_one_line(block.text)}", ""]
        case Item():
            return [_item(block), ""]
        case Note():
            tag = f" *({escape(block.tag)})*" if block.tag else ""
            where = f"{escape(block.document)}, {escape(block.place)}"
            summary = escape(block.summary)
            return [f"**\\[{block.number}\\]** {where}{tag}. {summary}", ""]


def _item(item: Item) -> str:
    text = sentence(item.text) if item.because else item.text
    lead = lead_in(item.lead).removeprefix(item.lead) if item.lead else ""
    parts = [f"**{escape(item.lead)}**{lead}" if item.lead else "", escape(text)]
    if item.because:
        parts.append("\\\n" + escape(item.because))  # its own line, also in Word
    if item.marks:
        parts.append(" " + "".join(f"\\[{number}\\]" for number in item.marks))
    if item.tag:
        parts.append(f" *({escape(item.tag)})*")
    return "".join(parts)
