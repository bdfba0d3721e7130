"""What was taken before, and taking back the newest entry."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.intake.master.tables import Load
from dashboard.intake.master.taking import take_back_master
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.parts import show_table
from dashboard.ui.telling import attempt


def show_history(taken: Sequence[Load], who: Acting) -> None:
    """Every entry, newest first; the newest can be taken back, with a reason."""
    st.subheader("Was bisher galt", anchor=False)
    rows = [_line(number, load) for number, load in reversed(list(enumerate(taken, 1)))]
    show_table(pl.DataFrame(rows), "Stammdaten, neueste zuerst")
    if who.is_lead_unit and len(taken) > 1 and taken[-1].takes_back is None:
        with st.expander("Neuesten Eintrag zurücknehmen", key="stammdaten-zurueck", type="compact", on_change="rerun") as details:
            if details.open:
                _form(who)


def _line(number: int, load: Load) -> dict[str, str]:
    what = f"nimmt Eintrag {load.takes_back} zurück" if load.takes_back else load.file_name
    return {
        "Eintrag": str(number),
        "Tag": formats.day(load.loaded_at.date()),
        "Namen gelten ab": formats.day(load.first_day) if load.accepted_by and not load.takes_back else "–",
        "Mappe": formats.literal(what),
        "Stelle": formats.literal(load.accepted_by or "beim Aufbau"),
        "Grund": formats.literal(load.reason or "–"),
    }


def _form(who: Acting) -> None:
    st.markdown("Die Stammdaten davor gelten dann wieder. Beide Einträge bleiben in den Büchern.")
    with st.form("stammdaten-ruecknahme", border=False):
        reason = st.text_input("Grund", max_chars=200, width=480)
        if st.form_submit_button("Zurücknehmen"):
            attempt(lambda: _taken_back(who, reason))


def _taken_back(who: Acting, reason: str) -> str:
    take_back_master(data.store(), by=who.function, reason=reason)
    return "Zurückgenommen: Die Stammdaten davor gelten wieder."
