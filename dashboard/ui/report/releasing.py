"""Releasing the report, and the released ones with their files."""

from __future__ import annotations

from functools import partial

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.papers.report_facts import ReportFacts
from dashboard.papers.report_files import release_report
from dashboard.refusals import RefusalError
from dashboard.report.released import Released, content, files, releases
from dashboard.ui import data
from dashboard.ui.acting import Acting, today
from dashboard.ui.handing_out import Paper, hand_out
from dashboard.ui.head import SENTENCE_WIDTH
from dashboard.ui.parts import show_table
from dashboard.ui.telling import attempt
from dashboard.ui.working_group.forms import form_key, next_form

_SEEN = "Ich habe gesehen, was öffentlich wird."


def show_release(report: ReportFacts, released: Released | None, steps: list[str], who: Acting) -> None:
    """What is left to do, or the form that releases the report."""
    st.subheader("Veröffentlichen", anchor=False)
    if steps:
        st.markdown("Vorher ist noch zu tun:\n" + "\n".join(f"- {formats.literal(step)}" for step in steps))
        return
    st.markdown(
        "Der Bericht wird mit allen Dateien und ihren Prüfsummen für immer aufbewahrt, und die öffentliche Ansicht zeigt, was er "
        "sagt. Ändern lässt er sich nicht mehr; eine neue Fassung braucht einen Grund, und die frühere bleibt stehen.",
        width=SENTENCE_WIDTH,
    )
    with st.form(form_key(f"veroeffentlichen-{report.facts.round.code}"), border=False):
        reason = st.text_input("Grund der neuen Fassung", width=520) if released else None
        is_seen = st.checkbox(_SEEN)
        if st.form_submit_button("Bericht veröffentlichen"):
            attempt(lambda: _released(report.facts.round.code, reason, is_seen=is_seen, who=who))


def _released(round_code: str, reason: str | None, *, is_seen: bool, who: Acting) -> str:
    if not is_seen:
        raise RefusalError("Bitte sehen Sie erst an, was öffentlich wird, und bestätigen Sie es; veröffentlicht ist noch nichts.")
    told = release_report(data.books(Act.RELEASE_REPORT), round_code, today(), reason=reason, by=who.function)
    next_form()
    return f"Der Bericht ist veröffentlicht (Nr. {told.report_id})."


def show_releases() -> None:
    """Every released report with its files, newest first; nothing where there is none."""
    found = releases(data.store())
    if not found:
        return
    st.subheader("Veröffentlichte Berichte", anchor=False)
    for each in found:
        _show(each)


def _show(released: Released) -> None:
    with st.container(border=True):
        edition = "" if released.holds else ", durch eine neue Fassung ersetzt"
        st.markdown(f"**Nr. {released.report_id}: {formats.literal(released.round_title)}**{edition}")
        told = [f"Stichtag {formats.day(released.reference_date)}", f"vom Senat beschlossen am {formats.day(released.senate_on)}"]
        told += [f"veröffentlicht am {formats.day(released.released_at.date())} durch: {released.released_by}"]
        told += [f"neue Fassung: {released.reason}"] if released.reason else []
        st.caption(formats.literal(" · ".join(told)))
        if released.redacted_on:
            day = formats.day(released.redacted_on)
            st.warning(f"Seit dem {day} in Teilen geschwärzt; die Prüfsummen sind die der Veröffentlichung.")
        kept = files(data.store(), released.report_id)
        with st.container(horizontal=True, gap="small", key=f"bildschirm-bericht-{released.report_id}"):
            for file in (each for each in kept if each.is_kept):
                make = partial(content, data.store(), released.report_id, file.name)
                paper = Paper("Bericht", file.name, file.mime, make, detail=f"Bericht {released.report_id}")
                hand_out(file.name, paper, key=f"{released.report_id}-{file.name}", icon=":material/description:")
        with st.expander("Prüfsummen (SHA-256)", type="compact"):
            rows = [(file.name, file.sha256 if file.is_kept else f"{file.sha256} (entfernt)") for file in kept]
            rows.append(("alle zusammen", released.sha256))
            show_table(pl.DataFrame(rows, schema=("Datei", "SHA-256"), orient="row"), "Prüfsummen")
