"""Help in Dutch: each command on one screen, with an example."""

import difflib
import inspect
import re
from ast import literal_eval
from typing import Any

from opname_wizard.wrap import wrap

PROGRAM = "opname-wizard"
HELP_OPTION = "--help"
WIDTH = 80
ABOUT = "Een cliënt maakt een opname: mag het, wat nu, en welke maatregel past?"
EXAMPLES = {
    "": "opname-wizard verzoek",
    "verzoek": "opname-wizard verzoek",
    "incident": "opname-wizard incident --antwoorden antwoorden.yaml --uit brieven",
    "maatregel": "opname-wizard maatregel --eenvoudig",
    "brief": "opname-wizard brief sommatie --uit brieven",
    "demo": "opname-wizard demo",
    "flow": "opname-wizard flow lijst",
    "flow lijst": "opname-wizard flow lijst",
    "flow toon": "opname-wizard flow toon verzoek",
    "flow doorloop": "opname-wizard flow doorloop verzoek --flows eigen-map",
    "flow controleer": "opname-wizard flow controleer",
    "flow test": "opname-wizard flow test",
    "flow schema": "opname-wizard flow schema stroom > stroom.schema.json",
}


def write_help(command: Any, ctx: Any) -> str:
    """The help of a command or group, as text."""
    about = inspect.cleandoc(command.help or "")
    params = [param for param in command.get_params(ctx) if not _is_help(param)]
    words = [
        p.metavar if p.required else f"[{p.metavar}]"
        for p in params
        if p.param_type_name == "argument"
    ]
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


def explain_mistake(error: Any) -> tuple[str, str]:
    """What is wrong with a command line, and what to do: two Dutch sentences.

    Args:
        error: what typer raised; its own words are English.
    """
    ctx: Any = getattr(error, "ctx", None)
    message = str(error)
    look = f"Bekijk de uitleg: {ctx.command_path if ctx else PROGRAM} {HELP_OPTION}"
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            params = ctx.command.get_params(ctx) if ctx else []
            known = [name for param in params for name in param.opts]
            return f"De optie '{option}' bestaat niet.", _nearest(option, known, look)
        case "BadOptionUsage":
            no_value = "does not take" in message
            said = "krijgt geen waarde" if no_value else "mist een waarde"
            return f"De optie '{option}' {said}.", look
        case "MissingParameter":
            return f"In deze opdracht ontbreekt {error.param.metavar}.", look
        case _:
            return _wrong_word(ctx, message, look)


def _wrong_word(ctx: Any, message: str, look: str) -> tuple[str, str]:
    """A command that does not exist or is not there, or a word too many."""
    commands = list(getattr(ctx.command, "commands", {})) if ctx else []
    unknown = re.search(r"No such command (.+)\.$", message)
    if unknown:
        word = str(literal_eval(unknown[1]))  # typer gives it as Python writes it
        said = f"De opdracht '{word}' bestaat niet."
        return said, _nearest(word, commands, look)
    extra = re.search(r"extra argument\(?s?\)? \((.*)\)", message)
    if extra:
        return f"'{extra[1]}' hoort niet bij deze opdracht.", look
    if commands:
        return "Er ontbreekt een opdracht.", f"Kies uit {', '.join(commands)}."
    return "Deze opdracht kan zo niet.", look


def _nearest(word: str, known: list[str], otherwise: str) -> str:
    near = [name for name in known if name.startswith(word) and word.strip("-")]
    near = near or difflib.get_close_matches(word, known, 1, 0.6)
    return f"Bedoelt u '{near[0]}'? {otherwise}" if near else otherwise


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
