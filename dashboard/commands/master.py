"""The command `master`: new master data for a store in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from dashboard.commands.german import NOT_ACCEPTABLE, PROGRAM, GermanCommand, stop
from dashboard.commands.lists import JSON, STORE
from dashboard.commands.output import present_store, print_json
from dashboard.formats import counted
from dashboard.intake.master.comparing import MasterChange
from dashboard.intake.master.taking import MasterComparison, compare_workbook, going_back, take_back_master, take_master
from dashboard.intake.master.wording import change_sentence
from dashboard.store import Store


def _as_day(_context: click.Context, _parameter: click.Parameter, word: str | None) -> date | None:
    """The day that a word names; it stops where it names none."""
    try:
        return datetime.strptime(word, "%d.%m.%Y").date() if word else None
    except ValueError:
        stop(f"„{word}“ ist kein Tag; bitte als TT.MM.JJJJ angeben.")


@click.command("master", cls=GermanCommand, short_help="Zeigt oder übernimmt geänderte Stammdaten (Runden, Häuser, Felder).")
@click.argument("file", metavar="[DATEI]", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--accept", "takes", is_flag=True, help="Tut es; sonst wird nur gezeigt, was sich ändern würde.")
@click.option(
    "--take-back", "takes_back", is_flag=True, help="Setzt die Stammdaten davor wieder in Kraft, statt eine Mappe zu nehmen."
)
@click.option("--by", metavar="TEXT", help="Stelle, die übernimmt oder zurücknimmt.")
@click.option("--reason", metavar="TEXT", help="Grund; er bleibt in den Büchern.")
@click.option("--valid-from", metavar="TAG", callback=_as_day, help="Ab wann neue Namen gelten (TT.MM.JJJJ); sonst ab heute.")
@STORE
@JSON
def master_command(file: Path | None, store: Path, *, takes: bool, takes_back: bool, as_json: bool, **told: Any) -> int:
    """Hält eine Stammdaten-Mappe gegen die Datenbank und sagt, was sie ändern würde; gespeichert wird erst mit --accept.

    Ebenso mit --take-back, was sich zurück ändern würde. Was in Gebrauch ist, darf enden, aber nicht fehlen. Runden mit einem
    früheren Stichtag behalten ihre Namen, festgeschriebene immer. Rückgabe: 0 möglich oder übernommen, 1 so nicht zu
    übernehmen, 2 nicht lesbar.
    """
    if takes_back == (file is not None):
        stop("Bitte eine Stammdaten-Mappe nennen, oder --take-back angeben.")
    stored = present_store(store)
    if file is None:
        done, beside = _back(stored, takes=takes, by=told["by"] or "", reason=told["reason"] or "")
    elif not file.is_file():
        stop(f"Die Datei „{file}“ gibt es nicht.")
    elif takes:
        done, beside = take_master(stored, file.read_bytes(), file.name, **{**told, "by": told["by"] or ""}), []
    else:
        done, beside = compare_workbook(stored, file.read_bytes(), file.name), []
    if as_json:
        changes = list(map(_as_json, done.changes))
        print_json({"is_taken": takes, "notes": beside, "obstacles": done.obstacles, "changes": changes})
    else:
        click.echo("\n".join([*beside, *_lines(done), _DONE[takes_back] if takes else _TO_DO[takes_back]]))
    return NOT_ACCEPTABLE if done.obstacles else 0


_DONE = {False: "Übernommen.", True: "Zurückgenommen: Die Stammdaten davor gelten wieder."}
_TO_DO = {
    False: f"Gespeichert wurde nichts; übernehmen: {PROGRAM} master DATEI --accept --by STELLE",
    True: f"Gespeichert wurde nichts; zurücknehmen: {PROGRAM} master --take-back --accept --by STELLE --reason TEXT",
}


def _back(store: Store, *, takes: bool, by: str, reason: str) -> tuple[MasterComparison, list[str]]:
    """What taking back changes, done where it is to be, and what else is to be said of it before."""
    if takes:
        return take_back_master(store, by=by, reason=reason), []
    back = going_back(store)
    return back.comparison, [sentence for sentence in (back.sentence, back.came) if sentence]


def _lines(done: MasterComparison) -> Iterator[str]:
    yield f"{counted(len(done.changes), 'Änderung', 'Änderungen', 'Keine Änderung')} der Stammdaten."
    for sheet in dict.fromkeys(change.sheet for change in done.changes):
        yield f"  Blatt „{sheet}“"
        yield from (f"    {change_sentence(change)}" for change in done.changes if change.sheet == sheet)
    yield from done.obstacles


def _as_json(change: MasterChange) -> dict[str, Any]:
    return {
        "sheet": change.sheet,
        "key": change.key,
        "kind": change.kind.value,
        "values": [{"heading": heading, "before": old or None, "after": new or None} for heading, old, new in change.values],
        "measures": change.uses.measures,
        "successors": list(change.successors),
        "sentence": change_sentence(change),
    }
