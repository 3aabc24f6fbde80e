"""Numbering in a Word file: each numbered list starts on its own number."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from docx.styles.style import ParagraphStyle

from opname_wizard.letter.word_blank import HEAD, NAMESPACE
from opname_wizard.letter.word_parts import part_name

_VALUE = qn("w:val")


class Lists:
    """The lists of one document.

    A letterhead whose list styles carry their own bullets or numbers keeps them; to a
    style without, a plain list of ours is given.
    """

    def __init__(self, document: Document) -> None:
        self._root: Any = _numbering(document)  # python-docx leaves its type open
        self._abstract: dict[str, str] = {}
        self._started: dict[int, int] = {}
        self._bullets = 0

    def bullet(self, style: ParagraphStyle) -> int | None:
        """The list of a bullet, or None when its style says so already."""
        if _list_of(style):
            return None
        if not self._bullets:
            self._bullets = self._add_list(self._own("bullet"), "")
        return self._bullets

    def number(self, style: ParagraphStyle, list_id: int, start: int) -> int:
        """The list of a numbered item; one that was not seen yet begins at start."""
        if list_id not in self._started:
            override = (
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
            )
            abstract = self._abstract_of(_list_of(style)) or self._own("decimal")
            self._started[list_id] = self._add_list(abstract, override)
        return self._started[list_id]

    def _abstract_of(self, number: str) -> str:
        for element in self._root.findall(qn("w:num")):
            if element.get(qn("w:numId")) == number:
                return str(element.find(qn("w:abstractNumId")).get(_VALUE))
        return ""

    def _add_list(self, abstract: str, override: str) -> int:
        lists = self._root.findall(qn("w:num"))
        number = max((int(item.get(qn("w:numId"))) for item in lists), default=0) + 1
        element = parse_xml(
            f'<w:num {NAMESPACE} w:numId="{number}">'
            f'<w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        )
        (lists or self._root.findall(qn("w:abstractNum")))[-1].addnext(element)
        return number

    def _own(self, kind: str) -> str:
        """The id of a list of ours; Word wants all of these before the first num."""
        if kind not in self._abstract:
            name = qn("w:abstractNumId")
            others = self._root.findall(qn("w:abstractNum"))
            number = max((int(other.get(name)) for other in others), default=-1) + 1
            element = parse_xml(_abstract_xml(kind, number))
            if others:
                others[-1].addnext(element)
            else:
                self._root.insert(0, element)
            self._abstract[kind] = str(number)
        return self._abstract[kind]


def _numbering(document: Document) -> Any:
    part = document.part
    try:
        numbering: Any = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        numbering = NumberingPart.load(
            part_name(document, "numbering"),
            CONTENT_TYPE.WML_NUMBERING,
            f"{HEAD}<w:numbering {NAMESPACE}/>".encode(),
            part.package,
        )
        part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
    return numbering.element


def _list_of(style: ParagraphStyle) -> str:
    path = f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
    number = style.element.find(path)
    value = "" if number is None else str(number.get(_VALUE))
    return "" if value == "0" else value  # 0 takes the numbering away


def _abstract_xml(kind: str, number: int) -> str:
    text = "•" if kind == "bullet" else "%1."
    return (
        f'<w:abstractNum {NAMESPACE} w:abstractNumId="{number}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
    )
