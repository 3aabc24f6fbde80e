"""The JSON Schema of a case, for editors (see `opname_wizard.flow.schema`)."""

from opname_wizard.case.read import CASE_KEYS, EXPECT_KEYS, LISTS, NEVER_KEYS
from opname_wizard.flow.reader import ID, ROW_ID
from opname_wizard.flow.schema_parts import (
    FLAG,
    TEXT,
    Schema,
    block,
    document,
    list_of,
    map_of,
    one_or_more,
    word_of,
)


def case_schema() -> Schema:
    """The schema of a file in ``cases/``."""
    outcome = one_or_more(word_of(ID))
    rows: Schema = {"anyOf": [word_of(ROW_ID), list_of(word_of(ROW_ID))]}
    fits = map_of(word_of(ID))
    expected: dict[str, Schema] = {
        "verdict": {"anyOf": [outcome, map_of(outcome)]},
        **dict.fromkeys((*LISTS, "possible"), rows),
        "measures": fits,
        "clocks": map_of(word_of(ID)),
    }
    unwanted = expected | {
        "measures": {"anyOf": [outcome, fits]},
        "text": one_or_more(TEXT),
    }
    return document(
        "Een casus",
        block(
            "case",
            CASE_KEYS,
            {
                **dict.fromkeys(("title", "story", "now"), TEXT),
                "journey": word_of(ID),
                "answers": map_of({"anyOf": [TEXT, list_of(TEXT)]}),
                "expect": block("outcomes", ([], list(EXPECT_KEYS)), expected),
                "never": block("outcomes", ([], list(NEVER_KEYS)), unwanted),
                "partial": FLAG,
            },
        ),
        {},
    )
