"""Letters on offer: per letter the heaviest form, and the paragraphs that are in it."""

from collections.abc import Mapping, Sequence

from opname_wizard.advice.model import Line, Offer, Why
from opname_wizard.engine.hits import Hit
from opname_wizard.flow import model as m

Found = Sequence[tuple[Hit, Why]]


def offers(found: Found, titles: Mapping[str, str]) -> tuple[Offer, ...]:
    """The letters that rows of ``letters`` tables are about.

    A letter is offered when a row for it as a whole is certain. A row that only may
    hold counts when it makes the letter heavier (``concept``, ``geen``): what is not
    known never lets a letter out.
    """
    names = dict.fromkeys(_says(hit).letter for hit, _ in found)
    made = (_offer(name, found, titles.get(name, name)) for name in names)
    return tuple(offer for offer in made if offer is not None)


def _offer(letter: str, found: Found, title: str) -> Offer | None:
    mine = [(hit, why) for hit, why in found if _says(hit).letter == letter]
    whole = [(hit, why) for hit, why in mine if not _says(hit).part]
    if not any(hit.certain for hit, _ in whole):
        return None
    heaviest = max(whole, key=lambda pair: m.LETTER_FORMS.index(_says(pair[0]).form))
    return Offer(
        id=letter,
        text=title,
        form=_says(heaviest[0]).form,
        rows=tuple(hit.row.id for hit, _ in mine),
        parts={
            _says(hit).part: Line(hit.row.id, "", hit.row.because, why)
            for hit, why in mine
            if _says(hit).part and hit.certain
        },
        why=heaviest[1],
    )


def _says(hit: Hit) -> m.Offers:
    assert isinstance(hit.row.says, m.Offers)  # noqa: S101  rows of a letters table
    return hit.row.says
