"""The command line: typer knows the commands and options, and speaks Dutch here."""

# typer reads the annotations when it starts, so these imports are no typing matter.
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from opname_wizard import __version__
from opname_wizard.cli_dutch import DutchCommand, DutchGroup
from opname_wizard.command.options import Options
from opname_wizard.errors import Exit, UserError
from opname_wizard.guard import guarded
from opname_wizard.help_text import (
    ABOUT,
    EXAMPLES,
    HELP_OPTION,
    explain_mistake,
)

Answers = Annotated[
    str | None,
    typer.Option("--antwoorden", metavar="BESTAND", help="Antwoorden (YAML of JSON)."),
]
Json = Annotated[bool, typer.Option("--json", help="Geef het advies als JSON.")]
JsonList = Annotated[bool, typer.Option("--json", help="Geef dit als JSON.")]
Out = Annotated[
    Path | None,
    typer.Option("--uit", metavar="MAP", help="Map voor brieven en het advies."),
]
Plain = Annotated[
    bool, typer.Option("--eenvoudig", help="Gewone regels, zonder kleur en pijltjes.")
]
Rules = Annotated[
    str | None, typer.Option("--regels", metavar="NAAM", help="Welke regelset.")
]
Now = Annotated[
    str | None, typer.Option("--nu", metavar="TIJD", help="Reken alsof het dan is.")
]
Flows = Annotated[
    Path | None, typer.Option("--flows", metavar="MAP", help="Eigen map met stromen.")
]
LetterFolder = Annotated[
    Path | None, typer.Option("--brieven", metavar="MAP", help="Eigen map met brieven.")
]


SETTINGS = {"help_option_names": [HELP_OPTION]}
command = partial(typer.Typer.command, cls=DutchCommand, context_settings=SETTINGS)
app = typer.Typer(
    cls=DutchGroup,
    context_settings=SETTINGS,
    add_completion=False,
    suggest_commands=False,
    pretty_exceptions_enable=False,
    help=ABOUT,
    epilog=EXAMPLES[""],
)
flow = typer.Typer(
    cls=DutchGroup,
    context_settings=SETTINGS,
    add_completion=False,
    suggest_commands=False,
    help="Voor wie de regels onderhoudt.",
    epilog=EXAMPLES["flow"],
)
app.add_typer(flow, name="flow")


class _Chosen(Exception):  # noqa: N818  carries the command past typer
    """What was asked for, to be run outside typer: it has its own idea of errors."""

    def __init__(self, run: Callable[..., int], *args: Any, **kwargs: Any) -> None:
        super().__init__()
        self.run = partial(run, *args, **kwargs)


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="De versie.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Bij een fout alles.")] = False,  # noqa: ARG001  read from the line before typer runs
) -> None:
    """Toon de versie, een startmenu of deze uitleg."""
    if version:
        sys.stdout.write(__version__ + "\n")
    elif ctx.invoked_subcommand is None:
        from opname_wizard.command.menu import run as run_menu

        raise _Chosen(run_menu, ctx.get_help())


def _converse(name: str, *options: Any) -> NoReturn:
    from opname_wizard.command.converse import run as run_conversation

    raise _Chosen(run_conversation, name, Options(*options))


def _conversation(name: str, text: str) -> None:
    def converse(
        answers: Answers = None,
        json: Json = False,
        out: Out = None,
        plain: Plain = False,
        rules: Rules = None,
        now: Now = None,
        flows: Flows = None,
        letters: LetterFolder = None,
    ) -> None:
        _converse(name, answers, json, out, plain, rules, now, flows, letters)

    command(app, name, help=text, epilog=EXAMPLES[name])(converse)


_conversation("verzoek", "Mag ik worden opgenomen of gefilmd?")
_conversation("incident", "Een opname is gedeeld: eerste hulp, maatregel, brieven.")
_conversation("maatregel", "Welke maatregel past?")


@command(app, "brief", epilog=EXAMPLES["brief"])
def brief(
    letter: Annotated[str | None, typer.Argument(metavar="BRIEF")] = None,
    listing: Annotated[
        bool, typer.Option("--lijst", help="Toon welke brieven er zijn.")
    ] = False,
    internal: Annotated[
        bool, typer.Option("--toelichting", help="Het interne exemplaar met voetnoten.")
    ] = False,
    journey: Annotated[
        str, typer.Option("--reis", metavar="REIS", help="Bij welke reis hij hoort.")
    ] = "incident",
    answers: Answers = None,
    json: JsonList = False,
    out: Out = None,
    plain: Plain = False,
    rules: Rules = None,
    now: Now = None,
    flows: Flows = None,
    letters: LetterFolder = None,
) -> None:
    """Maak een conceptbrief."""
    from opname_wizard.command.brief import Wanted
    from opname_wizard.command.brief import run as run_brief

    options = Options(answers, json, out, plain, rules, now, flows, letters)
    wanted = Wanted(letter, listing=listing, internal=internal, journey=journey)
    raise _Chosen(run_brief, wanted, options)


