"""The key figures of a selection, each with its change since the previous round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.tally import Group, Tally
from dashboard.master import Round
from dashboard.ui.parts import Figure, Source, show_figures

_SILENT = "Maßnahmen aus früheren Runden, die keine freigegebene Liste dieser Runde nennt und die nicht beendet waren."
_EXPLANATIONS = {
    "Maßnahmen": "Alle Maßnahmen der Auswahl außer den zusammengeführten; „keine Angabe“ zählt mit.",
    "umgesetzt": "Abgeschlossene Maßnahmen. Daueraufgaben stehen für sich und werden nie hinzugezählt.",
    "Daueraufgabe": "Maßnahmen, die dauerhaft fortgeführt und nie abgeschlossen werden.",
    "im Plan": "Unter den bewerteten Maßnahmen, die nicht beendet sind. Die Ampel setzt das Ressort nach dem eigenen Plan.",
    "Entscheidungen erbeten": "Maßnahmen, zu denen ein Haus die Steuerungsrunde um eine Entscheidung bittet.",
    "nicht gemeldet": _SILENT,
    "noch nicht bestätigt": _SILENT + " Bis dahin gelten die zuletzt gemeldeten Werte.",
}


def show_key_figures(counts: Tally, steering_round: Round, selection: Mapping[str, Any]) -> None:
    """The six figures, and below them the whole that the rated measures are a part of."""
    show_figures(key_figures(counts, steering_round, selection), Source("overview/progress", selection))
    st.caption(_whole(counts.total))


def key_figures(counts: Tally, steering_round: Round, selection: Mapping[str, Any]) -> list[Figure]:
    """The six figures with their change since the previous round, like for like; `selection` says which measures are meant."""
    total, changes = counts.total, counts.changes

    def figure(name: str, value: str, change: str, count: int, **behind: str) -> Figure:
        opens = {**selection, **{parameter: [code] for parameter, code in behind.items()}} if count else None
        return Figure(name, value, change, _EXPLANATIONS[name], opens)

    def part(name: str, count: int, whole: int, change: int, **behind: str) -> Figure:
        return figure(name, _of(count, whole), _since(change, steering_round), count, **behind)

    new = formats.counted(changes.new_measures, "neue", "neue", "keine neue")
    first = "erste Runde" if steering_round.previous is None else f"{new} seit {steering_round.previous}"
    stages, on_plan = total.stages, total.ratings.get("green", 0)
    requests_change = _since(changes.decisions_change, steering_round)
    return [
        figure("Maßnahmen", formats.number(total.measures), first, total.measures, standings="counted"),
        part("umgesetzt", stages.get("completed", 0), total.measures, changes.completed_change, stages="completed"),
        part("Daueraufgabe", stages.get("permanent", 0), total.measures, changes.permanent_change, stages="permanent"),
        part("im Plan", on_plan, total.rated, changes.on_plan_change, ratings="green", standings="open"),
        figure("Entscheidungen erbeten", formats.number(changes.decisions), requests_change, changes.decisions, changes="asking"),
        part(steering_round.silence, changes.not_reported, total.measures, changes.not_reported_change, changes="not_reported"),
    ]


def _whole(total: Group) -> str:
    """Of what the rated ones are a part, so that the sum is told whole."""
    rated, unrated, ended = map(formats.number, (total.rated, total.unrated, total.measures - total.rated - total.unrated))
    return f"Ampel: {rated} bewertet, {unrated} nicht bewertet, {ended} beendet; zusammen {formats.measures(total.measures)}."


def _of(part: int, whole: int) -> str:
    """ "3 von 12"; of nothing there is no part."""
    return "keine" if not whole else f"{formats.number(part)} von {formats.number(whole)}"


def _since(change: int, steering_round: Round) -> str:
    return "erste Runde" if steering_round.previous is None else f"{formats.signed(change)} seit {steering_round.previous}"
