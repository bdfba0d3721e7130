"""Ways from a figure to the measures behind it, and from a measure to its page: links within the app that can also be mailed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import settings

MEASURES = settings.PAGES / "measures.py"
MEASURE = settings.PAGES / "measure.py"

WORDS: dict[str, str] = {
    "round": "runde",
    "fields": "handlungsfeld",
    "departments": "ressort",
    "lead_only": "nur_federfuehrend",
    "levels": "ebene",
    "stages": "umsetzungsstand",
    "ratings": "ampel",
    "standings": "bestand",
    "changes": "veraenderung",
    "gaps": "luecke",
    "rules": "hinweis",
    "funding": "finanzierung",
    "obstacles": "hemmnis",
    "guiding_goals": "leitziel",
    "origins": "herkunft",
    "measurability": "messbarkeit",
    "search": "suche",
}
"""The word in the URL of the page of measures, by the parameter of queries/measures/list.sql that it fills."""


def address(parameters: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """What the URL of the page of measures says for these parameters of queries/measures/list.sql, in codes.

    KeyError for a parameter that the page has no filter for.
    """
    return {WORDS[name]: _written(value) for name, value in parameters.items() if value is not None}


def _written(value: Any) -> str | list[str]:
    if isinstance(value, bool):
        return str(value).lower()
    return [str(each) for each in value] if isinstance(value, list | tuple) else str(value)


def open_measures(parameters: Mapping[str, Any]) -> None:
    """Go to the page of measures with these filters."""
    st.switch_page(MEASURES, query_params=address(parameters))


def link_to_measures(label: str, parameters: Mapping[str, Any]) -> None:
    """A link to the page of measures with these filters."""
    st.page_link(MEASURES, label=label, icon=":material/arrow_forward:", query_params=address(parameters))


def link_to_measure(label: str, measure_id: str, parameters: Mapping[str, Any]) -> None:
    """A link to the page of one measure; `parameters` (round at least) say among which measures it leafs."""
    st.page_link(MEASURE, label=label, query_params={"kennung": measure_id, **address(parameters)})
