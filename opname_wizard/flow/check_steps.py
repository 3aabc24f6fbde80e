"""What the language asks of one question, clock or table beyond its conditions."""

from collections.abc import Iterator

from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Steps
from opname_wizard.flow.finding import Finding, did_you_mean, one_of
from opname_wizard.flow.word import is_missing, place_of

NEEDS_ALL = {name for name, function in FUNCTIONS.items() if function.needs_all}
MOMENT_WORDS = {"date": ("vandaag",), "datetime": ("nu",), "text": ()}


def check_question(question: m.Question, steps: Steps) -> Iterator[Finding]:
    """The findings of one question."""
    ids = [option.id for option in steps.options(question)]
    yield from _options_from(question, steps)
    for name in (*question.alone, *(i for pair in question.not_both for i in pair)):
        if is_missing(name, ids):
            yield _unknown_option(question, name, ids)
    if not question.type:  # what goes with it cannot be known
        return
    yield from _kind_of_options(question, ids)
    yield from _default(question, ids)
    for given in question.given:
        yield from _given(question, given, ids, steps)


def _kind_of_options(question: m.Question, ids: list[str]) -> Iterator[Finding]:
    closed = question.type in m.CLOSED_TYPES
    if closed != bool(ids):
        yield Finding(
            "bad_options",
            question.place,
            f"de vraag '{question.id}' ({question.type}) past niet bij haar opties",
            "choice en multi hebben opties, date, datetime en text niet",
        )
    if question.type != "multi" and (question.alone or question.not_both):
        yield Finding(
            "bad_alone",
            question.place,
            f"'{question.id}' is geen multi",
            "alone en not_both horen alleen bij multi",
        )
    read = [name for name in ids if name]
    if len(set(read)) != len(read) or m.UNKNOWN in ids:
        yield Finding(
            "double_option",
            question.place,
            f"een optie van '{question.id}' bestaat al of heet '{m.UNKNOWN}'",
            "geef elke optie een eigen id",
        )
    texts = {option.text for option in question.options}
    if question.unknown and (m.UNKNOWN_TEXT in texts or not closed):
        yield Finding(
            "both_unknowns",
            question.place,
            f"'{question.id}' heeft al een manier om niets te weten",
            "kies: unknown: true (gewogen), of een gewone optie; nooit allebei",
        )


def _options_from(question: m.Question, steps: Steps) -> Iterator[Finding]:
    name = question.options_from or ""
    table = steps.by_id.get(name)
    right = isinstance(table, m.Table) and table.kind in {"", "measures"}
    if steps.is_missing(name) or (table is not None and not right):
        yield Finding(
            "bad_options_from",
            place_of(name, question.place),
            f"'{name}' is geen tabel met maatregelen",
            "noem een tabel van kind: measures",
        )


def _default(question: m.Question, ids: list[str]) -> Iterator[Finding]:
    known = list(MOMENT_WORDS.get(question.type, ids))
    for name in question.default:
        if is_missing(name, known):
            yield _unknown_option(question, name, known)
    together = set(question.default)
    clash = any(pair <= together for pair in question.not_both)
    single = question.type != "multi" or question.alone & together
    if clash or (single and len(question.default) > 1):
        yield Finding(
            "bad_default",
            question.place,
            f"wat '{question.id}' voorstelt gaat niet samen",
            "stel één antwoord voor, of opties die samen mogen",
        )


def _unknown_option(question: m.Question, name: str, ids: list[str]) -> Finding:
    return Finding(
        "unknown_option",
        place_of(name, question.place),
        f"onbekende optie '{name}' bij '{question.id}'",
        did_you_mean(name, ids, one_of(ids) if ids else "haal hem weg"),
    )


def _given(
    question: m.Question, given: m.Given, ids: list[str], steps: Steps
) -> Iterator[Finding]:
    if given.value is not None:
        weighed = given.value == m.UNKNOWN and question.unknown
        unknown = is_missing(given.value, ids) and not weighed
        if question.type != "choice" or unknown:
            yield Finding(
                "bad_given",
                place_of(given.value, given.place),
                f"'{given.value}' kan geen antwoord op '{question.id}' zijn",
                did_you_mean(given.value, ids, "een value hoort bij een choice"),
            )
    if given.source and not _same_answers(question, given.source, steps):
        yield Finding(
            "bad_given",
            place_of(given.source, given.place),
            f"'{given.source}' is geen vraag van deze soort met deze antwoorden",
            "from neemt het antwoord op zo'n zelfde vraag over",
        )


