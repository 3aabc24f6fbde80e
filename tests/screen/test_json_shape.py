"""The JSON of an advice: keys that are never renamed, and numbers that fit."""

import io
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from proef import AT_NOW, CASES, OPTIONS, cases, written

from opname_wizard.cli import run

TEXTS = [str]
MISSING = object()
REASON = {
    "because": str,
    "voice": str,
    "sources": TEXTS,
    "certainty": str,
    "depends_on": TEXTS,
}
VERDICT = {
    **REASON,
    "flow": str,
    "table": (str, None),
    "id": (str, None),
    "text": str,
    "possible": TEXTS,
}
SHAPE: dict[str, Any] = {
    "schema": str,
    "rule_set": {"id": str, "edition": str, "sha256": str},
    "flows": TEXTS,
    "now": str,
    "answers": dict,
    "asked": TEXTS,
    "missing": TEXTS,
    "clocks": [
        {**REASON, "id": str, "text": str, "state": str}
        | {"start": (str, None), "end": (str, None)}
    ],
    "verdict": VERDICT,
    "verdicts": dict,
    "reasons": [{**REASON, "id": str, "text": str}],
    "actions": [{**REASON, "id": str, "text": str, "who": str, "due": TEXTS}],
    "measures": [{**REASON, "id": str, "text": str, "fit": str}],
    "letters": [{**REASON, "id": str, "text": str}],
    "notes": [{**REASON, "id": str, "text": str}],
    "sources": [
        {"n": int, "id": str, "document": str}
        | {"place": str, "summary": str, "status": str}
    ],
}


def misfits(found: Any, shape: Any, path: str = "") -> Iterator[str]:
    """Where a value does not have its shape; more keys are allowed, fewer are not."""
    match shape:
        case dict():
            for key, inner in shape.items():
                yield from misfits(found.get(key, MISSING), inner, f"{path}.{key}")
        case [inner]:
            for number, one in enumerate(found):
                yield from misfits(one, inner, f"{path}[{number}]")
        case (kind, None):
            if found is not None:
                yield from misfits(found, kind, path)
        case _:
            if not isinstance(found, shape):
                yield f"{path}: {found!r}"


def json_of(case: str, tmp_path: Path) -> dict[str, Any]:
    """What ``--json`` prints for a case."""
    path = tmp_path / "antwoorden.json"
    path.write_text(json.dumps(written(case)), "utf-8")
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        given = ["--antwoorden", str(path), "--json"]
        assert run([cases()[case].journey, *OPTIONS, *AT_NOW, *given]) == 0
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def reasons_of(value: Any) -> Iterator[Mapping[str, Any]]:
    """Everything in it that names sources."""
    if isinstance(value, dict):
        if "because" in value:
            yield value
        for inner in value.values():
            yield from reasons_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from reasons_of(inner)


@pytest.mark.parametrize("case", CASES)
def test_the_object_has_its_shape_and_every_source_a_number(
    case: str, tmp_path: Path
) -> None:
    found = json_of(case, tmp_path)
    assert list(misfits(found, SHAPE)) == []
    assert found["schema"] == "opname-wizard/advies/1"
    assert found["now"] == "2026-11-16 10:00"
    assert found["asked"] == list(found["answers"])
    assert found["verdict"] == found["verdicts"][found["flows"][0]]
    numbers = [source["n"] for source in found["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    known = [source["id"] for source in found["sources"]]
    used = [name for reason in reasons_of(found) for name in reason["sources"]]
    assert set(used) == set(known)
    for reason in reasons_of(found):
        assert reason["certainty"] in {"certain", "depends"}
        assert (reason["certainty"] == "depends") == bool(reason["depends_on"])


def test_sources_are_numbered_in_the_order_of_reading(tmp_path: Path) -> None:
    found = json_of("muziek-zacht", tmp_path)
    order = [found["verdict"], *found["reasons"], *found["clocks"], *found["actions"]]
    order += [*found["measures"], *found["notes"], *found["letters"]]
    names = dict.fromkeys(name for one in order for name in one["sources"])
    assert [source["id"] for source in found["sources"]] == list(names)


def test_answers_are_written_as_a_file_holds_them(tmp_path: Path) -> None:
    answers = json_of("muziek-zacht", tmp_path)["answers"]
    assert answers["dag"] == "2026-11-16"
    assert answers["gevraagd"] == "2026-11-16 08:15"
    assert answers["spullen"] == ["tafels"]
