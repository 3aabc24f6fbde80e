"""Prints what the budgets ask, as ratios against floors, in one run on one machine.

Usage: python tests/bench/run.py [ROUNDS]      (Linux; about a minute with 9 rounds)

Every figure is a median over fresh processes that take turns, each in a terminal of
its own, so a busy machine slows the floors as much as the program. It is a benchmark
and no test: it always ends well, and people read it.
"""

import compileall
import os
import subprocess
import sys
import sysconfig
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from terminal_child import Child

import opname_wizard
from opname_wizard.case.read import Case
from opname_wizard.clock.dutch import parse_moment
from opname_wizard.command.options import Clock
from opname_wizard.library import Library
from opname_wizard.screen.prompt import Prompt
from opname_wizard.screen.questions import Asked
from opname_wizard.session import Session

PROGRAM = [str(Path(sys.executable).with_name("opname-wizard"))]
LETTER = Path(__file__).with_name("time_letter.py")
ENTERS = 10
SELECT = """
import questionary
for number in range(1, {last}):
    questionary.select(f"Vraag{{number}}.", choices=["Een", "Twee", "Drie"]).ask()
"""
DOWN, UP = "\x1b[B", "\x1b[A"
Figures = dict[str, list[float]]


class Line(NamedTuple):
    """One budget: what is measured, its floor ('' for none), unit and most."""

    text: str
    ours: str
    floor: str
    unit: str
    most: float


LINES = (
    Line("first visible line of incident", "line", "pass", "ms", 6),
    Line("first prompt of incident", "prompt", "select", "ms", 1.40),
    Line("  the same, rules never read before", "cold prompt", "select", "ms", 0),
    Line("Enter -> next question", "enter", "select enter", "ms", 1.3),
    Line("plain mode, first prompt", "plain", "pass", "ms", 8),
    Line("peak memory at the first prompt", "memory", "select memory", "MB", 1.3),
    Line("flow controleer, work", "check", "", "ms", 500),
    Line("flow controleer, peak memory", "check memory", "", "MB", 50),
    Line("last answer -> .docx", "letter", "empty document", "ms", 4),
    Line("  the same, libraries loaded", "warm letter", "warm document", "ms", 0),
)


class Bench:
    """Takes the measures; ``figures`` holds what came out, per name."""

    def __init__(self, folder: Path) -> None:
        self.figures: Figures = {}
        self._folder = folder
        self._library = Library()
        self._case = longest_case(self._library)
        self._ask = self._session().question_text

    def _session(self) -> "Playing":
        return Playing(self._library, self._case)

    def quick(self) -> None:
        """Fresh processes up to their first prompt."""
        self._add("pass", Child([sys.executable, "-c", "pass"]).ended())
        child = Child([sys.executable, "-c", SELECT.format(last=2)])
        self._add("select", child.wait_for("Vraag1."))
        self._add("select memory", child.memory())
        child.close()
        child = Child([*PROGRAM, "incident"])
        self._add("line", child.wait_for("opname-wizard · incident"))
        self._add("prompt", child.wait_for(self._ask))
        self._add("memory", child.memory())
        child.close()
        child = Child([*PROGRAM, "incident", "--eenvoudig"])
        self._add("plain", child.wait_for(self._ask))
        child.close()

    def slow(self) -> None:
        """What takes longer: a cold start, ten Enters, the proof, a letter."""
        self._cold_start()
        self._enters_of_select()
        self._enters()
        argv = [*PROGRAM, "flow", "controleer"]
        work, most = spent(argv, self._folder)
        self._add("check", work)
        self._add("check memory", most)
        for what, names in (
            ("letter", ("letter", "warm letter")),
            ("empty", ("empty document", "warm document")),
        ):
            argv = [sys.executable, str(LETTER), what, self._case.id]
            ran = subprocess.run(  # noqa: S603  our own script
                argv, cwd=self._folder, check=True, capture_output=True, text=True
            )
            for name, took in zip(names, ran.stdout.split(), strict=True):
                self._add(name, float(took))

    def _cold_start(self) -> None:
        warm = os.environ["XDG_CACHE_HOME"]
        os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(dir=self._folder)
        child = Child([*PROGRAM, "incident"])
        self._add("cold prompt", child.wait_for(self._ask))
        child.close()
        os.environ["XDG_CACHE_HOME"] = warm

    def _enters_of_select(self) -> None:
        child = Child([sys.executable, "-c", SELECT.format(last=ENTERS + 2)])
        child.wait_for("Vraag1.")
        for number in range(2, ENTERS + 2):
            child.send("\r")
            self._add("select enter", child.wait_for(f"Vraag{number}."))
        child.close()

    def _enters(self) -> None:
        playing = self._session()
        child = Child([*PROGRAM, "incident", "--nu", self._case.now])
        child.wait_for(playing.question_text)
        for _ in range(ENTERS):
            for key in playing.keystrokes():
                child.send(key)
            playing.go_on()
            child.send("\r")
            self._add("enter", child.wait_for(playing.question_text))
        child.close()

    def _add(self, name: str, figure: float) -> None:
        self.figures.setdefault(name, []).append(figure)


