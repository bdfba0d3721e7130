"""The master data as loaded: action fields, guiding goals, bodies, rounds."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.parts import show_table


def show_master_data() -> None:
    """Four tables in official order, the older names of fields and bodies with them; StoreError where there is no store."""
    st.header("Stammdaten", anchor="stammdaten")
    st.markdown("Sie stehen in der Mappe „stammdaten.xlsx“ und werden dort gepflegt.")
    fields = [
        {"Nr.": str(row["number"]), "Handlungsfeld": row["long_name"], "auch": formats.literal(", ".join(row["aliases"]))}
        for row in data.frame("master/action_field").to_dicts()
    ]
    show_table(pl.DataFrame(fields), "Handlungsfelder mit früheren Namen")
    goals = [{"Nr.": str(number), "Leitziel": name} for number, name in data.frame("master/guiding_goal").iter_rows()]
    show_table(pl.DataFrame(goals), "Leitziele")
    bodies = [
        {
            "Kürzel": row["code"],
            "Ressort/Stelle": row["official_name"],
            "Mitglied der Runde": "ja" if row["is_member"] else "nein",
            "auch": formats.literal(", ".join(row["aliases"])),
        }
        for row in data.frame("master/department").to_dicts()
    ]
    show_table(pl.DataFrame(bodies), "Ressorts und Stellen mit weiteren Namen")
    rounds = [
        {
            "Runde": row["title"],
            "Stichtag": formats.day(row["reference_date"]),
            "Sitzung": _day(row["held_on"]),
            "Frist": _day(row["deadline"]),
        }
        for row in data.frame("master/steering_round").to_dicts()
    ]
    show_table(pl.DataFrame(rounds), "Steuerungsrunden mit Stichtag, Sitzung und Frist")


def _day(day: date | None) -> str:
    return formats.day(day) if day is not None else "noch offen"
