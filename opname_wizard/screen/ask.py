"""The prompt gate: the only place that reads keys. Lists and typed answers.

Both are questionary questions around an application of our own: its ready-made lists
cut long options, have no way back and speak English (DECISIONS.md).
"""

import asyncio
import os
from abc import ABC, abstractmethod
from collections.abc import Callable

os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # else some terminals wait 2.5 s

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style
from questionary import Question

from opname_wizard.errors import Stopped
from opname_wizard.screen import look
from opname_wizard.screen.prompt import Checked, Key, Prompt, Reply, Typed
from opname_wizard.text import clean, one_line
from opname_wizard.wrap import columns

STYLE = Style.from_dict(
    {
        "quiet": "ansibrightblack",
        "ask": "bold",
        "here": "ansicyan bold",
        "clock": "ansiyellow",
        "fine": "ansigreen",
        "wrong": "ansired",
    }
)
LONGEST = 2000  # characters of a typed answer
ESCAPE_WAIT = 0.05  # seconds; the default of 0.5 makes Esc feel dead


class Asker:
    """Asks prompts on one terminal; ``source`` and ``target`` only for tests."""

    def __init__(
        self, source: Input | None = None, target: Output | None = None
    ) -> None:
        self._source = source
        self._target = target

    def ask(self, prompt: Prompt) -> Reply:
        """Ask, and wait for the reply.

        Raises:
            Stopped: Ctrl-C or Ctrl-D.
        """
        view = _List(prompt) if prompt.choices else _Line(prompt)
        app: Application[Reply] = Application(
            layout=view.layout(),
            key_bindings=view.keys(),
            style=STYLE,
            erase_when_done=True,
            input=self._source,
            output=self._target,
        )
        app.ttimeoutlen = ESCAPE_WAIT
        view.app = app
        try:
            reply: Reply = Question(app).unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            raise Stopped from None
        return reply

    def offer(self, text: str, key: str, seconds: float) -> bool:
        """Show a line and wait: True when ``key`` is pressed within ``seconds``."""
        keys = KeyBindings()
        keys.add(key)(lambda event: event.app.exit(result=True))
        for name in ("c-c", "c-d", "enter", Keys.Any):
            keys.add(name)(lambda event: event.app.exit(result=False))
        app: Application[bool] = Application(
            layout=Layout(Window(FormattedTextControl(text), wrap_lines=True)),
            key_bindings=keys,
            input=self._source,
            output=self._target,
        )

        def leave() -> None:
            if app.is_running:
                app.exit(result=False)

        def start() -> None:
            asyncio.get_running_loop().call_later(seconds, leave)

        return app.run(pre_run=start)


class _View(ABC):
    """What a list and a typed answer share."""

    app: Application[Reply]

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt
        self.checked = Checked(good=True, message="")

    def size(self) -> tuple[int, int]:
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
        self.app.exit(result=Reply(key, self.typed()))

    def accept(self, _event: KeyPressEvent) -> None:
        """Enter: leave when the answer will do, else say why not."""
        self.checked = self.prompt.check(self.typed())
        if self.checked.good:
            self.leave(Key.ANSWER)

    def shared_keys(self) -> KeyBindings:
        keys = KeyBindings()

        def bind(names: tuple[str, ...], act: Callable[[], None]) -> None:
            for name in names:
                keys.add(name, eager=True)(lambda _event: act())

        def stop() -> None:
            self.app.exit(exception=KeyboardInterrupt)

        bind(("c-c", "c-d"), stop)
        bind(("f1",), lambda: self.leave(Key.HELP))
        if self.prompt.can_go_back:
            bind(("s-tab", "escape"), lambda: self.leave(Key.BACK))
        if self.prompt.has_now:
            bind(("f2",), lambda: self.leave(Key.NOW))
        keys.add("enter", eager=True)(self.accept)
        return keys


