"""The content of a rule set: read when needed, whole, or refused with every finding."""

import shutil
from pathlib import Path

import pytest
from base_rules import LETTER
from command_line import Own

from opname_wizard import cache
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import read
from opname_wizard.library import SHOWN, Library


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    """An own rule set with its letter, and an empty cache."""
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "cache")
    return Own(tmp_path)


def library(own: Own) -> Library:
    return Library(flows=own.folder / "flows", letters=own.letter.parent)


def refused(own: Own, part: str) -> UserError:
    with pytest.raises(UserError) as error:
        getattr(library(own), part)
    assert error.value.exit_code is Exit.CONTENT
    return error.value


def test_everything_of_a_rule_set_is_found(own: Own) -> None:
    found = library(own)
    assert list(found.ruleset.flows) == ["lenen", "terug"]
    assert set(found.register) == {"R-1", "R-2", "W-1", "T-1"}
    assert list(found.letter_files) == ["bewijs.md.j2"]
    cases, findings = found.cases()
    assert [case.id for case in cases] == ["bakfiets"]
    assert findings == []


def test_rules_with_mistakes_are_refused_with_every_place(own: Own) -> None:
    own.change("lenen/30-advies.yaml", "voice: law", "voice: stem")
    own.change("terug/00-vragen.yaml", "type: choice", "type: keuze")
    error = refused(own, "ruleset")
    first, *lines = error.text.split("\n")
    assert first == "De regels kunnen niet worden gebruikt."
    assert len(lines) == 2
    assert "flows/fietsen/lenen/30-advies.yaml:40:16: 'stem' is geen stem" in lines[0]
    assert "flows/fietsen/terug/00-vragen.yaml:8:11: 'keuze' is geen" in lines[1]
    assert error.what_now == "Herstel dit, of gebruik de meegeleverde regels."


def test_a_long_list_of_mistakes_is_cut_and_counted(own: Own) -> None:
    extra = "".join(f"onzin{n}: {n}\n" for n in range(SHOWN + 5))
    own.change("ruleset.yaml", "demo: bakfiets\n", f"demo: bakfiets\n{extra}")
    lines = refused(own, "ruleset").text.split("\n")
    assert len(lines) == SHOWN + 2
    assert lines[-1].strip() == "… en nog 5"


def test_refused_rules_are_never_kept(own: Own) -> None:
    own.change("lenen/20-oordeel.yaml", "then: niet", "then: nooit")
    refused(own, "ruleset")
    assert not (own.folder / "cache").exists()


def test_a_register_with_mistakes_is_refused(own: Own) -> None:
    own.change("sources/10-bronnen.yaml", "kind: termijn", "kind: duur")
    error = refused(own, "register")
    assert error.text.startswith("Het register van bronnen klopt niet.\n")
    assert "10-bronnen.yaml:" in error.text
    assert "'duur'" in error.text


@pytest.mark.parametrize("before", ["fresh", "kept"])
def test_a_source_that_is_cited_must_be_there(own: Own, before: str) -> None:
    own.change("lenen/30-advies.yaml", "sources: [W-1]", "sources: [W-9]")
    if before == "kept":
        assert library(own).ruleset
    error = refused(own, "register")
    assert "lenen/30-advies.yaml:39:19:" in error.text
    assert "onbekende bron 'W-9'" in error.text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "letter: bewijs\n        as: brief",
            "letter: bewijz\n        as: brief",
            "brief 'bewijz'; bedoelt u",
        ),
        ("part: overleg", "part: beraad", "'bewijs' heeft geen alinea 'beraad'"),
    ],
)
def test_what_a_row_offers_must_be_there(
    own: Own, before: str, after: str, said: str
) -> None:
    own.change("lenen/30-advies.yaml", before, after)
    assert library(own).ruleset  # kept from here on, without places
    error = refused(own, "letters")
    assert error.text.startswith("De brieven kunnen niet worden gebruikt.\n")
    assert "lenen/30-advies.yaml:" in error.text
    assert said in error.text


def test_a_case_with_mistakes_does_not_hide_the_others(own: Own) -> None:
    own.add("cases/fout.yaml", "titel: Fout\n")
    cases, findings = library(own).cases()
    assert [case.id for case in cases] == ["bakfiets"]
    assert findings
    assert all("cases/fout.yaml:" in str(finding) for finding in findings)


def test_an_unknown_journey_lists_what_there_is(own: Own) -> None:
    with pytest.raises(UserError) as error:
        library(own).walker("fietsen")
    assert error.value.text == "Er is geen reis of stroom 'fietsen'."
    assert error.value.what_now == "kies uit dag, lenen, terug"


def test_the_second_time_the_rules_are_not_read_again(
    own: Own, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library(own).ruleset

    def fail(*_: object) -> None:
        pytest.fail("the rules were read again")

    monkeypatch.setattr(read, "read_rules", fail)
    assert list(library(own).ruleset.flows) == list(first.flows)


def test_a_damaged_cache_is_mended(own: Own) -> None:
    first = library(own).ruleset
    (kept,) = (own.folder / "cache").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9])
    assert library(own).ruleset == first
    assert kept.read_bytes() == whole


def test_a_changed_rule_counts_at_once(own: Own) -> None:
    assert library(own).ruleset.edition == "2026-11"
    own.change("ruleset.yaml", "edition: 2026-11", "edition: 2026-12")
    assert library(own).ruleset.edition == "2026-12"


def test_the_hash_is_that_of_all_content_and_of_nothing_else(own: Own) -> None:
    first = library(own).sha256()
    assert len(first) == 64
    own.change("cases/bakfiets.yaml", "Met de groep", "Samen")  # no rule
    assert library(own).sha256() == first
    shutil.copytree(own.folder / "flows", own.folder / "elders" / "flows")
    moved = Library(flows=own.folder / "elders" / "flows", letters=own.letter.parent)
    assert moved.sha256() == first
    seen = {first}
    for path, before in (
        ("lenen/00-vragen.yaml", "Welke fiets wil"),
        ("sources/10-bronnen.yaml", "Hangt bij"),
    ):
        own.change(path, before, f"x{before}")
        seen.add(library(own).sha256())
    own.letter.write_text(LETTER + "Dag.\n", encoding="utf-8")
    seen.add(library(own).sha256())
    assert len(seen) == 4
