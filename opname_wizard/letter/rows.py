"""Do the rows of letters tables and the letters themselves fit each other?"""

from collections.abc import Collection, Iterator, Mapping

from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Steps
from opname_wizard.flow.finding import Finding, did_you_mean, one_of
from opname_wizard.flow.word import place_of
from opname_wizard.letter.template import LetterTemplate, check_references


def check_used(
    ruleset: m.RuleSet, letters: Mapping[str, LetterTemplate]
) -> Iterator[Finding]:
    """Letters and parts without a row; only of use when every row is right."""
    used = {(says.letter, says.part) for _, says in _offers(ruleset)}
    for name, letter in letters.items():
        yield from _unused(name, letter, used)


def check_named(
    ruleset: m.RuleSet,
    letters: Mapping[str, LetterTemplate],
    sources: Collection[str],
    names: Collection[str] = (),
) -> Iterator[Finding]:
    """Questions, sources and roles that letters name and that do not exist.

    Args:
        ruleset: as far as it could be read.
        letters: those that could be read.
        sources: ids in the register.
        names: what the steps that could not be read may be called.
    """
    questions = [s.id for s in Steps(ruleset) if isinstance(s, m.Question)]
    for letter in letters.values():
        yield from check_references(
            letter, [*questions, *names], sources, ruleset.roles
        )


def check_offered(
    ruleset: m.RuleSet,
    letters: Mapping[str, LetterTemplate],
    unread: Collection[str] = (),
) -> Iterator[Finding]:
    """Letters and parts that rows name and that do not exist: no advice without them.

    Args:
        ruleset: as far as it could be read.
        letters: those that could be read, by id.
        unread: the ids of the others.
    """
    for row, says in _offers(ruleset):
        if says.letter not in unread:
            yield from _row(row, says, letters)


def _offers(ruleset: m.RuleSet) -> Iterator[tuple[m.Row, m.Offers]]:
    for step in Steps(ruleset):
        for row in step.rows if isinstance(step, m.Table) else ():
            if isinstance(row.says, m.Offers):
                yield row, row.says


def _row(
    row: m.Row, says: m.Offers, letters: Mapping[str, LetterTemplate]
) -> Iterator[Finding]:
    letter = letters.get(says.letter)
    if letter is None:
        if says.letter:
            hint = did_you_mean(says.letter, letters, one_of(letters))
            message = f"onbekende brief '{says.letter}'"
            place = place_of(says.letter, row.place)
            yield Finding("unknown_letter", place, message, hint)
    elif says.part and says.part not in letter.parts:
        hint = did_you_mean(says.part, letter.parts, one_of(letter.parts))
        message = f"de brief '{says.letter}' heeft geen alinea '{says.part}'"
        place = place_of(says.part, row.place)
        yield Finding("unknown_part", place, message, hint)


def _unused(
    name: str, letter: LetterTemplate, used: set[tuple[str, str]]
) -> Iterator[Finding]:
    place = next(iter(letter.fields.values())).place._replace(line=1, column=1)
    hint = "geef hem een rij in een tabel van kind: letters, of haal hem weg"
    if (name, "") not in used:
        message = f"geen rij biedt de brief '{name}' aan"
        yield Finding("dead_letter", place, message, hint)
    for part in letter.parts:
        if (name, part) not in used:
            message = f"geen rij zet de alinea '{part}' in de brief '{name}'"
            yield Finding("dead_part", place, message, hint)
