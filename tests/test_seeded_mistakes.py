"""Mistakes seeded in the shipped flows: each one must be found, by its own kind."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

import pytest

from opname_wizard.flow.finding import Finding
from opname_wizard.flow.proof.prove import prove
from opname_wizard.flow.read import read_ruleset
from opname_wizard.flow.register import check_cited, read_register
from opname_wizard.letter.rows import check_named, check_offered, check_used
from opname_wizard.library import Library

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
ALONE = "id: x\ntitle: x\nedition: 1\njourneys:\n  {flow}: [{flow}]\n{roles}"


class Seed(NamedTuple):
    """One mistake: in ``file``, ``old`` becomes ``new``, and ``code`` must be found.

    Without ``new`` the row with id ``old`` is taken out.
    """

    file: str
    old: str
    new: str | None
    code: str


V, P, M, B = "verzoek/", "publicatie/", "maatregel/", "besluit/"
VERDICT = V + "20-oordeel.yaml"
BEGIN = V + "00-waar-en-wat.yaml"
DAYS = V + "12-vijf-werkdagen.yaml"
CONSENT = V + "10-uw-ja.yaml"
CONDUCT = M + "30-c-of-d.yaml"
BAND = M + "31-band.yaml"
FITS = M + "41-maatregelen.yaml"
BAN = B + "81-brief-toegangsverbod.yaml"
RULES = "ruleset.yaml"
R_A21 = "when: {wat: geluid}\n        then: mag\n"

SEEDS = (
    # what the reader finds
    Seed(VERDICT, "        because: |\n", "        becuase: |\n", "unknown_key"),
    Seed(VERDICT, "        voice: open\n", "", "missing_key"),
    Seed(VERDICT, "voice: open", "voice: opn", "bad_word"),
    Seed(VERDICT, "kind: verdict", "kind: verdikt", "bad_word"),
    Seed(VERDICT, "    hit: first\n", "", "bad_hit"),
    Seed(VERDICT, "sources: [SP-79, UWV-1.02]", "sources: []", "no_source"),
    Seed(VERDICT, "- id: R-A01", "- id: R A01", "bad_id"),
    Seed(VERDICT, "because: Stiekem", "because: [Stiekem dus]  # ", "expected_text"),
    Seed(BEGIN, "type: choice", "type: keuze", "bad_word"),
    Seed(BEGIN, "type: choice", "type: choice\n    type: multi", "double_key"),
    Seed(BEGIN, "ask: Waar gaat het om?", "ask:", "empty_value"),
    Seed(BEGIN, "ask: Waar gaat het om?", "ask: &a Waar?", "anchor"),
    Seed(BEGIN, "ask: Waar gaat het om?", "ask: !!str Waar?", "tag"),
    Seed(BEGIN, "- question: waar\n", "- vraag: waar\n", "unknown_step_kind"),
    Seed(DAYS, "working_days: 5", "working_days: vijf", "bad_number"),
    Seed(CONSENT, "{wat: video, verbod:", "{wat: {bevat: video, verbod:", "not_yaml"),
    Seed(FITS, "fit: ligt_voor_de_hand", "fit: voor_de_hand", "bad_word"),
    # what the check of references finds
    Seed(VERDICT, "then: buiten", "then: buten", "unknown_outcome"),
    Seed(VERDICT, "{waar: hal}", "{waar: hall}", "unknown_value"),
    Seed(VERDICT, "{waar: hal}", "{war: hal}", "unknown_step"),
    Seed(VERDICT, "- id: R-A02", "- id: R-A01", "double_id"),
    Seed(VERDICT, "    main: true\n", "", "no_main"),
    Seed(VERDICT, "[SP-79, UWV-1.02]", "[SP-779]", "unknown_source"),
    Seed(VERDICT, "{wat: live}", "{wat: {includes: [live]}}", "wrong_operator"),
    Seed(
        BEGIN,
        "when: {waar: [gesprek",
        "when: {akkoord: ja, waar: [gesprek",
        "not_above",
    ),
    Seed(DAYS, "[datum_afspraak, datum_verzoek]", "[datum_afspraak]", "bad_clock"),
    Seed(DAYS, "werkdagen_voor_afspraak", "werkdagen_na", "unknown_function"),
    Seed(V + "52-uw-stappen.yaml", "who: medewerker", "who: collega", "unknown_role"),
    Seed(FITS, "measure: ordegesprek", "measure: standje", "unknown_measure"),
    Seed(BAND, "known: ernst", "known: cd", "wrong_operator"),
    Seed(BAND, "ernst: middel", "ernst: onbekend", "unknown_named"),
    Seed(M + "00-poort-vragen.yaml", "value: beide", "value: beiden", "bad_given"),
    Seed(
        M + "00-poort-vragen.yaml",
        "{publicatie.oordeel: o",
        "{oordeel: o",
        "wrong_flow",
    ),
    Seed(
        B + "00-keuze.yaml",
        "from: maatregel.maatregelen",
        "from: band",
        "bad_options_from",
    ),
    Seed(B + "00-keuze.yaml", "alone: [geen_m", "alone: [iets_m", "unknown_option"),
    Seed(BAN, "letter: toegangsverbod", "letter: toegang", "unknown_letter"),
    Seed(BAN, "part: openbaar", "part: openbar", "unknown_part"),
    Seed(RULES, "[verzoek]", "[verzoek, verzoek]", "double_flow"),
    Seed(RULES, "- publicatie\n", "- publicaties\n", "unknown_flow"),
    # what only the proof finds
    Seed(VERDICT, "R-A01", None, "gap"),
    Seed(VERDICT, "R-A16", None, "gap"),
    Seed(VERDICT, "R-A21", None, "gap"),
    Seed(VERDICT, "R-A22", None, "gap"),
    Seed(VERDICT, "{akkoord: twijfel}", "{akkoord: nee}", "gap"),
    Seed(VERDICT, "{akkoord: twijfel}", "{akkoord: nee}", "dead_row"),
    Seed(
        VERDICT,
        "een_dag, onbekend]\n        then: nog",
        "een_dag]\n        then: nog",
        "gap",
    ),
    Seed(VERDICT, "{wat: geluid, anderen: bezwaar}", "{wat: geluid}", "dead_row"),
    Seed(
        VERDICT,
        "      mag_stil:",
        "      mag_nooit: Nooit.\n      mag_stil:",
        "dead_outcome",
    ),
    Seed(BEGIN, "when: {waar: [gesprek, weet_niet]}", "when: {waar: hal}", "gap"),
    Seed(CONSENT, "{akkoord_toen: ja}", "{akkoord_toen: ja, akkoord: ja}", "gap"),
    Seed(
        DAYS,
        "{v_beeld_open: ja, moment: vooraf}",
        "{wat: geluid, moment: vooraf}",
        "gap",
    ),
    Seed(CONDUCT, "R-C14", None, "gap"),
    Seed(
        CONDUCT, "[intimidatie, dreigen, g", "[nee, intimidatie, dreigen, g", "overlap"
    ),
    Seed(CONDUCT, "middel, m_inhoud_zwaar: nee}", "middel}", "overlap"),
    Seed(BAND, "when: {m_meer_dan_licht: nee}", "when: {m_meer_dan_licht: ja}", "gap"),
    Seed(RULES, "mag_het: 12", "mag_het: 2", "too_long"),
)
PROOF = {"gap", "overlap", "dead_row", "dead_outcome", "too_long"}


@cache
def library() -> Library:
    return Library()


def seeded(seed: Seed) -> dict[str, bytes]:
    files = dict(library().files)
    text = files[seed.file].decode()
    old, new = seed.old, seed.new
    if new is None:
        start = text.index(f"      - id: {old}\n")
        following = re.search(r"\n(?:      - id: |  - |\n)", text[start:] + "\n\n")
        assert following
        old, new = text[start : start + following.start() + 1], ""
    assert old in text, f"{seed.file} no longer says {old!r}"
    files[seed.file] = text.replace(old, new, 1).encode()
    return files


def only(flow: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Just one flow, so that its proof is quick."""
    roles = files[RULES].decode().split("roles:")[1].split("journeys:")[0]
    rules = ALONE.format(flow=flow, roles="roles:" + roles)
    kept = {name: data for name, data in files.items() if name.startswith(flow + "/")}
    return {**kept, RULES: rules.encode()}


def findings(seed: Seed) -> list[Finding]:
    files = seeded(seed)
    if seed.code in PROOF and seed.file.startswith(V):
        files = only("verzoek", files)
    ruleset, found = read_ruleset(files)
    if ruleset is None:
        return found
    register, _ = read_register(library().source_files)
    templates, _ = library().read_letters(ruleset.id)
    found = [
        *check_cited(ruleset, register),
        *check_offered(ruleset, templates),
        *check_named(ruleset, templates, register),
        *check_used(ruleset, templates),
    ]
    return found if seed.code not in PROOF else prove(ruleset, NOW).findings


@pytest.mark.parametrize(
    "seed", SEEDS, ids=lambda seed: f"{seed.code}-{seed.file}-{seed.old[:20]}"
)
def test_a_seeded_mistake_is_found(seed: Seed) -> None:
    found = findings(seed)
    assert seed.code in {finding.code for finding in found}, [str(f) for f in found]
    mine = next(finding for finding in found if finding.code == seed.code)
    assert mine.place.line >= 1
    assert mine.hint


def test_there_are_enough_seeds() -> None:
    assert len(set(SEEDS)) >= 40
    assert len({seed.code for seed in SEEDS}) >= 25
