"""The text of a letter: Jinja, cut down to printing a field and asking two things.

A template comes from anyone who may edit a folder. It may print ``{{ field }}``,
``{{ note.part }}`` and ``{{ cite.id }}``, and ask ``{% if field is filled %}`` and
``{% if part.id %}``. Anything else is a finding when the file is read: there is no
loop, call, filter or sum to run, so a template cannot burn time, and cannot reach
anything but its own fields. The sandbox stands behind that as a second wall.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from opname_wizard.flow.finding import Place, did_you_mean, one_of
from opname_wizard.flow.reader import Reader
from opname_wizard.flow.word import is_missing
from opname_wizard.letter.header import Header

MAX_DEPTH = 5
ALLOWED = (
    "gebruik alleen {{ veld }}, {{ note.alinea }}, {{ cite.id }}, "
    "{% if veld is filled %}, {% if part.alinea %} en {% else %}"
)
DUTCH: dict[type[nodes.Node], str] = {
    nodes.For: "een lus (for)",
    nodes.Call: "een aanroep met haken",
    nodes.CallBlock: "een aanroep (call)",
    nodes.Filter: "een filter (|)",
    nodes.FilterBlock: "een filter",
    nodes.Include: "een ander bestand (include)",
    nodes.Import: "een ander bestand (import)",
    nodes.FromImport: "een ander bestand (import)",
    nodes.Extends: "een ander bestand (extends)",
    nodes.Block: "een blok (block)",
    nodes.Assign: "een toekenning (set)",
    nodes.AssignBlock: "een toekenning (set)",
    nodes.Macro: "een macro",
    nodes.Not: "een ontkenning (not)",
    nodes.And: "een dubbele voorwaarde (and)",
    nodes.Or: "een dubbele voorwaarde (or)",
    nodes.Const: "een vaste waarde tussen {{ }}",
    nodes.Getitem: "iets tussen vierkante haken",
}
# A number that a user types would turn into a list item before these.
_NUMBER_TRAP = re.compile(r"^\s*\{\{[^}]*\}\}[.)](\s|$)")
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


class Shown(NamedTuple):
    """The only kind of value that a template can print.

    Attributes:
        filled: what ``is filled`` answers.
        markdown: called when it is printed; gives escaped Markdown.
    """

    filled: bool
    markdown: Callable[[], str]


class Body(NamedTuple):
    """The text after the header, and where it starts in its file."""

    text: str
    file: str
    first_line: int


@cache
def compiled(text: str) -> Template:
    """Compile a text without findings; done once for each text."""
    return _environment().from_string(text)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # the output is Markdown; _printed stands in for it
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.tests = {"filled": _is_filled}
    return environment


def _printed(value: object) -> str:
    # No plain text can come out: what is not Shown was never escaped.
    if not isinstance(value, Shown):
        raise TypeError(type(value).__name__)
    return value.markdown()


def _is_filled(value: object) -> bool:
    return isinstance(value, Shown) and value.filled


def check_body(reader: Reader, body: Body, header: Header) -> None:
    """Hold the text against what a template may do and against its header.

    Args:
        reader: collects the findings.
        body: the text.
        header: the names it may use; each of them must be used.
    """
    walk = _Walk(reader, body, header)
    try:
        walk.block(_environment().parse(body.text).body, 1)
    except TemplateSyntaxError as error:
        walk.find(
            "template_syntax",
            error.lineno,
            "",
            "hier klopt {{ }} of {% %} niet",
            ALLOWED,
        )
        return
    except RecursionError:
        walk.find("template_depth", 1, "", "dit is te diep genest", ALLOWED)
        return
    walk.lines()
    walk.unused()


class _Walk:
    """Walks the tree; what it does not know, it refuses."""

    def __init__(self, reader: Reader, body: Body, header: Header) -> None:
        self._reader = reader
        self._body = body
        self._header = header
        self._lines = body.text.split("\n")
        self._used: dict[str, set[str]] = {
            "": set(),
            "part": set(),
            "note": set(),
            "cite": set(),
        }

    def find(self, code: str, line: int, word: str, message: str, hint: str) -> None:
        """Note a finding; the column is where the word stands on its line."""
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
        column = match.start() + 1 if match else 1
        place = Place(self._body.file, self._body.first_line + line - 1, column)
        self._reader.find(code, place, message, hint)

    def block(self, children: Iterable[nodes.Node], depth: int) -> None:
        """Check the nodes of a template or of one branch."""
        for node in children:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    self._output(child)
            elif isinstance(node, nodes.If):
                self._if(node, depth)
            else:
                self._refuse(node)

    def _if(self, node: nodes.If, depth: int) -> None:
        if depth > MAX_DEPTH:
            message = f"hier staan meer dan {MAX_DEPTH} voorwaarden in elkaar"
            hint = "zet alinea's onder elkaar in plaats van in elkaar"
            self.find("template_depth", node.lineno, "if", message, hint)
            return
        for branch in (node, *node.elif_):
            self._condition(branch.test)
            self.block(branch.body, depth + 1)
        self.block(node.else_, depth + 1)

    def _condition(self, test: nodes.Node) -> None:
        match test:
            case nodes.Test(
                node=nodes.Name(name=name),
                name="filled",
                args=[],
                kwargs=[],
                dyn_args=None,
                dyn_kwargs=None,
            ):
                self._name("", name, test.lineno)
            case nodes.Getattr(node=nodes.Name(name="part"), attr=attr):
                self._name("part", attr, test.lineno)
            case _:
                self._refuse(test)

    def _output(self, node: nodes.Expr) -> None:
        match node:
            case nodes.TemplateData(data=data):
                self._data(data, node.lineno)
            case nodes.Name(name=name):
                self._name("", name, node.lineno)
            case nodes.Getattr(
                node=nodes.Name(name="note" | "cite" as kind), attr=attr
            ):
                self._name(kind, attr, node.lineno)
            case _:
                self._refuse(node)

    def _name(self, kind: str, name: str, line: int) -> None:
        known = self._known()[kind]
        if not is_missing(name, known):
            self._used[kind].add(name)
            return
        whole = f"{kind}.{name}" if kind else name
        otherwise = one_of(known) if known else "zet het in de kop"
        message = f"'{whole}' staat niet in de kop van deze brief"
        hint = did_you_mean(name, known, otherwise)
        self.find("template_name", line, name, message, hint)

    def _known(self) -> dict[str, list[str]]:
        parts = list(self._header.parts)
        return {
            "": list(self._header.fields),
            "part": parts,
            "note": parts,
            "cite": list(self._header.cites),
        }

    def _refuse(self, node: nodes.Node) -> None:
        message = f"{DUTCH.get(type(node), 'dit')} mag niet in een brief"
        # Jinja gives some nodes no line; then the first one inside it tells.
        inside = (child.lineno for child in node.find_all(nodes.Node))
        line = node.lineno or next(filter(None, inside), 1)
        self.find("template_not_allowed", line, "", message, ALLOWED)

    def _data(self, data: str, line: int) -> None:
        if _LEFT_OVER.search(data):
            message = "hier blijven haken van de sjabloontaal in de brief staan"
            self.find("template_left_over", line, "", message, ALLOWED)

    def lines(self) -> None:
        """Check what only shows in the written lines."""
        for number, line in enumerate(self._lines, 1):
            if "[^" in line:
                message = "een voetnoot '[^' mag niet zomaar in een brief"
                hint = "gebruik {{ note.alinea }} of {{ cite.id }}"
                self.find("template_footnote", number, "", message, hint)
            if _NUMBER_TRAP.match(line):
                message = "een getal in dit veld zou een genummerde lijst worden"
                hint = "zet er een woord voor"
                self.find("template_number", number, "", message, hint)

    def unused(self) -> None:
        """Each name in the header is used, and each part carries its note."""
        header = self._header
        for kind, code, names in (
            ("", "het veld '{}'", header.fields),
            ("part", "de alinea '{}'", header.parts),
            ("cite", "de bron '{}'", header.cites),
        ):
            for name, item in names.items():
                if name and name not in self._used[kind]:
                    message = f"{code.format(name)} komt in de tekst niet voor"
                    hint = "gebruik het of haal het uit de kop"
                    self._reader.find("template_unused", item.place, message, hint)
        said = self._used["part"] & set(header.parts)
        for name in sorted(said - self._used["note"]):
            message = f"de alinea '{name}' zegt niet waarom zij er staat"
            hint = f"zet {{{{ note.{name} }}}} aan het eind van de alinea"
            place = header.parts[name].place
            self._reader.find("template_no_note", place, message, hint)
