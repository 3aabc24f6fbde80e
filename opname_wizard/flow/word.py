"""Words of a content file; '' is a word that could not be read.

What could not be read has its finding already. So '' among references is never
unknown, and among the names that are known it may be the very one that is sought.
"""

from collections.abc import Container


def is_missing(word: str, known: Container[str]) -> bool:
    """Whether a word was read, and is surely none of those that are known."""
    return bool(word) and word not in known and "" not in known
