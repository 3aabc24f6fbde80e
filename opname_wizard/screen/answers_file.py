"""Answers from a file, and back to one: YAML or JSON, question id to answer."""

import json
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from opname_wizard.case.read import Written, read_answers
from opname_wizard.clock.write import iso
from opname_wizard.engine.answer import Answer, AnswerError, read_answer
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import did_you_mean
from opname_wizard.flow.program import Program
from opname_wizard.flow.reader import Reader
from opname_wizard.flow.tree import MAX_BYTES, parse
from opname_wizard.text import clean


class Filed(NamedTuple):
    """What an answers file holds: answers, and the fields of letters."""

    answers: dict[str, Answer]
    fields: dict[str, str]


def read_file(path: str, stdin: Callable[[], bytes] | None = None) -> bytes:
    """The bytes of an answers file; ``-`` is standard input.

    Raises:
        UserError: it cannot be read, or is too large.
    """
    try:
        if path == "-":
            return (stdin or _stdin)()[: MAX_BYTES + 1]
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            f"Het antwoordenbestand '{path}' kan niet worden gelezen: {_why(error)}.",
            "Kijk of de naam klopt en of u het bestand mag openen.",
            Exit.FILE,
        ) from None


def _stdin() -> bytes:
    if sys.stdin is None:
        return b""
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _why(error: OSError) -> str:
    reasons = {
        "FileNotFoundError": "het bestaat niet",
        "PermissionError": "u mag het niet openen",
        "IsADirectoryError": "het is een map",
    }
    return reasons.get(type(error).__name__, "het lezen mislukte")


def parse_answers(
    content: bytes, path: str, program: Program, fields: Collection[str], now: datetime
) -> Filed:
    """The typed answers of a file.

    Args:
        content: YAML or JSON (which is YAML too).
        path: its name, for errors.
        program: the journey that is answered.
        fields: ids of the letter fields that may stand in it as well.
        now: aware moment, for words such as ``gisteren``.

    Raises:
        UserError: it is no answers file, or an answer does not fit (exit 4).
    """
    tree, findings = parse(_as_yaml(content), path)
    reader = Reader()
    written = {} if tree is None else read_answers(reader, tree)
    findings += [f for f in reader.findings if f.code != "prose_in_braces"]
    if findings:
        lines = "\n".join(f"  {finding}" for finding in findings)
        text = f"Het antwoordenbestand kan niet worden gelezen.\n{lines}"
        hint = "Schrijf per regel: het id van de vraag, een dubbele punt, het antwoord."
        raise UserError(text, hint, Exit.ANSWER)
    answers: dict[str, Answer] = {}
    filled: dict[str, str] = {}
    for name, one in written.items():
        step = program.all_steps.by_id.get(name)
        if isinstance(step, m.Question):
            answers[name] = _typed(program, step, one, now)
        elif name in fields and isinstance(one.value, str):
            filled[name] = clean(one.value)
        else:
            raise _unknown(name, one, program, fields)
    return Filed(answers, filled)


def _as_yaml(content: bytes) -> bytes:
    """JSON without what YAML reads in another way: tabs, and signs of two halves."""
    if not content.lstrip().startswith(b"{") or not (set(b"\t\\") & set(content)):
        return content
    try:
        found = json.loads(content, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError):
        return content  # no JSON, or with a mistake that the YAML reader can place
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _typed(
    program: Program, question: m.Question, written: Written, now: datetime
) -> Answer:
    value = written.value
    cleaned = tuple(map(clean, value)) if isinstance(value, tuple) else clean(value)
    if question.type == "text" and isinstance(cleaned, str):
        cleaned = cleaned.strip() or m.UNKNOWN
    try:
        return read_answer(question, program.options(question), cleaned, now)
    except AnswerError as error:
        place = f"{written.place.file}:{written.place.line}:{written.place.column}"
        said = f"{place}: het antwoord op '{question.id}' past niet: {error.reason}"
        raise UserError(said, error.what_now, Exit.ANSWER) from None


def _unknown(
    name: str, written: Written, program: Program, fields: Collection[str]
) -> UserError:
    known = [s.id for s in program.all_steps if isinstance(s, m.Question)]
    place = f"{written.place.file}:{written.place.line}"
    hint = did_you_mean(name, [*known, *fields], "haal de regel weg")
    text = f"{place}: onbekende vraag '{clean(name)}'"
    return UserError(text, hint, Exit.ANSWER)


def write_answers(answers: Mapping[str, Answer]) -> str:
    """Answers as the text of an answers file that `parse_answers` reads back."""
    lines = []
    for name, answer in answers.items():
        lines.append(f"{name}: {json.dumps(plain_value(answer), ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def plain_value(answer: Answer) -> str | list[str]:
    """An answer as it stands in a file or in JSON."""
    if isinstance(answer, date):
        return iso(answer)
    if isinstance(answer, tuple):
        return list(answer)
    return answer or m.UNKNOWN  # a file cannot hold an empty value
