"""The register: sources in our own words, each with its document and standing."""

from collections.abc import Mapping

from opname_wizard.flow.register import read_register


def test_a_source_is_read_with_the_standing_of_its_document(
    base_files: Mapping[str, bytes],
) -> None:
    files = {p: b for p, b in base_files.items() if p.startswith("sources/")}
    register, findings = read_register(files)
    assert findings == []
    term, open_point = register["R-2"], register["T-1"]
    assert (term.title, term.status) == ("Regels van het buurthuis", "leading")
    assert term.summary == "Een fiets is na twee dagen terug, en wie later is belt."
    assert open_point.between == ("R-1", "R-2")


def test_documents_may_stand_in_a_later_file_than_their_sources() -> None:
    files = {
        "sources/10.yaml": b"""\
sources:
  A-1:
    document: boek
    place: bladzijde 1
    kind: feit
    summary: Het regent.
""",
        "sources/20.yaml": b"documents:\n  boek:\n    title: Boek\n    status: law\n",
    }
    register, findings = read_register(files)
    assert findings == []
    assert register["A-1"].title == "Boek"


def test_every_mistake_of_every_file_is_found(written: bytes) -> None:
    """
    documents:
      boek:
        title: Boek
        status: leidend
    sources:
      A-1:
        document: bok
        place: bladzijde 1
        kind: mach
        summary: Het regent.
        between: [A-2]
    """
    _, findings = read_register({"b.yaml": written, "a.yaml": b"bronnen: []"}, "s/")
    assert [(f.place.file, f.place.line, f.code) for f in findings] == [
        ("s/a.yaml", 1, "unknown_key"),
        ("s/b.yaml", 4, "bad_word"),
        ("s/b.yaml", 7, "unknown_document"),
        ("s/b.yaml", 9, "bad_word"),
        ("s/b.yaml", 11, "unknown_source"),
    ]
