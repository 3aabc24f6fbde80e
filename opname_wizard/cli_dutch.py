"""Commands and groups of typer that explain themselves in Dutch."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from opname_wizard.help_text import write_help


@contextmanager
def _known(ctx: Any) -> Iterator[None]:
    """Give a mistake the command it was made in: typer does so for most only."""
    try:
        yield
    except typer.TyperException as error:
        mistake: Any = error
        mistake.ctx = getattr(error, "ctx", None) or ctx
        raise


class DutchCommand(TyperCommand):
    """A command whose help is Dutch."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; a mistake in them knows its command."""
        with _known(ctx):
            return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of one command."""
        formatter.write(write_help(self, ctx))


class DutchGroup(TyperGroup):
    """A group of commands whose help is Dutch."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; a mistake in them knows its group."""
        with _known(ctx):
            return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of the group: its commands."""
        formatter.write(write_help(self, ctx))
