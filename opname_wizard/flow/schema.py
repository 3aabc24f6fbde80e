"""JSON Schemas of the content files, made from the keys and words the readers know.

For editors: they complete keys and mark slips while typing. What stands elsewhere
(does this step exist, is there a gap) only `flow controleer` can see.
"""

from opname_wizard.clock.functions import FUNCTIONS, UNITS
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow import read, read_condition, read_rows, read_steps, register
from opname_wizard.flow.reader import ID, ROW_ID, Keys
from opname_wizard.flow.schema_parts import (
    FLAG,
    NUMBER,
    STEP,
    TEXT,
    Schema,
    block,
    document,
    exactly_one,
    list_of,
    map_of,
    one_of,
    one_or_more,
    ref,
    word_of,
)


def flow_schema() -> Schema:
    """The schema of a file in the folder of a flow."""
    required, _ = read.FIRST_FILE_KEYS
    first = [key for key in required if key not in read.NEXT_FILE_KEYS[0]]
    values = {
        "id": word_of(ID),
        "title": TEXT,
        "audience": one_or_more(word_of(ID)),
        "steps": list_of(ref("step")),
    }
    body = block("flow", (read.NEXT_FILE_KEYS[0], first), values)
    # A first file has all of these, a next file none.
    body["dependencies"] = {key: [k for k in first if k != key] for key in first}
    return document("Een bestand van een stroom", body, _step_definitions())


def ruleset_schema() -> Schema:
    """The schema of ``ruleset.yaml``."""
    flow = word_of(ID)
    stage = block("stage", read.STAGE_KEYS, {"flow": flow, "when": ref("condition")})
    values = {
        "id": word_of(ID),
        "title": TEXT,
        "edition": TEXT,
        "roles": map_of(TEXT, ID),
        "journeys": map_of(list_of({"anyOf": [flow, stage]}, least=1), ID),
        "limits": map_of(NUMBER),
        "demo": TEXT,
    }
    body = block("ruleset", read.RULESET_KEYS, values)
    return document("Een regelset", body, _condition_definitions())


def sources_schema() -> Schema:
    """The schema of a file in ``sources/``."""
    documents = block(
        "document",
        register.DOCUMENT_KEYS,
        {"title": TEXT, "status": one_of(m.STATUSES), "note": TEXT},
    )
    values = {
        "document": word_of(ID),
        "place": TEXT,
        "kind": one_of(m.SOURCE_KINDS),
        "summary": TEXT,
        "between": one_or_more(word_of(ROW_ID)),
    }
    sources = block("source", register.SOURCE_KEYS, values)
    body = block(
        "register",
        register.FILE_KEYS,
        {"documents": map_of(documents, ID), "sources": map_of(sources, ROW_ID)},
    )
    return document("Bronnen", body, {})


# -- the parts of a flow --------------------------------------------------------------


def _step_definitions() -> Schema:
    tables = {f"table_{kind}": _table(kind) for kind in m.KINDS}
    steps = {
        "question": _question(),
        "fact": block(
            "fact",
            read_steps.FACT_KEYS,
            {"fact": word_of(ID), "when": ref("condition")},
        ),
        "clock": _clock(),
        **tables,
    }
    return {
        "step": {"oneOf": [ref(name) for name in steps]},
        **steps,
        **_condition_definitions(),
    }


def _question() -> Schema:
    when = ref("condition")
    option = block("option", read_steps.OPTION_KEYS, {"text": TEXT, "when": when})
    given = block(
        "given", read_steps.GIVEN_KEYS, {"when": when, "value": TEXT, "from": STEP}
    )
    pair = list_of(word_of(ID), least=2, most=2)
    values = {
        "question": word_of(ID),
        "when": when,
        **dict.fromkeys(("label", "ask", "help", "why"), TEXT),
        "type": one_of(m.QUESTION_TYPES),
        "options": map_of({"anyOf": [TEXT, option]}, ID),
        "options_from": STEP,
        "unknown": FLAG,
        "alone": one_or_more(word_of(ID)),
        "not_both": list_of(pair),
        "default": one_or_more(TEXT),
        "given": list_of({**given, "oneOf": exactly_one("value", "from")}),
        "sources": _sources(),
    }
    return block("question", read_steps.QUESTION_KEYS, values)


def _clock() -> Schema:
    number = {**NUMBER, "minimum": 0}
    values = {
        "clock": word_of(ID),
        "when": ref("condition"),
        "text": TEXT,
        "from": one_or_more(word_of(ID)),
        **{str(unit): number for unit in UNITS},
        "function": one_of(FUNCTIONS),
        "because": TEXT,
        "sources": _sources(),
        "voice": one_of(m.VOICES),
    }
    body = block("clock", read_steps.CLOCK_KEYS, values)
    return {**body, "oneOf": exactly_one(*UNITS)}


def _table(kind: str) -> Schema:
    required, optional = read_rows.TABLE_KEYS
    own = {key for key, only in read_rows.ONLY_IN.items() if only == kind}
    keys: Keys = (
        [*required, *sorted(own)],
        [key for key in optional if key not in read_rows.ONLY_IN],
    )
    outcome = block("outcome", read_rows.OUTCOME_KEYS, {"text": TEXT, "stops": FLAG})
    values = {
        "table": word_of(ID),
        "kind": one_of([kind]),
        "when": ref("condition"),
        "hit": one_of(read_rows.HITS),
        "main": FLAG,
        "early": FLAG,
        "outcomes": map_of({"anyOf": [TEXT, outcome]}, ID),
        "measures": map_of(TEXT, ID),
        "voice": one_of(m.VOICES),
        "rows": list_of(_row(kind), least=1),
    }
    body = block("table", keys, values)
    # A row says its voice itself where the table has none.
    silent: Schema = {"rows": list_of({"required": ["voice"]})}
    return {
        **body,
        "anyOf": [{"required": ["voice"]}, {"properties": silent}],
    }


def _row(kind: str) -> Schema:
    values = {
        "id": word_of(ROW_ID),
        "when": ref("condition"),
        "otherwise": FLAG,
        **dict.fromkeys(("then", "who", "measure", "letter", "part"), word_of(ID)),
        **dict.fromkeys(("text", "do", "term", "because"), TEXT),
        "due": one_or_more(TEXT),
        "fit": one_of(m.FITS),
        "as": one_of(m.LETTER_FORMS),
        "sources": _sources(),
        "voice": one_of(m.VOICES),
    }
    return block("row", read_rows.row_keys(kind, voice=True), values)


def _sources() -> Schema:
    return one_or_more(word_of(ROW_ID))


def _condition_definitions() -> Schema:
    some = list_of(ref("condition"), least=1)
    at_least = block(
        "at_least", read_condition.AT_LEAST_KEYS, {"n": NUMBER, "of": some}
    )
    groups = dict.fromkeys(c.GROUPS, some) | {
        "not": ref("condition"),
        "at_least": at_least,
        "known": STEP,
    }
    values = one_or_more(word_of(ROW_ID))
    operators = block(
        "operator", ([], list(c.OPERATORS)), dict.fromkeys(c.OPERATORS, values)
    )
    body = block("condition", ([], list(c.GROUPS)), groups)
    body["additionalProperties"] = {
        "anyOf": [values, {**operators, "minProperties": 1}]
    }
    return {"condition": {**body, "minProperties": 1}}
