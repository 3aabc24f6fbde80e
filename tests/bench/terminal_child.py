"""A program in a terminal of its own, for the benchmark. Linux only."""

import os
import pty
import re
import select
import termios
import time
from pathlib import Path

QUIET = 0.1  # seconds without a byte: the screen is drawn
PATIENCE = 30.0  # seconds
SIZE = (200, 100)  # rows and columns; so tall that no report stops for a page
# Blanks go too: a program may move the cursor instead of writing one.
ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|[=>])|\s")


class Child:
    """A program in a terminal of its own; times are in milliseconds."""

    def __init__(self, argv: list[str]) -> None:
        self._seen = ""
        self._started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            termios.tcsetwinsize(1, SIZE)
            os.execv(argv[0], argv)  # noqa: S606  no shell is the point

    def wait_for(self, text: str) -> float:
        """Milliseconds from the start, or the last `send`, until a text was drawn."""
        wanted = "".join(text.split())
        while wanted not in ESCAPES.sub("", self._seen):
            if not self._read(PATIENCE):
                raise TimeoutError(f"'{text}' never came:\n{self._seen}")
        return (time.perf_counter() - self._started) * 1e3

    def send(self, keys: str) -> None:
        """Press keys; only what comes after them is looked at from now on."""
        while self._read(QUIET):
            pass
        self._seen = ""
        self._started = time.perf_counter()
        os.write(self._terminal, keys.encode())

    def memory(self) -> float:
        """The most memory it ever had, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def ended(self) -> float:
        """Milliseconds from the start until it ended by itself."""
        while self._read(PATIENCE):
            pass
        took = (time.perf_counter() - self._started) * 1e3
        self.close()
        return took

    def close(self) -> None:
        """End it, if it has not ended."""
        os.close(self._terminal)
        os.waitpid(self.pid, 0)

    def _read(self, timeout: float) -> bool:
        if not select.select([self._terminal], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # Linux: the other side is closed
            return False
        if b"\x1b[6n" in data:  # where is the cursor? a real terminal answers
            os.write(self._terminal, b"\x1b[1;1R")
        self._seen += data.decode(errors="replace")
        return bool(data)