@command(app, "demo", epilog=EXAMPLES["demo"])
def demo(
    case: Annotated[str | None, typer.Argument(metavar="CASUS")] = None,
    out: Out = None,
    rules: Rules = None,
    flows: Flows = None,
    letters: LetterFolder = None,
) -> None:
    """Speel een casus af, van de eerste vraag tot de brieven."""
    from opname_wizard.command.demo import run as run_demo

    options = Options(out=out, rules=rules, flows=flows, letters=letters)
    raise _Chosen(run_demo, case, options)


@command(flow, "lijst", epilog=EXAMPLES["flow lijst"])
def flow_list(rules: Rules = None, flows: Flows = None, json: JsonList = False) -> None:
    """Welke stromen en reizen er zijn."""
    from opname_wizard.command.flows import show_list

    raise _Chosen(show_list, Options(rules=rules, flows=flows, json=json))


@command(flow, "toon", epilog=EXAMPLES["flow toon"])
def flow_show(
    name: Annotated[str, typer.Argument(metavar="STROOM")],
    rules: Rules = None,
    flows: Flows = None,
    json: JsonList = False,
) -> None:
    """Toon een stroom zoals het programma hem ziet."""
    from opname_wizard.command.flows import show

    raise _Chosen(show, name, Options(rules=rules, flows=flows, json=json))


@command(flow, "doorloop", epilog=EXAMPLES["flow doorloop"])
def flow_walk(
    name: Annotated[str, typer.Argument(metavar="REIS")],
    answers: Answers = None,
    json: Json = False,
    out: Out = None,
    plain: Plain = False,
    rules: Rules = None,
    now: Now = None,
    flows: Flows = None,
    letters: LetterFolder = None,
) -> None:
    """Beantwoord de vragen van een reis of stroom, zoals een gebruiker."""
    _converse(name, answers, json, out, plain, rules, now, flows, letters)


@command(flow, "controleer", epilog=EXAMPLES["flow controleer"])
def flow_check(
    rules: Rules = None,
    flows: Flows = None,
    letters: LetterFolder = None,
    overlap: Annotated[
        bool, typer.Option("--overlap", help="Toon ook de overlap in first-tabellen.")
    ] = False,
    steps: Annotated[
        str | None, typer.Option("--stappen", metavar="AANTAL", help="Budget per reis.")
    ] = None,
) -> None:
    """Lees, controleer en bewijs de regels."""
    from opname_wizard.command.check import run as run_check

    options = Options(rules=rules, flows=flows, letters=letters)
    raise _Chosen(run_check, options, overlap=overlap, budget=steps)


@command(flow, "test", epilog=EXAMPLES["flow test"])
def flow_test(
    case: Annotated[str | None, typer.Argument(metavar="CASUS")] = None,
    rules: Rules = None,
    flows: Flows = None,
    letters: LetterFolder = None,
) -> None:
    """Speel de casussen en tel wat geen casus raakt."""
    from opname_wizard.command.cases import run as run_cases

    raise _Chosen(run_cases, case, Options(rules=rules, flows=flows, letters=letters))


@command(flow, "schema", epilog=EXAMPLES["flow schema"])
def flow_schema(
    kind: Annotated[str, typer.Argument(metavar="SOORT")] = "stroom",
) -> None:
    """Schema voor een editor: stroom, regelset, bronnen of casus."""
    from opname_wizard.command.flows import show_schema

    raise _Chosen(show_schema, kind)


def run(arguments: list[str]) -> int:
    """Run a command line; returns the exit code."""
    debug = "--debug" in arguments
    rest = [word for word in arguments if word != "--debug"]
    return guarded(partial(_run, rest), debug=debug)


def _run(arguments: list[str]) -> int:
    try:
        program: Callable[..., object] = app
        program(arguments, prog_name="opname-wizard", standalone_mode=False)
    except _Chosen as chosen:
        action = chosen.run
    except typer.TyperException as error:
        raise UserError(*explain_mistake(error)) from None
    else:
        return Exit.DONE
    return action()
