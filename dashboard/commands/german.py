"""Click in German: help, and one sentence for every wrong call.

Exit codes: 0 good, 1 readable but not acceptable, 2 cannot be read or wrong use.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from dashboard import settings
from dashboard.disk import is_full, unwritable
from dashboard.journal import note_failure, start_journal
from dashboard.refusals import RefusalError
from dashboard.trail import Event, Kind, commanded

PROGRAM = "./start"

NOT_ACCEPTABLE = 1
WRONG_USE = 2


def account() -> str:
    """The account of the system in which this process runs, as the trail names it."""
    if os.name != "posix":
        return f"Konto {getpass.getuser()}"
    import pwd

    try:
        return f"Konto {pwd.getpwuid(os.getuid()).pw_name}"
    except KeyError:  # as in a container, where the number has no name
        return f"Konto {os.getuid()}"


def stop(sentence: str, code: int = WRONG_USE) -> NoReturn:
    """End the command with one sentence on standard error."""
    click.echo(sentence, err=True)
    raise click.exceptions.Exit(code)


class _GermanHelp(click.Command):
    """Usage, options and the help option in German; what is refused ends the command with its sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RefusalError as error:
            stop(str(error))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Aufruf: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [param.get_help_record(ctx) for param in self.get_params(ctx) if not isinstance(param, click.Argument)]
        with formatter.section("Optionen"):
            formatter.write_dl([record for record in records if record is not None])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Zeigt diese Hilfe."
        return option


class GermanCommand(_GermanHelp):
    """One command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[OPTIONEN]"

    def invoke(self, ctx: click.Context) -> Any:
        """What it publishes stands in the trail, by the account that called it and the function that it names."""
        store: Path = ctx.params.get("store") or settings.STORE
        function = ctx.params.get("by") or ctx.params.get("released_by") or ""
        with commanded(store.absolute(), Event(Kind.COMMAND, f"{PROGRAM} {self.name}", account(), function)):
            return super().invoke(ctx)


class GermanGroup(_GermanHelp, click.Group):
    """The program with its commands, in the order in which they are needed."""

    command_class = GermanCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[OPTIONEN]"
        self.subcommand_metavar = "[BEFEHL] …"

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Befehle"):
            formatter.write_dl([(name, command.get_short_help_str(100)) for name, command in self.commands.items()])


@dataclass(slots=True)
class InUse:
    """What a call works with, so that its log lies there: the store of the innermost command that names one."""

    store: Path = settings.STORE


def remember_store(ctx: click.Context, _param: click.Parameter, value: Path) -> Path:
    """The callback of `--store`."""
    in_use = ctx.find_object(InUse)
    if in_use is not None:
        in_use.store = value
    return value


def run(program: click.Group, arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; whatever goes wrong is told in one German sentence, never as a trace."""
    in_use = InUse()
    try:
        result = program.main(args=arguments, prog_name=PROGRAM, standalone_mode=False, obj=in_use)
    except click.UsageError as error:
        click.echo(f"{_sentence(error)} Hilfe: {_help_call(error)}", err=True)
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Abgebrochen.", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; there is nobody left to tell
        return 0
    except Exception as error:  # the last resort: what nobody foresaw goes to the log, and the user gets a sentence
        click.echo(_told(error, in_use.store), err=True)
        return WRONG_USE
    return result if isinstance(result, int) else 0


def _told(error: Exception, store: Path) -> str:
    if isinstance(error, OSError) and is_full(str(error)):
        if error.filename is None:  # what has no name is standard output
            _write_nowhere()
            return "Der Befehl ist ausgeführt, aber seine Ausgabe ist unvollständig: der Datenträger, auf den sie geht, ist voll."
        return unwritable(f"dem Ordner {Path(error.filename).parent}", error)
    journal = start_journal(store)
    reference = note_failure(error)
    where = (
        f"Einzelheiten stehen in {journal}." if journal else f"Im Ordner {store.parent} ließ sich kein Fehlerprotokoll schreiben."
    )
    return f"Unerwarteter Fehler {reference}. {where}"


def _write_nowhere() -> None:
    """Let go of an output that takes no more: at its end Python would try once again, and complain in English."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _help_call(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx is not None else PROGRAM
    return f"{path} --help"


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            near = f" Gemeint sein könnte {error.possibilities[0]}." if error.possibilities else ""
            return f"Die Option „{error.option_name}“ gibt es nicht.{near}"
        case click.exceptions.NoSuchCommand():
            return f"Den Befehl „{error.command_name}“ gibt es nicht."
        case click.MissingParameter():
            return f"Es fehlt die Angabe {_name(error.param)}."
        case click.BadParameter():
            return f"Die Angabe {_name(error.param)} passt nicht{_type(error.param)}."
        case click.BadOptionUsage():
            return f"Hinter der Option „{error.option_name}“ fehlt ihr Wert, oder sie braucht keinen."
        case _:
            return "Der Aufruf enthält zu viele oder unpassende Angaben."


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return f"„{param.opts[0]}“"
    return f"„{param.human_readable_name}“" if param is not None else ""


def _type(param: click.Parameter | None) -> str:
    if param is not None and isinstance(param.type, click.IntRange | click.types.IntParamType):
        return "; erwartet wird eine ganze Zahl"
    return ""
