"""What the pages say of decisions: the opening sentence, the head and the facts of each, and what has changed since. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.charts.measure_words import rating_words, stage_words
from dashboard.vocabulary import DECISION_STATES, LABELS

Row = Mapping[str, Any]
"""One row of queries/decisions/list, history or since."""

_STATES = {term.code: f"{term.sign} {term.label}" for term in DECISION_STATES}


def opening_sentence(rows: Sequence[Row], *, is_narrowed: bool = False) -> str:
    """How many are open, overdue, and carried over from earlier rounds; and how many are closed.

    is_narrowed: the rows are a selection, and the sentence says so.
    """
    told = _opening(rows)
    return f"In dieser Auswahl: {told}" if is_narrowed else told


def _opening(rows: Sequence[Row]) -> str:
    still = [row for row in rows if row["state"] == "open"]
    closed = formats.counted(len(rows) - len(still), "ist", "sind", "keiner ist")
    if not still:
        return f"**Kein Beschluss** ist offen; {closed} abgeschlossen."
    late, carried = sum(row["is_overdue"] for row in still), sum(row["is_carried"] for row in still)
    if len(still) == 1:
        overdue = "**zum Stichtag überfällig**" if late else "nicht überfällig"
        earlier = "aus einer früheren Runde" if carried else "nicht aus einer früheren Runde"
        return f"**1 Beschluss** ist offen, {overdue} und {earlier}; {closed} abgeschlossen."
    overdue = f"**{formats.number(late)} zum Stichtag überfällig**" if late else "keiner überfällig"
    earlier = f"{formats.number(carried)} aus früheren Runden" if carried else "keiner aus früheren Runden"
    return f"**{formats.number(len(still))} Beschlüsse** sind offen, davon {overdue} und {earlier}; {closed} abgeschlossen."


def head(row: Row) -> str:
    """Number, state and round in one line of Markdown."""
    marks = [f"**Nr. {row['decision_id']}**", _STATES[row["state"]]]
    if row["is_overdue"]:
        marks.append("**▲ zum Stichtag überfällig**")
    marks.append(f"übernommen aus der Runde {row['round']}" if row["is_carried"] else f"Runde {row['round']}")
    return " · ".join(formats.literal(mark) if "**" not in mark else mark for mark in marks)


def facts(row: Row, bodies: Mapping[str, str], fields: Mapping[int, str]) -> str:
    """Kind, body with its position, file number, due date, action fields and reason: plain text in one line."""
    parts = [row["kind"], position(row, bodies)]
    parts.append(f"Aktenzeichen {row['file_number']}" if row["file_number"] else "")
    parts.append(f"Frist {formats.day(row['due_on'])}" if row["due_on"] else "ohne Frist")
    if row["fields"]:
        parts.append("Handlungsfeld " + formats.joined([fields.get(number, str(number)) for number in row["fields"]]))
    if row["reason"]:
        parts.append(f"Grund: {row['reason']}")
    return " · ".join(part for part in parts if part)


def position(row: Row, bodies: Mapping[str, str]) -> str:
    """The body concerned and what it says; a request to one outside the round is told as such. Empty where no body is named."""
    if row["department"] is None:
        return ""
    name = bodies.get(row["department"], row["department"])
    name = name if name == row["department"] else f"{name} ({row['department']})"
    if row["stance"] == "request":
        return f"Bitte an: {name}"
    return f"{name}: {LABELS['stance'][row['stance']]}" if row["stance"] else name


def since(row: Row) -> str:
    """What has changed in one measure since the round of the decision; a row of queries/decisions/since."""
    if row["now_stage"] is None:
        return "noch ohne freigegebenen Stand"
    now = _state(row, "now")
    if row["then_stage"] is None or row["then_round"] == row["now_round"]:
        return f"Stand der Runde {row['now_round']}: {', '.join(now)}"
    moves = [f"{old} → {new}" for old, new in zip(_state(row, "then"), now, strict=True) if old != new]
    if not moves:
        return f"unverändert seit der Runde {row['then_round']}: {', '.join(now)}"
    return f"seit der Runde {row['then_round']}: {'; '.join(moves)}"


def _state(row: Row, when: str) -> tuple[str, str, str]:
    stage = str(row[f"{when}_stage"])
    return stage_words(stage), rating_words(str(row[f"{when}_rating"]), stage), _end(row[f"{when}_end"])


def _end(day: date | None) -> str:
    return f"Ende {formats.day(day)}" if day else "ohne Ende"


def history(rows: Sequence[Row], bodies: Mapping[str, str], fields: Mapping[int, str]) -> list[str]:
    """The entries of a decision, oldest first, each in one line of plain text: the first whole, then only what is different."""
    lines = []
    for before, row in zip([None, *rows], rows, strict=False):
        when = f"{formats.day(row['entered_at'].date())}, {row['entered_by']}"
        if before is None:
            lines.append(f"{when}: aufgenommen · {row['wording']} · {facts(row, bodies, fields)}")
        else:
            lines.append(f"{when}: {'; '.join(_differences(before, row, bodies, fields)) or 'ohne Änderung gespeichert'}")
    return lines


def _differences(before: Row, row: Row, bodies: Mapping[str, str], fields: Mapping[int, str]) -> list[str]:
    found = []
    if row["state"] != before["state"]:
        found.append("wieder geöffnet" if row["state"] == "open" else _STATES[row["state"]])
    for name, shown in (
        ("Runde", lambda each: each["round"]),
        ("Wortlaut", lambda each: f"„{each['wording']}“"),
        ("Art", lambda each: each["kind"]),
        ("Stelle", lambda each: position(each, bodies)),
        ("Aktenzeichen", lambda each: each["file_number"]),
        ("Frist", lambda each: formats.day(each["due_on"]) if each["due_on"] else None),
        ("Maßnahmen", lambda each: ", ".join(each["measures"])),
        ("Handlungsfelder", lambda each: ", ".join(fields.get(number, str(number)) for number in each["fields"])),
    ):
        old, new = shown(before) or "keine Angabe", shown(row) or "keine Angabe"
        if old != new:
            found.append(f"{name}: {old} → {new}")
    if row["reason"] and row["reason"] != before["reason"]:
        found.append(f"Grund: {row['reason']}")
    return found


def brief(row: Row) -> str:
    """One decision in one line of plain text, for other pages."""
    about = [row["kind"], row["department"] or "", f"Frist {formats.day(row['due_on'])}" if row["due_on"] else ""]
    late = " · ▲ zum Stichtag überfällig" if row["is_overdue"] else ""
    said = f"{row['wording']} ({', '.join(part for part in about if part)})"
    return f"Nr. {row['decision_id']} · {_STATES[row['state']]}{late} · Runde {row['round']} · {said}"
