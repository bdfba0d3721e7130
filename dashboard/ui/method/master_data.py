"""The master data as loaded: action fields, guiding goals, bodies with what came before them, rounds and other days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.master import MasterData
from dashboard.store import StoreError
from dashboard.ui import data
from dashboard.ui.method.contents import (
    ACTION_FIELDS,
    BODIES,
    DAYS,
    DRAFTS,
    FORMER,
    FORMER_FIELDS,
    GOALS,
    KINDS,
    OFFICES,
    PRESETS,
    ROUNDS,
    heading,
)
from dashboard.ui.parts import show_table

Row = Mapping[str, Any]

_OPEN = "noch offen"
_KINDS = {"meeting": "Arbeitsgruppe", "report": "Bericht fällig"}


def loaded() -> MasterData | None:
    """The master data of the store; None where there is none to be read."""
    try:
        return data.master_data()
    except StoreError:
        return None


def show_master_data() -> None:
    """A table for each kind, in official order; StoreError where there is no store."""
    _show(ACTION_FIELDS, "action_field", _action_field, "Handlungsfelder mit weiteren Namen")
    _show(FORMER_FIELDS, "former_field", _former_field, "Handlungsfelder, die aufgegangen sind oder geteilt wurden")
    _show(GOALS, "guiding_goal", _goal, "Leitziele")
    _show(BODIES, "department", _body, "Ressorts und Stellen mit weiteren Namen")
    _show(FORMER, "former_department", _former, "Frühere Ressorts und was aus ihnen wurde")
    _show(OFFICES, "office", _office, "Ämter und andere Stellen und das Ressort, zu dem sie gehören")
    _show(ROUNDS, "steering_round", _round, "Steuerungsrunden mit Stichtag, Frist und Sitzung")
    _show(DAYS, "meeting", _day_of, "Sitzungen der Arbeitsgruppe und fällige Berichte")
    _show(KINDS, "decision_kind", _kind, "Arten von Beschlüssen und Festlegungen")
    _show(PRESETS, "dossier_preset", _preset, "Vorbereitete Sitzungsmappen und was in ihnen steht")
    _show(DRAFTS, "draft_section", _section, "Vorlagen mit ihren Abschnitten, der Reihe nach")


def _show(title: str, name: str, line: Callable[[Row], dict[str, str]], alt: str) -> None:
    heading(title)
    rows = [line(row) for row in data.frame(f"master/{name}").iter_rows(named=True)]
    if rows:
        show_table(pl.DataFrame(rows), alt)
    else:
        st.markdown("Dazu steht nichts in den Stammdaten.")


def _action_field(row: Row) -> dict[str, str]:
    names = [row["short_name"], *row["aliases"]]
    return {"Nr.": str(row["number"]), "Handlungsfeld": formats.literal(row["long_name"]), "Kurz und früher auch": _names(names)}


def _former_field(row: Row) -> dict[str, str]:
    numbers = formats.joined([str(number) for number in row["successors"]])
    return {"Nr.": str(row["number"]), "Nachfolge": numbers or "keine", "Ab": _from_day(row["valid_from"])}


def _from_day(day: date | None) -> str:
    return formats.day(day) if day is not None else "dem Tag nach seinem Ende"


def _goal(row: Row) -> dict[str, str]:
    return {"Nr.": str(row["number"]), "Leitziel": formats.literal(row["name"])}


def _body(row: Row) -> dict[str, str]:
    member = "ja" if row["is_member"] else "nein"
    name, others = formats.literal(row["official_name"]), _names(row["aliases"])
    return {"Kürzel": row["code"], "Ressort/Stelle": name, "Mitglied der Runde": member, "In Listen auch": others}


def _former(row: Row) -> dict[str, str]:
    proposals = [f"in Handlungsfeld {number} {code}" for number, code in row["by_action_field"].items()]
    return {
        "Früher": _names([row["name"], *row["aliases"]]),
        "Heute": formats.joined(row["successors"], "oder"),
        "Beim Lesen": _reading(row["rule"], row["successors"], formats.joined(proposals)),
    }


def _reading(rule: str, successors: list[str], proposals: str) -> str:
    """What reading a list does with an older name: it takes the successor, or it asks, with a proposal or without."""
    if rule == "auto":
        return f"gilt als {successors[0]}" + (f"; Rückfrage mit Vorschlag {proposals}" if proposals else "")
    return f"Rückfrage; Vorschlag {proposals}" if rule == "suggest" and proposals else "Rückfrage ohne Vorschlag"


def _office(row: Row) -> dict[str, str]:
    belongs = row["department"] or "bleibt als Beteiligte genannt"
    return {"Stelle": _names([row["name"], *row["aliases"]]), "Gehört zu": belongs}


def _round(row: Row) -> dict[str, str]:
    days = {"Stichtag": row["reference_date"], "Rückmeldung bis": row["deadline"], "Sitzung": row["held_on"]}
    return {"Runde": formats.literal(row["title"]), **{name: _day(day) for name, day in days.items()}}


def _day_of(row: Row) -> dict[str, str]:
    return {"Art": _KINDS[row["kind"]], "Tag": _day(row["day"]), "Titel": formats.literal(row["title"])}


def _kind(row: Row) -> dict[str, str]:
    return {"Art des Beschlusses": formats.literal(row["name"])}


def _preset(row: Row) -> dict[str, str]:
    fields = formats.joined([str(number) for number in row["fields"]])
    return {
        "Mappe": formats.literal(row["name"]),
        "Häuser": formats.joined(row["bodies"]) or "–",
        "Handlungsfelder": fields or "–",
    }


def _section(row: Row) -> dict[str, str]:
    told = {"Vorlage": "draft", "Abschnitt": "heading", "Hinweis": "hint"}
    return {name: formats.literal(row[column]) or "–" for name, column in told.items()} | {"Angaben": _names(row["facts"])}


def _names(names: list[str]) -> str:
    return formats.literal(", ".join(names)) or "–"


def _day(day: date | None) -> str:
    return formats.day(day) if day is not None else _OPEN
