"""The page of the master data from top to bottom: what holds, what comes next, and the lead unit's ways to change it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.intake.master.tables import Load, load_master, loads
from dashboard.master import MasterData
from dashboard.ui import data
from dashboard.ui.acting import acting
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.head import is_sample, page_head, show_sentence
from dashboard.ui.master_data.entering import show_entering
from dashboard.ui.master_data.history import show_history
from dashboard.ui.master_data.taking import show_prepared, show_taking
from dashboard.ui.telling import show_told

TITLE = "Stammdaten"


def show() -> None:
    """What holds since when; for the lead unit what may be entered or uploaded, and what was taken before."""
    source = data.store()
    taken, master = loads(source), load_master(source)
    page_head(TITLE, is_sample=is_sample())
    show_told(is_near=True)
    show_sentence(opening_sentence(taken[-1] if taken else None, master, datetime.now(UTC).date()))
    who = acting()
    if not taken or not who.viewer.sees_shared:
        return
    hand_out("Stammdaten herunterladen (Excel)", Paper("Stammdaten", "stammdaten.xlsx", EXCEL, partial(_content, taken[-1])))
    if who.is_lead_unit:
        show_entering(taken[-1], who)
        show_prepared(who)
        show_taking(who)
    else:
        st.markdown("Geändert werden sie von der federführenden Stelle; Wünsche dazu nimmt sie entgegen.")
    show_history(taken, who)


def _content(load: Load) -> bytes:
    return load.content


def opening_sentence(newest: Load | None, master: MasterData, today: date) -> str:
    """Which workbook holds, and which round and meeting come next."""
    if newest is None:
        return "Es sind noch keine Stammdaten geladen."
    by = f" ({newest.accepted_by})" if newest.accepted_by else ""
    since = f"Es gelten die Stammdaten vom {formats.day(newest.loaded_at.date())}{by}."
    return " ".join((formats.literal(since), _next_round(master, today), _next_meeting(master, today)))


def _next_round(master: MasterData, today: date) -> str:
    coming = sorted((each for each in master.rounds if each.meets >= today), key=lambda each: each.meets)
    if not coming:
        return "Eine **kommende Steuerungsrunde** steht noch nicht darin."
    held_on = f"Sitzung am {formats.day(coming[0].held_on)}" if coming[0].held_on else "Tag der Sitzung noch offen"
    days = f"Stichtag {formats.day(coming[0].reference_date)}, {held_on}"
    return f"Die nächste Steuerungsrunde ist **{formats.literal(coming[0].code)}** ({days})."


def _next_meeting(master: MasterData, today: date) -> str:
    coming = sorted(each.day for each in master.meetings if each.day >= today)
    if not coming:
        return "Eine kommende **Sitzung der Arbeitsgruppe** auch nicht." if not _has_round(master, today) else _NO_MEETING
    return f"Die Arbeitsgruppe tagt am {formats.day(coming[0])}."


_NO_MEETING = "Eine kommende **Sitzung der Arbeitsgruppe** steht noch nicht darin."


def _has_round(master: MasterData, today: date) -> bool:
    return any(each.meets >= today for each in master.rounds)
