"""The command `trail`: the audit trail of a store, read, checked and taken along."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard import formats
from dashboard.commands.german import NOT_ACCEPTABLE, GermanCommand, stop
from dashboard.commands.lists import JSON, STORE
from dashboard.commands.output import print_json
from dashboard.disk import unwritable, write_whole
from dashboard.documents.trail_list import trail_csv, trail_excel
from dashboard.store import Store
from dashboard.trail import Chain, Entry, trail_of
from dashboard.trail.wording import UNPUBLISHED, for_whom, moment, state, unpublished, what, who

_SHOWN = 20
_FORMS = {".csv": trail_csv, ".xlsx": trail_excel}


@click.command("trail", cls=GermanCommand, short_help="Zeigt und prüft das Protokoll der Zugriffe.")
@click.option("--verify", "verifies", is_flag=True, help="Nur die Kette prüfen und ihren letzten Prüfwert nennen.")
@click.option("--out", metavar="DATEI", type=click.Path(path_type=Path), help="Alle Einträge in eine Datei: .xlsx oder .csv.")
@STORE
@JSON
def trail_command(store: Path, out: Path | None, *, verifies: bool, as_json: bool) -> int:
    """Zeigt die letzten Einträge des Protokolls: wer was geändert, heruntergeladen oder nicht gedurft hat.

    Rückgabe: 0 die Kette ist lückenlos, 1 sie ist verletzt.
    """
    chain = Chain(trail_of(store.absolute()))
    entries, faults = chain.read()
    undone = unpublished(entries, Store(store).number)
    told = _state(chain, entries, faults)
    if out is not None:
        _write(out, entries, undone, told)
    if as_json:
        rows = [] if verifies else [_as_json(entry, is_undone=entry.number in undone) for entry in entries]
        print_json({"entries": len(entries), "end": chain.end[1], "faults": faults, **({} if verifies else {"rows": rows})})
    else:
        lines = [] if verifies or out is not None else [_line(each, undone) for each in entries[-_SHOWN:]]
        click.echo("\n".join([*lines, told, *(f"- {fault}" for fault in faults)]))
    return NOT_ACCEPTABLE if faults else 0


def _state(chain: Chain, entries: list[Entry], faults: list[str]) -> str:
    if not entries:
        return "Das Protokoll ist leer." if not faults else "Das Protokoll ist verletzt:"
    count = formats.counted(len(entries), "Eintrag", "Einträge")
    if faults:
        return f"{count}; die Kette ist verletzt:"
    return f"{count} seit dem {formats.day(entries[0].at.date())}; die Kette ist lückenlos. Letzter Prüfwert: {chain.end[1]}"


def _line(entry: Entry, undone: frozenset[int]) -> str:
    event = entry.event
    parts = [moment(entry), what(event), event.body or "", who(event), for_whom(event), state(event)]
    return " · ".join(part for part in (*parts, UNPUBLISHED if entry.number in undone else "") if part)


def _as_json(entry: Entry, *, is_undone: bool) -> dict[str, object]:
    event = entry.event
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "kind": event.kind,
        "what": event.what,
        "subject": event.subject,
        "function": event.function,
        "body": event.body,
        "on_behalf": event.on_behalf,
        "has_proof": event.has_proof,
        "detail": event.detail,
        "before": event.before,
        "after": event.after,
        "is_undone": is_undone,
    }


def _write(out: Path, entries: list[Entry], undone: frozenset[int], told: str) -> None:
    make = _FORMS.get(out.suffix.lower())
    if make is None:
        stop(f"{out.name}: Die Datei muss auf .xlsx oder .csv enden.")
    try:
        write_whole({out: make(entries, undone, told)})
    except OSError as error:
        stop(unwritable(f"dem Ordner {out.absolute().parent}", error))
