"""A letter is read strictly: every mistake is a finding with its place."""

import pytest
from letter_help import ALL, HEADER, findings_of, template_of

from opname_wizard.flow.tree import MAX_BYTES
from opname_wizard.letter.fields import FieldType
from opname_wizard.letter.template import check_references, read_template

# Each of these tries to leave the fence, or to keep the program busy.
PAYLOADS = [
    "{{ naam.__class__ }}",
    "{{ naam.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__ }}",
    "{{ [].__class__.__base__ }}",
    "{{ naam['__class__'] }}",
    "{{ naam|attr('__class__') }}",
    "{{ naam.format(naam) }}",
    "{{ '{0.__class__}'.format(naam) }}",
    "{{ naam|e }}",
    "{{ naam|safe }}",
    "{{ naam|length }}",
    "{{ naam ~ naam }}",
    "{{ naam * 100000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 7 * 7 }}",
    "{{ 'a' }}",
    "{{ range(999999999) }}",
    "{{ lipsum(99999) }}",
    "{{ cycler('a') }}",
    "{{ joiner() }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ request.application.__globals__ }}",
    "{{ open('/etc/passwd').read() }}",
    "{{ part }}",
    "{{ part.groep }}",
    "{{ note }}",
    "{{ note.__class__ }}",
    "{{ part.__init__ }}",
    "{{ cite.regel.real }}",
    "{{ note['groep'] }}",
    "{{ naam if naam else dag }}",
    "{{ loop.index }}",
    "{{ caller() }}",
    "{% for letter in naam %}x{% endfor %}",
    "{% for a in b recursive %}{{ loop(a) }}{% endfor %}",
    "{% while true %}x{% endwhile %}",
    "{% include 'ander.md.j2' %}",
    "{% import 'ander.md.j2' as a %}",
    "{% from 'ander.md.j2' import a %}",
    "{% extends 'ander.md.j2' %}",
    "{% macro m() %}x{% endmacro %}",
    "{% call m() %}x{% endcall %}",
    "{% set x = naam %}",
    "{% set x %}a{% endset %}",
    "{% filter upper %}x{% endfilter %}",
    "{% block a %}x{% endblock %}",
    "{% with a = naam %}x{% endwith %}",
    "{% autoescape true %}x{% endautoescape %}",
    "{% raw %}{{ naam }}{% endraw %}",
    "{% do naam.append(1) %}",
    "{% if naam %}x{% endif %}",
    "{% if naam is defined %}x{% endif %}",
    "{% if naam is not filled %}x{% endif %}",
    "{% if naam is filled(3) %}x{% endif %}",
    "{% if not part.groep %}x{% endif %}",
    "{% if part.groep and naam is filled %}x{% endif %}",
    "{% if part.groep or part.groep %}x{% endif %}",
    "{% if naam == 'x' %}x{% endif %}",
    "{% if part['groep'] %}x{% endif %}",
    "{% if part.groep.__class__ %}x{% endif %}",
    "{% if note.groep %}x{% endif %}",
    "{% if 'a' is filled %}x{% endif %}",
    "{% if 1 %}x{% endif %}",
    "{{ naam",
    "{% if naam is filled %}",
    "{% endif %}",
    "{{ " + "(" * 3000 + "naam" + ")" * 3000 + " }}",
    "{% if naam is filled %}" * 3000 + "{% endif %}" * 3000,
    "{% autoescape true %}" * 300 + "{% endautoescape %}" * 300,
    "{% if naam is filled %}" * 6 + "{% endif %}" * 6,
    "{{ naam" + ".a" * 3000 + " }}",
    "[^1]",
    "[^1]: zelf een voetnoot",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_template_that_asks_for_more_is_refused(payload: str) -> None:
    template, findings = read_template(
        (HEADER + ALL + payload + "\n").encode(), "proef.md.j2"
    )
    assert template is None
    start, line = HEADER.count("\n") + 1, (HEADER + ALL).count("\n") + 1
    for finding in findings:
        known = {start, line} if finding.code == "template_depth" else {line}
        assert finding.place.line in known
    assert findings
    assert all(finding.code.startswith("template_") for finding in findings)


def test_a_good_letter_says_what_it_asks() -> None:
    template = template_of(HEADER + ALL)
    assert (template.id, template.title) == ("proef", "Proefbrief")
    assert list(template.fields) == ["naam", "adres", "dag", "einde", "soort"]
    assert template.fields["einde"].type is FieldType.DATETIME
    assert template.fields["naam"].personal
    assert template.parts == ("groep",)
    assert template.header.cites["regel"].words == ("UWV-2.08", "UWV-2.09")


def test_a_letter_made_on_windows_reads_the_same() -> None:
    text = "\ufeff" + (HEADER + ALL).replace("\n", "\r\n")
    assert template_of(text).fields == template_of(HEADER + ALL).fields


# Code, what is changed into what, and the text where the finding must point.
MISTAKES = [
    ("unknown_key", "about:", "abuot:", "abuot"),
    ("missing_key", "sender: manager\n", "", "title"),
    ("missing_key", "    personal: true\n", "", "label: naam"),
    ("bad_word", "type: lines", "type: line", "line\n"),
    ("bad_word", "personal: true", "personal: ja", "ja\n"),
    ("expected_text", "about: Een brief voor de proef.", "about: [x]", "[x]"),
    ("expected_block", "  naam:\n    label", "  a: xx\n  naam:\n    label", "xx"),
    ("bad_id", "  naam:", "  Náám:", "Náám"),
    ("reserved_id", "  groep:", "  note:", "note:"),
    ("options_and_type", "type: choice", "type: text", "soort:"),
    ("options_and_type", "type: text", "type: choice", "naam:"),
    ("not_before", "not_before: dag", "not_before: nergens", "nergens"),
    ("not_before", "type: text", "type: text\n    not_before: dag", "naam:"),
    ("double_key", "about:", "title: B\nabout:", "title: B"),
    ("empty_value", "title: Proefbrief", "title: ''", "''"),
    (
        "prose_in_braces",
        "\n  groep: De opname staat in een groep.",
        " {groep: De opname staat in een groep.}",
        "De opname",
    ),
    ("template_name", "{{ naam }}", "{{ naan }}", "naan"),
    ("template_name", "{% if part.groep", "{% if part.groeb", "groeb"),
    ("template_name", "{{ cite.regel", "{{ cite.regels", "regels"),
    ("template_unused", "{{ soort }}", "x", "soort:"),
    ("template_unused", "{{ cite.regel }}", "x", "regel:"),
    ("template_no_note", "{{ note.groep }}", "", "groep:"),
    ("template_number", "{{ naam }}", "x\n{{ naam }}. en", "{{ naam }}. en"),
]


@pytest.mark.parametrize(("code", "old", "new", "at"), MISTAKES)
def test_a_mistake_is_found_at_its_place(
    code: str, old: str, new: str, at: str
) -> None:
    assert old in HEADER + ALL
    text = (HEADER + ALL).replace(old, new, 1)
    before = text[: text.index(at)].split("\n")
    place = (len(before), len(before[-1]) + 1)
    found = findings_of(text)
    assert place in [f.place[1:] for f in found if f.code == code], found


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("about:", "abuot:", "bedoelt u 'about'?"),
        ("type: lines", "type: line", "bedoelt u 'lines'?"),
        ("{{ naam }}", "{{ naan }}", "bedoelt u 'naam'?"),
        ("part.groep", "part.groeb", "bedoelt u 'groep'?"),
    ],
)
def test_a_typing_mistake_gets_the_nearest_word(old: str, new: str, hint: str) -> None:
    found = findings_of((HEADER + ALL).replace(old, new, 1))
    assert hint in [finding.hint for finding in found]


