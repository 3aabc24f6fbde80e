"""A letter template: the bytes of ``<id>.md.j2`` to something that can be filled."""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from opname_wizard.flow.finding import Finding, Place, did_you_mean
from opname_wizard.flow.reader import Reader
from opname_wizard.flow.tree import MAX_BYTES, parse
from opname_wizard.flow.word import is_missing, place_of
from opname_wizard.letter.body import Body, check_body
from opname_wizard.letter.fields import Field
from opname_wizard.letter.header import Header, read_header
from opname_wizard.text import clean

SUFFIX = ".md.j2"
_NAME = re.compile(r"(?:.*/)?(?P<id>[a-z][a-z0-9_]{0,59})\.md\.j2", re.DOTALL)


class LetterTemplate(NamedTuple):
    """A letter that was read and found right.

    Attributes:
        id: the file name without ``.md.j2``.
        header: title, sender, fields, parts and cites.
        body: its text, still with the template's own marks.
    """

    id: str
    header: Header
    body: Body

    @property
    def title(self) -> str:
        """The Dutch name of the letter."""
        return self.header.title

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by id, in the order in which they are asked."""
        return self.header.fields

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the optional paragraphs; rows of a letters table decide them."""
        return tuple(self.header.parts)


def read_template(
    content: bytes, file: str
) -> tuple[LetterTemplate | None, list[Finding]]:
    """Read a letter template.

    Args:
        content: the bytes of the file.
        file: its name as findings show it, ending in ``<id>.md.j2``.

    Returns:
        The template, or None when it has mistakes, and all mistakes at once.
    """
    text, findings = _decoded(content, file)
    if findings:
        return None, findings
    name = _NAME.fullmatch(file)
    if not name:
        message = "zo kan het bestand van een brief niet heten"
        hint = "gebruik kleine letters, cijfers en '_', en dan '.md.j2'"
        findings = [Finding("letter_name", Place(file, 1, 1), message, hint)]
    lines = text.split("\n")
    end = _end_of_header(lines)
    if not end:
        message = "de brief begint niet met een kop tussen twee regels '---'"
        hint = "begin met '---', dan de kop, en dan weer '---'"
        return None, [*findings, Finding("no_header", Place(file, 1, 1), message, hint)]
    tree, in_yaml = parse("\n".join(lines[:end]).encode(), file)
    findings += in_yaml
    if tree is None:
        return None, findings
    reader = Reader()
    header = read_header(reader, tree)
    body = Body("\n".join(lines[end + 1 :]), file, end + 2)
    check_body(reader, body, header)
    findings += reader.findings
    if findings or not name:
        return None, sorted(findings, key=lambda finding: finding.place)
    return LetterTemplate(name["id"], header, body), []


def _decoded(content: bytes, file: str) -> tuple[str, list[Finding]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "", parse(content, file)[1]
    if len(content) > MAX_BYTES:
        return "", parse(content, file)[1]
    return clean(text), []


def _end_of_header(lines: list[str]) -> int:
    if lines[0].rstrip() != "---":
        return 0
    rest = (n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    return next(rest, 0)


def check_references(
    template: LetterTemplate,
    questions: Collection[str],
    sources: Collection[str],
    roles: Collection[str],
) -> list[Finding]:
    """Hold a letter against the rule set it belongs to.

    Args:
        template: the letter.
        questions: the ids of all questions, as a letter may name them.
        sources: the ids of all sources.
        roles: the ids of all roles.

    Returns:
        A finding for each question, source or role that does not exist.
    """
    wanted = [
        (field.place, "de vraag", question, questions)
        for field in template.fields.values()
        for question in field.questions
    ]
    wanted += [
        (cite.place, "de bron", source, sources)
        for cite in template.header.cites.values()
        for source in cite.words
    ]
    start = Place(template.body.file, 1, 1)
    wanted.append((start, "de rol", template.header.sender, roles))
    return [
        Finding(
            "letter_reference",
            place_of(word, place),
            f"{what} '{word}' bestaat niet",
            did_you_mean(word, known, "controleer de naam"),
        )
        for place, what, word, known in wanted
        if is_missing(word, known)
    ]
