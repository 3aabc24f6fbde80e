"""Footnotes: every source that is cited gets one number, in order of appearance."""

from collections.abc import Iterable, Mapping

from opname_wizard.advice.model import Cited, Why
from opname_wizard.flow.model import Source


def cite(whys: Iterable[Why], register: Mapping[str, Source]) -> tuple[Cited, ...]:
    """The sources of these reasons, numbered from 1 in order of appearance."""
    names = dict.fromkeys(name for why in whys for name in why.sources)
    return tuple(
        Cited(number, name, source.title, source.place, source.summary, source.status)
        for number, name in enumerate(names, 1)
        for source in (register[name],)
    )
