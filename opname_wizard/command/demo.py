"""`demo`: a case that plays itself, from first question to letters."""

import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from opname_wizard.advice.blocks import Block, Note, with_own_sources
from opname_wizard.advice.report import report, without_section
from opname_wizard.case.read import Case
from opname_wizard.case.run import typed_answers
from opname_wizard.clock.dutch import parse_moment
from opname_wizard.command.cases import no_case
from opname_wizard.command.face_to_face import face_of
from opname_wizard.command.options import (
    Clock,
    Options,
    clock_of,
    is_terminal,
    wants_plain,
)
from opname_wizard.errors import Exit, UserError
from opname_wizard.files import check_folder
from opname_wizard.flow import model as m
from opname_wizard.library import Library
from opname_wizard.screen import letters as files
from opname_wizard.screen.face import Face, LiveFace
from opname_wizard.screen.keyboard import quiet
from opname_wizard.screen.plain import WIDEST
from opname_wizard.screen.prompt import Choice, Key, Prompt, Reply, Typed
from opname_wizard.screen.talk import Talk
from opname_wizard.session import Session
from opname_wizard.wrap import wrap

FOLDER = "brieven"
PER_WORD = 0.15  # seconds that someone who reads along needs
STEPS = Prompt(
    ask="Hoe wilt u de casus zien?",
    label="Afspelen",
    choices=(
        Choice("stap", "Stap voor stap: Enter gaat verder"),
        Choice("vanzelf", "Vanzelf, op leestempo"),
    ),
    can_go_back=False,
    has_help=False,
)
GO_ON = "Enter gaat verder · q speelt de rest vanzelf af"


def run(wanted: str | None, options: Options) -> int:
    """Play a case visibly, and save its letters.

    In a terminal the user first chooses to go on by Enter or to let it play.

    Raises:
        UserError: there is no such case, or the letters cannot be saved.
    """
    library = Library(options.rules, options.flows, options.letters)
    case = _case(library, wanted)
    folder = _ready(options.out)
    if not is_terminal():
        return _play(
            library, case, folder, _Playing(face_of(Options(plain=True)), case)
        )
    with quiet(when=not wants_plain(options)):
        face = face_of(options)
        steps = face.ask(STEPS).typed == "stap"
        return _play(
            library, case, folder, _Playing(face, case, live=face, steps=steps)
        )


def _play(library: Library, case: Case, folder: Path, face: "_Playing") -> int:
    now = parse_moment(case.now, clock_of(None)())
    clock = Clock(now)
    walker = library.walker(case.journey)
    answers, _ = typed_answers(walker.program, case, now)
    face.start()
    session = Session(walker, clock)
    talk = Talk(face, session, lambda: library.register, library.letter_titles, clock)
    face.plays(session, {name: case.answers[name].value for name in answers})
    talk.run()
    advice = talk.advice()
    face.show("", _for_a_group(report(advice, talk.words)))
    offers = [offer for offer in advice.letters if offer.form != "geen"]
    for offer in offers:
        template = library.letter(offer.id)
        wanted_letter = files.Wanted(template, session.walk, offer=offer)
        saved, _ = files.save_letter(folder, wanted_letter)
        for path in saved.paths:
            face.say(f"Conceptbrief: {path}")
    if not offers:
        face.say("Bij deze casus hoort geen brief.")
    return Exit.DONE


def _ready(folder: Path | None) -> Path:
    """Where the letters go; looked at before anyone watches the case."""
    if folder is None:
        folder = Path(FOLDER)
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            said = f"De map '{FOLDER}' kan hier niet worden gemaakt."
            what_now = "Wijs met --uit een map aan die al bestaat."
            raise UserError(said, what_now, Exit.FILE) from None
    check_folder(folder)
    return folder


def _for_a_group(blocks: list[Block]) -> list[Block]:
    """The advice without what one reads alone: background notes, source texts."""
    kept = without_section(blocks, "weten")
    shown = with_own_sources(kept)
    return [b._replace(summary="") if isinstance(b, Note) else b for b in shown]


def _case(library: Library, wanted: str | None) -> Case:
    cases, _ = library.cases()
    known = {case.id: case for case in cases if not case.partial}
    chosen = wanted or library.ruleset.demo or next(iter(known), "")
    if chosen not in known:
        raise no_case(chosen, list(known))
    return known[chosen]


class _Playing:
    """A face that answers by itself, from a case, and shows everything.

    Args:
        face: where it is shown.
        case: the answers.
        live: the same face when someone watches it.
        steps: wait for Enter after each answer.
    """

    def __init__(
        self,
        face: Face,
        case: Case,
        *,
        live: LiveFace | None = None,
        steps: bool = False,
    ) -> None:
        self._face = face
        self._case = case
        self._live = live
        self._steps = steps
        self._words = 0  # on the screen since the last moment of rest
        self._answers: dict[str, str | tuple[str, ...]] = {}
        self._session: Session | None = None
        self.forget = face.forget
        self.say = face.say
        self.copy = face.copy

    def start(self) -> None:
        """Tell the story."""
        self._face.say(f"Casus: {self._case.title}")
        self._face.say(self._case.story)
        self._words += len(self._case.story.split())
        self._rest()

    def plays(
        self, session: Session, answers: dict[str, str | tuple[str, ...]]
    ) -> None:
        """From here on answer from the case."""
        self._session, self._answers = session, answers

    def ask(self, prompt: Prompt) -> Reply:
        """Show the question, and give the case's answer."""
        question = self._session.question if self._session else None
        if not isinstance(question, m.Question):
            return Reply(Key.ANSWER, "verder")
        self._write("")
        self._write(prompt.step)
        self._write(prompt.ask)
        for choice in prompt.choices:
            self._write(choice.text, first="   - ")
        self._write(f"Waarom deze vraag? {question.why}", first="   ")
        return Reply(Key.ANSWER, self._answer(question.id))

    def keep(self, prompt: Prompt, text: str) -> None:
        """See `Face`: the whole answer, since it is what this is about."""
        self._write(f"{prompt.label}: {text}", first=" ✓ ")
        self._rest()

    def show(self, title: str, blocks: Sequence[Block]) -> bool:
        """See `Face`."""
        shown = self._face.show(title, blocks)
        if title:  # on the way; at the end nothing comes behind it
            self._words += 3 * len(blocks)
            self._rest()
        return shown

    def _rest(self) -> None:
        """Give who watches the time to read."""
        if self._live is None:
            return
        if self._steps:
            self._steps = self._live.wait(GO_ON)
        else:
            time.sleep(self._words * PER_WORD)
        self._words = 0

    def _answer(self, question: str) -> Typed:
        if question not in self._answers:
            name = self._case.id
            raise UserError(
                f"De casus '{name}' heeft geen goed antwoord op '{question}'.",
                f"Kijk wat er niet klopt: opname-wizard flow test {name}",
                Exit.CONTENT,
            )
        return self._answers[question]

    def _write(self, text: str, *, first: str = " ") -> None:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        lines = wrap(text, width - 1, first=first, rest=" " * len(first))
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        self._words += len(text.split())
