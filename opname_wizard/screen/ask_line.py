"""A typed answer: a text, a date or a moment."""

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl

from opname_wizard.screen import look
from opname_wizard.screen.ask_view import NOTHING, View, joined
from opname_wizard.screen.prompt import Key, Prompt, Typed
from opname_wizard.text import MARK, clean, one_line
from opname_wizard.wrap import columns

LONGEST = 2000  # characters of a typed answer
TALLEST = 5  # rows of the field
SAID = 2  # rows kept free for what is thought of the answer


class LineView(View):
    """A field for one line, that grows with what is typed."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__(prompt)
        self._buffer = Buffer(on_text_changed=self._changed)
        self._buffer.text = prompt.start[0] if prompt.start else ""
        self._buffer.cursor_position = len(self._buffer.text)
        self._changed(self._buffer)

    def typed(self) -> Typed:
        """See `View`."""
        return one_line(self._buffer.text)[:LONGEST]

    def accept(self, event: KeyPressEvent) -> None:
        """See `View`; an Enter with more behind it is a line end in a pasted text."""
        if event.app.key_processor.input_queue:
            self._buffer.insert_text(" ")
        else:
            super().accept(event)

    def _changed(self, buffer: Buffer) -> None:
        # What was pasted may hold line ends and signs that steer a screen.
        text = clean(buffer.text).replace("\n", " ").replace(MARK, "")[:LONGEST]
        if text != buffer.text:
            left = len(buffer.text) - buffer.cursor_position
            buffer.text = text  # comes back here once, and is then clean
            buffer.cursor_position = max(len(text) - left, 0)
            return
        self.checked = self.prompt.check(self.typed())
        if not self.checked.good:
            self.checked = NOTHING  # no reproach while someone is typing

    def layout(self) -> Layout:
        """See `View`."""
        above = FormattedTextControl(lambda: joined(self._above()))
        below = FormattedTextControl(lambda: joined(self._below()))
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
        tallest = max(min(TALLEST, self.size()[1] - 5), 1)
        return min(1 + columns(self._buffer.text) // max(width, 1), tallest)

    def _above(self) -> list[look.Line]:
        width, height = self.size()
        head = look.head(self.prompt, width)
        asked = look.question(self.prompt, width)
        explained = look.explanation(self.prompt, width)
        rest = self._rows() + len(look.keys(self.prompt, width)) + SAID
        fixed = len([*head, [], *asked, []]) + rest
        if fixed + len(explained) <= height:
            return [*head, [], *asked, *explained, []]
        if fixed <= height:
            return [*head, [], *asked, []]
        return [*asked, []]

    def _below(self) -> list[look.Line]:
        width, height = self.size()
        said = look.message(self.checked, width)
        used = len(self._buffer.text)
        if used > LONGEST * 4 // 5:
            said = [*said, [("class:quiet", f" {used} van {LONGEST} tekens")]]
        room = height - len(self._above()) - len(said) - self._rows()
        for short in (False, True):
            keys = look.keys(self.prompt, width, short=short)
            if len(keys) <= room:
                return [*said, *keys]
        return said

    def keys(self) -> KeyBindings:
        """See `View`."""
        keys = self.shared_keys()
        empty = Condition(lambda: not self._buffer.text)
        if self.prompt.has_help:
            keys.add("?", filter=empty)(lambda _event: self.leave(Key.HELP))
        return keys
