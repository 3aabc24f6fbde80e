"""The letters of the project: complete, plain, and without what may never be said."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_help import filled, internal, parts_on, shipped

from opname_wizard.letter.draft import make_draft
from opname_wizard.letter.fields import FieldType
from opname_wizard.letter.plain import to_markdown, to_plain
from opname_wizard.letter.template import LetterTemplate
from opname_wizard.letter.tokens import Kind, blocks

LETTERS = {letter.id: letter for letter in shipped()}
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|\[\^|\]\(|\*\*|^#", re.MULTILINE)
FORBIDDEN = re.compile(
    r"strafba|boete|gevangenis|celstraf|€|\beuro\b|uitkering|bezwaar|dwangsom|schade"
    r"|excuus|excuses|spijt|lokaalvredebreuk|aansprakelijk|139|laatste waarschuwing"
    r"|rechtzet|burgemeester|gemeente|binnen \d+|\d+ (uur|dagen|weken|jaar)\b"
)
LONGEST_SENTENCE = 25
# What the domain guide wants in each letter: element, the parts that are on, the words.
ELEMENTS = [
    ("sommatie", "S01", (), "Verzonden: per aangetekende post"),
    ("sommatie", "S02", (), "Op 16 november 2026 had u een gesprek"),
    ("sommatie", "S03", (), "op 17 november 2026 om 14.30 uur op deze plek"),
    (
        "sommatie",
        "S04",
        (),
        "Openbaar maken mag alleen als UWV daarvoor toestemming geeft.",
    ),
    ("sommatie", "S04", (), "Die toestemming is er niet."),
    ("sommatie", "S04", ("gaat_verder",), "Voor dat deel is er geen toestemming."),
    ("sommatie", "S05", (), "op alle plekken waar u hem hebt gedeeld"),
    ("sommatie", "S05", (), "Deel de opname daarna niet opnieuw."),
    ("sommatie", "S05", ("live",), "Stop daar dan meteen mee."),
    ("sommatie", "S05", ("online",), "van internet en van sociale media"),
    ("sommatie", "S05", ("groep",), "uit de groep"),
    ("sommatie", "S05", ("doorgestuurd",), "Vraag hun om hem te wissen"),
    ("sommatie", "S05", ("papier",), "papieren"),
    ("sommatie", "S05", ("al_weg",), "Dank u wel daarvoor."),
    ("sommatie", "S05", ("niets_meer",), "Vraag hun om die te wissen"),
    ("sommatie", "S06", ("eigen_opname",), "Uw eigen opname mag u houden."),
    ("sommatie", "S07", (), "uiterlijk op 17 november 2026 om 14.30 uur"),
    ("sommatie", "S08", (), "Laat het ons weten als alles weg is."),
    ("sommatie", "S09", (), "UWV kan ook naar de rechter of naar de politie gaan."),
    ("sommatie", "S10", (), "Dat doen wij ook als de opname weg is."),
    ("sommatie", "S10", ("al_weg",), "Dat doen wij ook als de opname weg is."),
    ("sommatie", "S10", ("gesproken",), "Wij hebben u hierover gesproken."),
    ("sommatie", "S10", ("niet_bereikt",), "Dat is nog niet gelukt."),
    ("sommatie", "S11", (), "Of had u een reden om de opname te delen?"),
    ("sommatie", "S12", (), "waarde ondertekenaar"),
    ("ordegesprek", "O01", (), "Geachte waarde aanhef,"),
    ("ordegesprek", "O02", (), "waarde voorgeschiedenis"),
    ("ordegesprek", "O03", (), "waarde feiten"),
    ("ordegesprek", "O03", ("openbaar",), "waarde vindplaats"),
    ("ordegesprek", "O04", ("herhaling",), "waarde eerder"),
    ("ordegesprek", "O04", ("aangesproken",), "met u over opnames gesproken"),
    ("ordegesprek", "O05", ("openbaar",), "is voor privégebruik"),
    ("ordegesprek", "O05", ("openbaar",), "Die toestemming was er niet."),
    ("ordegesprek", "O05", ("openbaar", "gaat_verder"), "Voor dat deel was er geen"),
    ("ordegesprek", "O05", ("maken",), "alleen als de medewerker dat goedvindt."),
    ("ordegesprek", "O05", ("stiekem",), "Stiekem beeld opnemen mag"),
    ("ordegesprek", "O05", ("geluid_verbod",), "Voor u gold een verbod"),
    ("ordegesprek", "O05", ("geluid_ander",), "een gesprek van anderen"),
    ("ordegesprek", "O05", (), "www.uwv.nl"),
    ("ordegesprek", "O06", (), "De leiding van UWV staat achter de medewerker."),
    ("ordegesprek", "O07", ("gesprek",), "waarde uw_kant"),
    ("ordegesprek", "O07", ("geen_gesprek",), "waarde pogingen"),
    ("ordegesprek", "O08", ("gesprek",), "waarde afspraken"),
    ("ordegesprek", "O09", ("ordegesprek",), "Dat is een lichte waarschuwing."),
    ("ordegesprek", "O10", (), "waarde motivering"),
    ("ordegesprek", "O10", ("opnameverbod",), "waarde duur_reden"),
    ("ordegesprek", "O10", ("contactverbod",), "waarde duur_reden"),
    ("ordegesprek", "O11", (), "Welke dat is, ligt niet vast."),
    ("ordegesprek", "O11", ("ernstig",), "zonder eerst opnieuw met u te praten"),
    ("ordegesprek", "O12", (), "Collega's die later met u werken, kunnen dat zien."),
    ("ordegesprek", "O12", (), "waarde aro_zichtbaar"),
    ("ordegesprek", "O12", (), "U mag vragen wat wij over u hebben vastgelegd."),
    ("ordegesprek", "O13", (), "U kunt ook een klacht indienen bij UWV."),
    ("ordegesprek", "O13", (), "waarde clausule_jz"),
    ("ordegesprek", "O14", (), "waarde contact_via"),
    ("ordegesprek", "O15", (), "waarde ondertekenaar"),
    ("ordegesprek", "O16", ("belofte",), "waarde belofte"),
    ("ordegesprek", "O17", (), "UWV heeft dit vastgesteld op 17 november 2026"),
    ("ordegesprek", "O17", ("gesprek",), "sprak u hierover met waarde gesprek_met"),
    ("ordegesprek", "O18", ("staat_nog",), "Daarover gaat een aparte brief."),
    ("ordegesprek", "O18", ("is_weg",), "Dat telt voor u mee in ons besluit."),
    ("ordegesprek", "O19", ("voorlopig",), "Wat hier staat, is voorlopig."),
    ("ordegesprek", "M1", ("waarschuwing",), "nog 12 maanden"),
    ("ordegesprek", "M2", ("opnameverbod",), "Onze gesprekken met u gaan gewoon door."),
    ("ordegesprek", "M2", ("opnameverbod",), "UWV kan in deze tijd zelf"),
    ("ordegesprek", "M2", ("opnameverbod",), "waarde luisteren"),
    ("ordegesprek", "M2", ("verbod_beeld",), "geen beeld opnemen van"),
    ("ordegesprek", "M2", ("verbod_geluid",), "geen geluid opnemen van"),
    ("ordegesprek", "M2", ("verbod_beide",), "geen beeld en geen geluid"),
    ("ordegesprek", "M3", ("geluid_uitleg",), "dat geluid opnemen altijd mag"),
    ("ordegesprek", "M4", ("contactverbod",), "waarde open_kanaal"),
    ("ordegesprek", "M4", ("contactverbod",), "als u die persoon daarvoor machtigt"),
    ("ordegesprek", "M4", ("contactverbod",), "Houdt u zich niet aan dit verbod?"),
    ("ordegesprek", "M4", ("verbod_bellen",), "tijdelijk niet bellen."),
    ("ordegesprek", "M4", ("verbod_mailen",), "tijdelijk niet mailen."),
    ("ordegesprek", "M4", ("verbod_bellen_mailen",), "niet bellen en niet mailen"),
    ("ordegesprek", "M5", ("vervangt_oud",), "komt in de plaats van het oude"),
    ("ordegesprek", "M5", ("vervangt_oud",), "Er is één einddatum"),
    ("ordegesprek", "M5", ("na_oud",), "begint als het oude is afgelopen"),
    ("eerder_stoppen", "M6", (), "in onze brief van 16 november 2026"),
    ("eerder_stoppen", "M6", (), "Vanaf 16 november 2026 mag dit weer"),
    ("eerder_stoppen", "M6", (), "waarde wat_mag_weer"),
    ("eerder_stoppen", "M6", (), "waarde uitkomst_reden"),
    ("eerder_stoppen", "M6", (), "waarde aro_zichtbaar"),
    ("toegangsverbod", "T01", (), "Datum: 16 november 2026"),
    ("toegangsverbod", "T02", ("herhaling",), "waarde eerder"),
    ("toegangsverbod", "T02", ("aangesproken",), "met u over opnames gesproken"),
    ("toegangsverbod", "T03", (), "waarde feiten"),
    ("toegangsverbod", "T04", ("openbaar",), "is voor privégebruik"),
    ("toegangsverbod", "T04", ("openbaar",), "Die toestemming was er niet."),
    ("toegangsverbod", "T04", ("openbaar", "gaat_verder"), "Voor dat deel was er geen"),
    ("toegangsverbod", "T04", ("maken",), "alleen als de medewerker dat goedvindt."),
    ("toegangsverbod", "T04", ("stiekem",), "Stiekem beeld opnemen mag"),
    ("toegangsverbod", "T04", ("geluid_verbod",), "Voor u gold een verbod"),
    ("toegangsverbod", "T04", ("geluid_ander",), "een gesprek van anderen"),
    ("toegangsverbod", "T05", ("gesprek",), "waarde uw_kant"),
    ("toegangsverbod", "T05", ("geen_gesprek",), "waarde reden_geen_gesprek"),
    ("toegangsverbod", "T06", (), "waarde gebouwen"),
    ("toegangsverbod", "T07", (), "tot en met 16 november 2026"),
    ("toegangsverbod", "T08", (), "waarde motivering"),
    ("toegangsverbod", "T08", (), "waarde duur_reden"),
    ("toegangsverbod", "T08", ("overleg_ac",), "Arbo-coördinator"),
    ("toegangsverbod", "T09", (), "agressieprotocol van UWV"),
    ("toegangsverbod", "T10", (), "waarde open_kanaal"),
    ("toegangsverbod", "T11", (), "een volmacht mee waar uw handtekening op staat"),
    ("toegangsverbod", "T12", ("zelf_komen",), "Dan bellen wij u eerst"),
    ("toegangsverbod", "T12", ("zelf_komen",), "dan rekenen wij u dat niet aan"),
    ("toegangsverbod", "T13", ("zelf_komen",), "precies op de tijd en de plek"),
    ("toegangsverbod", "T14", (), "Gaat u niet weg, dan kan UWV daarna aangifte doen"),
    ("toegangsverbod", "T15", ("aangifte",), "is aangifte gedaan"),
    ("toegangsverbod", "T16", ("afschrift_politie",), "een kopie van deze brief"),
    ("toegangsverbod", "T17", (), "U mag ons vragen om het eerder te stoppen."),
    ("toegangsverbod", "T17", (), "blijft het verbod gelden"),
    ("toegangsverbod", "T18", (), "tot 24 maanden na de einddatum"),
    ("toegangsverbod", "T19", (), "waarde clausule_jz"),
    ("toegangsverbod", "T20", (), "waarde contact"),
    ("toegangsverbod", "T21", (), "waarde ondertekenaar"),
    ("toegangsverbod", "T22", (), "UWV heeft dit vastgesteld op 17 november 2026"),
    ("toegangsverbod", "T23", ("staat_nog",), "Daarover gaat een aparte brief."),
    ("toegangsverbod", "T25", ("voorlopig",), "Dit verbod is voorlopig."),
    ("toegangsverbod", "T24", ("vervangt_oud",), "in de plaats van dat oude"),
    ("toegangsverbod", "T24", ("na_oud",), "als het oude verbod is afgelopen"),
]


def full_text(letter: LetterTemplate, parts: tuple[str, ...]) -> str:
    """The words of a letter with every field filled, on one line."""
    draft = make_draft(letter, filled(letter), parts_on(parts))
    return " ".join(block.text.replace("\n", " ") for block in blocks(draft))


def test_the_letters_are_there() -> None:
    assert set(LETTERS) == {
        "eerder_stoppen",
        "ordegesprek",
        "sommatie",
        "toegangsverbod",
    }
    assert {letter.header.sender for letter in LETTERS.values()} == {"manager"}


@pytest.mark.parametrize(("name", "element", "parts", "words"), ELEMENTS)
def test_a_required_element_is_in_the_letter(
    name: str, element: str, parts: tuple[str, ...], words: str
) -> None:
    assert words in full_text(LETTERS[name], parts), element


def test_the_parts_of_a_letter_are_all_among_its_elements() -> None:
    for name, letter in LETTERS.items():
        tried = {part for who, _, parts, _ in ELEMENTS if who == name for part in parts}
        assert tried == set(letter.parts)


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("fields", ["empty", "full"])
@pytest.mark.parametrize("parts", ["none", "all", "each"])
def test_nothing_of_the_template_language_is_left(
    name: str, fields: str, parts: str
) -> None:
    letter = LETTERS[name]
    values = filled(letter) if fields == "full" else {}
    every: dict[str, list[tuple[str, ...]]] = {
        "none": [()],
        "all": [letter.parts],
        "each": [(p,) for p in letter.parts],
    }
    for chosen in every[parts]:
        draft = make_draft(letter, values, parts_on(chosen))
        assert not LEFT_OVER.search("\n".join(to_plain(draft, 80)))
        assert not re.search(r"\{|\}|\[\^|%", to_markdown(draft))
        assert bool(draft.open_fields) == (fields == "empty")


@given(st.data())
def test_what_may_never_be_said_is_never_said(data: st.DataObject) -> None:
    letter = LETTERS[data.draw(st.sampled_from(sorted(LETTERS)))]
    parts = {part for part in letter.parts if data.draw(st.booleans())}
    draft = make_draft(letter, {}, parts_on(parts))
    text = " ".join(block.text for block in blocks(draft))
    found = FORBIDDEN.findall(
        text.lower().replace("12 maanden", "").replace("24 maanden", "")
    )
    assert found == []


@pytest.mark.parametrize("name", LETTERS)
def test_a_first_time_is_never_called_again(name: str) -> None:
    letter = LETTERS[name]
    first = full_text(letter, tuple(p for p in letter.parts if p != "herhaling"))
    assert "eerder gewaarschuwd" not in first
    assert "opnieuw gebeurd" not in first


def test_an_answer_about_stopping_blames_nobody() -> None:
    text = full_text(LETTERS["eerder_stoppen"], ())
    for reproach in ("niet gevolgd", "gebeurd", "nog een keer", "spelregels"):
        assert reproach not in text


@pytest.mark.parametrize("name", ["ordegesprek", "toegangsverbod"])
def test_sound_and_open_filming_are_never_called_secret_images(name: str) -> None:
    letter = LETTERS[name]
    sound = full_text(letter, ("openbaar", "geluid_verbod", "geluid_ander"))
    assert "beeld opnemen" not in sound.lower()
    assert "iekem" not in full_text(letter, ("openbaar", "maken"))


@pytest.mark.parametrize("name", LETTERS)
def test_half_a_yes_is_never_called_no_permission_at_all(name: str) -> None:
    letter = LETTERS[name]
    on = tuple(p for p in ("openbaar", "gaat_verder") if p in letter.parts)
    assert "Die toestemming" not in full_text(letter, on)


@pytest.mark.parametrize("name", LETTERS)
def test_no_sentence_is_too_long_for_plain_dutch(name: str) -> None:
    letter = LETTERS[name]
    options = {f.id: next(iter(f.options)) for f in letter.fields.values() if f.options}
    values = {f.id: "x" for f in letter.fields.values() if f.type == FieldType.TEXT}
    draft = make_draft(letter, options | values, parts_on(letter.parts))
    for block in blocks(draft):
        text = re.sub(r"\[[^]]*\]", "x", block.text)
        for sentence in re.split(r"(?<=[.?!:]) ", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize("name", LETTERS)
def test_every_section_of_the_internal_copy_says_what_it_rests_on(name: str) -> None:
    letter = LETTERS[name]
    for left_out in ("geen_gesprek", "al_weg"):
        draft = internal(letter, parts_on(p for p in letter.parts if p != left_out))
        stream = [b for b in blocks(draft) if b.kind is not Kind.NOTE]
        heads = [n for n, b in enumerate(stream) if b.kind is Kind.HEADING]
        for start, end in pairwise([*heads, len(stream)]):
            assert re.search(r"\[\d+\]", " ".join(b.text for b in stream[start:end])), (
                stream[start].text
            )


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_needs_nothing_personal_and_asks_only_what_it_says(name: str) -> None:
    letter = LETTERS[name]
    draft = make_draft(letter, {}, parts_on(letter.parts))
    assert {field.id for field in draft.open_fields} <= set(letter.fields)
    for name_of_person in ("naam_adres", "aanhef", "contact", "ondertekenaar"):
        assert letter.fields[name_of_person].personal


def test_the_same_thing_has_the_same_name_in_every_letter() -> None:
    kinds: dict[str, set[tuple[str, bool, str]]] = {}
    for letter in LETTERS.values():
        for field in letter.fields.values():
            what = (field.type.value, field.personal, ",".join(field.options))
            kinds.setdefault(field.id, set()).add(what)
    assert [name for name, found in kinds.items() if len(found) > 1] == []