class _List(_View):
    """One or more options out of a list."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__(prompt)
        self._ids = [choice.id for choice in prompt.choices]
        start = [name for name in prompt.start if name in self._ids]
        self._pointer = self._ids.index(start[0]) if start else 0
        self._chosen = set(start) if prompt.many else set()
        self._prefix = ""

    def typed(self) -> Typed:
        if self.prompt.many:
            return tuple(name for name in self._ids if name in self._chosen)
        return self._ids[self._pointer]

    def layout(self) -> Layout:
        control = FormattedTextControl(self._text, focusable=True, show_cursor=False)
        return Layout(Window(control, always_hide_cursor=True))

    def _text(self) -> StyleAndTextTuples:
        marks = look.Marks(self._pointer, frozenset(self._chosen))
        return _joined(look.list_screen(self.prompt, marks, self.checked, self.size()))

    def keys(self) -> KeyBindings:
        keys = self.shared_keys()
        last = len(self._ids) - 1
        moves = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5}
        for name, by in moves.items():
            keys.add(name)(lambda _event, by=by: self._go(self._pointer + by, wrap=by))
        keys.add("home")(lambda _event: self._go(0))
        keys.add("end")(lambda _event: self._go(last))
        keys.add("tab")(lambda _event: self._go(self._pointer + 1, wrap=1))
        keys.add("?")(lambda _event: self.leave(Key.HELP))
        keys.add(Keys.Any)(self._letter)
        if self.prompt.many:
            keys.add("space")(lambda _event: self._toggle())
        return keys

    def _go(self, to: int, *, wrap: int = 0) -> None:
        count = len(self._ids)
        if abs(wrap) == 1:
            to %= count
        self._pointer = min(max(to, 0), count - 1)
        self._prefix = ""
        self.checked = Checked(good=True, message="")

    def _toggle(self) -> None:
        name = self._ids[self._pointer]
        self.checked = Checked(good=True, message="")
        if name in self._chosen:
            self._chosen.discard(name)
            return
        alone = self.prompt.alone
        self._chosen = set() if name in alone else self._chosen - alone
        self._chosen.add(name)

    def _letter(self, event: KeyPressEvent) -> None:
        """Typed letters and numbers move to the option that starts with them."""
        typed = event.data.casefold()
        if not typed.isprintable() or not typed.strip():
            return
        for prefix in (self._prefix + typed, typed):
            found = self._find(prefix)
            if found is not None:
                self._go(found)
                self._prefix = prefix
                return

    def _find(self, prefix: str) -> int | None:
        if prefix.isdigit():
            number = int(prefix) - 1
            return number if 0 <= number < len(self._ids) else None
        texts = [choice.text.casefold() for choice in self.prompt.choices]
        return next(
            (n for n, text in enumerate(texts) if text.startswith(prefix)), None
        )


class _Line(_View):
    """A typed answer: a text, a date or a moment."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__(prompt)
        self._buffer = Buffer(on_text_changed=self._changed)
        self._buffer.text = prompt.start[0] if prompt.start else ""
        self._buffer.cursor_position = len(self._buffer.text)
        self._changed(self._buffer)

    def typed(self) -> Typed:
        return one_line(clean(self._buffer.text))[:LONGEST]

    def _changed(self, buffer: Buffer) -> None:
        if len(buffer.text) > LONGEST:
            buffer.text = buffer.text[:LONGEST]
        self.checked = self.prompt.check(self.typed())
        if not self.checked.good:
            self.checked = _NOTHING  # no reproach while someone is typing

    def layout(self) -> Layout:
        above = FormattedTextControl(lambda: _joined(self._above()))
        below = FormattedTextControl(lambda: _joined(self._below()))
        field = Window(BufferControl(self._buffer), wrap_lines=True, height=self._rows)
        arrow = Window(FormattedTextControl(" > "), width=3, dont_extend_width=True)
        body = HSplit(
            [
                Window(above, dont_extend_height=True),
                VSplit([arrow, field], height=self._rows),
                Window(below, dont_extend_height=True),
            ]
        )
        return Layout(body, focused_element=field)

    def _rows(self) -> int:
        width = self.size()[0] - 4
        return min(1 + columns(self._buffer.text) // max(width, 1), 5)

    def _above(self) -> list[look.Line]:
        width, height = self.size()
        asked = look.question(self.prompt, width)
        explained = look.explanation(self.prompt, width)
        fixed = len(asked) + len(look.keys(self.prompt, width)) + 6
        if fixed + len(explained) > height:
            explained = []
        head = look.head(self.prompt, width) if fixed < height else []
        return [*head, [], *asked, *explained, []]

    def _below(self) -> list[look.Line]:
        width, height = self.size()
        said = look.message(self.checked, width)
        used = len(self._buffer.text)
        if used > LONGEST * 4 // 5:
            said = [*said, [("class:quiet", f" {used} van {LONGEST} tekens")]]
        keys = look.keys(self.prompt, width)
        room = height - len(self._above()) - len(said) - 1
        return [*said, *(keys if len(keys) <= room else [])]

    def keys(self) -> KeyBindings:
        keys = self.shared_keys()
        empty = Condition(lambda: not self._buffer.text)
        keys.add("?", filter=empty)(lambda _event: self.leave(Key.HELP))
        return keys


def _joined(lines: list[look.Line]) -> StyleAndTextTuples:
    pieces: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        pieces += [("", "\n")] if number else []
        pieces += line
    return pieces


_NOTHING = Checked(good=True, message="")
