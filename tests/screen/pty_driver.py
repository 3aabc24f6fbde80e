"""A program in a real terminal: keys go in, and the screen is read as an eye would."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ENTER, SPACE, TAB = "\r", " ", "\t"
UP, DOWN, HOME, END = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
BACK, ESCAPE = "\x1b[Z", "\x1b"
F1, F2 = "\x1bOP", "\x1bOQ"
CTRL_C, CTRL_D, CTRL_Z, EMPTY = "\x03", "\x04", "\x1a", "\x15"
WAIT = 10.0  # seconds; only reached when a test fails
QUIET = 0.004  # seconds without output after which a screen is complete


class _Screen(pyte.Screen):
    """A screen that notes each line that ran on to the next one."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.ran_on: list[str] = []
        self._copied = False  # this line is a command, which must stay whole

    def draw(self, data: str) -> None:
        if self.cursor.x + len(data) <= self.columns and data.isascii():
            super().draw(data)
            return
        for sign in data:
            full = self.cursor.x == self.columns and pyte.modes.DECAWM in self.mode
            if full:
                row = self.display[self.cursor.y]
                goes_on = self._copied and not row.startswith(" ")
                self._copied = row.startswith(" opname-wizard ") or goes_on
                self.ran_on += [] if self._copied else [row]
            super().draw(sign)


class Pty:
    """One program and its terminal.

    Attributes:
        seen: every screen that was looked at, as one line of words each.
        raw: all that the program wrote.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        columns, rows = size
        self.seen: list[str] = []
        self.raw = b""
        self._lines: list[str] | None = None
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        window = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, window)
        self._process = subprocess.Popen(  # noqa: S603  this project
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=dict(env),
            start_new_session=True,  # a terminal hangs up when its leader ends
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)

    # -- the eye ------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, without blanks at the end."""
        if self._lines is None:
            self._lines = [self._line(number) for number in range(self._screen.lines)]
        return self._lines

    def _line(self, number: int) -> str:
        """One line; quicker than `display`, which measures every cell."""
        cells = [" "] * self._screen.columns
        for column, cell in self._screen.buffer[number].items():
            cells[column] = cell.data
        return "".join(cells).rstrip()

    @property
    def words(self) -> str:
        """The screen as one line, with one blank between words."""
        return " ".join(" ".join(self.lines).split())

    @property
    def ran_on(self) -> list[str]:
        """Lines that were longer than the screen."""
        return self._screen.ran_on

    @property
    def echo_and_lines(self) -> tuple[bool, bool]:
        """Whether the terminal echoes, and whether it reads whole lines."""
        flags = termios.tcgetattr(self._slave)[3]
        return bool(flags & termios.ECHO), bool(flags & termios.ICANON)

    @property
    def pointed(self) -> str:
        """The first line of the option that is pointed at."""
        found = [line for line in self.lines if line.startswith(" »")]
        return found[0].strip(" »○●") if found else ""

    # -- the hand -----------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            os.write(self._master, key.encode())

    def signal(self, number: int) -> None:
        """Send a signal to the program, once it waits for a key.

        Python misses a signal between showing a prompt and starting to read.
        """
        end = time.monotonic() + WAIT
        while not self._sleeps() and time.monotonic() < end:
            self._pump(QUIET)
        self._process.send_signal(number)

    def _sleeps(self) -> bool:
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():  # not Linux: a moment will have to do
            time.sleep(0.2)
            return True
        return stat.read_text("utf-8").rpartition(")")[2].split()[0] == "S"

    def follow(self, *steps: tuple[str, *tuple[str, ...]]) -> None:
        """Per step: press keys ('' for none), then wait for texts."""
        for keys, *texts in steps:
            self.press(keys)
            self.expect(*texts)

    # -- waiting ------------------------------------------------------------------

    def expect(self, *texts: str) -> str:
        """Wait until all these are on the screen; gives its words."""
        return self._until(lambda: all(t in self.words for t in texts), texts)

    def expect_line(self, pattern: str) -> str:
        """Wait until some line matches a pattern."""
        regex = re.compile(pattern)
        return self._until(lambda: any(map(regex.search, self.lines)), pattern)

    def arrive(self, *texts: str) -> str:
        """Like `expect`, and reads on where a report stops at the end of the screen."""
        stops = ("Enter leest verder", "Enter gaat verder")

        def here() -> bool:
            return all(text in self.words for text in texts)

        def stopped() -> bool:
            return any(stop in self.words for stop in stops)

        while not here():
            self._until(lambda: here() or stopped(), texts)
            if not here():
                self._turn_page()
        return self.expect(*texts)

    def _turn_page(self) -> None:
        page = self.words
        self.press(ENTER)
        self.changed(page)

    def changed(self, words: str) -> str:
        """Wait until the screen says something else."""
        return self._until(lambda: self.words != words, "another screen")

    def point(self, text: str) -> str:
        """Wait until the option that begins with this is pointed at."""
        return self._until(lambda: self.pointed.startswith(text), f"» {text}")

    def gone(self, text: str) -> str:
        """Wait until this is no longer on the screen."""
        return self._until(lambda: text not in self.words, f"no {text}")

    def _until(self, true: Callable[[], bool], wanted: object) -> str:
        end = time.monotonic() + WAIT
        while not true():
            if not self._pump(0.05) and self._process.poll() is not None:
                self._pump(0)
                if true():
                    break
                raise AssertionError(f"ended before {wanted}:\n" + self.picture())
            if time.monotonic() > end:
                raise AssertionError(f"no {wanted} in:\n" + self.picture())
        while self._pump(QUIET):
            pass  # the rest of the same screen
        self.seen.append(self.words)
        return self.words

    def finish(self) -> int:
        """Wait for the end; gives the exit code."""
        end = time.monotonic() + WAIT
        while self._process.poll() is None:
            self._pump(0.02)
            if time.monotonic() > end:
                raise AssertionError("does not end:\n" + self.picture())
        while self._pump(0):
            pass
        self.seen.append(self.words)
        return self._process.returncode

    def picture(self) -> str:
        """The screen, for a person who reads a failed test."""
        return "\n".join(f"|{line}" for line in self.lines)

    def _pump(self, seconds: float) -> bool:
        """Read once; False when nothing came."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        data = os.read(self._master, 65536)
        self.raw += data
        self._stream.feed(data)
        self._lines = None
        if b"\x1b[6n" in data:  # a program that asks where the cursor is
            cursor = self._screen.cursor
            answer = b"\x1b[%d;%dR" % (cursor.y + 1, cursor.x + 1)
            os.write(self._master, answer)
        return True
