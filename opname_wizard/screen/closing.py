"""After the questions, or a part of them: the advice, part by part, and a menu."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from opname_wizard.advice.blocks import Block, Heading, Note, with_own_sources
from opname_wizard.advice.model import Advice
from opname_wizard.advice.report import report
from opname_wizard.errors import UserError
from opname_wizard.library import Library
from opname_wizard.screen import letters
from opname_wizard.screen.answers_file import write_answers
from opname_wizard.screen.prompt import Checked, Choice, Key, Prompt, Typed
from opname_wizard.screen.talk import Pause, Talk
from opname_wizard.session import Session

if TYPE_CHECKING:
    from opname_wizard.engine.walk import Walk

FIRST = "oordeel"
SOURCES = "bronnen"
SECTION_TEXTS = {
    "oordeel": "Het oordeel en waarom",
    "klokken": "De klokken",
    "doen": "Wat u doet",
    "maatregel": "Welke maatregel past, en waarom niet",
    "weten": "Goed om te weten",
    "open": "Wat nog niet is uitgemaakt",
    SOURCES: "De bronnen, met wat erin staat",
}
SHORT = 14  # blocks that are shown in one go
_MENU = Prompt(ask="Wat wilt u nu?", label="Gekozen", has_help=False)
_LAST = (Choice("wijzigen", "Een antwoord wijzigen"), Choice("klaar", "Klaar"))


class Closing:
    """The menu after a conversation.

    Args:
        talk: the conversation.
        library: where the letters come from.
        filled: letter fields that were given beforehand.
        folder: where letters go, and at the end the advice; None to ask.
        resume: the command to go on with saved answers, given their file.

    Attributes:
        complete: every part of the advice has been shown.
    """

    def __init__(
        self,
        talk: Talk,
        library: Library,
        filled: Mapping[str, str],
        folder: Path | None,
        resume: Callable[[Path], str],
    ) -> None:
        self._talk = talk
        self._face = talk.face
        self._library = library
        self._filled = filled
        self._folder = folder
        self._named = folder is not None
        self._resume = resume
        self._seen: set[str] = set()
        self.complete = False

    def run(self) -> bool:
        """Show the advice and its menu; True when the user wants to change answers."""
        advice = self._talk.advice()
        ended = self._offer(advice, (), _LAST, "klaar")
        kept = any(path.stem.startswith(letters.ADVICE) for path in self._talk.saved)
        if ended == "klaar" and self._named and not kept:
            self._save("advies", advice)  # that is what the folder was named for
        return ended in {Key.BACK, "wijzigen"}

    def pause(self, coming: str) -> Pause:
        """Show the advice of the parts before a flow; how the user goes on from it."""
        flows = self._talk.session.walk.program.flows
        part = f"deel {flows.index(coming) + 1} van {len(flows)}"
        title = self._talk.words.titles[coming]
        first = (Choice(Pause.ON.value, f"Verder met {part}: {title}"),)
        last = (
            Choice(Pause.CHANGE.value, "Een antwoord wijzigen"),
            Choice(Pause.LEAVE.value, "Later verder: antwoorden bewaren en stoppen"),
        )
        advice = self._talk.advice(before=coming)
        ended = self._offer(advice, first, last, Pause.ON.value)
        return Pause.BACK if ended == Key.BACK else Pause(ended)

    def _offer(
        self,
        advice: Advice,
        first: tuple[Choice, ...],
        last: tuple[Choice, ...],
        done: str,
    ) -> str:
        """Show the advice and its menu until a choice before or behind it ends this.

        Args:
            advice: what to show.
            first: the choices before those about the advice.
            last: the choices behind them.
            done: what Enter does when everything was shown.
        """
        self._seen.clear()
        sections = _sections(report(advice, self._talk.words))
        if _count(sections) > SHORT:
            self._show(sections, FIRST)
        else:
            self._show_all(sections)
        ends = [choice.id for choice in (*first, *last)]
        while True:
            choices = (*first, *_menu(sections, advice), *last)
            start = next(self._unseen(sections), done)
            reply = self._face.ask(_MENU._replace(choices=choices, start=(start,)))
            chosen = str(reply.typed)
            if reply.key is Key.BACK:
                return Key.BACK
            if chosen in ends:
                if chosen != Pause.LEAVE.value or self._leave(advice):
                    return chosen
            elif chosen in sections:
                self._show(sections, chosen)
            elif chosen == "alles":
                self._show_all(sections)
            else:
                self._save(chosen, advice)

    def _unseen(self, sections: Mapping[str, list[Block]]) -> Iterator[str]:
        known = self._seen | {SOURCES}
        return (k for k in sections if k in SECTION_TEXTS and k not in known)

    def _show(self, sections: Mapping[str, list[Block]], key: str) -> None:
        """Show one part with the names of its sources, or all sources in full."""
        blocks = sections.get(key, [])
        if key != SOURCES:
            named = with_own_sources([*blocks, *sections.get(SOURCES, [])])
            blocks = [
                b._replace(summary="") if isinstance(b, Note) else b for b in named
            ]
        self._face.show("", blocks)
        self._seen.add(key)  # who skipped the rest of it saw what it is about
        self.complete = self.complete or not any(self._unseen(sections))

    def _show_all(self, sections: Mapping[str, list[Block]]) -> None:
        self._seen.add(FIRST)
        if self._face.show("", [b for part in sections.values() for b in part]):
            self._seen.update(sections)
            self.complete = True

    # -- saving -------------------------------------------------------------------

    def _save(self, what: str, advice: Advice) -> None:
        folder = self._folder or self._ask_folder()
        if folder is None:
            return
        try:
            if what == "advies":
                session = self._talk.session
                self._saved(letters.save_advice(folder, session, advice))
            elif what == "antwoorden":
                self._save_answers(folder)
            else:
                self._save_letter(folder, what.partition(":")[2], advice)
        except UserError as error:
            self._face.say(f"{error.text} {error.what_now}")
            self._folder = None
        else:
            self._folder = folder

    def _ask_folder(self) -> Path | None:
        prompt = Prompt(
            ask="In welke map?",
            label="Map",
            help="Bestaande bestanden blijven staan.",
            start=(str(default_folder()),),
            check=_check_folder,
            has_help=False,
        )
        reply = self._face.ask(prompt)
        return None if reply.key is Key.BACK else _folder(str(reply.typed))

    def _save_answers(self, folder: Path) -> None:
        path = save_answers(self._talk.session, folder)
        self._saved(letters.Saved((path,)))
        self._face.say("Zo gaat u later verder:")
        self._face.copy(self._resume(path))

    def _leave(self, advice: Advice) -> bool:
        """Save the answers; False when the user thinks better of it."""
        before = len(self._talk.saved)
        self._save("antwoorden", advice)
        return len(self._talk.saved) > before

    def _save_letter(self, folder: Path, name: str, advice: Advice) -> None:
        template = self._library.letter(name)
        walk: Walk = self._talk.session.walk
        offer = letters.offer_of(advice, name)
        wanted = letters.Wanted(template, walk, self._filled, offer)
        saved, draft = letters.save_letter(folder, wanted)
        self._saved(saved)
        if draft.open_fields:
            labels = ", ".join(field.label for field in draft.open_fields)
            self._face.say(f"Nog in te vullen in de brief: {labels}.")
        if offer is not None and offer.form == "concept":
            self._face.say(f"Nog niet versturen: {offer.why.because}")

    def _saved(self, saved: letters.Saved) -> None:
        self._talk.saved += saved.paths
        for path in saved.paths:
            self._face.say(f"Bewaard: {path}")


def save_answers(session: Session, folder: Path) -> Path:
    """Write the answers of a conversation; an existing file is never replaced.

    Raises:
        UserError: the folder or the file cannot be written.
    """
    text = write_answers(session.walk.answers)
    return letters.save_text(folder, "antwoorden", ".yaml", text)


def _menu(sections: Mapping[str, list[Block]], advice: Advice) -> list[Choice]:
    """The choices about an advice: its parts, its letters, and keeping it."""
    parts = [
        Choice(key, SECTION_TEXTS[key]) for key in sections if key in SECTION_TEXTS
    ]
    offered = [offer for offer in advice.letters if offer.form != "geen"]
    return [
        *parts,
        Choice("alles", "Alles achter elkaar"),
        *(
            Choice(f"brief:{offer.id}", f"Conceptbrief maken: {offer.text}")
            for offer in offered
        ),
        Choice("advies", "Dit advies bewaren (Word en Markdown)"),
        Choice("antwoorden", "Uw antwoorden bewaren"),
    ]


def default_folder() -> Path:
    """Where drafts go unless the user says otherwise: the documents folder."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def _folder(typed: str) -> Path:
    return Path(os.path.expanduser(typed))  # noqa: PTH111  never fails on a strange ~


def _check_folder(typed: Typed) -> Checked:
    if typed and os.path.isdir(_folder(str(typed))):  # noqa: PTH112  nor this one
        return Checked(good=True, message="")
    said = "Deze map bestaat niet. Maak hem eerst, of kies een andere."
    return Checked(good=False, message=said)


def _sections(blocks: list[Block]) -> dict[str, list[Block]]:
    """The blocks per section, each with its heading."""
    sections: dict[str, list[Block]] = {}
    key = ""
    for block in blocks:
        if isinstance(block, Heading):
            key = block.key
        sections.setdefault(key, []).append(block)
    return sections


def _count(sections: Mapping[str, list[Block]]) -> int:
    return sum(len(found) for key, found in sections.items() if key != SOURCES)
