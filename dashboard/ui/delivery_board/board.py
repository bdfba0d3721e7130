"""The delivery board (Rückmeldestand): where each body stands in a round, in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.choices import linked_choice, set_choice
from dashboard.ui.parts import Source, show_rule, show_table

BODY = "ressort"
ALL_BODIES = "alle"
STATES = {
    "released": "● freigegeben",
    "partial": "●○ in Teilen freigegeben",
    "draft": "◌ Arbeitsstand, nicht freigegeben",
    "missing": "○ keine Rückmeldung",
}
ANSWERED = frozenset({"released", "partial"})
_NAMED_AT_MOST = 3
SCOPES = {"whole_list": "ganze Liste", "fields": "einige Handlungsfelder", "measures": "einzelne Maßnahmen"}


def board_rows(round_code: str) -> list[BoardRow]:
    """The bodies of a round in official order; StoreError where there is no store."""
    names = BoardRow.__slots__
    rows = data.frame("delivery_board/board", round=round_code).to_dicts()
    return [BoardRow(**{name: row[name] for name in names}) for row in rows]


def body_choice(rows: Sequence[BoardRow]) -> BoardRow | None:
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
            show_rule(Source("delivery_board/board", {"round": round_code}))


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
            on_click=set_choice,
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


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One body in one round, as queries/delivery_board/board.sql has it."""

    department: str
    name: str
    state: str
    deadline: date | None
    extended_to: date | None
    received_on: date | None
    scope: str | None
    kind: str | None
    versions: int
    findings_open: int
    released_by: str | None
    released_on: date | None
    recorded_by: str | None
    is_waiting: bool

    @property
    def has_answered(self) -> bool:
        return self.state in ANSWERED

    @property
    def due(self) -> date | None:
        """The day that holds for this body."""
        return self.extended_to or self.deadline

    @property
    def state_text(self) -> str:
        """ "● freigegeben", with "unverändert, ohne Liste" where no workbook came."""
        text = STATES[self.state]
        if self.is_waiting:
            return f"{text}; ◌ neuerer Arbeitsstand wartet auf Freigabe"
        return f"{text}: unverändert, ohne Liste" if self.kind == "confirmation" and self.has_answered else text

    @property
    def due_text(self) -> str:
        if self.extended_to:
            return f"Frist verlängert bis {formats.day(self.extended_to)}"
        return f"Frist {formats.day(self.deadline)}" if self.deadline else "ohne Frist"

    @property
    def received_text(self) -> str:
        """When the newest delivery came and what it covers; empty where none came."""
        if self.received_on is None:
            return ""
        text = f"eingegangen {formats.day(self.received_on)}, {SCOPES.get(self.scope or '', 'ganze Liste')}"
        if self.versions > 1:
            text += f", {formats.number(self.versions)}. Fassung"
        return text + (f"; erfasst durch {self.recorded_by}" if self.recorded_by else "")

    @property
    def findings_text(self) -> str:
        if self.received_on is None or self.kind == "confirmation":
            return ""
        return formats.counted(self.findings_open, "Prüfhinweis offen", "Prüfhinweise offen", "kein Prüfhinweis offen")

    @property
    def released_text(self) -> str:
        """By which function and when the house released it; empty for a draft."""
        if self.released_by is None:
            return ""
        day = f" am {formats.day(self.released_on)}" if self.released_on else ""
        return f"durch {self.released_by}{day}"


def situation(rows: Sequence[BoardRow], steering_round: Round) -> str:
    """The sentence that opens the board: how many have answered, what is missing, until when."""
    answered, partial = [row for row in rows if row.has_answered], [row for row in rows if row.state == "partial"]
    verb = "hat" if len(answered) == 1 else "haben"
    count = formats.number(len(answered)) if answered else "keine"
    sentence = f"Von {formats.number(len(rows))} Ressorts und Stellen {verb} **{count} geantwortet**"
    if partial:
        sentence += f", {formats.number(len(partial))} davon in Teilen"
    return " ".join([sentence + ".", *_silence(rows), *_drafts(rows), _deadline(rows, steering_round)]).strip()


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


def _deadline(rows: Sequence[BoardRow], steering_round: Round) -> str:
    if steering_round.deadline is None:
        return ""
    sentence = f"Frist: {formats.day(steering_round.deadline)}"
    extended = sum(row.extended_to is not None for row in rows)
    return sentence + (f", für {formats.number(extended)} verlängert." if extended else ".")
