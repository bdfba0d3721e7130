"""Commands that write papers of a round: `dossier`, `slides`, `minutes`, `drafts`, `interim`, `table` and `report`."""

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
from dashboard.formats import counted, day
from dashboard.open_data.files import table_workbook
from dashboard.open_data.tables import everybodys
from dashboard.papers.files import (
    all_parts,
    dossier_files,
    dossier_name,
    draft_file,
    group_minutes_files,
    interim_files,
    minutes_files,
    slides_file,
    table_files,
    table_name,
)
from dashboard.papers.report_files import files_to_write
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.refusals import RefusalError, known_action_field, known_department

ROUND = click.option("--round", "round_code", metavar="RUNDE", required=True, help="Steuerungsrunde, zum Beispiel 2026.")
OUT = click.option("--out", metavar="ORDNER", type=click.Path(path_type=Path), required=True, help="Wohin; wird angelegt.")


@click.command("dossier", cls=GermanCommand, short_help="Schreibt Sitzungsmappen für die Runde, als PDF und Word.")
@ROUND
@click.option("--department", "departments", metavar="KÜRZEL", multiple=True, help="Haus; mehrere stehen in einer Mappe.")
@click.option("--field", "fields", metavar="ZAHL", type=int, multiple=True, help="Handlungsfeld, das mit in die Mappe kommt.")
@click.option("--preset", metavar="NAME", help="Mappe, die in den Stammdaten vorbereitet ist.")
@click.option("--all", "is_all", is_flag=True, help="Je eine Mappe für jedes Haus, die vorbereiteten und die für den Vorsitz.")
@OUT
@STORE
def dossier_command(
    round_code: str,
    departments: tuple[str, ...],
    fields: tuple[int, ...],
    preset: str | None,
    is_all: bool,
    out: Path,
    store: Path,
) -> int:
    """Schreibt die Sitzungsmappe der genannten Häuser und Handlungsfelder; ohne Angabe die für den Vorsitz, über alles.

    Jede als PDF (barrierefrei, mit den Zahlen darin) und als Word-Dokument zum Weiterschreiben.
    """
    if is_all + bool(preset) + bool(departments or fields) > 1:
        raise RefusalError("Entweder --all, oder --preset, oder einzelne Häuser und Handlungsfelder.")
    facts = _facts(store, round_code)
    one = _prepared(facts, preset) if preset else _part(facts, departments, fields)
    parts = all_parts(facts) if is_all else [one]
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
@click.option(
    "--meeting",
    metavar="TAG",
    type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
    help="Statt der Runde: die Sitzung der Arbeitsgruppe an diesem Tag, die diese Runde vorbereitet.",
)
@OUT
@STORE
def minutes_command(round_code: str, is_passed_on: bool, meeting: datetime | None, out: Path, store: Path) -> int:
    """Schreibt die Tagesordnung der Runde; ist vermerkt, dass sie getagt hat, die Niederschrift mit ihren Beschlüssen."""
    facts = _facts(store, round_code)
    if meeting is not None:
        return _write(out, group_minutes_files(facts, meeting.date(), is_passed_on=is_passed_on))
    return _write(out, minutes_files(facts, is_passed_on=is_passed_on))


@click.command("drafts", cls=GermanCommand, short_help="Schreibt Vorlagen zu erbetenen Entscheidungen, als Word.")
@ROUND
@click.option("--measure", "measures", metavar="KENNUNG", multiple=True, help="Nur zu dieser Maßnahme; auch mehrmals.")
@click.option("--name", "names", metavar="VORLAGE", multiple=True, help="Nur diese Vorlage, zum Beispiel Beschlussvorlage.")
@OUT
@STORE
def drafts_command(round_code: str, measures: tuple[str, ...], names: tuple[str, ...], out: Path, store: Path) -> int:
    """Schreibt jede Vorlage der Stammdaten zu jeder Entscheidung, um die die Runde gebeten ist, als Word-Dokument."""
    facts = _facts(store, round_code)
    asked = measures or tuple(facts.requests["measure_id"])
    if not asked:
        raise RefusalError(f"In der Runde {round_code} ist keine Entscheidung erbeten; es gibt keine Vorlage zu schreiben.")
    return _write(out, [draft_file(facts, name, measure_id) for measure_id in asked for name in names or facts.drafts])


@click.command("interim", cls=GermanCommand, short_help="Schreibt den Zwischenstand der Runde, als PDF und Word.")
@ROUND
@OUT
@STORE
def interim_command(round_code: str, out: Path, store: Path) -> int:
    """Schreibt den Zwischenstand: vier Seiten aus den Zahlen der Runde und ihrer Niederschrift."""
    return _write(out, interim_files(_facts(store, round_code)))


@click.command("table", cls=GermanCommand, short_help="Schreibt Maßnahmen als Tabelle für eine parlamentarische Anfrage.")
@ROUND
@click.option("--department", "departments", metavar="KÜRZEL", multiple=True, help="Haus; sonst alle.")
@click.option("--field", "fields", metavar="ZAHL", type=int, multiple=True, help="Handlungsfeld, das dazukommt.")
@OUT
@STORE
def table_command(round_code: str, departments: tuple[str, ...], fields: tuple[int, ...], out: Path, store: Path) -> int:
    """Schreibt die öffentlichen Angaben der Maßnahmen dieser Häuser und Handlungsfelder als PDF, Word und Excel."""
    with everybodys(present_store(store).path) as seen:
        facts = RoundFacts.of(seen, round_code, datetime.now(UTC).date())
        part = _part(facts, departments, fields)
        files = dict(table_files(facts, part))
        files[f"{table_name(round_code, part)}.xlsx"] = table_workbook(facts, part)
    return _write(out, files)


@click.command(
    "report", cls=GermanCommand, short_help="Schreibt den Umsetzungsbericht der Runde, als PDF, Word, Webseite und CSV."
)
@ROUND
@OUT
@STORE
def report_command(round_code: str, out: Path, store: Path) -> int:
    """Schreibt den Umsetzungsbericht der Runde: ist er veröffentlicht, Byte für Byte so, wie er es wurde, sonst als Entwurf."""
    released, files = files_to_write(present_store(store), round_code, datetime.now(UTC).date())
    if released is None:
        click.echo("Der Bericht ist ein Entwurf: Veröffentlicht wird er auf der Seite „Bericht“.")
    elif released.redacted_on:
        click.echo(f"Der Bericht Nr. {released.report_id} ist seit dem {day(released.redacted_on)} in Teilen geschwärzt.")
    return _write(out, files)


def _facts(store: Path, round_code: str) -> RoundFacts:
    return RoundFacts.of(present_store(store), round_code, datetime.now(UTC).date())


def _prepared(facts: RoundFacts, name: str) -> Part:
    known = {part.name: part for part in facts.presets}
    if name not in known:
        raise RefusalError(f"Eine Mappe „{name}“ gibt es in den Stammdaten nicht; bekannt sind: {', '.join(known) or 'keine'}.")
    return known[name]


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
