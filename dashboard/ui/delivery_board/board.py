"""The delivery board (Rückmeldestand): where each body stands in a round, in words and as a table, and who does what next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.rounds.deadlines import Deadline
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.choices import linked_choice, set_choice
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.parts import Source, show_rule, show_table

BODY = "ressort"
ALL_BODIES = "alle"
_NAMED_AT_MOST = 3
_NOTHING_TO_DO = "nichts mehr zu tun"


def board_rows(round_code: str, today: date) -> list[BoardRow]:
    """The bodies of a round in official order, as of a day; StoreError where there is no store."""
    names = [name for name in BoardRow.__slots__ if name != "today"]
    rows = data.frame("delivery_board/board", round=round_code).to_dicts()
    return [BoardRow(**{name: row[name] for name in names}, today=today) for row in rows]


def body_choice(rows: Sequence[BoardRow]) -> BoardRow | None:
    """Draw the choice of a body and return its row; None for all of them."""
    by_code = {row.department: row for row in rows}
    options = {ALL_BODIES: "alle Ressorts und Stellen", **{code: f"{row.name} ({code})" for code, row in by_code.items()}}
    return by_code.get(linked_choice("Gezeigt wird", options, BODY, ALL_BODIES))


def show_board(rows: Sequence[BoardRow], who: Acting, round_code: str) -> None:
    """All bodies in official order; the own house stands out by its button."""
    for row in rows:
        _show_row(row, is_own=row.department == who.code)
    with st.expander("Tabelle und Rechenweg", key="tabelle-rueckmeldestand", type="compact", on_change="rerun") as details:
        if details.open:
            show_table(board_table(rows), f"Rückmeldestand zur Runde {round_code}")
            show_rule(Source("delivery_board/board", {"round": round_code}))


def _show_row(row: BoardRow, *, is_own: bool) -> None:
    with st.container(border=True):
        name, state, received, steps, button = st.columns([3, 4, 4, 4, 1.8], vertical_alignment="center", gap="small")
        name.markdown(f"**{formats.literal(row.name)}** · {row.department}")
        due = row.due.label if row.extended_to or row.due.is_late or not row.has_answered else ""
        state.markdown(_lines([f"**{row.state_text}**", row.released_text, due, row.reminded_text]))
        received.markdown(_lines([row.received_text, row.findings_text, row.open_text]))
        steps.markdown(_lines(step_lines(row)))
        button.button(
            "Öffnen" if is_own else "Ansehen",
            key=f"board-{row.department}",
            help=f"Rückmeldungen von {formats.literal(row.name)} ansehen",
            on_click=set_choice,
            args=(BODY, row.department, ALL_BODIES),
            width="stretch",
        )


def step_lines(row: BoardRow) -> list[str]:
    """Who does what next, one line each: "Haus: Arbeitsstand freigeben"; one line where nothing is left to do."""
    return [f"{step.who}: {step.what}" for step in row.steps] or [_NOTHING_TO_DO]


def _lines(texts: Iterable[str]) -> str:
    return "  \n".join(formats.literal(text) if not text.startswith("**") else text for text in texts if text)


def board_table(rows: Sequence[BoardRow]) -> pl.DataFrame:
    """The board as a table: one row per body, texts only, "–" where there is nothing."""
    return pl.DataFrame(
        [
            {
                "Ressort/Stelle": formats.literal(row.name),
                "Rückmeldung": row.state_text,
                "Frist": formats.literal(row.due.label),
                "Eingang": formats.literal(row.received_text) or "–",
                "Prüfhinweise": row.findings_text or "–",
                "Freigabe": formats.literal(row.released_text) or "–",
                "Offen": row.open_text or "–",
                "Zuletzt erinnert": formats.day(row.reminded_on) if row.reminded_on else "–",
                "Nächster Schritt": formats.literal("; ".join(step_lines(row))),
            }
            for row in rows
        ]
    )


def situation(rows: Sequence[BoardRow], steering_round: Round, today: date) -> str:
    """The sentence that opens the board: how many have answered and how, what is missing, until when."""
    answered = [row for row in rows if row.has_answered]
    verb = "hat" if len(answered) == 1 else "haben"
    count = formats.number(len(answered)) if answered else "keine"
    sentence = f"Von {formats.number(len(rows))} Ressorts und Stellen {verb} **{count} geantwortet**{_ways(answered)}."
    return " ".join([sentence, *_silence(rows), *_drafts(rows), _deadline(rows, steering_round, today)]).strip()


def _ways(answered: Sequence[BoardRow]) -> str:
    """How many of them have answered otherwise than with a list of all their measures."""
    words = {"partial": "in Teilen", "unchanged": "mit „alles unverändert“", "nil_return": "mit Fehlanzeige"}
    counts = [(sum(row.state == state for row in answered), word) for state, word in words.items()]
    told = [f"{formats.number(count)} {word}" for count, word in counts if count]
    return f", davon {formats.joined(told)}" if told else ""


def _silence(rows: Sequence[BoardRow]) -> list[str]:
    silent = [row.name for row in rows if row.state == "missing"]
    if not silent:
        return []
    if len(silent) > _NAMED_AT_MOST:
        return [f"Von {formats.number(len(silent))} fehlt die Rückmeldung."]
    return [f"Es fehlt die Rückmeldung von {formats.joined(silent)}."]


def _drafts(rows: Sequence[BoardRow]) -> list[str]:
    drafts = [row.name for row in rows if row.state == "draft"]
    if not drafts:
        return []
    if len(drafts) > _NAMED_AT_MOST:
        return [f"Von {formats.number(len(drafts))} liegt ein Arbeitsstand vor, der noch nicht freigegeben ist."]
    return [f"Ein Arbeitsstand, noch nicht freigegeben, liegt vor von {formats.joined(drafts)}."]


def _deadline(rows: Sequence[BoardRow], steering_round: Round, today: date) -> str:
    """The deadline of the round; late where a body without an extension of its own owes an answer."""
    owed = any(row.extended_to is None and row.due.is_late for row in rows)
    sentence = Deadline(steering_round.deadline, today, is_settled=not owed).sentence
    extended = sum(row.extended_to is not None for row in rows)
    return (
        f"{sentence} Für {formats.counted(extended, 'Haus', 'Häuser')} ist sie verlängert." if sentence and extended else sentence
    )
