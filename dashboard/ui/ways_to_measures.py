"""Ways from a figure or a mark of a chart to the measures behind it, and to the page of one: links that can also be mailed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs, quote, urlencode

import streamlit as st

from dashboard import formats, settings
from dashboard.charts.tally import SHOWN_STAGES, Group, Tally
from dashboard.vocabulary import NO_LEVEL, SEVERAL_LEVELS

MEASURES = settings.PAGES / "measures.py"
MEASURE = settings.PAGES / "measure.py"

KEY, PACKED, PAGE = "kennung", "auswahl", "seite"

WORDS: dict[str, str] = {
    "round": "runde",
    "fields": "handlungsfeld",
    "departments": "ressort",
    "lead_only": "nur_federfuehrend",
    "levels": "ebene",
    "spread": "ebenenzahl",
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
    "order": "ordnung",
    "grouping": "gruppen",
}
"""The word in the URL of the page of measures, by the parameter of queries/measures/list.sql that it fills; order and
grouping are codes of dashboard/search/ordering.py."""
COUNTED = {"standings": ["counted"]}
"""What N counts: all but the merged measures."""
LEADING = {"lead_only": True}
"""A body's bars and cells count what it leads, not what it has a part in."""


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


def open_measure(measure_id: str, parameters: Mapping[str, Any]) -> None:
    """Go to the page of one measure, which leafs among those that the parameters choose."""
    st.switch_page(MEASURE, query_params={KEY: measure_id, **address(parameters)})


def given() -> dict[str, Any]:
    """The parameters of queries/measures/list.sql that the address of the present page names, as codes or labels in lists.

    Links of the first version packed them into one word.
    """
    plain = {key: st.query_params.get_all(key) for key in st.query_params}
    words = parse_qs(plain[PACKED][0]) if PACKED in plain else plain
    found: dict[str, Any] = {name: words[word] for name, word in WORDS.items() if word in words}
    for name in ("round", "search", "order", "grouping"):
        if name in found:
            found[name] = found[name][-1]
    if "lead_only" in found:
        found["lead_only"] = found["lead_only"][-1] == "true"
    return found


def way(label: str, page: str, query: Mapping[str, str | Sequence[str]] | None = None) -> str:
    """A link in a text (Markdown) to a page of ours: `label` in Markdown, the page's word in the URL, and what follows it.

    dashboard/history.js opens it in the same window, as the menu does.
    """
    words = urlencode(dict(query or {}), doseq=True, quote_via=quote)
    return f"[{label}]({page}?{words})" if words else f"[{label}]({page})"


def way_to_measures(label: str, parameters: Mapping[str, Any]) -> str:
    """A link in a text to the page of measures with these filters."""
    return way(label, "massnahmen", address(parameters))


def way_to_measure(label: str, measure_id: str, parameters: Mapping[str, Any]) -> str:
    """A link in a text to the page of one measure; `parameters` say among which measures it leafs."""
    return way(label, "massnahme", {KEY: measure_id, **address(parameters)})


def pressable(label: str) -> str:
    """A label in the accent, the one look of what opens measures; Streamlit writes such links and quiet buttons like text."""
    return f":primary[{label}]"


def link_to_measures(label: str, parameters: Mapping[str, Any], page: int = 1) -> None:
    """A link to the page of measures with these filters, and to one of the pages of its list."""
    query = address(parameters) | ({PAGE: str(page)} if page > 1 else {})
    st.page_link(MEASURES, label=pressable(label), icon=":material/arrow_forward:", query_params=query)


def link_to_measure(
    label: str, measure_id: str, parameters: Mapping[str, Any], width: int | Literal["content"] = "content"
) -> None:
    """A link to the page of one measure; `parameters` (round at least) say among which measures it leafs. `width` in pixels.

    A key has the accent wherever it is a link; words beside an arrow need none.
    """
    text = pressable(label) if label == measure_id else label
    st.page_link(MEASURE, label=text, query_params={KEY: measure_id, **address(parameters)}, width=width)


@dataclass(frozen=True, slots=True)
class Way:
    """One mark: its key in the chart's column `way`, its label with its count, and parameters of queries/measures/list.sql."""

    key: str
    label: str
    parameters: Mapping[str, Any]
    measure_id: str | None = None
    """Set where the mark is one measure, whose own page opens."""

    def take(self) -> None:
        """Go there."""
        if self.measure_id is None:
            open_measures(self.parameters)
        else:
            open_measure(self.measure_id, self.parameters)


Ways = Callable[[], Sequence[Way]]
"""The ways of a chart, made only when somebody takes one."""


def stage_ways(total: Group, selection: Mapping[str, Any]) -> list[Way]:
    """One way per stage that has measures."""
    return _stages(total, "", selection)


def group_ways(groups: Sequence[Group], dimension: str, selection: Mapping[str, Any]) -> list[Way]:
    """Per group all its measures and those of each stage; `dimension` is the parameter whose codes the groups bear."""
    if dimension == "departments" and "departments" in selection and not selection.get("lead_only", True):
        return []  # what a body leads among that in which another one has a part, no filter can say
    ways: list[Way] = []
    for group in groups:
        if group.measures:
            inside = {**selection, **of_group(dimension, group.code, selection.get("levels"))}
            whole = f"{group.label} · alle: {formats.number(group.measures)}"
            ways += [Way(group.code, whole, {**inside, **COUNTED}), *_stages(group, f"{group.label} · ", inside)]
    return ways


def of_group(dimension: str, code: str, levels: Sequence[str] | None = None) -> dict[str, Any]:
    """What counts in one group of a view: what a body leads; what lies on a level alone, since the others count under several.

    Where `levels` are filtered, the group of several levels holds only what lies on one of these.
    """
    if dimension == "departments":
        return {dimension: [code], **LEADING}
    if dimension == "levels" and code == SEVERAL_LEVELS.code:
        return {dimension: list(levels or [code]), "spread": ["several"]}
    if dimension == "levels" and code != NO_LEVEL.code:
        return {dimension: [code], "spread": ["one"]}
    return {dimension: [code]}


def _stages(group: Group, prefix: str, selection: Mapping[str, Any]) -> list[Way]:
    return [
        Way(
            f"{group.code} {term.code}",
            f"{prefix}{term.label}: {formats.number(group.stages[term.code])}",
            {**selection, "stages": [term.code]},
        )
        for term in SHOWN_STAGES
        if group.stages.get(term.code)
    ]


def cell_ways(counts: Tally, selection: Mapping[str, Any]) -> list[Way]:
    """One way per cell of the matrix that holds measures; the sums have theirs in the charts above it."""
    if "departments" in selection and not selection.get("lead_only", True):
        return []
    return [
        Way(
            f"{field.code} {house.code}",
            f"{field.label} · {house.label}: {formats.number(cell.measures)}",
            {**selection, **COUNTED, **LEADING, "fields": [field.code], "departments": [house.code]},
        )
        for field in counts.fields
        for house in counts.departments
        if (cell := counts.cell(field.code, house.code)).measures
    ]
