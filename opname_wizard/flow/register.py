"""The register of sources: every rule a footnote can point to, in our own words."""

from collections.abc import Iterator, Mapping

from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding, Place, did_you_mean
from opname_wizard.flow.reader import ROW_ID, Keys, Reader
from opname_wizard.flow.tree import Block, Node
from opname_wizard.flow.word import is_missing, place_of

FILE_KEYS: Keys = ([], ["documents", "sources"])
DOCUMENT_KEYS: Keys = (["title", "status"], ["note"])
SOURCE_KEYS: Keys = (["document", "place", "kind", "summary"], ["between"])
Document = tuple[str, str]  # title, status


def read_register(
    files: Mapping[str, bytes], root: str = ""
) -> tuple[dict[str, m.Source], list[Finding]]:
    """Read the files under ``sources/``.

    Args:
        files: path relative to the rule set to the bytes of that file.
        root: what stands before each path in findings.

    Returns:
        The sources by id, and all findings in the order of the files. Each word of a
        file that could not be read counts as a source: it may be one.
    """
    reader = Reader()
    trees = [
        reader.block(reader.tree(files[path], root + path), "bronnen", *FILE_KEYS)
        for path in sorted(files)
    ]
    for keys in trees:
        unclear = keys.get("")  # what stands there may be documents or sources
        reader.names.update(unclear.entries if isinstance(unclear, Block) else ())
    documents: dict[str, Document] = dict.fromkeys(reader.names, ("", ""))
    for keys in trees:
        documents |= _documents(reader, keys.get("documents"))
    register: dict[str, m.Source] = {}
    for keys in trees:
        for source in _sources(reader, keys.get("sources"), documents):
            _add(reader, register, source)
    for name in reader.names:
        register.setdefault(name, _unread(name))
    for source in register.values():
        reader.findings += _between(source, register)
    return register, sorted(reader.findings, key=lambda found: found.place)


def _documents(reader: Reader, node: Node | None) -> dict[str, Document]:
    documents: dict[str, Document] = {}
    if node is None:
        return documents
    for key, (place, value) in reader.entries(node, "documenten").items():
        name = reader.check_id(key, place, "een document")
        keys = reader.block(value, "een document", *DOCUMENT_KEYS)
        title = reader.text(keys["title"], "de titel")
        status = reader.word(keys["status"], "status", m.STATUSES)
        reader.text(keys.get("note"), "een opmerking")
        documents[name] = (title, status)
    return documents


def _sources(
    reader: Reader, node: Node | None, documents: Mapping[str, Document]
) -> Iterator[m.Source]:
    if node is None:
        return
    for key, (where, value) in reader.entries(node, "bronnen").items():
        name = reader.check_id(key, where, "een bron", ROW_ID)
        keys = reader.block(value, "een bron", *SOURCE_KEYS)
        document = reader.id(keys["document"], "een document")
        if is_missing(document, documents):
            hint = did_you_mean(document, documents, "zet het bij documents")
            message = f"onbekend document '{document}'"
            reader.find("unknown_document", place_of(document, where), message, hint)
        title, status = documents.get(document, ("", ""))
        yield m.Source(
            id=name,
            document=document,
            title=title,
            place=reader.text(keys["place"], "de vindplaats"),
            kind=reader.word(keys["kind"], "soort bron", m.SOURCE_KINDS),
            summary=" ".join(reader.text(keys["summary"], "een zin").split()),
            status=status,
            between=reader.ids(keys.get("between"), "een bron", ROW_ID),
            where=where,
        )


def _add(reader: Reader, register: dict[str, m.Source], source: m.Source) -> None:
    first = register.setdefault(source.id, source)
    if first is not source and source.id:
        reader.find(
            "double_source",
            source.where,
            f"de bron '{source.id}' bestaat al",
            f"hij staat ook in {first.where.file} op regel {first.where.line}",
        )


def _unread(name: str) -> m.Source:
    return m.Source(name, "", "", "", "", "", "", (), Place("", 1, 1))


def _between(source: m.Source, register: Mapping[str, m.Source]) -> Iterator[Finding]:
    if source.status == "open" and not source.between:
        yield Finding(
            "open_without_between",
            source.where,
            f"'{source.id}' is niet uitgemaakt, maar noemt geen regels",
            "noem onder between de regels waartussen het open is",
        )
    for name in source.between:
        if is_missing(name, register):
            yield _unknown(name, source.where, register)


def check_cited(
    ruleset: m.RuleSet, register: Mapping[str, m.Source]
) -> Iterator[Finding]:
    """Every source that is cited exists."""
    for flow in ruleset.flows.values():
        for step in flow.steps:
            cited = [] if isinstance(step, m.Fact | m.Table) else [step]
            rows = step.rows if isinstance(step, m.Table) else ()
            for item in (*cited, *rows):
                for name in item.sources:
                    if is_missing(name, register):
                        yield _unknown(name, item.place, register)


def _unknown(name: str, place: Place, register: Mapping[str, m.Source]) -> Finding:
    hint = did_you_mean(name, register, "zet hem in het register onder sources/")
    message = f"onbekende bron '{name}'"
    return Finding("unknown_source", place_of(name, place), message, hint)
