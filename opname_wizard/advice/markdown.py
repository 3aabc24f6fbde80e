"""A report as Markdown: to print, to file, and to make a Word document of."""

import re
from collections.abc import Iterable

from opname_wizard.advice.report import Block, Heading, Item, Note, sentence

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~^&])")


def markdown(title: str, about: str, blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, each source as a footnote-like numbered line.

    Args:
        title: stands on top.
        about: one line under it: of which moment and by which rules this is.
        blocks: the report.
    """
    lines = [f"# {escape(title)}", "", f"*{escape(about)}*", ""]
    for block in blocks:
        lines += _lines(block)
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return SPECIAL.sub(r"\\\1", text)


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["", f"## {escape(block.text)}", ""]
        case Item():
            return [_item(block), ""]
        case Note():
            tag = f" *({escape(block.tag)})*" if block.tag else ""
            where = f"{escape(block.document)}, {escape(block.place)}"
            summary = escape(block.summary)
            return [f"**\\[{block.number}\\]** {where}{tag}. {summary}", ""]


def _item(item: Item) -> str:
    text = sentence(item.text) if item.because else item.text
    parts = [f"**{escape(item.lead)}**: " if item.lead else "", escape(text)]
    if item.because:
        parts.append(" " + escape(item.because))
    if item.marks:
        parts.append(" " + "".join(f"\\[{number}\\]" for number in item.marks))
    if item.tag:
        parts.append(f" *({escape(item.tag)})*")
    return "".join(parts)
