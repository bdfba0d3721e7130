"""Who still owes an answer to the round; bodies, not persons. Who has answered is told by its number only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard import formats
from dashboard.charts.tally import Tally
from dashboard.rounds.deadlines import Deadline
from dashboard.rounds.reminding import OWING
from dashboard.ui.acting import today
from dashboard.ui.delivery_board.board import board_rows, way_to_body
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.filters import Selection
from dashboard.ui.navigation import way

_OWED = {"partial": "in Teilen", "draft": "Arbeitsstand, nicht freigegeben"}


def silent_bodies(selection: Selection, counts: Tally) -> list[str]:
    """The names of the bodies that have delivered nothing for the round.

    Of a selection those that were chosen, or else that lead one of its measures: the sentence speaks of it alone.
    """
    chosen = selection.parameters.get("departments")
    if chosen is None and selection.chosen:
        chosen = [group.code for group in counts.departments if group.measures]
    rows = board_rows(selection.round.code, today())
    return [row.name for row in rows if row.state == "missing" and (chosen is None or row.department in chosen)]


def deliveries(selection: Selection) -> str:
    """How many bodies have answered and until when they were asked, then who has not or not wholly; whatever is filtered."""
    rows, steering_round = board_rows(selection.round.code, today()), selection.round
    whole = ", unabhängig vom Filter" if selection.chosen else ""
    deadline = Deadline(steering_round.deadline, today(), is_settled=True).label
    count, *others = _counts(rows)
    board = way(count, "delivery_board.py", {"runde": steering_round.code})
    told = " · ".join([board, *others, deadline])
    return "\n".join([f":small[{told}{whole}]", "", *_exceptions(rows, steering_round.code)])


def _counts(rows: Sequence[BoardRow]) -> list[str]:
    """ "11 von 13 ganz freigegeben", "1 in Teilen", "1 fehlt": what adds up to all bodies."""
    states = Counter(row.state for row in rows)
    wholly = sum(row.has_answered for row in rows) - states["partial"]
    told = [f"{formats.number(wholly)} von {formats.number(len(rows))} {'ganz ' if states['partial'] else ''}freigegeben"]
    told += [f"{formats.number(states['partial'])} in Teilen"] if states["partial"] else []
    told += [f"{formats.number(states['draft'])} als Arbeitsstand"] if states["draft"] else []
    return told + ([formats.counted(states["missing"], "fehlt", "fehlen")] if states["missing"] else [])


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
