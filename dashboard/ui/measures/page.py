"""The page of measures: its opening sentence, the list in one of its views and page by page, and the files to take along."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.documents.measure_list import MeasureList, csv_file, excel, measure_list
from dashboard.store import Queryable
from dashboard.ui import data
from dashboard.ui.acting import KEY as HOUSE
from dashboard.ui.choices import following, linked_switch, take, tell
from dashboard.ui.filters import Selection, filter_bar, reset
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.head import page_head, show_sentence, state_of
from dashboard.ui.measures.choosing import PER_PAGE, Chosen, list_choice, more_dimensions, show_part_in_others
from dashboard.ui.measures.listing import Groups, show_as_table, show_as_timeline, show_lines, timeline_message
from dashboard.ui.parts import Source, show_rule, show_state
from dashboard.ui.viewing import sees_shared
from dashboard.ui.ways_to_measures import PAGE, way_to_measures

TITLE = "Maßnahmen"
VIEW, LISTED = "ansicht", "gelistet"
LINES, TABLE, TIMELINE = "Liste", "Tabelle", "Zeitstrahl"
_FILES: tuple[tuple[str, Callable[[MeasureList], bytes], str, str], ...] = (
    ("Als Excel-Datei", excel, EXCEL, "xlsx"),
    ("Als CSV-Datei", csv_file, "text/csv", "csv"),
)


def show(choices: data.Choices) -> None:
    """Sentence, filters, search, the list, and what can be taken along."""
    opening = st.container()
    selection = filter_bar(choices, more_dimensions())
    chosen = list_choice(selection, choices)
    with opening:
        title = f"{TITLE}: {formats.literal(selection.round.title)}"
        page_head(title, is_sample=selection.round.is_sample, state=state_of(selection.round))
        show_sentence(opening_sentence(chosen, selection))
    if chosen.rows.is_empty():
        _show_nothing(chosen, selection)
        show_part_in_others(chosen, selection)
        return
    show_measures(chosen, selection)
    show_part_in_others(chosen, selection)
    show_exports(chosen, selection)


def _show_nothing(chosen: Chosen, selection: Selection) -> None:
    what_to_do = "Bitte nehmen Sie einen Filter zurück."
    if not selection.chosen:
        what_to_do = "Bitte suchen Sie mit anderen oder weniger Wörtern."
    elif chosen.question:
        what_to_do = "Bitte nehmen Sie einen Filter zurück oder ändern Sie die Suche."
    show_state("Zu dieser Auswahl gibt es keine Maßnahme.", what_to_do)
    label = "alle Filter und die Suche zurücksetzen" if selection.chosen else "Suche löschen"
    st.button(label, key="empty-reset", on_click=reset)


def show_measures(chosen: Chosen, selection: Selection) -> None:
    """One page of the list in the chosen view."""
    pages = math.ceil(chosen.rows.height / PER_PAGE)
    parameters = _parameters(chosen, selection)
    _begin_anew(parameters)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        view = linked_switch("Ansicht", [LINES, TABLE, TIMELINE], VIEW)
        page = _page_of(pages)
    first = (page - 1) * PER_PAGE
    rows = chosen.rows.slice(first, PER_PAGE).to_dicts()
    if pages > 1:
        st.caption(
            f"{formats.number(first + 1)} bis {formats.number(first + len(rows))} von {formats.measures(number_of(chosen.rows))}"
            f"{_merged(chosen.rows)}"
        )
    if view == TABLE:
        show_as_table(rows, selection.round, parameters)
    elif view == TIMELINE:
        counted = f"N = {formats.number(chosen.rows.height)}" + (f", hier {formats.number(len(rows))}" if pages > 1 else "")
        show_as_timeline(rows, selection.round, parameters, timeline_message(chosen.rows), counted)
    else:
        show_lines(rows, parameters, _groups(chosen))


def _page_of(pages: int) -> int:
    """Draw the numbers of the pages where there are several, and return the one that is open."""

    def read(words: Sequence[str]) -> int:
        return next((int(word) for word in words if word.isdecimal() and 1 <= int(word) <= pages), 1)

    page = st.pagination(pages, key=take(PAGE, read)) if pages > 1 else 1
    tell(PAGE, [] if page == 1 else [str(page)])
    return page


def _parameters(chosen: Chosen, selection: Selection) -> dict[str, Any]:
    """What a link to one of the measures says, so that its page leafs through the same list; what is usual is left out."""
    how = chosen.how
    order = how.order if how.order != "official" and how.ranks is None else None
    grouping = how.grouping if how.grouping != "none" else None
    return {**selection.parameters, "search": chosen.question or None, "order": order, "grouping": grouping}


def _begin_anew(parameters: dict[str, Any]) -> None:
    """Show the first page of what is asked for now, not the page that was open of something else."""
    if st.session_state.get(LISTED, parameters) != parameters:
        st.session_state[PAGE] = 1
    st.session_state[LISTED] = parameters


def _groups(chosen: Chosen) -> Groups | None:
    column = chosen.how.grouping
    if column == "none":
        return None
    return Groups(column, chosen.group_labels, dict(chosen.rows.group_by(column).len().iter_rows()))


def _bytes(make: Callable[[MeasureList], bytes], listed: Callable[[], MeasureList]) -> bytes:
    return make(listed())


def _listed(source: Queryable, chosen: Chosen, selection: Selection) -> MeasureList:
    house = _house(selection)
    words = [
        f"{dimension.label}: {formats.joined([dimension.labels[code] for code in codes], 'oder')}"
        for dimension, codes in selection.chosen
        if not (house and dimension.parameter == "departments")
    ]
    words += [f"Suche: {chosen.question}"] if chosen.question else []
    ids, is_own = chosen.rows["measure_id"].to_list(), _is_own(selection)
    return measure_list(source, selection.round, ids, words, house, is_for_the_house=is_own)


def _is_own(selection: Selection) -> bool:
    """Whether somebody who works for a house takes the list of this very house."""
    house = _house(selection)
    return house is not None and following(HOUSE) == house


def _house(selection: Selection) -> str | None:
    """The one body whose list this is: chosen alone, and only what it leads."""
    bodies = selection.parameters.get("departments", [])
    is_one = len(bodies) == 1 and bodies[0] != "none" and selection.lead_only
    return str(bodies[0]) if is_one else None


def _title(selection: Selection) -> str:
    house = _house(selection)
    return f"Maßnahmenliste{f' {house}' if house else ''} zur Steuerungsrunde {selection.round.code}"


def show_exports(chosen: Chosen, selection: Selection) -> None:
    """The whole selection as files, and how it is counted."""
    listed = partial(_listed, data.store(), chosen, selection)
    body, told = (_house(selection) if _is_own(selection) else None), f"Runde {selection.round.code}"
    with st.container(horizontal=True, gap="small"):
        for label, make, mime, ending in _FILES:
            hand_out(
                label,
                Paper("Maßnahmenliste", f"{_title(selection)}.{ending}", mime, partial(_bytes, make, listed), body, told),
                icon=":material/download:",
                tooltip="Alle Maßnahmen der Auswahl, auch die auf den anderen Seiten",
            )
    if _is_own(selection):
        st.caption(f"Die Dateien enthalten auch die hausinternen Angaben, weil Sie für {_house(selection)} arbeiten.")
    with st.expander("Rechenweg", key="rechenweg-massnahmen", type="compact", on_change="rerun") as details:
        if details.open:
            show_rule(Source("measures/list", selection.parameters))


def opening_sentence(chosen: Chosen, selection: Selection) -> str:
    """How many measures are shown of how many, how far they are, how many are not as they should be."""
    rows, question = chosen.rows, chosen.question
    every_row = data.frame("measures/list", round=selection.round.code)
    known = number_of(every_row)
    if known == 0:
        is_known = "sind alle Maßnahmen in anderen aufgegangen" if every_row.height else "ist noch keine Maßnahme bekannt"
        return f"In dieser Runde {is_known}."
    search = f" zur Suche „{formats.literal(question)}“" if question else ""
    if chosen.as_filters is not None:
        return _read_both_ways(number_of(chosen.as_filters), number_of(rows), question)
    if rows.is_empty():
        fits = "Die einzige Maßnahme passt nicht" if known == 1 else f"Keine von {formats.number(known)} Maßnahmen passt"
        return f"{fits}{search or ' zu dieser Auswahl'}."
    count = number_of(rows)
    if count == 0:
        merged = formats.counted(rows.height, "zusammengeführte Maßnahme", "zusammengeführte Maßnahmen")
        return f"**{merged}**{search}, in anderen aufgegangen und dort gezählt."
    if count == known:
        every = "**Eine Maßnahme**" if known == 1 else f"Alle **{formats.measures(known)}**"
        begin = f"{every} zum {formats.day(selection.round.reference_date)}"
    else:
        begin = f"**{formats.measures(count)}** von {formats.number(known)}{search}"
    return f"{begin}{_merged(rows)}: {_state(rows, chosen, selection)}."


def _read_both_ways(as_filters: int, as_words: int, question: str) -> str:
    """Of a question that names filters and other words too: what either way of reading it finds, and nothing about those."""
    found = formats.counted(as_filters, "Maßnahme", "Maßnahmen", "Keine Maßnahme")
    words = formats.counted(as_words, "Maßnahme", "Maßnahmen", "keine Maßnahme")
    return f"**{found}**, wenn die Suche „{formats.literal(question)}“ als Filter gelesen wird; nach den bloßen Wörtern {words}."


def number_of(rows: pl.DataFrame) -> int:
    """N, as the overview counts it: without those that live on in another one, which are listed all the same."""
    return rows.filter(pl.col("stage") != "merged").height


def _merged(rows: pl.DataFrame) -> str:
    """How many of the list live on in another one and are counted there."""
    merged = rows.height - number_of(rows)
    return f", dazu {formats.counted(merged, 'zusammengeführte', 'zusammengeführte')}" if merged else ""


def _state(rows: pl.DataFrame, chosen: Chosen, selection: Selection) -> str:
    """How many are done, off plan and past their end; the number of what is not as it should be is the way to it."""
    parameters = _parameters(chosen, selection)

    def behind(count: int, word: str, **filters: list[str]) -> str:
        told = formats.counted(count, word, word, f"keine {word}")
        return way_to_measures(told, {**parameters, **filters}) if count and not filters.keys() & parameters.keys() else told

    done = rows.filter(stage="completed").height
    off_plan = rows.filter(~pl.col("has_ended"), pl.col("rating").is_in(["yellow", "red"])).height
    overdue = rows.filter(pl.col("rules").list.contains("overdue")).height
    late = [behind(off_plan, "verzögert oder gefährdet", ratings=["yellow", "red"], standings=["open"])] if sees_shared() else []
    finished = formats.counted(done, "umgesetzt", "umgesetzt", "keine umgesetzt")
    return ", ".join([finished, *late, behind(overdue, "überfällig", rules=["overdue"])])
