"""The program: `python -m dashboard` (`./start` to its users) serves the pages; its commands read, compare and take in lists."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from socket import socket as Socket  # noqa: N812 - `socket` is the option

import click

from dashboard import settings
from dashboard.access.mapping import is_wanted
from dashboard.commands.deliveries import deliveries_command, release_command, take_back_command, upgrade_command
from dashboard.commands.german import PROGRAM, GermanGroup, account, stop
from dashboard.commands.keeping import backup_command, prune_command, restore_command, verify_command
from dashboard.commands.lists import STORE, accept_command, check_command, compare_command
from dashboard.commands.logins import login_lines
from dashboard.commands.master import master_command
from dashboard.commands.open_data import open_data_command
from dashboard.commands.output import present_store
from dashboard.commands.papers import (
    dossier_command,
    drafts_command,
    interim_command,
    minutes_command,
    report_command,
    slides_command,
    table_command,
)
from dashboard.commands.record import record_command
from dashboard.commands.rounds import changes_command, decisions_command, freeze_command, ledger_command, rounds_command
from dashboard.commands.stores import build_command, progress_bar, query_command, rebuild_command, tell
from dashboard.commands.trail import trail_command
from dashboard.commands.workbooks import calendar_command, correct_command, round_sheet_command
from dashboard.intake.accepting.building import build
from dashboard.intake.desk import Desk
from dashboard.journal import start_journal
from dashboard.keeping.starting import at_start
from dashboard.listening import open_socket, open_unix_socket, place_of, port_of, require_address
from dashboard.refusals import RefusalError
from dashboard.rounds.entries import entries_of
from dashboard.start_key import WORD, opening_page, start_key
from dashboard.store import Store
from dashboard.trail import Chain, Event, Kind, commanded, trail_of


@click.group(cls=GermanGroup, invoke_without_command=True)
@click.option("--port", metavar="ZAHL", type=int, help=f"Port; sonst der erste freie ab {settings.PORT}.")
@click.option("--no-browser", is_flag=True, help="Öffnet keinen Browser.")
@click.option(
    "--host",
    metavar="ADRESSE",
    default=os.environ.get("DASHBOARD_HOST") or settings.HOST,
    help="Sonst dieser Rechner selbst; eine andere nur mit Anmeldung und DASHBOARD_PROXY.",
)
@click.option(
    "--socket",
    "socket_path",
    metavar="PFAD",
    type=click.Path(path_type=Path, readable=False),
    default=os.environ.get("DASHBOARD_SOCKET") or None,
    help="Unix-Socket statt Adresse und Port, für einen Proxy; nur mit Anmeldung.",
)
@STORE
@click.pass_context
def cli(ctx: click.Context, port: int | None, no_browser: bool, host: str, socket_path: Path | None, store: Path) -> None:
    """Steuerungs-Dashboard: liest die Maßnahmenlisten der Häuser und zeigt den Umsetzungsstand.

    Ohne BEFEHL werden die Seiten auf diesem Rechner angezeigt; fehlt die Datenbank, wird sie vorher aus data/ aufgebaut.
    """
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {name: {"store": store} for name in cli.commands}  # --store may stand before the command too
    else:
        is_named = ctx.get_parameter_source("store") is click.core.ParameterSource.COMMANDLINE or settings.IS_STORE_NAMED
        _refuse_missing(Store(store), is_named=is_named)
        has_login = is_wanted(settings.ACCESS)
        if socket_path is None:
            listener = open_socket(require_address(host, has_login=has_login), port)
        else:
            listener = open_unix_socket(socket_path.absolute(), has_login=has_login)
        _serve(listener, store, opens_browser=not no_browser)


def _serve(listener: Socket, store: Path, *, opens_browser: bool) -> None:
    # Streamlit takes a second to load, which the other commands need not wait for.
    from dashboard.server import serve

    settings.use_store(store)
    _build_first(store)
    for sentence in at_start(Store(store), datetime.now(UTC).replace(tzinfo=None)):
        click.echo(sentence, err=True)
    if start_journal(store) is None:
        click.echo(
            f"Im Ordner {store.absolute().parent} lässt sich kein Fehlerprotokoll schreiben; Einzelheiten zu Fehlern fehlen.",
            err=True,
        )
    has_login = is_wanted(settings.ACCESS)
    url = settings.ADDRESS or f"http://localhost:{port_of(listener)}"
    url = url if has_login else f"{url}/?{WORD}={start_key(store)}"
    logins = login_lines(store)

    def ready() -> None:
        for line in logins:
            click.echo(line)
        click.echo(f"Das Dashboard läuft auf {url} – {place_of(listener)}. Beenden mit Strg+C.")
        if opens_browser and _has_display():
            _open_browser(url, None if has_login else store)

    _clear_desk()
    with suppress(KeyboardInterrupt):
        serve(listener, ready)
    click.echo("Beendet.")
    # Nothing is left to do, and what a regular end would print are English notes of DuckDB's binding on its own objects.
    sys.stdout.flush()
    os._exit(0)


def _open_browser(url: str, store: Path | None) -> None:
    """Open an address; where it has the key of a store, by a file: what a program is started with all accounts can read."""
    try:
        webbrowser.open(url if store is None else opening_page(store, url))
    except OSError as error:
        click.echo(f"Der Browser ließ sich nicht öffnen ({error}); bitte die Adresse dort eingeben.", err=True)


def _refuse_missing(store: Store, *, is_named: bool) -> None:
    """Sample data are built under the usual name only, and never where real data have lain."""
    store.refuse_lost()
    if is_named and not store.exists:
        path = store.path
        stop(f"Unter {path} gibt es keine Datenbank. Anlegen: ./start build --lists ORDNER --store {path}")


def _build_first(store: Path) -> None:
    """Build what is missing: on the first start there is no store yet; one of an older version is brought to this one."""
    with commanded(store.absolute(), Event(Kind.COMMAND, PROGRAM, account())):
        if present_store(store).exists:
            return
        click.echo("Die Datenbank wird zum ersten Mal aufgebaut …", err=True)
        with progress_bar("Listen lesen") as step:
            entries = entries_of(settings.LISTS)
            tell(build(store, settings.LISTS, settings.MASTER, progress=step, entries=entries), store)


def _clear_desk() -> None:
    """With a start go the drafts and the months of the trail whose term is over; what cannot be written stops no start."""
    for clear in (Desk().clear, partial(Chain(trail_of(settings.STORE)).drop_old, datetime.now(UTC))):
        try:
            clear()
        except RefusalError as error:
            click.echo(str(error), err=True)


def _has_display() -> bool:
    return (
        os.name == "nt" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or os.uname().sysname == "Darwin"
    )


_COMMANDS = (
    check_command,
    correct_command,
    compare_command,
    accept_command,
    round_sheet_command,
    calendar_command,
    deliveries_command,
    release_command,
    take_back_command,
    rounds_command,
    freeze_command,
    ledger_command,
    changes_command,
    decisions_command,
    dossier_command,
    minutes_command,
    slides_command,
    drafts_command,
    interim_command,
    table_command,
    open_data_command,
    record_command,
    report_command,
    master_command,
    build_command,
    rebuild_command,
    upgrade_command,
    backup_command,
    restore_command,
    verify_command,
    prune_command,
    query_command,
    trail_command,
)
for _command in _COMMANDS:
    cli.add_command(_command)
