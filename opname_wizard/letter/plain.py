"""The two text faces of a draft: Markdown for a file, lines for a terminal."""

from opname_wizard.letter.draft import Draft
from opname_wizard.letter.escape import escape_line
from opname_wizard.letter.tokens import Block, Kind, blocks
from opname_wizard.text import clean
from opname_wizard.wrap import columns, wrap

MIN_WIDTH = 20
NOTES_TITLE = "Toelichting"


def to_markdown(draft: Draft) -> str:
    """Give the draft as a Markdown file.

    Args:
        draft: the draft.

    Returns:
        CommonMark, with footnotes only in the internal copy; what must be read first
        (CONCEPT) stands bold on top.
    """
    banners = [block.text for block in blocks(draft) if block.kind is Kind.BANNER]
    head = "".join(f"**{escape_line(text)}**\n\n" for text in banners)
    return head + clean(draft.markdown)


def to_plain(draft: Draft, width: int) -> list[str]:
    """Give the draft as lines for a terminal, without any escape sequence.

    Args:
        draft: the draft.
        width: columns; below 20 counts as 20.

    Returns:
        Lines of at most that many columns, a blank one between blocks; the footnotes
        come last.
    """
    width = max(width, MIN_WIDTH)
    lines: list[str] = []
    before = Kind.BANNER
    for block in blocks(draft):
        if block.kind is Kind.NOTE and before is not Kind.NOTE:
            lines += ["", NOTES_TITLE, "-" * len(NOTES_TITLE)]
        elif lines and not _close(before, block.kind):
            lines.append("")
        lines += _block_lines(block, width)
        before = block.kind
    return lines


def _close(before: Kind, after: Kind) -> bool:
    lists = {Kind.BULLET, Kind.NUMBER}
    return before in lists if after in lists else before is after is Kind.REFERENCE


def _block_lines(block: Block, width: int) -> list[str]:
    match block.kind:
        case Kind.HEADING:
            lines = wrap(block.text, width)
            rule = "=" if block.level == 1 else "-"
            return [*lines, rule * max(columns(line) for line in lines)]
        case Kind.BULLET:
            return _hanging("- ", block, width)
        case Kind.NUMBER:
            return _hanging(f"{block.number}. ", block, width)
        case Kind.NOTE:
            return _hanging(f"[{block.number}] ", block, width)
        case Kind.BANNER | Kind.REFERENCE | Kind.PARAGRAPH:
            return _hanging("", block, width)


def _hanging(first: str, block: Block, width: int) -> list[str]:
    margin = "  " * (max(block.level - 1, 0) if first else block.level)
    rest = margin + " " * len(first)
    lines = wrap(block.text, width, first=margin + first, rest=rest)
    return [line.rstrip() for line in lines]
