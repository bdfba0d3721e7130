"""The delivery board: one card per body, which is a line on a wide screen and a block on a telephone, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.board_words import BoardRow
from dashboard.ui.linked_choice import choose, linked_choice
from dashboard.ui.parts import Source, show_rule, show_table

BODY = "ressort"
ALL_BODIES = "alle"


def board_rows(round_code: str) -> list[BoardRow]:
    """The bodies of a round in official order; StoreError where there is no store."""
    names = BoardRow.__slots__
    rows = data.frame("deliveries/board", round=round_code).to_dicts()
    return [BoardRow(**{name: row[name] for name in names}) for row in rows]


def is_sample() -> bool:
    """Whether sample lists or sample master data are loaded."""
    return bool(data.frame("delivery_board/sample")["is_sample"][0])


def choose_body(rows: Sequence[BoardRow]) -> BoardRow | None:
    """Draw the choice of a body and return its row; None for all of them."""
    by_code = {row.department: row for row in rows}
    options = {ALL_BODIES: "alle Ressorts und Stellen", **{code: f"{row.name} ({code})" for code, row in by_code.items()}}
    return by_code.get(linked_choice("Gezeigt wird", options, BODY, ALL_BODIES))


def show_board(rows: Sequence[BoardRow], who: Acting, round_code: str) -> None:
    """All bodies in official order; the own house stands out by its button."""
    for row in rows:
        _show_row(row, is_own=row.department == who.code)
    with st.expander(
        "Tabelle und Rechenweg: Rückmeldestand", key="tabelle-rueckmeldestand", type="compact", on_change="rerun"
    ) as details:
        if details.open:
            show_table(board_table(rows), f"Rückmeldestand zur Runde {round_code}")
            show_rule(Source("deliveries/board", {"round": round_code}))


def _show_row(row: BoardRow, *, is_own: bool) -> None:
    with st.container(border=True):
        name, state, received, button = st.columns([4, 4, 5, 1.6], vertical_alignment="center", gap="small")
        name.markdown(f"**{formats.literal(row.name)}** · {row.department}")
        due = row.due_text if row.extended_to or not row.has_answered else ""
        state.markdown(_lines(f"**{row.state_text}**", row.released_text, due))
        received.markdown(_lines(row.received_text, row.findings_text))
        button.button(
            "Öffnen" if is_own else "Ansehen",
            key=f"board-{row.department}",
            help=f"Rückmeldungen von {formats.literal(row.name)} ansehen",
            on_click=choose,
            args=(BODY, row.department, ALL_BODIES),
            width="stretch",
        )


def _lines(*texts: str) -> str:
    return "  \n".join(formats.literal(text) if not text.startswith("**") else text for text in texts if text)


def board_table(rows: Sequence[BoardRow]) -> pl.DataFrame:
    """The board as a table: one row per body, texts only, "–" where there is nothing."""
    return pl.DataFrame(
        [
            {
                "Ressort/Stelle": formats.literal(row.name),
                "Rückmeldung": row.state_text,
                "Frist": formats.literal(row.due_text),
                "Eingang": formats.literal(row.received_text) or "–",
                "Prüfhinweise": row.findings_text or "–",
                "Freigabe": formats.literal(row.released_text) or "–",
            }
            for row in rows
        ]
    )
