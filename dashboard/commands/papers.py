"""Commands that write papers of a round: `dossier`, `slides` and `minutes`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.commands.german import GermanCommand
from dashboard.commands.lists import STORE
from dashboard.commands.output import present_store
from dashboard.commands.stores import progress_bar
from dashboard.commands.workbooks import write_files
from dashboard.formats import counted
from dashboard.papers.files import all_parts, dossier_files, dossier_name, minutes_files, slides_file
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.refusals import RefusalError, known_action_field, known_department

ROUND = click.option("--round", "round_code", metavar="RUNDE", required=True, help="Steuerungsrunde, zum Beispiel 2026.")
OUT = click.option("--out", metavar="ORDNER", type=click.Path(path_type=Path), required=True, help="Wohin; wird angelegt.")


@click.command("dossier", cls=GermanCommand, short_help="Schreibt Sitzungsmappen für die Runde, als PDF und Word.")
@ROUND
@click.option("--department", "departments", metavar="KÜRZEL", multiple=True, help="Haus; mehrere stehen in einer Mappe.")
@click.option("--field", "fields", metavar="ZAHL", type=int, multiple=True, help="Handlungsfeld, das mit in die Mappe kommt.")
@click.option("--all", "is_all", is_flag=True, help="Je eine Mappe für jedes Haus, und die für den Vorsitz.")
@OUT
@STORE
def dossier_command(
    round_code: str, departments: tuple[str, ...], fields: tuple[int, ...], is_all: bool, out: Path, store: Path
) -> int:
    """Schreibt die Sitzungsmappe der genannten Häuser und Handlungsfelder; ohne Angabe die für den Vorsitz, über alles.

    Jede als PDF (barrierefrei, mit den Zahlen darin) und als Word-Dokument zum Weiterschreiben.
    """
    if is_all and (departments or fields):
        raise RefusalError("Entweder --all, oder einzelne Häuser und Handlungsfelder.")
    facts = _facts(store, round_code)
    parts = all_parts(facts) if is_all else [_part(facts, departments, fields)]
    files: dict[str, bytes] = {}
    with progress_bar("Mappen schreiben") as step:
        for at, part in enumerate(parts, 1):
            files |= dossier_files(facts, part)
            step(at, len(parts), dossier_name(round_code, part))
    return _write(out, files)


@click.command("slides", cls=GermanCommand, short_help="Schreibt die Präsentation für die Sitzung, als PowerPoint-Datei.")
@ROUND
@OUT
@STORE
def slides_command(round_code: str, out: Path, store: Path) -> int:
    """Schreibt die Präsentation für die Sitzung der Runde: Tabellen und Diagramme zum Bearbeiten, Quellen in den Notizen."""
    return _write(out, [slides_file(_facts(store, round_code))])


@click.command("minutes", cls=GermanCommand, short_help="Schreibt Tagesordnung oder Niederschrift der Runde, als PDF und Word.")
@ROUND
@click.option(
    "--to-pass-on", "is_passed_on", is_flag=True, help="Fassung zur Weitergabe: ohne Haltung der Häuser und Aktenzeichen."
)
@OUT
@STORE
def minutes_command(round_code: str, is_passed_on: bool, out: Path, store: Path) -> int:
    """Schreibt die Tagesordnung der Runde; ist vermerkt, dass sie getagt hat, die Niederschrift mit ihren Beschlüssen."""
    return _write(out, minutes_files(_facts(store, round_code), is_passed_on=is_passed_on))


def _facts(store: Path, round_code: str) -> RoundFacts:
    return RoundFacts.of(present_store(store), round_code, datetime.now(UTC).date())


def _part(facts: RoundFacts, departments: tuple[str, ...], fields: tuple[int, ...]) -> Part:
    numbers = [int(code) for code in facts.names.get("field", {})]
    return Part(
        tuple(known_department(code, list(facts.board)) for code in departments),
        tuple(str(known_action_field(number, numbers)) for number in fields),
    )


def _write(out: Path, files: Iterable[tuple[str, bytes]] | dict[str, bytes]) -> int:
    named = dict(files)
    write_files(out, named)
    click.echo(f"{counted(len(named), 'Datei', 'Dateien')} in {out} geschrieben: {', '.join(named)}")
    return 0
