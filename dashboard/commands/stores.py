"""Commands on the whole store: `build`, `rebuild`, `query`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import polars as pl

from dashboard import queries, settings
from dashboard.commands.german import NOT_ACCEPTABLE, GermanCommand, stop
from dashboard.commands.lists import JSON, STORE
from dashboard.commands.output import present_store, print_csv, print_json, print_table
from dashboard.formats import counted, measures
from dashboard.intake.accepting.building import build
from dashboard.intake.accepting.rebuilding import BuildResult, Progress, rebuild
from dashboard.rounds.entries import entries_of


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """A bar on a terminal, silence elsewhere; what it yields is called with done, total and the name of what was done."""
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty(), show_eta=False) as bar:

        def step(done: int, total: int, _name: str) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield step


@click.command("build", cls=GermanCommand, short_help="Baut die Datenbank aus einem Ordner von Listen auf.")
@click.option(
    "--lists", metavar="ORDNER", type=click.Path(path_type=Path), default=settings.LISTS, help="Ordner; sonst data/lists."
)
@click.option("--master", metavar="DATEI", type=click.Path(path_type=Path), default=settings.MASTER, help="Stammdaten-Mappe.")
@click.option("--round", "round_code", metavar="RUNDE", help="Runde für Listen, die nicht in einem Ordner wie „2026“ liegen.")
@click.option("--without-lists", is_flag=True, help="Nur die Stammdaten: die ersten Listen werden im Dashboard hochgeladen.")
@STORE
def build_command(lists: Path, master: Path, round_code: str | None, store: Path, *, without_lists: bool) -> int:
    """Baut die Datenbank neu auf: Unterordner heißen wie die Steuerungsrunde (2025, 2026), ihre Listen gelten als freigegeben.

    Eine Datenbank, die andere Rückmeldungen enthält, wird nicht überschrieben. Rückgabe: 0 alle Listen aufgenommen,
    1 einzelne ausgelassen, 2 nichts aufgebaut.
    """
    with progress_bar("Listen lesen") as step:
        path = present_store(store).path
        folder, entries = (None, None) if without_lists else (lists, entries_of(lists))
        result = build(path, folder, master, default_round=round_code, progress=step, entries=entries)
    if without_lists:
        click.echo(f"Aufgebaut, nur mit den Stammdaten. Datenbank: {store}")
    else:
        tell(result, store)
    return NOT_ACCEPTABLE if result.left_out else 0


@click.command("rebuild", cls=GermanCommand, short_help="Liest alle gespeicherten Listen neu und baut die Datenbank daraus auf.")
@STORE
def rebuild_command(store: Path) -> int:
    """Liest die in der Datenbank aufbewahrten Mappen neu ein, zum Beispiel nach einer neuen Fassung des Programms."""
    with progress_bar("Listen lesen") as step:
        result = rebuild(present_store(store).path, progress=step)
    tell(result, store)
    return 0


@click.command("query", cls=GermanCommand, short_help="Beantwortet eine Frage aus queries/; ohne Namen werden alle aufgezählt.")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--param", "pairs", metavar="NAME=WERT", multiple=True, help="Angabe zur Abfrage; mehrfach möglich.")
@click.option("--csv", "as_csv", is_flag=True, help="Ausgabe als CSV mit Semikolon, für Excel.")
@JSON
@STORE
def query_command(name: str | None, pairs: tuple[str, ...], as_csv: bool, as_json: bool, store: Path) -> int:
    """Beantwortet eine Frage aus queries/ mit denselben Zahlen wie die Seiten. Ohne NAME werden alle Fragen aufgezählt."""
    if as_csv and as_json:
        stop("Bitte nur eine Form der Ausgabe wählen: --csv oder --json.")
    frame = _catalogue() if name is None else queries.run(present_store(store), name, **_parameters(pairs))
    if as_json:
        print_json(frame.to_dicts())
    elif as_csv:
        print_csv(frame)
    else:
        print_table(frame)
    return 0


def tell(result: BuildResult, store: Path) -> None:
    """Say what a store was built from, and each list that was left out with its reason."""
    for one in result.left_out:
        click.echo(f"Ausgelassen ({one.round_code}): {one.reason}", err=True)
    rows = sum(each.new + each.changed + each.unchanged for each in result.accepted)
    if not result.accepted:
        click.echo(f"Keine Liste wurde aufgenommen; ausgelassen: {len(result.left_out)}.")
        return
    lists = counted(len(result.accepted), "Liste", "Listen")
    click.echo(f"Aufgenommen: {lists} mit {measures(rows)}; ausgelassen: {len(result.left_out)}. Datenbank: {store}")


def _catalogue() -> pl.DataFrame:
    found = [queries.find(name) for name in queries.names()]
    return pl.DataFrame(
        {
            "Abfrage": [query.name for query in found],
            "Angaben": [", ".join(each.name + ("?" if each.is_optional else "") for each in query.parameters) for query in found],
            "Rechenweg": [query.rule.partition(". ")[0].rstrip(".") or None for query in found],
        }
    )


def _parameters(pairs: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            stop(f"„{pair}“ ist keine Angabe der Form NAME=WERT.")
        given[name.strip()] = value
    return given
