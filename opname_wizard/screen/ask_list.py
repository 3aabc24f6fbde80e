"""A list of options, of which one or more are chosen."""

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl

from opname_wizard.screen import look
from opname_wizard.screen.ask_view import NOTHING, View, joined
from opname_wizard.screen.prompt import Key, Prompt, Typed


class ListView(View):
    """One or more options out of a list."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__(prompt)
        self._ids = [choice.id for choice in prompt.choices]
        start = [name for name in prompt.start if name in self._ids]
        self._pointer = self._ids.index(start[0]) if start else 0
        self._chosen = set(start) if prompt.many else set()
        self._prefix = ""

    def typed(self) -> Typed:
        """See `View`."""
        if self.prompt.many:
            return tuple(name for name in self._ids if name in self._chosen)
        return self._ids[self._pointer]

    def layout(self) -> Layout:
        """See `View`."""
        control = FormattedTextControl(self._text, focusable=True, show_cursor=False)
        return Layout(Window(control, always_hide_cursor=True))

    def _text(self) -> StyleAndTextTuples:
        marks = look.Marks(self._pointer, frozenset(self._chosen))
        return joined(look.list_screen(self.prompt, marks, self.checked, self.size()))

    def keys(self) -> KeyBindings:
        """See `View`."""
        keys = self.shared_keys()
        last = len(self._ids) - 1
        moves = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5}
        for name, by in moves.items():
            keys.add(name)(lambda _event, by=by: self._go(self._pointer + by, wrap=by))
        keys.add("home")(lambda _event: self._go(0))
        keys.add("end")(lambda _event: self._go(last))
        keys.add("tab")(lambda _event: self._go(self._pointer + 1, wrap=1))
        if self.prompt.has_help:
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
        self.checked = NOTHING

    def _toggle(self) -> None:
        name = self._ids[self._pointer]
        self.checked = NOTHING
        if name in self._chosen:
            self._chosen.discard(name)
            return
        alone = self.prompt.alone
        self._chosen = set() if name in alone else self._chosen - alone
        self._chosen.add(name)

    def _letter(self, event: KeyPressEvent) -> None:
        """Typed letters and numbers move to the option or the word they begin."""
        typed = event.data.casefold()
        if not typed.isprintable() or not (typed.strip() or self._prefix):
            return
        for prefix in (self._prefix + typed, typed):
            found = self._find(prefix)
            if found is not None:
                self._go(found)
                self._prefix = prefix
                return

    def _find(self, prefix: str) -> int | None:
        if prefix.isdecimal():
            number = int(prefix) - 1
            return number if 0 <= number < len(self._ids) else None
        texts = [f" {choice.text.casefold()}" for choice in self.prompt.choices]
        starts = (n for n, text in enumerate(texts) if text.startswith(f" {prefix}"))
        words = (n for n, text in enumerate(texts) if f" {prefix}" in text)
        return next(starts, next(words, None))