class Playing:
    """A case being typed: which keys give its answers."""

    def __init__(self, library: Library, case: Case) -> None:
        self._case = case
        self._now = parse_moment(case.now, datetime.now(UTC))
        self._session = Session(library.walker(case.journey), Clock(self._now))

    @property
    def question_text(self) -> str:
        """The question on the screen; '' at the end."""
        question = self._session.question
        return question.ask[:40] if question else ""

    def keystrokes(self) -> list[str]:
        """The keys that choose or type the answer, before Enter."""
        asked = self._asked()
        prompt = asked.prompt(step="", clock="", can_go_back=True)
        value = self._case.answers[asked.question.id].value
        if not prompt.choices:
            return list(value)
        wanted = {value} if isinstance(value, str) else set(value)
        return _choosing(prompt, wanted)

    def go_on(self) -> None:
        """The answer was given."""
        asked = self._asked()
        name = asked.question.id
        self._session.answer(name, asked.answer(self._case.answers[name].value))

    def _asked(self) -> Asked:
        question = self._session.question
        if question is None:
            raise LookupError(f"case {self._case.id} has under {ENTERS} questions")
        return Asked(question, self._session, self._now)


def _choosing(prompt: Prompt, wanted: set[str]) -> list[str]:
    """Arrows and spaces from the start of a list to the wanted options."""
    ids = [choice.id for choice in prompt.choices]
    pointer = ids.index(prompt.start[0]) if prompt.start else 0
    changed = wanted ^ set(prompt.start) if prompt.many else wanted
    keys: list[str] = []
    for name in sorted(changed, key=lambda name: (name in wanted, ids.index(name))):
        by = ids.index(name) - pointer
        keys += [DOWN if by > 0 else UP] * abs(by) + [" "] * prompt.many
        pointer += by
    return keys


def longest_case(library: Library) -> Case:
    """The incident with the most answers."""
    cases = [case for case in library.cases()[0] if case.journey == "incident"]
    return max(cases, key=lambda case: len(case.answers))


def spent(argv: list[str], folder: Path) -> tuple[float, float]:
    """Milliseconds of processor time and peak MB of one process."""
    child = subprocess.Popen(argv, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603  our own program
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0  # waited for just now
    return (used.ru_utime + used.ru_stime) * 1e3, used.ru_maxrss / 1024


def prepare(folder: Path) -> None:
    """Bytecode for everything, a plain environment, and rules read before once."""
    package = Path(opname_wizard.__file__).parent
    for path in (package, Path(sysconfig.get_paths()["purelib"])):
        compileall.compile_dir(path, quiet=2)
    for name in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "ACCESSIBLE"):
        os.environ.pop(name, None)
    os.environ["TERM"] = "xterm-256color"
    os.environ |= {"HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    spent([*PROGRAM, "flow", "lijst"], folder)


def written(line: Line, figures: Figures) -> str:
    """One line of the report."""
    ours = median(figures[line.ours])
    text = f"{line.text:<38}{ours:8.1f} {line.unit}"
    value = ours
    if line.floor:
        floor = median(figures[line.floor])
        value = ours / floor
        text += f"   floor {floor:7.1f} {line.unit}   {value:6.2f} x"
    if line.most:
        said = "ok" if value <= line.most else "OVER"
        text += f"   budget {line.most:g}{' x' if line.floor else ''}: {said}"
    return text


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        bench = Bench(Path(name))
        for number in range(rounds):
            bench.quick()
            if number % 3 == 0:
                bench.slow()
    for line in LINES:
        print(written(line, bench.figures))  # noqa: T201  the report
    print(f"slowest Enter {max(bench.figures['enter']):.1f} ms")  # noqa: T201  as above


if __name__ == "__main__":
    main()
