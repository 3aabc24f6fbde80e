"""Times a letter from the last answer, or an empty Word document; prints milliseconds.

Usage: python time_letter.py letter|empty CASE
`run.py` calls it, in a folder to write in.

The first figure includes loading the libraries, the second does not.
"""

# ruff: noqa: PLC0415  what is loaded when is what is measured

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path


def letter(case_id: str) -> Callable[[], None]:
    """From the last answer of a case to its first letter, in Word and Markdown."""
    from opname_wizard.advice.advise import advise
    from opname_wizard.case.run import typed_answers
    from opname_wizard.clock.dutch import parse_moment
    from opname_wizard.command.options import Clock
    from opname_wizard.library import Library
    from opname_wizard.session import Session

    library = Library()
    case = next(case for case in library.cases()[0] if case.id == case_id)
    now = parse_moment(case.now, datetime.now(UTC))
    walker = library.walker(case.journey)
    answers, _ = typed_answers(walker.program, case, now)
    register = library.register
    last = Session(walker, Clock(now), answers).path[-1]

    def make() -> None:
        others = {name: answers[name] for name in answers if name != last}
        session = Session(walker, Clock(now), others)
        started = time.perf_counter()
        from opname_wizard.screen.letters import Wanted, save_letter

        session.answer(last, answers[last])
        advice = advise(session.walk, register, library.letter_titles())
        offer = next(offer for offer in advice.letters if offer.form != "geen")
        wanted = Wanted(library.letter(offer.id), session.walk, offer=offer)
        save_letter(Path(), wanted)
        tell(started)

    return make


def empty(_case: str) -> Callable[[], None]:
    """An empty document of python-docx."""

    def make() -> None:
        started = time.perf_counter()
        import docx

        docx.Document().save("leeg.docx")
        tell(started)

    return make


def tell(started: float) -> None:
    """Print the milliseconds since then."""
    print((time.perf_counter() - started) * 1e3)  # noqa: T201  the figure


if __name__ == "__main__":
    make_one = {"letter": letter, "empty": empty}[sys.argv[1]](sys.argv[2])
    make_one()
    make_one()
