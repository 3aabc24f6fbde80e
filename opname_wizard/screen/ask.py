"""The prompt gate: the only place that reads keys.

Each prompt is a questionary question around an application of our own: its ready-made
lists cut long options, have no way back and speak English (DECISIONS.md).
"""

import asyncio
import os

os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # else some terminals wait 2.5 s

from prompt_toolkit.application import Application
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style
from questionary import Question

from opname_wizard.errors import Stopped
from opname_wizard.screen.ask_line import LineView
from opname_wizard.screen.ask_list import ListView
from opname_wizard.screen.ask_view import ENTERS
from opname_wizard.screen.keyboard import drop_typed_ahead
from opname_wizard.screen.prompt import Prompt, Reply
from opname_wizard.wrap import wrap

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
        view = ListView(prompt) if prompt.choices else LineView(prompt)
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
        if prompt.unhurried and self._source is None:
            drop_typed_ahead()
        try:
            reply: Reply = Question(app).unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            raise Stopped from None
        return reply

    def offer(self, text: str, key: str, seconds: float) -> bool:
        """Show a line and wait: True when ``key`` is pressed within ``seconds``."""
        keys = KeyBindings()
        keys.add(key)(lambda event: event.app.exit(result=True))
        for name in ("c-c", "c-d", *ENTERS, Keys.Any):
            keys.add(name)(lambda event: event.app.exit(result=False))
        app = self._line_app(text, keys)

        def leave() -> None:
            if app.is_running:
                app.exit(result=False)

        def start() -> None:
            asyncio.get_running_loop().call_later(seconds, leave)

        return app.run(pre_run=start)

    def pause(self, text: str) -> bool:
        """Show a line until a key comes: False for q, Esc and Shift+Tab.

        Raises:
            Stopped: Ctrl-C or Ctrl-D.
        """
        keys = KeyBindings()

        def stop(event: KeyPressEvent) -> None:
            event.app.exit(exception=KeyboardInterrupt)

        for name in ("c-c", "c-d"):
            keys.add(name, eager=True)(stop)
        for name in ("q", "escape", "s-tab"):
            keys.add(name, eager=True)(lambda event: event.app.exit(result=False))
        for name in (*ENTERS, "space", "down", "pagedown"):
            keys.add(name)(lambda event: event.app.exit(result=True))
        app = self._line_app(text, keys)
        app.erase_when_done = True
        try:
            return app.run()
        except (KeyboardInterrupt, EOFError):
            raise Stopped from None

    def _line_app(self, text: str, keys: KeyBindings) -> Application[bool]:
        def shown() -> str:
            width = app.output.get_size().columns - 1
            return "\n".join(wrap(text, width, first=" ", rest=" "))

        app: Application[bool] = Application(
            layout=Layout(Window(FormattedTextControl(shown))),
            key_bindings=keys,
            input=self._source,
            output=self._target,
        )
        app.ttimeoutlen = ESCAPE_WAIT
        return app
