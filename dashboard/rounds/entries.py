"""What is said beside a folder of lists: the file `eintraege.toml` in it, so that sample lists show a round from end to end.

Freezes, decisions, and what the working group planned, asked and noted, in the order of the file. Measures are named by their
titles, for their keys are only given by the build. Every entry bears the mark of sample data: no real decision comes this way.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.derivation import derive
from dashboard.refusals import RefusalError
from dashboard.rounds.freezing import freeze_in
from dashboard.store import StoreError, Writer
from dashboard.vocabulary import SAMPLE_MARK

FILE = "eintraege.toml"
_KINDS = ("freeze", "step", "decision", "plan", "inquiry", "note")


def entries_of(folder: Path) -> Callable[[Writer], None] | None:
    """What adds the entries of a folder of lists to a store that is being built; None where it has none.

    RefusalError: the file is no TOML, or names a round or a title that the store does not know.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        entries: dict[str, list[dict[str, Any]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusalError(f"Die Datei „{path}“ ist nicht lesbar: {error}. Bitte berichtigen oder entfernen.") from error
    unknown = sorted(set(entries) - set(_KINDS))
    if unknown:
        raise RefusalError(f"Die Datei „{path}“ nennt „{unknown[0]}“; bekannt sind: {', '.join(_KINDS)}.")
    return lambda writer: _enter(writer, entries)


def _enter(writer: Writer, entries: Mapping[str, list[dict[str, Any]]]) -> None:
    keys = {str(row["title"]): str(row["measure_id"]) for row in queries.run(writer, "entries/titles").iter_rows(named=True)}
    moment = now()
    try:
        _freeze(writer, entries.get("freeze", ()))
        for each in entries.get("step", ()):
            writer.insert(
                "round_step", [{"round": each["round"], "step": each["step"], "noted_by": _by(each), "noted_at": moment}]
            )
        writer.insert("decision_entry", _decisions(entries.get("decision", ()), keys, moment))
        for each in entries.get("plan", ()):
            plan = {"day": each["day"], "fields": each["fields"], "remark": each.get("remark")}
            writer.insert("meeting_plan", [plan | {"noted_by": _by(each), "noted_at": moment}])
        writer.insert("inquiry", [_inquiry(at, each, keys) for at, each in enumerate(entries.get("inquiry", ()), 1)])
        writer.insert("meeting_note", [_note(at, each, keys, moment) for at, each in enumerate(entries.get("note", ()), 1)])
    except KeyError as error:
        raise RefusalError(
            f"In der Datei „{FILE}“ fehlt eine Angabe, oder es gibt keine Maßnahme mit dem Titel: {error}."
        ) from error
    derive(writer)


def _freeze(writer: Writer, entries: Iterable[Mapping[str, Any]]) -> None:
    for each in entries:
        try:
            freeze_in(writer, str(each["round"]), by=_by(each))
        except StoreError:
            raise  # it is not the file that stands in the way
        except RefusalError as error:
            raise RefusalError(f"In der Datei „{FILE}“: {error}") from error


def _by(each: Mapping[str, Any]) -> str:
    return f"{each.get('by', 'Federführende Stelle')} ({SAMPLE_MARK})"


def _decisions(entries: Iterable[Mapping[str, Any]], keys: Mapping[str, str], moment: datetime) -> list[dict[str, Any]]:
    """Each decision with its entries: first open, then as it stands now where it was closed."""
    rows = []
    for number, each in enumerate(entries, 1):
        row = {
            "decision_id": number,
            "entry": 1,
            "round": each["round"],
            "wording": each["wording"],
            "kind": each["kind"],
            "departments": list(each.get("positions", {})),
            "stances": [stance or None for stance in each.get("positions", {}).values()],
            "file_number": each.get("file_number"),
            "due_on": each.get("due_on"),
            "measures": [keys[title] for title in each.get("measures", ())],
            "fields": list(each.get("fields", ())),
            "state": "open",
            "entered_by": _by(each),
            "entered_at": moment,
        }
        rows.append(row)
        if each.get("state", "open") != "open":
            rows.append(row | {"entry": 2, "state": each["state"], "reason": each.get("reason")})
    return [{"reason": None, **row} for row in rows]


def _inquiry(number: int, each: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    row = {"inquiry_id": number, "round": each["round"], "department": each["department"], "text": each["text"]}
    about = keys[each["measure"]] if "measure" in each else None
    origin = {"asked_by": _by({"by": each.get("by", "Arbeitsgruppe")}), "asked_on": each["day"], "meeting": each["day"]}
    return row | origin | {"measure_id": about}


def _note(number: int, each: Mapping[str, Any], keys: Mapping[str, str], moment: datetime) -> dict[str, Any]:
    row = {"note_id": number, "day": each["day"], "measure_id": keys[each["measure"]], "text": each["text"]}
    return row | {"noted_by": _by({"by": "Arbeitsgruppe"}), "noted_at": moment}
