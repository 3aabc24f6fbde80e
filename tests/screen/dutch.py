"""Is a text Dutch? Words that only an English program writes give it away."""

import re
from pathlib import Path

# Not in the list: words that are Dutch too, such as is, in, was, of, word and last.
LIST = Path(__file__).with_name("english.txt")
ENGLISH = frozenset(LIST.read_text("utf-8").split())
# Names that are no language: options, keys, paths, what stands between backticks.
_NAMES = re.compile(
    r"--[a-z]+|\S*/\S*|\bShift\+Tab\b|\bCtrl-[A-Z]\b|\bfirst-tabellen\b|`[^`]*`"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")


def english_in(text: str) -> set[str]:
    """The English words in a text."""
    words = {word.casefold() for word in _WORD.findall(_NAMES.sub(" ", text))}
    return words & ENGLISH
