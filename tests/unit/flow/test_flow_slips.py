"""A slip in YAML is one finding: exactly where it is, what it is, what to do."""

import pytest
import yaml

from opname_wizard.flow.slips import ANYTHING, Spot, Stop, explain
from opname_wizard.flow.tree import parse

GOOD = """\
steps:
  - table: noot
    rows:
      - id: N1
        text: Let hierop.
        because: Dat scheelt zoeken.
        sources: [R-1]
      - id: N2
        text: "Let daarop."
        because: |
          Dat scheelt
          zoeken.
        sources: [R-1, R-2]
"""
BECAUSE, TEXT, SECOND = "because: Dat scheelt zoeken.", "text: Let hierop.", "- id: N2"
OWN_LINE = "zet de tekst op een eigen regel onder '|'"
# What it was, what it became, where the finding is, what it says, and what to do.
SLIPS = [
    (BECAUSE, "because: Let op: pas", (6, 24), "punt staat midden in een tekst", "|"),
    (BECAUSE, "because: Let op dit:", (6, 28), "punt staat midden in een tekst", "|"),
    (BECAUSE, "because: Dat\n        zoekt", (7, 9), "geen sleutel", "onder '|'"),
    (BECAUSE, "because: Dat\n          is: zo", (7, 11), "verder in", "onder '|'"),
    (BECAUSE, "because Dat zoekt", (6, 9), "geen sleutel", "'sleutel: waarde'"),
    (BECAUSE, "because:Dat zoekt", (6, 17), "dubbele punt van 'because'", "spatie"),
    (BECAUSE, "because: [let] op", (6, 24), "achter ']' kan", OWN_LINE),
    (BECAUSE, "because: {let} op", (6, 24), "achter '}' kan", OWN_LINE),
    (BECAUSE, "because: | Dat", (6, 20), "achter '|' of '>'", "volgende regel"),
    (BECAUSE, "because: - Dat", (6, 18), "dit streepje kan hier niet", OWN_LINE),
    (BECAUSE, "because: @balie", (6, 18), "niet met '@' beginnen", OWN_LINE),
    (BECAUSE, "because: *let* op", (6, 18), "niet met '*' beginnen", OWN_LINE),
    (BECAUSE, "because: ? wat", (6, 18), "niet met '?' beginnen", OWN_LINE),
    (TEXT, 'text: "Let hierop.', (5, 15), "aanhalingsteken wordt niet", "ook een"),
    (TEXT, "text: 's Avonds ook.", (5, 15), "aanhalingsteken wordt niet", OWN_LINE),
    (TEXT, 'text: "Let" hierop.', (5, 21), "achter het tweede", "onder '|'"),
    (TEXT, "text: 'Geen foto's.'", (5, 26), "achter het tweede", "onder '|'"),
    (TEXT, 'text: "C:\\map"', (5, 18), "eigen betekenis", "enkele"),
    (TEXT, "when: {a: b", (5, 15), "bij deze '{' ontbreekt '}'", "vul dat aan"),
    (TEXT, 'when: {a: "b" c}', (5, 23), "een komma of '}'", "vul dat aan"),
    ("[R-1]", "[R-1", (7, 18), "bij deze '[' ontbreekt ']'", "vul dat aan"),
    ("[R-1]", "[R-1]]", (7, 23), "']' staat hier te veel", "haal het weg"),
    ("        because: Dat s", "\tbecause: Dat s", (6, 1), "een tab", "spaties"),
    ("      - id: N2", "\t- id: N2", (8, 1), "een tab", "spaties"),
    ("        because: Dat s", "          because: s", (6, 11), "verder in", "recht"),
    ("        because: Dat s", "       because: Dat", (6, 8), "anders in", "recht"),
    ("      - id: N2", "     - id: N2", (8, 6), "dit streepje staat", "recht onder"),
    ("      - id: N2", "       - id: N2", (8, 8), "dit streepje staat", "recht onder"),
    ("      - id: N2", "      -id: N2", (8, 7), "ontbreekt een spatie", "'- '"),
    ("      - id: N2", "      id: N2", (8, 7), "anders in", "met '- '"),
    ("      - id: N2", "        id: N2", (8, 9), "'id' staat er twee", "zet '- ' voor"),
    (
        "          Dat scheelt\n",
        "        Dat scheelt\n",
        (11, 9),
        "geen sleutel",
        "'|'",
    ),
    (BECAUSE, "because: {Ik heb, dus ja}", (6, 18), "een zin tussen haken", OWN_LINE),
    (BECAUSE, "because: {Let op: ja}", (6, 18), "een zin tussen haken", OWN_LINE),
    (TEXT, "when: {a: b, c}", (5, 22), "bij 'c' staat geen waarde", "'c: waarde'"),
]


@pytest.mark.parametrize(
    ("old", "new", "at", "said", "cure"), SLIPS, ids=[slip[1] for slip in SLIPS]
)
def test_a_slip_is_one_finding_with_its_place_and_cure(
    old: str, new: str, at: tuple[int, int], said: str, cure: str
) -> None:
    assert parse(GOOD.encode(), "a.yaml")[1] == []
    assert old in GOOD
    _, findings = parse(GOOD.replace(old, new, 1).encode(), "a.yaml")
    assert [tuple(finding.place[1:]) for finding in findings] == [at], findings
    assert said in findings[0].message
    assert cure in findings[0].hint
    assert findings[0].hint != ANYTHING


def test_a_quote_that_closes_at_a_later_one_is_found_where_it_opened() -> None:
    text = GOOD.replace(TEXT, 'text: "Let hierop.')
    _, findings = parse(text.encode(), "a.yaml")
    assert [finding.place.line for finding in findings] == [5]
    assert "wordt niet gesloten" in findings[0].message


def test_a_part_that_forgot_its_dash_is_read_all_the_same() -> None:
    text = GOOD.replace("      - id: N2", "        id: N2")
    whole, _ = parse(GOOD.encode(), "a.yaml")
    tree, findings = parse(text.encode(), "a.yaml")
    assert len(findings) == 1
    assert str(tree).count("entries=") == str(whole).count("entries=")


def test_what_the_parser_says_in_other_words_still_has_a_finding() -> None:
    at = Spot(9, 9)
    slip = explain(Stop(["a: b"], "something new", at, Spot(0, 3)))
    assert (slip.spot, slip.hint) == (Spot(0, 3), ANYTHING)


def test_the_parser_still_uses_the_words_that_are_explained() -> None:
    with pytest.raises(yaml.YAMLError) as error:
        list(yaml.parse("a: b: c", Loader=yaml.CSafeLoader))
    assert "mapping values are not allowed" in str(error.value)
