"""The overview: its key figures, what needs attention, who has answered, and the charts; all of one selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats, queries, settings
from dashboard.charts import words
from dashboard.charts.matrix import matrix_chart
from dashboard.charts.stages import Measure, overall_chart, stage_chart
from dashboard.charts.tally import Group, Tally, selected, tally
from dashboard.charts.template import Heading
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.attention import RULES, Rule
from dashboard.ui.banner import sample_banner, show_frozen
from dashboard.ui.choices import linked_switch
from dashboard.ui.delivery_board.row import ANSWERED, STATES
from dashboard.ui.filters import Selection, filter_bar, reset
from dashboard.ui.navigation import link_to_page
from dashboard.ui.parts import Drawn, Figure, Source, draw, is_dark, show_figures, show_origin, show_rule, show_state, show_table
from dashboard.ui.ways_to_measures import cell_ways, group_ways, link_to_measures, stage_ways

TITLE = "Überblick"
_COLUMN_WIDTH = 388

LINES_OF_A_RULE = 25
"""So many measures a rule names on a page; a whole body's silence must not drown the rest, and the link below opens all."""
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


def show(choices: data.Choices) -> None:
    """Sentence, filters, figures, charts, what needs attention, who has answered; all of one selection."""
    opening = st.container()
    selection = filter_bar(choices)
    steering_round = selection.round
    rows = selected(data.frame("overview/progress", round=steering_round.code), selection.parameters)
    counts = tally(rows, *(selection.kept(view, terms) for view, terms in choices.of(steering_round.code).views))
    with opening:
        st.title(f"{TITLE}: {formats.literal(steering_round.title)}", anchor=False)
        sample_banner(steering_round.is_sample)
        show_frozen(steering_round.code)
        if not rows.is_empty():
            silent, late = silent_bodies(selection), past_their_end(counts, steering_round)
            st.header(words.situation(counts.total, counts.changes, steering_round, silent, selection.scope, late), anchor=False)
    if rows.is_empty():
        show_state("Zu dieser Auswahl gibt es keine Maßnahme.", "Bitte nehmen Sie einen Filter zurück.")
        st.button("alle Filter zurücksetzen", key="empty-reset", on_click=reset)
        return
    show_key_figures(counts, steering_round, selection.parameters)
    with st.container(horizontal=True, gap="small"):
        if steering_round.previous is not None:
            since = f"Was sich seit der Runde {steering_round.previous} geändert hat"
            link_to_page(since, "changes.py", {"von": steering_round.previous, "bis": steering_round.code})
        link_to_page("Tagesordnung und offene Beschlüsse", "steering_round.py", {"runde": steering_round.code})
    _show_details(counts, selection)


def _show_details(counts: Tally, selection: Selection) -> None:
    attention, deliveries = st.columns([3, 2], gap="large")
    with attention:
        show_attention(counts, selection.round, selection.parameters)
    with deliveries:
        show_deliveries(selection)
    show_stages(counts, selection)
    show_matrix(counts, selection)
    st.page_link(
        settings.PAGES / "accessibility.py",
        label="Barrierefreiheit: Barrieren melden, Durchsetzungsverfahren",
        icon=":material/accessibility_new:",
    )


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


def silent_bodies(selection: Selection) -> list[str]:
    """The short names of the bodies (of the chosen ones, where some are) that have delivered nothing for the round."""
    chosen = selection.parameters.get("departments")
    rows = data.frame("delivery_board/board", round=selection.round.code).select("department", "name", "state").iter_rows()
    return [name for code, name, state in rows if state == "missing" and (chosen is None or code in chosen)]


def past_their_end(counts: Tally, steering_round: Round) -> words.Late:
    """How many measures of the selection are past their end, by today at the most while the reference date lies ahead."""
    lines = data.frame("overview/attention", round=steering_round.code).filter(rule="overdue")
    ends = {
        key: date.fromisoformat(end) for key, end in lines.select("measure_id", "detail").iter_rows() if key in counts.measure_ids
    }
    is_ahead = lies_ahead(steering_round)
    coming = sum(end >= today() for end in ends.values()) if is_ahead else 0
    return words.Late(len(ends) - coming, coming, is_ahead)


def lies_ahead(steering_round: Round) -> bool:
    """Whether the reference date is still to come; what is frozen is told as it stands."""
    return not steering_round.is_frozen and steering_round.reference_date > today()


def show_attention(counts: Tally, steering_round: Round, selection: Mapping[str, Any]) -> None:
    """The lines that need attention by rule; what the round is asked to decide lies open, the others open with a click."""
    lines: dict[str, list[tuple[str, ...]]] = {}
    for name, *line in data.frame("overview/attention", round=steering_round.code).iter_rows():
        if line[0] in counts.measure_ids:
            lines.setdefault(name, []).append(tuple(line))
    st.subheader("Was Aufmerksamkeit braucht", anchor=False)
    if not lines:
        st.markdown("Keine Regel trifft auf eine Maßnahme dieser Auswahl zu.")
    for rule in (rule for rule in RULES if rule.name in lines):
        heading = rule.heading_ahead if rule.heading_ahead and lies_ahead(steering_round) else rule.heading
        label = f"**{heading}** · {formats.measures(len(lines[rule.name]))}"
        is_request = rule.name == "decision_needed"
        with st.expander(label, expanded=is_request, key=f"regel-{rule.name}", on_change="rerun") as details:
            if details.open:
                _show_lines(rule, lines[rule.name])
                link_to_measures(_all_of(len(lines[rule.name])), {**selection, "rules": [rule.name]})


