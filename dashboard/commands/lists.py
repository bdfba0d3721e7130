"""Commands on one list: `check`, `compare`, `accept`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dashboard import settings
from dashboard.commands.german import NOT_ACCEPTABLE, WRONG_USE, GermanCommand, remember_store, stop
from dashboard.commands.output import present_store, print_json
from dashboard.commands.wording import accepted_lines, checked_lines, compared_lines, doubt_lines, unasked_lines
from dashboard.documents.field_values import FieldWords
from dashboard.intake.accepting.acceptance import (
    AcceptanceError,
    DoubtfulTimeError,
    Receipt,
    Release,
    accept,
    check_acceptable,
    now,
    refuse_doubts,
)
from dashboard.intake.answers.answered import read_answered
from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers
from dashboard.intake.findings import unreadable
from dashboard.intake.joining.comparison import Comparison, compare
from dashboard.intake.master.tables import load_master
from dashboard.intake.master.workbook import read_master
from dashboard.intake.model import Issue, ListReading
from dashboard.intake.process.wire import check_json
from dashboard.master import MasterData
from dashboard.refusals import known_department, known_round
from dashboard.store import Store

FILE = click.argument("file", metavar="DATEI", type=click.Path(path_type=Path, readable=False))
DEPARTMENT = click.option(
    "--department", metavar="KÜRZEL", help="Ressort oder Stelle, von der die Liste kommt; sonst aus der Liste erkannt."
)
STORE = click.option(
    "--store",
    metavar="DATEI",
    type=click.Path(path_type=Path, readable=False),
    default=settings.STORE,
    callback=remember_store,
    help="Datenbank; sonst die in data/.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Ausgabe als JSON.")


@click.command("check", cls=GermanCommand, short_help="Liest eine Liste und nennt alle Prüfhinweise; speichert nichts.")
@FILE
@DEPARTMENT
@STORE
@click.option("--master", metavar="DATEI", type=click.Path(path_type=Path), help="Stammdaten-Mappe; sonst die der Datenbank.")
@JSON
def check_command(file: Path, department: str | None, store: Path, master: Path | None, as_json: bool) -> int:
    """Liest eine Liste und nennt alle Prüfhinweise mit Blatt und Zelle; gespeichert wird nichts, eine Datenbank ist nicht nötig.

    Rückgabe: 0 annehmbar, 1 lesbar, aber mit Fehlern, 2 nicht lesbar.
    """
    reading, _ = read_file(file, department, master_of(master, store))
    if as_json:
        print_json(check_json(reading))
    else:
        click.echo("\n".join(checked_lines(reading)))
    return exit_code(reading)


@click.command("compare", cls=GermanCommand, short_help="Zeigt, was eine Liste ändern würde; speichert nichts.")
@FILE
@click.option("--round", "round_code", metavar="RUNDE", help="Steuerungsrunde, für die sie gilt; sonst der neueste Stand.")
@DEPARTMENT
@STORE
@JSON
def compare_command(file: Path, round_code: str | None, department: str | None, store: Path, as_json: bool) -> int:
    """Vergleicht eine Liste mit der Datenbank: neu, geändert (Feld für Feld), unverändert, nicht mehr enthalten.

    Mit --round gilt, was bis zu dieser Runde gesagt war, und es steht dabei, was gegen die Liste zu dieser Runde spricht.
    Es wird nichts gespeichert. Rückgabe: 0 verglichen, 1 lesbar, aber mit Fehlern, 2 nicht lesbar.
    """
    stored = present_store(store)
    master = _stored_master(stored)
    if round_code is not None:
        known_round(round_code, [each.code for each in master.rounds])
    reading, _ = read_file(file, department, master)
    if not reading.is_readable:
        stop(reading.findings[0].message)
    result = compare(stored, reading, round_code=round_code)
    if as_json:
        print_json(result.to_dict())
    else:
        click.echo("\n".join(compared_lines(reading, result, FieldWords.of(master))))
    return exit_code(reading)


@click.command("accept", cls=GermanCommand, short_help="Nimmt eine Liste an, als Arbeitsstand oder freigegeben.")
@FILE
@click.option("--round", "round_code", metavar="RUNDE", required=True, help="Steuerungsrunde, zum Beispiel 2026.")
@click.option("--released-by", metavar="TEXT", help="Funktion, die freigibt; ohne diese Angabe bleibt es ein Arbeitsstand.")
@click.option("--released-on", metavar="TAG", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), help="Tag der Freigabe im Haus.")
@click.option("--reference", metavar="TEXT", help="Aktenzeichen oder Bezug der Freigabe.")
@click.option("--sender", metavar="TEXT", help="Funktion, die die Liste geschickt hat.")
@click.option(
    "--scope",
    type=click.Choice(["whole", "measures"]),
    help="whole: die ganze Liste des Hauses; measures: nur die genannten Maßnahmen. Sonst sagt es die Liste selbst.",
)
@click.option(
    "--confirm-round",
    is_flag=True,
    help="Auch, wenn die Liste älter, schon bekannt oder dem Haus ganz fremd ist oder eine andere Runde nennt.",
)
@click.option("--without-questions", is_flag=True, help="Auch, wenn neue Zeilen gespeicherte Maßnahmen sein können.")
@DEPARTMENT
@STORE
@JSON
def accept_command(file: Path, department: str | None, store: Path, as_json: bool, **options: Any) -> int:
    """Nimmt eine Liste auf, ganz oder gar nicht. Zeilen ohne Kennung gehören zur Maßnahme mit gleichem Titel oder sind neu.

    Gefragt wird hier nichts: Was die Seite „Hochladen“ fragen würde, wird genannt, und was davon zu viel offen lässt, hält an.
    """
    stored = present_store(store)
    reading, content = read_file(file, department, _stored_master(stored))
    if not reading.is_readable:
        stop(reading.findings[0].message)
    receipt = _receipt(options)
    answers = _scope(options["scope"])
    try:
        check_acceptable(reading)
        before = compare(stored, reading, round_code=receipt.round_code, answers=answers)
        if options["confirm_round"]:
            answers = answers.given(*before.time.confirmations)
            before = compare(stored, reading, round_code=receipt.round_code, answers=answers)
        refuse_doubts(before, receipt)
        if not options["without_questions"]:
            _stop_at_doubts(before)
        result = accept(stored, reading, content, receipt=receipt, answers=answers)
    except DoubtfulTimeError as error:
        stop(f"{error} Ist sie trotzdem gemeint: mit --confirm-round bestätigen.", WRONG_USE)
    except AcceptanceError as error:
        stop(str(error), WRONG_USE if reading.is_acceptable else NOT_ACCEPTABLE)
    if as_json:
        print_json(_acceptance_json(result.delivery_id, result.department, result.comparison.to_dict()))
    else:
        click.echo("\n".join([*accepted_lines(reading.file, result, receipt), *unasked_lines(reading, result.comparison)]))
    return 0


def _stop_at_doubts(comparison: Comparison) -> None:
    lines = list(doubt_lines(comparison))
    if lines:
        stop("\n".join(lines))


def _receipt(options: dict[str, Any]) -> Receipt:
    if options["released_by"] is None and (options["released_on"] or options["reference"]):
        stop("--released-on und --reference gehören zu einer Freigabe; bitte auch --released-by angeben.", WRONG_USE)
    day = options["released_on"].date() if options["released_on"] else None
    release = Release(options["released_by"], day, options["reference"]) if options["released_by"] else None
    return Receipt(options["round_code"], now(), release, options["sender"])


def _scope(scope: str | None) -> Answers:
    if scope is None:
        return NONE
    return Answers.of([Answer(AnswerKind.SCOPE, (), {"whole": "whole_list", "measures": "measures"}[scope])])


def _acceptance_json(delivery_id: int, department: str, comparison: dict[str, Any]) -> dict[str, Any]:
    return {"delivery_id": delivery_id, "department": department, **comparison}


def read_file(file: Path, department: str | None, master: MasterData) -> tuple[ListReading, bytes]:
    """A named file as read, and its bytes; one that is not there gives a reading that says so.

    RefusalError at an unknown code.
    """
    code = _department_code(department, master)
    try:
        with file.open("rb") as source:
            content = source.read(settings.MAX_FILE_BYTES + 1)
    except OSError:
        return unreadable(Issue("opening.not_found", {"file": file.name}), file.name, code), b""
    return read_answered(content, file.name, master, department=code), content


def _department_code(given: str | None, master: MasterData) -> str | None:
    if given is None:
        return None
    return known_department(given, [each.code for each in master.departments])


def master_of(workbook: Path | None, store: Path) -> MasterData:
    """The master data of a named workbook, else of the store, else of data/: `check` needs no store."""
    if workbook is None and (stored := present_store(store)).exists:
        return _stored_master(stored)
    return read_master(workbook or settings.MASTER)


def _stored_master(store: Store) -> MasterData:
    return load_master(store)


def exit_code(reading: ListReading) -> int:
    """0 acceptable, 1 readable but with errors, 2 not readable."""
    if not reading.is_readable:
        return WRONG_USE
    return 0 if reading.is_acceptable else NOT_ACCEPTABLE
