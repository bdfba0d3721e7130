"""Commands that write files for the bodies: `round-sheet`, `calendar`, and `correct`, which hands back a list with findings."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from dashboard import queries
from dashboard.commands.german import WRONG_USE, GermanCommand, stop
from dashboard.commands.lists import DEPARTMENT, FILE, STORE, exit_code, master_of, read_file
from dashboard.commands.output import present_store
from dashboard.disk import unwritable, write_whole
from dashboard.documents.calendar_file import calendar_file
from dashboard.documents.correction import Correction, correction_workbook
from dashboard.documents.outgoing import papers_of
from dashboard.documents.round_sheet import TEMPLATE_FILE, blank_template
from dashboard.formats import counted
from dashboard.refusals import known_department
from dashboard.store import Store


@click.command("round-sheet", cls=GermanCommand, short_help="Schreibt Rückmeldelisten der Häuser und Anschreiben.")
@click.argument("departments", metavar="[KÜRZEL …]", nargs=-1)
@click.option("--round", "round_code", metavar="RUNDE", help="Steuerungsrunde; sonst die neueste der Stammdaten.")
@click.option("--out", metavar="ORDNER", type=click.Path(path_type=Path), required=True, help="Wohin; wird angelegt.")
@click.option("--blank", is_flag=True, help="Dazu die leere Vorlage.")
@STORE
def round_sheet_command(departments: tuple[str, ...], round_code: str | None, out: Path, store: Path, *, blank: bool) -> int:
    """Schreibt je Haus Rückmeldeliste und Anschreiben zur Runde; ohne KÜRZEL für alle. Vorhandene Dateien werden ersetzt."""
    stored = present_store(store)
    code = round_code or _newest_round(stored)
    bodies = _bodies(stored, departments, code)
    sheets = {name: content for each in bodies for name, content in papers_of(stored, each, code).items()}
    if blank:
        sheets[TEMPLATE_FILE] = blank_template(stored)
    write_files(out, sheets)
    click.echo(f"{counted(len(sheets), 'Datei', 'Dateien')} in {out} geschrieben: {', '.join(sheets)}")
    return 0


def _newest_round(store: Store) -> str:
    found = queries.run(store, "master/steering_round")
    if found.is_empty():
        stop("In den Stammdaten steht keine Steuerungsrunde.")
    return str(found["code"][-1])


def _bodies(store: Store, wanted: tuple[str, ...], round_code: str) -> list[str]:
    """The bodies that were named, in any spelling of their code, or all that are there on the reference date of the round."""
    if not wanted:
        return list(map(str, queries.run(store, "round_sheet/bodies", round=round_code)["code"]))
    known = queries.run(store, "master/department")["code"]
    return [known_department(each, known) for each in wanted]


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder, which is made; all of them whole or none. Ends the program where that fails."""
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole({folder / name: content for name, content in files.items()}, 0o666)
    except OSError as error:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        stop(unwritable(f"dem Ordner {folder.absolute()}", error), WRONG_USE)


@click.command("calendar", cls=GermanCommand, short_help="Schreibt Fristen und Sitzungen als Kalenderdatei.")
@click.option("--out", metavar="DATEI", type=click.Path(path_type=Path), required=True, help="Zieldatei (.ics).")
@click.option("--department", metavar="KÜRZEL", help="Haus, dessen verlängerte Fristen gelten; sonst die Fristen der Runden.")
@STORE
def calendar_command(out: Path, department: str | None, store: Path) -> int:
    """Schreibt alle Tage ab heute, die in einen Kalender gehören: Fristen, auch die offener Beschlüsse, Stichtage, Sitzungen und
    fällige Berichte.
    """
    content = calendar_file(present_store(store), department)
    try:
        write_whole({out: content}, 0o666)
    except OSError as error:
        stop(unwritable(f"dem Ordner {out.absolute().parent}", error), WRONG_USE)
    click.echo(f"{out} wurde geschrieben.")
    return 0


@click.command("correct", cls=GermanCommand, short_help="Schreibt die Liste mit allen Prüfhinweisen an ihren Zellen.")
@FILE
@click.option("--out", metavar="DATEI", type=click.Path(path_type=Path), required=True, help="Wohin; nie die Liste selbst.")
@DEPARTMENT
@STORE
@click.option("--master", metavar="DATEI", type=click.Path(path_type=Path), help="Stammdaten-Mappe; sonst die der Datenbank.")
def correct_command(file: Path, out: Path, department: str | None, store: Path, master: Path | None) -> int:
    """Schreibt die Mappe der Liste neu, mit markierten Zellen, Kommentaren und einem Blatt „Prüfhinweise“ mit allen Hinweisen.

    Die Liste selbst bleibt, wie sie ist. Rückgabe: 0 geschrieben, 1 geschrieben, die Liste hat Fehler, 2 nicht lesbar.
    """
    _refuse_same(file, out)
    reading, content = read_file(file, department, master_of(master, store))
    correction = correction_workbook(content, reading)
    _write_correction(out, correction)
    click.echo(f"{out} wurde geschrieben: {_what(correction)}")
    return exit_code(reading)


def _refuse_same(file: Path, out: Path) -> None:
    """The original is never overwritten, by whichever path or link it is named."""
    if out.suffix.lower() != ".xlsx":
        stop("Die Zieldatei muss auf .xlsx enden.", WRONG_USE)
    is_same = file.resolve() == out.resolve() or (file.exists() and out.exists() and file.samefile(out))
    if is_same:
        stop("Die Liste selbst wird nie überschrieben; bitte mit --out einen anderen Namen angeben.", WRONG_USE)


def _write_correction(out: Path, correction: Correction) -> None:
    try:
        write_whole({out: correction.content}, 0o666)
    except OSError as error:
        stop(unwritable(f"dem Ordner {out.absolute().parent}", error), WRONG_USE)


def _what(correction: Correction) -> str:
    if correction.reason is not None:
        return f"die Prüfhinweise zur Liste. {correction.reason}"
    return "Ihre Mappe mit markierten Zellen, Kommentaren und dem Blatt „Prüfhinweise“."