def _all_of(count: int) -> str:
    """The words of the link to the measures of a rule; it says so where the page names only the first of them."""
    if count > LINES_OF_A_RULE:
        return f"Alle {formats.number(count)} Maßnahmen ansehen; hier stehen die ersten {LINES_OF_A_RULE}"
    return "Diese Maßnahme ansehen" if count == 1 else "Diese Maßnahmen ansehen"


def _show_lines(rule: Rule, lines: list[tuple[str, ...]]) -> None:
    """A list rather than a table: titles and questions are long, and a telephone shows them whole."""
    st.markdown(
        "\n".join(
            f"- **{formats.literal(title)}** · {department} · {measure_id}  \n  {rule.sentence(detail or '')}"
            for measure_id, title, department, detail in lines[:LINES_OF_A_RULE]
        )
    )
    st.caption(f"Regel: {queries.find(f'attention/{rule.name}').rule}")


def show_deliveries(selection: Selection) -> None:
    """Who has answered for the round, whatever is filtered; bodies, not persons."""
    steering_round = selection.round
    rows = data.frame("delivery_board/board", round=steering_round.code)
    answered = sum(state in ANSWERED for state in rows["state"])
    drafts = sum(state == "draft" for state in rows["state"]) + int(rows["is_waiting"].sum())
    waiting = f" Von {formats.counted(drafts, 'Haus', 'Häusern')} liegt ein Arbeitsstand vor." if drafts else ""
    whole = " (unabhängig vom Filter)" if selection.chosen else ""
    st.subheader("Rückmeldestand", anchor=False)
    st.markdown(
        f"{_of(answered, rows.height)} Ressorts und Stellen haben zur Runde {steering_round.code} eine freigegebene "
        f"Rückmeldung{whole}.{waiting}"
    )
    show_table(
        pl.DataFrame(
            [
                {"Ressort/Stelle": name, "Rückmeldung": STATES[state], "Angenommen": formats.day(day) if day else "–"}
                for name, state, day in rows.select("name", "state", "received_on").iter_rows()
            ]
        ),
        f"Rückmeldestand zur Runde {steering_round.code}",
    )
    board = settings.PAGES / "delivery_board.py"
    st.page_link(
        board, label="Rückmeldestand im Einzelnen", icon=":material/arrow_forward:", query_params={"runde": steering_round.code}
    )
    with st.expander("Rechenweg", key="tabelle-rueckmeldestand", type="compact", on_change="rerun") as details:
        if details.open:
            show_rule(Source("delivery_board/board", {"round": steering_round.code}))


def show_stages(counts: Tally, selection: Selection) -> None:
    """Stages in total (the key to the colours), per level, per action field and per department."""
    st.space("small")
    steering_round, source = selection.round, Source("overview/progress", selection.parameters)
    stages = partial(stage_chart, measure=_measure_choice(), is_dark=is_dark())
    counted = words.basis(counts.total, steering_round)

    def heading(message: str) -> Heading:
        return Heading(message, counted, steering_round.is_sample)

    def grouped(title: str, groups: Sequence[Group], message: str, dimension: str, key: str) -> Drawn:
        ways = partial(group_ways, groups, dimension, source.parameters)
        return draw(title, stages(groups, heading(message)), source, key, ways)

    with st.container(horizontal=True, gap="small", horizontal_alignment="distribute"):
        # As wide as three need beside each other; fewer fit a smaller screen, and a telephone takes one below the other.
        total, fields, departments = (st.container(width=_COLUMN_WIDTH) for _ in range(3))
    with total:
        chart = overall_chart(counts.total, heading(words.overall_message(counts.total)), is_dark())
        drawn = [draw("Insgesamt", chart, source, "gesamt", partial(stage_ways, counts.total, source.parameters))]
        drawn.append(grouped("Nach Ebene", counts.levels, words.level_message(counts.levels), "levels", "ebene"))
    with fields:
        message = words.off_plan_message(counts.fields, "Handlungsfeld")
        drawn.append(grouped("Nach Handlungsfeld", counts.fields, message, "fields", "handlungsfeld"))
    with departments:
        message = words.off_plan_message(counts.departments)
        drawn.append(grouped("Nach Federführung", counts.departments, message, "departments", "federfuehrung"))
    for each in drawn:
        show_origin(each)


def _measure_choice() -> Measure:
    """The heading of the charts, and beside it the choice of counts or shares."""
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        st.subheader("Umsetzungsstand", anchor=False, width="content")
        chosen = linked_switch("Darstellung der Umsetzungsstände", ["Anzahl", "Anteil"], "darstellung")
    return Measure.SHARE if chosen == "Anteil" else Measure.COUNT


def show_matrix(counts: Tally, selection: Selection) -> None:
    """Action fields by lead departments, with margins."""
    st.space("small")
    steering_round, source = selection.round, Source("overview/progress", selection.parameters)
    message = words.matrix_message(counts)
    heading = Heading(message, words.basis(counts.total, steering_round), steering_round.is_sample, is_wide=True)
    chart = matrix_chart(counts, heading, is_dark())
    ways = partial(cell_ways, counts, source.parameters)
    show_origin(draw("Handlungsfelder und Federführung", chart, source, "matrix", ways))
