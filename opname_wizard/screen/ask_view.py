"""What a list and a typed answer share on the screen: the view of one prompt."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout

from opname_wizard.screen import look
from opname_wizard.screen.prompt import Checked, Key, Prompt, Reply, Typed

ENTERS = ("enter", "c-j")  # the second when it was pressed before the prompt was there
NOTHING = Checked(good=True, message="")


class View(ABC):
    """One prompt: what it shows, and what its keys do."""

    app: Application[Reply]

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt
        self.checked = NOTHING

    def size(self) -> tuple[int, int]:
        """Columns that may be used, and rows."""
        size = self.app.output.get_size()
        return max(size.columns - 1, 8), size.rows

    @abstractmethod
    def typed(self) -> Typed:
        """What is chosen or typed so far."""

    @abstractmethod
    def layout(self) -> Layout:
        """What is on the screen."""

    @abstractmethod
    def keys(self) -> KeyBindings:
        """What the keys do."""

    def leave(self, key: Key) -> None:
        """End the prompt; what was typed goes along."""
        self.app.exit(result=Reply(key, self.typed()))

    def accept(self, _event: KeyPressEvent) -> None:
        """Enter: leave when the answer will do, else say why not."""
        self.checked = self.prompt.check(self.typed())
        if self.checked.good:
            self.leave(Key.ANSWER)

    def shared_keys(self) -> KeyBindings:
        """The keys that every prompt has."""
        keys = KeyBindings()

        def bind(names: tuple[str, ...], act: Callable[[], None]) -> None:
            for name in names:
                keys.add(name, eager=True)(lambda _event: act())

        def stop() -> None:
            self.app.exit(exception=KeyboardInterrupt)

        bind(("c-c", "c-d"), stop)
        bind(("c-z",), lambda: None)  # else it would become a sign in the answer
        if self.prompt.has_help:
            bind(("f1",), lambda: self.leave(Key.HELP))
        if self.prompt.can_go_back:
            bind(("s-tab", "escape"), lambda: self.leave(Key.BACK))
        if self.prompt.has_now:
            bind(("f2",), lambda: self.leave(Key.NOW))
        for name in ENTERS:
            keys.add(name, eager=True)(self.accept)
        return keys


def joined(lines: list[look.Line]) -> StyleAndTextTuples:
    """Lines as one formatted text."""
    pieces: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        pieces += [("", "\n")] if number else []
        pieces += line
    return pieces
