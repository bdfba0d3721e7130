"""The command `record`: packs the record of a round for the registry (E-Akte), and tells whether one is still what was filed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.commands.german import GermanCommand
from dashboard.commands.keeping import told
from dashboard.commands.lists import STORE
from dashboard.commands.output import present_store
from dashboard.formats import counted, number
from dashboard.keeping.archive import fresh_file
from dashboard.papers.record import verify_record, write_record
from dashboard.papers.round_facts import RoundFacts
from dashboard.refusals import RefusalError


@click.command("record", cls=GermanCommand, short_help="Packt die Akte einer Runde in eine Datei, oder prüft eine.")
@click.option("--round", "round_code", metavar="RUNDE", help="Festgeschriebene Steuerungsrunde, zum Beispiel 2026.")
@click.option("--out", "target", metavar="DATEI", type=click.Path(path_type=Path), help="Neue Datei (.zip).")
@click.option("--verify", "file", metavar="DATEI", type=click.Path(path_type=Path, readable=False), help="Prüft diese Akte.")
@STORE
def record_command(round_code: str | None, target: Path | None, file: Path | None, store: Path) -> int:
    """Packt für die E-Akte: Mappen im Original, Quittungen, Freigaben, Verbleib, Beschlüsse und Unterlagen der Runde.

    Ein Verzeichnis nennt zu jeder Datei den SHA-256; --verify sagt, welche nicht mehr dieselbe ist (Rückgabe 1), ohne Datenbank.
    """
    if file is not None and round_code is None and target is None:
        return told(verify_record(file))
    if file is not None or round_code is None or target is None:
        raise RefusalError("Entweder --round und --out, oder --verify.")
    if target.exists():
        raise RefusalError(f"{target} gibt es schon; eine Akte überschreibt nichts. Bitte einen anderen Namen wählen.")
    facts = RoundFacts.of(present_store(store), round_code, datetime.now(UTC).date())
    with fresh_file(target) as handle:
        written = write_record(facts, handle)
    megabytes = number(round(target.stat().st_size / 1_000_000, 1))
    click.echo(f"{counted(written.count, 'Datei', 'Dateien')} in {target} ({megabytes} MB).")
    click.echo(f"Prüfwert des Verzeichnisses, bitte zur Akte notieren: {written.sha256}")
    return 0
