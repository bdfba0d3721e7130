"""What stands before the freeze, by kind, each with the way to mend it. Nothing of it stops a freeze."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.ui.navigation import link_to_page
from dashboard.ui.parts import Source, show_rule
from dashboard.ui.steering_round.state import RoundState
from dashboard.ui.viewing import viewer
from dashboard.ui.ways_to_measures import link_to_measures

_SHOWN = 6
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of queries/freezing/checklist.sql: what is said of none, one and many, how a row reads, and who mends it."""

    code: str
    settled: str
    one: str
    many: str
    line: Callable[[Row], str]
    way: Callable[[RoundState], None]


def _body(row: Row) -> str:
    code, name = str(row["department"] or "ohne Haus"), str(row["name"] or "")
    return code if name in ("", code) else f"{name} ({code})"


def _part(row: Row) -> str:
    fields = [text for text in str(row["detail"] or "").split(", ") if text]
    what = (
        f"{'Handlungsfeld' if len(fields) == 1 else 'Handlungsfelder'} {formats.joined(fields)}"
        if fields
        else "einzelne Maßnahmen"
    )
    return f"{_body(row)}: {what}"


def _measure(row: Row) -> str:
    return f"{row['measure_id']} {row['detail']} ({row['department']})"


def _inquiry(row: Row) -> str:
    about = f", zu {row['measure_id']}" if row["measure_id"] else ""
    other = f" (gestellt für die Runde {row['asked_for']})" if row["asked_for"] else ""
    return f"{_body(row)}{about}: {row['detail']}{other}"


def _consent(row: Row) -> str:
    intended = f"soll in {row['detail']} weiterleben" if row["detail"] else "wechselt die Federführung"
    return f"{_body(row)} zu: {row['measure_id']} {intended}"


def _to_board(state: RoundState) -> None:
    label = "Zum Rückmeldestand: erinnern, freigeben" if viewer().sees_all else "Zum Rückmeldestand"
    link_to_page(label, "delivery_board.py", {"runde": state.code})


def _to_inquiries(state: RoundState) -> None:
    del state
    link_to_page("Zur Arbeitsgruppe: offene Fragen", "working_group.py", {})


def _to_measures(state: RoundState) -> None:
    link_to_measures("Diese Maßnahmen", {"round": state.code, "changes": ["not_reported"]})


def _to_changes(state: RoundState) -> None:
    del state
    enters = viewer().may(Act.CONSENT, next(iter(viewer().own), None))
    link_to_page("Zu den Veränderungen: Zustimmung eintragen" if enters else "Zu den Veränderungen", "changes.py", {})


KINDS = (
    Kind(
        "not_delivered",
        "Alle Häuser haben etwas freigegeben",
        "Haus hat nichts freigegeben",
        "Häuser haben nichts freigegeben",
        _body,
        _to_board,
    ),
    Kind(
        "partial",
        "Kein Haus hat nur einen Teil seiner Liste freigegeben",
        "Haus hat nur einen Teil seiner Liste freigegeben",
        "Häuser haben nur einen Teil ihrer Liste freigegeben",
        _part,
        _to_board,
    ),
    Kind(
        "not_released",
        "Kein Arbeitsstand wartet auf seine Freigabe",
        "Arbeitsstand wartet auf die Freigabe",
        "Arbeitsstände warten auf die Freigabe",
        _body,
        _to_board,
    ),
    Kind(
        "inquiry",
        "Keine Frage ist unbeantwortet",
        "Frage ist unbeantwortet",
        "Fragen sind unbeantwortet",
        _inquiry,
        _to_inquiries,
    ),
    Kind(
        "not_reported",
        "Alle Maßnahmen sind bestätigt",
        "Maßnahme ist noch nicht bestätigt",
        "Maßnahmen sind noch nicht bestätigt",
        _measure,
        _to_measures,
    ),
    Kind(
        "consent",
        "Keine Zustimmung eines anderen Hauses steht aus",
        "Zustimmung eines anderen Hauses steht aus",
        "Zustimmungen anderer Häuser stehen aus",
        _consent,
        _to_changes,
    ),
)


def show_checklist(state: RoundState) -> None:
    """The kinds in two columns: what is open with its way to be mended, what is settled in one line."""
    st.subheader("Vor der Festschreibung", anchor=False)
    st.markdown(
        "**Schweigen hält nichts auf.** Der Stand kann jederzeit festgeschrieben werden; was dann fehlt, wird als nicht "
        "gemeldet eingeordnet, und der Vermerk nennt es."
    )
    if not state.of_kind("not_reported").is_empty():
        st.caption(
            "Was in dieser Runde noch kein Haus bestätigt hat, steht bis dahin grau und mit den Worten „noch nicht bestätigt“ in "
            "den Listen, mit den zuletzt gemeldeten Werten. Mit der Festschreibung heißt es „nicht gemeldet“."
        )
    open_kinds = [kind for kind in KINDS if not state.of_kind(kind.code).is_empty()]
    columns = st.columns(2, gap="large") if len(open_kinds) > 1 else [st.container()]
    for at, kind in enumerate(open_kinds):
        with columns[at % len(columns)]:
            _show_open(kind, state.of_kind(kind.code), state)
    settled = [kind.settled for kind in KINDS if kind not in open_kinds and not _says_nothing(kind, state)]
    if settled:
        st.markdown("  \n".join(f"✓ {sentence}" for sentence in settled))
    with st.expander("Rechenweg", key="rechenweg-pruefliste", type="compact", on_change="rerun") as details:
        if details.open:
            show_rule(Source("freezing/checklist", {"round": state.code}))


def _says_nothing(kind: Kind, state: RoundState) -> bool:
    """Where it would only mislead that nothing waits: where houses are silent, whose measures the round may not know yet; and of
    drafts for whom those of other houses are not.
    """
    if kind.code == "not_released" and not viewer().sees_all:
        return True
    return kind.code == "not_reported" and (not state.measures or not state.of_kind("not_delivered").is_empty())


def _show_open(kind: Kind, rows: pl.DataFrame, state: RoundState) -> None:
    with st.container(key=f"kasten-{kind.code}", border=True, gap="xsmall"):
        st.markdown(f"**{formats.counted(rows.height, kind.one, kind.many)}**")
        lines = [f"- {formats.literal(kind.line(row))}" for row in rows.head(_SHOWN).iter_rows(named=True)]
        if rows.height > _SHOWN:
            lines.append(f"- und {formats.number(rows.height - _SHOWN)} weitere")
        st.markdown("\n".join(lines))
        kind.way(state)
