"""Which letters are on offer: never one that something unknown may forbid."""

from typing import Literal

import pytest
from advice_help import advice
from base_rules import GROUP

from opname_wizard.advice.advise import why_of
from opname_wizard.advice.model import Offer
from opname_wizard.advice.offer import offers
from opname_wizard.engine.hits import Hit
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Place

Form = Literal["brief", "concept", "geen"]
HERE = Place("proef.yaml", 1, 1)


def hit(
    name: str, form: Form = "brief", part: str = "", *, certain: bool = True
) -> Hit:
    """A row of a letters table that hits; ``name`` is 'letter' or 'letter/row'."""
    letter, _, row = name.partition("/")
    says = m.Offers(letter, part, form)
    because = f"Zo zegt {row or letter}."
    found = m.Row(row or letter, HERE, None, False, says, because, ("R-1",), "rule")  # noqa: FBT003  a field of a row
    return Hit(found, certain, () if certain else ("soort",))


def offered(*hits: Hit) -> dict[str, Offer]:
    found = offers([(one, why_of(one)) for one in hits], {"brief": "De brief"})
    return {offer.id: offer for offer in found}


@pytest.mark.parametrize(
    ("forms", "form"),
    [
        (("brief",), "brief"),
        (("brief", "concept"), "concept"),
        (("concept", "brief"), "concept"),
        (("geen", "brief", "concept"), "geen"),
        (("brief", "concept", "geen"), "geen"),
    ],
)
def test_the_heaviest_form_wins_whatever_the_order(
    forms: tuple[Form, ...], form: str
) -> None:
    rows = [hit(f"brief/{n}-{one}", one) for n, one in enumerate(forms)]
    offer = offered(*rows)["brief"]
    assert offer.form == form
    assert offer.why.because.endswith(f"-{form}.")


@pytest.mark.parametrize("form", ["concept", "geen"])
def test_what_may_forbid_a_letter_counts_and_says_on_what_it_depends(
    form: Form,
) -> None:
    offer = offered(hit("brief/wel"), hit("brief/mits", form, certain=False))["brief"]
    assert offer.form == form
    assert offer.why.because == "Zo zegt mits."
    assert offer.why.depends_on == ("soort",)
    assert not offer.why.certain


def test_a_letter_that_only_may_hold_is_not_offered() -> None:
    assert offered(hit("brief", certain=False)) == {}


def test_a_certain_no_is_told_also_without_a_yes() -> None:
    assert offered(hit("brief", "geen"))["brief"].form == "geen"


def test_a_paragraph_alone_offers_no_letter() -> None:
    assert offered(hit("brief/p", part="kop")) == {}


def test_only_certain_paragraphs_are_in_a_letter_with_their_row_behind_them() -> None:
    offer = offered(
        hit("brief/heel"),
        hit("brief/zeker", part="kop"),
        hit("brief/misschien", part="staart", certain=False),
        hit("ander/p", part="voet"),
    )["brief"]
    assert list(offer.parts) == ["kop"]
    assert offer.parts["kop"].id == "zeker"
    assert offer.parts["kop"].why.sources == ("R-1",)
    assert offer.rows == ("heel", "zeker", "misschien")


def test_a_paragraph_never_makes_its_letter_heavier() -> None:
    offer = offered(hit("brief/heel"), hit("brief/deel", "concept", "kop"))["brief"]
    assert offer.form == "brief"


def test_letters_keep_the_order_of_the_rows_and_a_title_or_their_name() -> None:
    found = offered(hit("zonder"), hit("brief/b"), hit("zonder/c", "concept"))
    texts = {name: offer.text for name, offer in found.items()}
    assert texts == {"zonder": "zonder", "brief": "De brief"}
    assert list(found) == ["zonder", "brief"]


def test_in_the_advice_a_letter_is_held_back_by_what_is_not_known() -> None:
    (sure,) = advice(GROUP).letters
    assert (sure.id, sure.form, list(sure.parts)) == ("bewijs", "brief", ["overleg"])
    (open_,) = advice({"soort": "bak"}).letters
    assert open_.form == "geen"
    assert not open_.why.certain
