"""Help in Dutch: each command on one screen, with an example."""

import inspect
from typing import Any

from opname_wizard.wrap import wrap

HELP_OPTION = "--help"
WIDTH = 80
ABOUT = "Een cliënt maakt een opname: mag het, wat nu, en welke maatregel past?"
EXAMPLES = {
    "verzoek": "opname-wizard verzoek",
    "incident": "opname-wizard incident --antwoorden antwoorden.yaml --uit brieven",
    "maatregel": "opname-wizard maatregel --eenvoudig",
    "brief": "opname-wizard brief sommatie --uit brieven",
    "demo": "opname-wizard demo",
    "flow toon": "opname-wizard flow toon verzoek",
}


def write_help(command: Any, ctx: Any) -> str:
    """The help of a command or group, as text."""
    about = inspect.cleandoc(command.help or "")
    params = [param for param in command.get_params(ctx) if not _is_help(param)]
    words = [f"[{p.metavar}]" for p in params if p.param_type_name == "argument"]
    options = [p for p in params if p.param_type_name == "option"]
    commands = getattr(command, "commands", {})
    tail = "OPDRACHT …" if commands else " ".join([*words, "[OPTIES]"])
    lines = [f"Gebruik: {ctx.command_path} {tail}", "", *wrap(about, WIDTH), ""]
    if commands:
        rows = [(name, _first_line(one)) for name, one in commands.items()]
        lines += ["Opdrachten:", *_rows(rows), ""]
    rows = [(_names(option), option.help or "") for option in options]
    lines += ["Opties:", *_rows([*rows, (HELP_OPTION, "Deze uitleg.")])]
    if command.epilog:
        lines += ["", "Voorbeeld:", f"  {command.epilog}"]
    return "\n".join(lines) + "\n"


def _is_help(param: Any) -> bool:
    return HELP_OPTION in getattr(param, "opts", ())


def _first_line(command: Any) -> str:
    return inspect.cleandoc(command.help or "").split("\n")[0]


def _names(option: Any) -> str:
    name = ", ".join(option.opts)
    return name if option.is_flag else f"{name} {option.metavar}"


def _rows(rows: list[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in rows), default=0) + 4
    lines = []
    for name, text in rows:
        first = f"  {name}".ljust(width)
        lines += wrap(text, WIDTH, first=first, rest=" " * width)
    return lines
