"""The command on a list that hands it back with its findings: `correct`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.commands.german import WRONG_USE, GermanCommand, stop
from dashboard.commands.lists import DEPARTMENT, FILE, STORE, exit_code, master_of, read_file
from dashboard.documents.correction import Correction, correction_workbook
from dashboard.documents.errors import DocumentError
from dashboard.durable import unwritable, write_whole


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
    read = read_file(file, department, master_of(master, store))
    try:
        made = correction_workbook(read.content, read.reading)
    except DocumentError as error:
        stop(str(error))
    _write(out, made)
    click.echo(f"{out} wurde geschrieben: {_what(made)}")
    return exit_code(read.reading)


def _refuse_same(file: Path, out: Path) -> None:
    """The original is never overwritten, by whichever path or link it is named."""
    if out.suffix.lower() != ".xlsx":
        stop("Die Zieldatei muss auf .xlsx enden.", WRONG_USE)
    is_same = file.resolve() == out.resolve() or (file.exists() and out.exists() and file.samefile(out))
    if is_same:
        stop("Die Liste selbst wird nie überschrieben; bitte mit --out einen anderen Namen angeben.", WRONG_USE)


def _write(out: Path, made: Correction) -> None:
    try:
        write_whole({out: made.content}, 0o666)
    except OSError as error:
        stop(unwritable(f"dem Ordner {out.absolute().parent}", error), WRONG_USE)


def _what(made: Correction) -> str:
    if made.reason is not None:
        return f"die Prüfhinweise zur Liste. {made.reason}"
    return "Ihre Mappe mit markierten Zellen, Kommentaren und dem Blatt „Prüfhinweise“."
