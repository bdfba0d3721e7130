"""Postponements: the first promised and the current end, number and sum of moves, and marking a mended mistake as such."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.charts.change import postponed, postponed_sentence, put_off_shares
from dashboard.refusals import required_choice
from dashboard.rounds.consent import mark_correction
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.changes.behind import Row, ends_words, show_choice, show_lines
from dashboard.ui.changes.points import Compared
from dashboard.ui.parts import show_table
from dashboard.ui.telling import attempt

_SHOWN_AT_MOST = 15


def show_postponed(compared: Compared, choices: data.Choices, opened: str) -> None:
    """The longest first, then what part of each house and field was put off."""
    moved = postponed(compared.rows)
    st.subheader("Verschobene Enden", anchor=False)
    st.markdown(postponed_sentence(moved))
    st.caption("Zugesagt ist, was eine festgeschriebene Runde sagt; solange keine festgeschrieben ist, was eine frühere sagt.")
    if moved.is_empty():
        return
    first = dict(
        data.frame("measures/list", round=compared.round_code)
        .filter(pl.col("moves") > 0)
        .select("measure_id", pl.struct("first_end", "moves", "postponed_days"))
        .iter_rows()
    )
    shown = moved.head(_SHOWN_AT_MOST).iter_rows(named=True)
    show_lines(compared, [(row, _line(row, first.get(row["measure_id"]))) for row in shown])
    if moved.height > _SHOWN_AT_MOST:
        st.caption(f"und {formats.number(moved.height - _SHOWN_AT_MOST)} weitere, mit weniger Tagen.", width="content")
    _show_shares(compared, choices, opened)


def _line(row: Row, since: Row | None) -> str:
    """ "SKB · 31.12.2025 → 31.12.2026: 1 Jahr später", and what was promised first where it was put off before too."""
    line = f"{row['responsible']} · {ends_words(row)}: {formats.lapse(row['postponed_days'])} später"
    if since and since["moves"] > row["moves"]:
        line += f" · {formats.number(since['moves'])} Mal verschoben, zuerst zugesagt für {formats.day(since['first_end'])}"
    return line


def _show_shares(compared: Compared, choices: data.Choices, opened: str) -> None:
    is_opened = opened.startswith(("verschoben-responsible-", "verschoben-field-"))
    with st.expander(
        "Anteil der Häuser und Handlungsfelder", key="anteile", type="compact", on_change="rerun", expanded=is_opened
    ) as details:
        if not details.open:
            return
        st.caption("Je Haus und Handlungsfeld: von den Maßnahmen, die beide Stände zählen; in amtlicher Reihenfolge.")
        names = {term.code: term.label for term in (*choices.departments, *choices.fields)}
        offered: dict[str, tuple[str, int]] = {}
        for title, column in (("Haus", "responsible"), ("Handlungsfeld", "field")):
            found = put_off_shares(compared.rows, column)
            rows = [
                {
                    title: formats.literal(names.get(code, code)),
                    "verschoben": f"{formats.number(count)} von {formats.number(whole)}",
                    "Tage": formats.number(days),
                }
                for code, count, whole, days in found
            ]
            show_table(pl.DataFrame(rows), f"Verschobene Enden nach {title}, {compared.earlier.code} bis {compared.later.code}")
            offered |= {f"verschoben-{column}-{code}": (f"{title} {names.get(code, code)}", count) for code, count, *_ in found}
        show_choice(compared, "Maßnahmen eines Anteils", "anteil", offered, opened)


def show_correction_form(compared: Compared, who: Acting) -> None:
    """For the lead unit: a later end that was only a mended mistake in writing."""
    moved = postponed(compared.rows)
    if not who.is_lead_unit or not compared.later.is_round or moved.is_empty():
        with st.container(key="bildschirm-nichts"):
            st.markdown("Für diese Auswahl gibt es nichts einzutragen.")
        return
    titles = {row["measure_id"]: row["title"] for row in moved.iter_rows(named=True)}
    with (
        st.expander("Ein späteres Ende war nur ein berichtigter Schreibfehler", key="berichtigung"),
        st.form("berichtigung-form", border=False),
    ):
        st.markdown(
            f"Die Verschiebung in der Runde {compared.later.code} zählt dann nicht mehr. Die Angaben selbst ändern sich nicht, "
            "und der Grund bleibt in den Büchern. Festgeschriebene Runden bleiben, wie sie sind."
        )
        chosen = st.selectbox(
            "Maßnahme",
            list(titles),
            0 if len(titles) == 1 else None,
            format_func=lambda key: f"{key} {titles[key]}",
            placeholder="Bitte wählen",
        )
        reason = st.text_input("Grund", placeholder="z. B. 2025 stand versehentlich 2026 in der Liste")
        if st.form_submit_button("Als Berichtigung kennzeichnen"):
            attempt(lambda: _marked(compared.later.code, required_choice(chosen, "die Maßnahme"), reason, who))


def _marked(round_code: str, measure_id: str, reason: str, who: Acting) -> str:
    mark_correction(data.books(Act.PREPARE_ROUND), round_code, measure_id, is_correction=True, reason=reason, by=who.function)
    return f"{measure_id}: Das spätere Ende zählt nicht mehr als Verschiebung."