def test_a_mistake_is_told_in_one_line() -> None:
    found = findings_of((HEADER + ALL).replace("{{ naam }}", "{{ naan }}", 1))
    assert str(found[-1]) == (
        "letters/proef.md.j2:40:4: 'naan' staat niet in de kop van deze brief;"
        " bedoelt u 'naam'?"
    )


def test_all_mistakes_come_at_once_in_reading_order() -> None:
    text = (HEADER + ALL).replace("about:", "over:").replace("{{ naam }}", "{{ x|e }}")
    found = findings_of(text)
    assert {"unknown_key", "missing_key", "template_not_allowed"} <= {
        f.code for f in found
    }
    assert [f.place for f in found] == sorted(f.place for f in found)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_header"),
        (b"Geachte", "no_header"),
        (b"---\ntitle: x\n", "no_header"),
        (b"---\n---\nGeachte", "empty_value"),
        (b"---\ntitle: [\n---\nx", "not_yaml"),
        (b"---\ntitle: &a x\n---\nx", "anchor"),
        (b"---\ntitle: " + b"[" * 50_000 + b"\n---\n", "too_deep"),
        (b"---\ntitle: \xff\n---\nx", "not_utf8"),
        (b"---\n" + b"x" * MAX_BYTES, "too_large"),
    ],
)
def test_a_file_that_is_no_letter_is_a_finding(content: bytes, code: str) -> None:
    template, findings = read_template(content, "proef.md.j2")
    assert template is None
    assert code in {finding.code for finding in findings}


@pytest.mark.parametrize("name", ["Brief.md.j2", "x y.md.j2", "brief.md", "-x.md.j2"])
def test_a_letter_has_a_name_that_can_be_an_id(name: str) -> None:
    assert "letter_name" in {f.code for f in findings_of(HEADER + ALL, name)}


def test_a_letter_is_held_against_its_rule_set() -> None:
    text = HEADER.replace("personal: true", "personal: true\n    from: [wie]", 1) + ALL
    template = template_of(text)
    known = (["wie"], ["UWV-2.08", "UWV-2.09"], ["manager"])
    assert check_references(template, *known) == []
    found = check_references(template, ["wi"], ["UWV-2.08"], ["managers"])
    assert [(f.code, f.hint) for f in found] == [
        ("letter_reference", "bedoelt u 'wi'?"),
        ("letter_reference", "bedoelt u 'UWV-2.08'?"),
        ("letter_reference", "bedoelt u 'managers'?"),
    ]
