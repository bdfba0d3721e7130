"""Who still owes an answer to the round; bodies, not persons. Who has answered is told by its number only."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.rounds.deadlines import Deadline
from dashboard.rounds.reminding import OWING
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.delivery_board.board import board_rows, way_to_body
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.filters import Selection
from dashboard.ui.navigation import way

_OWED = {"partial": "in Teilen", "draft": "Arbeitsstand, nicht freigegeben"}


def silent_bodies(selection: Selection) -> list[str]:
    """The short names of the bodies (of the chosen ones, where some are) that have delivered nothing for the round."""
    chosen = selection.parameters.get("departments")
    rows = data.frame("delivery_board/board", round=selection.round.code).select("department", "name", "state").iter_rows()
    return [name for code, name, state in rows if state == "missing" and (chosen is None or code in chosen)]


def deliveries(selection: Selection) -> str:
    """How many bodies have answered and until when they were asked, then who has not or not wholly; whatever is filtered."""
    rows, steering_round = board_rows(selection.round.code, today()), selection.round
    answered = sum(row.has_answered for row in rows)
    whole = ", unabhängig vom Filter" if selection.chosen else ""
    deadline = Deadline(steering_round.deadline, today(), is_settled=True).label
    count = f"{formats.number(answered)} von {formats.number(len(rows))} freigegeben"
    board = way(count, "delivery_board.py", {"runde": steering_round.code})
    return "\n".join([f":small[{board} · {deadline}{whole}]", "", *_exceptions(rows, steering_round.code)])


def _exceptions(rows: Sequence[BoardRow], round_code: str) -> list[str]:
    """One line per body of which something is still to come; a sentence where there is none."""
    lines = []
    for row in rows:
        told = _owed(row)
        if told:
            lines.append(f"- {way_to_body(row, round_code)} :gray[{told}]")
    return lines or ["Alle Ressorts und Stellen haben geantwortet."]


def _owed(row: BoardRow) -> str:
    """ "seit 44 Tagen fällig", "in Teilen", "neuerer Arbeitsstand wartet"; empty where all is said."""
    if row.state in OWING:
        late = row.due.since or (f"Frist {formats.day(row.due.due)}" if row.due.due else "noch keine Rückmeldung")
        return ", ".join(part for part in (_OWED.get(row.state, ""), late) if part)
    return "neuerer Arbeitsstand wartet auf Freigabe" if row.is_waiting else ""
