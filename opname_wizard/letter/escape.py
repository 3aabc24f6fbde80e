"""Plain text to Markdown that shows exactly that text, in any Markdown reader."""

import re

from opname_wizard.text import clean, one_line

# CommonMark lets a backslash stand before any ASCII punctuation. The first pattern has
# what means something in the middle of a line, the second what does at its start.
# Escaping no more than needed keeps the .md file readable.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|^#$]")
_AT_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=:]))", re.ASCII)


def escape_line(text: str) -> str:
    """Escape text for one line.

    Args:
        text: what a user typed; line ends become spaces.

    Returns:
        Markdown that shows the text literally.
    """
    return _escape(one_line(text))


def escape_lines(text: str) -> str:
    """Escape text of more lines.

    Args:
        text: what a user typed.

    Returns:
        Markdown with a hard line break where the text had a line end; a paragraph
        never ends inside it.
    """
    return "\\\n".join(
        _escape(line.strip()) for line in clean(text).strip().split("\n")
    )


def _escape(line: str) -> str:
    return _AT_START.sub(r"\1\\", _ANYWHERE.sub(r"\\\g<0>", line))
