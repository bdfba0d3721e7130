"""Ways from a figure or a mark of a chart to the measures behind it, and to the page of one: links that can also be mailed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from dashboard import formats, settings
from dashboard.address_words import in_address, meant_in_address
from dashboard.charts.standings import EVERY, NAME, SILENT, UNRATED, Standings, way_key
from dashboard.charts.tally import SHOWN_STAGES, Group, Tally
from dashboard.ui.choices import SHARED_KEYS
from dashboard.ui.navigation import way
from dashboard.ui.viewing import sees_shared
from dashboard.vocabulary import NO_LEVEL, NO_RATING, RATINGS, SEVERAL_LEVELS

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
OF_HOUSES = frozenset(name for name, word in WORDS.items() if word in SHARED_KEYS)
"""Those of the parameters that ask what is for the houses; for a reader no address says them."""
COUNTED = {"standings": ["counted"]}
"""What N counts: all but the merged measures."""
PAGES_OF = {"fields": "fields.py", "departments": "departments.py", "levels": "levels.py"}
"""The page that is about one group of a dimension; it knows the group by the same word as the page of measures."""
_OPEN = {"standings": ["open"]}
BEHIND: dict[str, dict[str, Any]] = {
    EVERY: COUNTED,
    **{term.code: {"stages": [term.code]} for term in SHOWN_STAGES},
    **{term.code: {"ratings": [term.code], **_OPEN} for term in RATINGS},
    UNRATED: {"ratings": [NO_RATING.code], **_OPEN},
    SILENT: {"changes": ["not_reported"]},
}
"""What the columns of dashboard/charts/standings.py count; a rating only among what has not ended."""
LEADING = {"lead_only": True}
"""A body's bars and cells count what it leads, not what it has a part in."""


def address(parameters: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """What the URL of the page of measures says for these parameters of queries/measures/list.sql, in German words.

    KeyError for a parameter that the page has no filter for.
    """
    return {WORDS[name]: _written(WORDS[name], value) for name, value in parameters.items() if value is not None}


def _written(key: str, value: Any) -> str | list[str]:
    if isinstance(value, list | tuple):
        return in_address(key, map(str, value))
    return in_address(key, [str(value).lower() if isinstance(value, bool) else str(value)])[0]


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
    heeded = [name for name in WORDS if name not in OF_HOUSES or sees_shared()]
    found: dict[str, Any] = {name: meant_in_address(WORDS[name], words[WORDS[name]]) for name in heeded if WORDS[name] in words}
    for name in ("round", "search", "order", "grouping"):
        if name in found:
            found[name] = found[name][-1]
    if "lead_only" in found:
        found["lead_only"] = found["lead_only"][-1] == "true"
    return found


def way_to_measures(label: str, parameters: Mapping[str, Any], page: int = 1) -> str:
    """A link in a text to the page of measures with these filters, and to one of the pages of its list."""
    return way(label, MEASURES.name, address(parameters) | ({PAGE: str(page)} if page > 1 else {}))


def way_to_measure(label: str, measure_id: str, parameters: Mapping[str, Any]) -> str:
    """A link in a text to the page of one measure; `parameters` say among which measures it leafs."""
    return way(label, MEASURE.name, {KEY: measure_id, **address(parameters)})


def titled(row: Mapping[str, Any], parameters: Mapping[str, Any]) -> str:
    """The title of a row as the link to its measure, and quietly its key."""
    return f"{way_to_measure(formats.literal(row['title']), row['measure_id'], parameters)} :small[:gray[{row['measure_id']}]]"


def link_to_measures(label: str, parameters: Mapping[str, Any]) -> None:
    """The same as a line of its own, where it stands alone."""
    st.markdown(way_to_measures(label, parameters), width="content")


def link_to_measure(label: str, measure_id: str, parameters: Mapping[str, Any]) -> None:
    """A link to the page of one measure as a line of its own."""
    st.markdown(way_to_measure(label, measure_id, parameters), width="content")


@dataclass(frozen=True, slots=True)
class Way:
    """One mark: its key in the chart's column `way`, its label with its count, and parameters of queries/measures/list.sql."""

    key: str
    label: str
    parameters: Mapping[str, Any]
    measure_id: str | None = None
    """Set where the mark is one measure, whose own page opens."""
    page: str | None = None
    """The file of another page that opens, which knows these parameters by the same words."""

    def take(self) -> None:
        """Go there."""
        if self.measure_id is not None:
            open_measure(self.measure_id, self.parameters)
        elif self.page is not None:
            st.switch_page(settings.PAGES / self.page, query_params=address(self.parameters))
        else:
            open_measures(self.parameters)

    def written(self, text: str) -> str:
        """The way to a list as a link in a text."""
        return way(text, self.page or MEASURES.name, address(self.parameters))


Ways = Callable[[], Sequence[Way]]
"""The ways of a chart, made only when somebody takes one."""


def standing_ways(standings: Standings, selection: Mapping[str, Any]) -> list[Way]:
    """Per row its name, and each of its numbers that is not nought; the last row is the sum of all.

    The name opens the page of the field, body or level where nothing else is chosen, which that page would not heed; else the
    measures, as the number of all does.
    """
    dimension = standings.dimension
    if dimension == "departments" and "departments" in selection and not selection.get("lead_only", True):
        return []  # what a body leads among that in which another one has a part, no filter can say
    ways: list[Way] = []
    for group in (*standings.groups, standings.total):
        inside = dict(selection)
        if group is not standings.total:
            inside |= of_group(dimension, group.code, selection.get("levels"))
            ways += _way_of_name(group, dimension, inside, is_alone=selection.keys() <= {"round"})
        ways += [
            Way(way_key(group, each.key), f"{group.label} · {each.head}: {formats.number(count)}", {**inside, **BEHIND[each.key]})
            for each in standings.columns
            if (count := each.count(group))
        ]
    return ways


def _way_of_name(group: Group, dimension: str, inside: Mapping[str, Any], *, is_alone: bool) -> list[Way]:
    if is_alone:
        parameters = {"round": inside["round"], dimension: [group.code]}
        return [Way(way_key(group, NAME), f"{group.label} · Seite", parameters, page=PAGES_OF[dimension])]
    label = f"{group.label} · alle: {formats.number(group.measures)}"
    return [Way(way_key(group, NAME), label, {**inside, **COUNTED})] if group.measures else []


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