def _same_answers(question: m.Question, name: str, steps: Steps) -> bool:
    """Whether every answer to the question of this name is one to the other too."""
    source = steps.by_id.get(name)
    if source is None:
        return not steps.is_missing(name)
    if not isinstance(source, m.Question) or source.type not in {"", question.type}:
        return False
    ids = [option.id for option in steps.options(question)]
    weighed = question.unknown or not source.unknown
    return weighed and not any(is_missing(o.id, ids) for o in steps.options(source))


def check_clock(clock: m.Clock, steps: Steps) -> Iterator[Finding]:
    """The findings of one clock."""
    function = FUNCTIONS.get(clock.function)
    if function is None:
        if clock.function:
            yield Finding(
                "unknown_function",
                place_of(clock.function, clock.place),
                f"onbekende functie '{clock.function}'",
                did_you_mean(clock.function, FUNCTIONS, one_of(FUNCTIONS)),
            )
        return
    few = len(clock.moments) < function.least
    many = function.most is not None and len(clock.moments) > function.most
    if (few or many) and "" not in clock.moments:
        yield Finding(
            "bad_clock",
            clock.place,
            f"de klok '{clock.id}' heeft niet het goede aantal momenten",
            f"'{clock.function}' verwacht er {function.least}"
            + ("" if function.most == function.least else " of meer"),
        )
    for name in clock.moments:
        if not _is_moment(name, function.moment_type, clock, steps):
            yield Finding(
                "bad_moment",
                place_of(name, clock.place),
                f"'{name}' is geen {function.moment_type} boven deze klok",
                "noem onder from alleen zulke vragen uit deze stroom",
            )
        else:
            yield from _one_way_of_counting(name, clock, steps)


def _is_moment(name: str, kind: str, clock: m.Clock, steps: Steps) -> bool:
    """Whether a clock can run from the question of this name."""
    question = steps.by_id.get(name)
    if question is None:
        return not steps.is_missing(name)
    above = steps.position[name] < steps.position.get(clock.id, len(steps.position))
    right = isinstance(question, m.Question) and question.type in {"", kind}
    return right and question.flow == clock.flow and above


def _one_way_of_counting(
    moment: str, clock: m.Clock, steps: Steps
) -> Iterator[Finding]:
    """Terms from one moment pass in the order of their numbers; the proof needs it."""
    for other in steps.ruleset.flows[clock.flow].steps:
        if other is clock:
            return
        if not isinstance(other, m.Clock) or moment not in other.moments:
            continue
        functions = {one.function for one in (clock, other)} - NEEDS_ALL - {""}
        if len(functions) > 1:
            yield Finding(
                "bad_clock",
                clock.place,
                f"'{clock.id}' telt vanaf '{moment}' anders dan '{other.id}'",
                f"tel hier ook met {other.function}, of neem een ander moment",
            )
            return


def check_table(table: m.Table, ruleset: m.RuleSet) -> Iterator[Finding]:
    """The findings of one table and its rows."""
    if not table.rows:
        yield Finding(
            "no_rows", table.place, f"de tabel '{table.id}' is leeg", "zet er rijen in"
        )
    for number, row in enumerate(table.rows, 1):
        last = number == len(table.rows)
        if row.otherwise and table.hit and (table.hit != "first" or not last):
            yield Finding(
                "bad_otherwise",
                row.place,
                "otherwise staat niet als laatste rij van een tabel met hit: first",
                "zet de rij onderaan, of geef hem een when",
            )
        yield from _says(table, row, ruleset)


def _says(table: m.Table, row: m.Row, ruleset: m.RuleSet) -> Iterator[Finding]:
    match row.says:
        case m.Then(outcome):
            known = [o.id for o in table.outcomes]
            yield from _known("unknown_outcome", row, outcome, known)
        case m.Does(_, who, _):
            yield from _known("unknown_role", row, who, list(ruleset.roles))
        case m.Fits(measure, _, _):
            known = [name for name, _ in table.measures]
            yield from _known("unknown_measure", row, measure, known)
        case m.Tells() | m.Offers():
            pass


def _known(code: str, row: m.Row, word: str, known: list[str]) -> Iterator[Finding]:
    if is_missing(word, known):
        yield Finding(
            code,
            place_of(word, row.place),
            f"'{word}' in rij '{row.id}' is niet bekend",
            did_you_mean(word, known, one_of(known)),
        )
