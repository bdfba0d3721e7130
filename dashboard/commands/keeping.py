"""Commands that keep a store: `backup`, `restore`, `verify`, `prune`."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.commands.german import NOT_ACCEPTABLE, PROGRAM, GermanCommand
from dashboard.commands.lists import STORE
from dashboard.commands.output import present_store
from dashboard.commands.stores import progress_bar
from dashboard.formats import joined, number, plain
from dashboard.intake.accepting.restoring import restore
from dashboard.keeping import archive
from dashboard.keeping.archive import Manifest
from dashboard.keeping.backup import back_up
from dashboard.keeping.belongings import BELONGINGS
from dashboard.keeping.bringing_back import bring_back, finish
from dashboard.keeping.terms import clear, due
from dashboard.keeping.verifying import Looked, verify, verify_backup
from dashboard.store import Store


@click.command("backup", cls=GermanCommand, short_help="Sichert Datenbank, Entwürfe und Protokoll in eine Datei.")
@click.option("--out", "target", metavar="DATEI", required=True, type=click.Path(path_type=Path), help="Neue Datei (.zip).")
@STORE
def backup_command(target: Path, store: Path) -> int:
    """Sichert den geltenden Stand mit allem, was zu ihm gehört, auch während das Dashboard läuft. „restore“ holt ihn zurück."""
    manifest = back_up(present_store(store), target)
    megabytes = number(round(target.stat().st_size / 1_000_000, 1))
    click.echo(f"Gesichert: {_held(manifest)} in {target} ({megabytes} MB).")
    if manifest.not_in_it:
        click.echo(f"Nicht enthalten, bitte getrennt und verschlossen aufbewahren: {joined(manifest.not_in_it)}.")
    return 0


@click.command("restore", cls=GermanCommand, short_help="Holt eine Sicherung oder einen aufbewahrten Stand zurück.")
@click.argument("file", metavar="[DATEI]", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--replace", "replaces", is_flag=True, help="Auch, wenn schon eine Datenbank da ist; ihr Stand bleibt daneben.")
@click.option("--with-redacted", is_flag=True, help="Auch, wenn darin noch steht, was seither geschwärzt wurde.")
@STORE
def restore_command(file: Path | None, store: Path, *, replaces: bool, with_redacted: bool) -> int:
    """Macht eine Sicherung oder einen aufbewahrten Stand wieder gültig, auch während das Dashboard läuft.

    Ohne DATEI der neueste heile Stand, der neben der Datenbank liegt. Was bis dahin galt, bleibt daneben liegen und lässt sich
    genauso zurückholen. Aus einer Sicherung von „backup“ kommen auch Entwürfe und Protokoll; was schon daliegt, bleibt.
    """
    stored = Store(store)
    finish(stored)
    before = stored.path.resolve().name if stored.exists else None
    if file is not None and archive.is_backup(file):
        taken = _held(bring_back(stored, file, replaces=replaces, with_redacted=with_redacted))
    else:
        taken = str(restore(stored, file, with_redacted=with_redacted))
    click.echo(f"Zurückgeholt: {taken} gilt wieder, als neuer Stand {stored.path.resolve().name}.")
    if before is not None:
        kept = [path.name for path in stored.generations]
        undo = before if before in kept else kept[-2]  # a plain file got its number just now
        click.echo(f"Der Stand davor ist aufbewahrt. Zurück zu ihm: {PROGRAM} restore {undo} --store {shlex.quote(str(store))}")
    return 0


@click.command("verify", cls=GermanCommand, short_help="Prüft, ob Datenbank, Protokoll und Listen heil sind.")
@click.argument("file", metavar="[SICHERUNG]", required=False, type=click.Path(path_type=Path, readable=False))
@STORE
def verify_command(file: Path | None, store: Path) -> int:
    """Prüft Prüfsummen, Tabellen, die Kette des Protokolls, und ob jede aufbewahrte Liste noch dieselben Zeilen gibt.

    Mit SICHERUNG nur, ob diese Datei heil ist. Geändert wird nichts. Rückgabe: 0 alles heil, 1 etwas gefunden, 2 nicht prüfbar.
    """
    if file is not None:
        return told([verify_backup(file)])
    with progress_bar("Listen lesen") as step:
        return told(verify(present_store(store), step))


@click.command("prune", cls=GermanCommand, short_help="Entfernt, was länger daliegt als vorgesehen.")
@click.option("--dry-run", "is_trial", is_flag=True, help="Zählt nur auf, was ginge und warum.")
@STORE
def prune_command(store: Path, *, is_trial: bool) -> int:
    """Entfernt frühere Stände, Entwürfe und volle Betriebsprotokolle, deren Frist vorbei ist; nie den geltenden Stand."""
    stored, moment = present_store(store), datetime.now(UTC).replace(tzinfo=None)
    found = due(stored, moment) if is_trial else clear(stored, moment)
    for each in found:
        click.echo(f"{'Ginge' if is_trial else 'Entfernt'}: {each.path.name} – {each.what} ({each.why}).")
    if not found:
        click.echo("Nichts liegt länger da als vorgesehen.")
    return 0


def told(looked: Iterable[Looked]) -> int:
    """Say what was found as it is found; the exit code."""
    faults = 0
    for each in looked:
        faults += not each.is_good
        click.echo(f"{'in Ordnung' if each.is_good else 'GEFUNDEN  '}  {each.sentence}")
    return NOT_ACCEPTABLE if faults else 0


def _held(manifest: Manifest) -> str:
    """What a backup holds."""
    counts = Counter(part.name.partition("/")[0] for part in manifest.parts)
    beside = [f"{each.what} ({counts[each.name]})" for each in BELONGINGS if counts[each.name]]
    return joined([f"{manifest.generation} vom {plain(manifest.made_at)} (UTC)", *beside])
