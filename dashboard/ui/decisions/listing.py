"""Decisions one below the other, what is said of each and what has changed since; and their short form beside other pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import formats, settings
from dashboard.papers.since import since
from dashboard.ui import data
from dashboard.ui.acting import Acting, today
from dashboard.ui.decisions.forms import show_forms
from dashboard.ui.former import followed
from dashboard.ui.navigation import link_to_page
from dashboard.ui.parts import in_colour
from dashboard.ui.ways_to_measures import titled
from dashboard.ui.working_group.meeting import field_names
from dashboard.vocabulary import DECISION_STATES, stance_words

AT_ONCE = 20
MEASURES_AT_MOST = 10
_MORE = "beschluesse-mehr"
Row = Mapping[str, Any]
"""One row of queries/decisions/list, history or since."""
_STATES = {term.code: f"{term.sign} {term.label}".strip() for term in DECISION_STATES}
DECISIONS = settings.PAGES / "decisions.py"
HEADING = "Beschlüsse der Steuerungsrunde"
SHOWN_AT_MOST = 8
_OVERDUE, _DUE_SINCE = "zum Stichtag überfällig", "seither fällig"


def show_decisions(rows: Sequence[Mapping[str, Any]], who: Acting) -> None:
    """Rows of queries/decisions/list in their order, so many at once."""
    limit = AT_ONCE * (1 + int(st.session_state.get(_MORE, 0)))
    changes: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for each in data.frame("decisions/since", here=data.round_here()).iter_rows(named=True):
        changes[each["decision_id"]].append(each)
    for row in rows[:limit]:
        with st.container(border=True, gap="xsmall"):
            _show_one(row, changes[row["decision_id"]], who)
    if len(rows) > limit:
        st.button(f"Weitere zeigen ({formats.number(len(rows) - limit)})", on_click=_more)


def _followed(row: Row) -> list[str]:
    """Who goes on for the bodies that are gone by now, where there is still something to do."""
    if row["state"] != "open":
        return []
    return [named for code in row["departments"] if (named := followed(code, today())) != code]


def _more() -> None:
    st.session_state[_MORE] = int(st.session_state.get(_MORE, 0)) + 1


def _show_one(row: Mapping[str, Any], measures: Sequence[Mapping[str, Any]], who: Acting) -> None:
    told = [facts(row, data.body_names(row["round"]), field_names(row["round"])), *_followed(row)]
    below = formats.literal(" · ".join(told))
    st.markdown(f"{head(row)}  \n**{formats.literal(row['wording'].strip())}**  \n:small[{below}]")
    words = data.field_words(data.choices().first.code)
    lines = []
    for each in measures[:MEASURES_AT_MOST]:
        parameters = {"round": each["now_round"]} if each["now_round"] else {}
        named = {**each, "title": each["title"] or each["measure_id"]}
        lines.append(f"{titled(named, parameters)}  \n:small[{in_colour(formats.literal(since(each, words)))}]")
    if lines:
        st.markdown("\n\n".join(lines))
    if len(measures) > MEASURES_AT_MOST:
        st.caption(f"und {formats.counted(len(measures) - MEASURES_AT_MOST, 'weitere Maßnahme', 'weitere Maßnahmen')}.")
    number = row["decision_id"]
    with st.expander(f"Verlauf zu Nr. {number}", key=f"verlauf-{number}", type="compact", on_change="rerun") as details:
        if details.open:
            entries = data.frame("decisions/history", decision_id=number).to_dicts()
            lines = history(entries, data.body_names(row["round"]), field_names(row["round"]))
            st.markdown("\n".join(f"- {formats.literal(line)}" for line in lines))
    if who.is_lead_unit:
        label = "abschließen oder ändern" if row["state"] == "open" else "wieder öffnen"
        with st.expander(f"Nr. {number} {label}", key=f"bearbeiten-{number}", type="compact", on_change="rerun") as editing:
            if editing.open:
                show_forms(row, who)


def opening_sentence(rows: Sequence[Row], *, is_narrowed: bool = False) -> str:
    """How many are open, overdue, and carried over from earlier rounds; and how many are closed.

    is_narrowed: the rows are a selection, and the sentence says so.
    """
    sentence = _opening(rows, is_narrowed=is_narrowed)
    return f"In dieser Auswahl: {sentence}" if is_narrowed else sentence


def _opening(rows: Sequence[Row], *, is_narrowed: bool) -> str:
    still = [row for row in rows if row["state"] == "open"]
    count = len(rows) - len(still)
    closed = "" if is_narrowed and not count else f"; {formats.counted(count, 'ist', 'sind', 'keiner ist')} abgeschlossen"
    if not still:
        return f"**Kein Beschluss** ist offen{closed}."
    carried = sum(row["is_carried"] for row in still)
    told = [_late(row) for row in still]
    if len(still) == 1:
        overdue = f"**{told[0]}**" if told[0] else "nicht überfällig"
        earlier = "aus einer früheren Runde" if carried else "nicht aus einer früheren Runde"
        return f"**1 Beschluss** ist offen, {overdue} und {earlier}{closed}."
    late = [f"**{formats.number(told.count(words))} {words}**" for words in (_OVERDUE, _DUE_SINCE) if words in told]
    earlier = f"Aus früheren Runden: {formats.number(carried) if carried else 'keiner'} von {formats.number(len(still))}"
    in_time = told.count("")
    if late and in_time:
        late.append(f"{formats.number(in_time)} nicht überfällig")
    overdue = ", ".join(late) or "keiner überfällig"
    return f"**{formats.number(len(still))} Beschlüsse** sind offen: {overdue}. {earlier}{closed}."


def _late(row: Row) -> str:
    """Whether the due date is past: for the round, or only by now; empty where it is not, or all is done."""
    if row["is_overdue"]:
        return _OVERDUE
    is_past = row["state"] == "open" and row["due_on"] is not None and row["due_on"] < today()
    return _DUE_SINCE if is_past else ""


def head(row: Row) -> str:
    """Number, state and round in one line of Markdown."""
    marks = [f"**Nr. {row['decision_id']}**", _STATES[row["state"]]]
    if late := _late(row):
        marks.append(f"**{late}**")
    marks.append(f"übernommen aus der Runde {row['round']}" if row["is_carried"] else f"Runde {row['round']}")
    return " · ".join(formats.literal(mark) if "**" not in mark else mark for mark in marks)


def facts(row: Row, bodies: Mapping[str, str], fields: Mapping[int, str]) -> str:
    """Kind, body with its position, file number, due date, action fields and reason: plain text in one line."""
    parts = [row["kind"], positions(row, bodies)]
    parts.append(f"Aktenzeichen {row['file_number']}" if row["file_number"] else "")
    parts.append(f"Frist {formats.day(row['due_on'])}" if row["due_on"] else "ohne Frist")
    if row["fields"]:
        parts.append("Handlungsfeld " + formats.joined([fields.get(number, str(number)) for number in row["fields"]]))
    if row["reason"]:
        parts.append(f"Grund: {row['reason']}")
    return " · ".join(part for part in parts if part)


def positions(row: Row, bodies: Mapping[str, str]) -> str:
    """The bodies concerned and what each says; a request to one outside the round is told as such. Empty where none is named."""
    told = zip(row["departments"], row["stances"], strict=True)
    return "; ".join(stance_words(_named(code, bodies), stance) for code, stance in told)


def _named(code: str, bodies: Mapping[str, str]) -> str:
    name = bodies.get(code, code)
    return name if name == code else f"{name} ({code})"


def history(rows: Sequence[Row], bodies: Mapping[str, str], fields: Mapping[int, str]) -> list[str]:
    """The entries of a decision, oldest first, each in one line of plain text: the first whole, then only what is different."""
    lines = []
    for before, row in zip([None, *rows], rows, strict=False):
        when = f"{formats.day(row['entered_at'].date())}, {row['entered_by']}"
        if before is None:
            lines.append(f"{when}: aufgenommen · {row['wording']} · {facts(row, bodies, fields)}")
        else:
            lines.append(f"{when}: {'; '.join(_differences(before, row, bodies, fields)) or 'ohne Änderung gespeichert'}")
    return lines


def _differences(before: Row, row: Row, bodies: Mapping[str, str], fields: Mapping[int, str]) -> list[str]:
    found = []
    if row["state"] != before["state"]:
        found.append("wieder geöffnet" if row["state"] == "open" else _STATES[row["state"]])
    for name, text_of in (
        ("Runde", lambda each: each["round"]),
        ("Wortlaut", lambda each: f"„{each['wording']}“"),
        ("Art", lambda each: each["kind"]),
        ("Stellen", lambda each: positions(each, bodies)),
        ("Aktenzeichen", lambda each: each["file_number"]),
        ("Frist", lambda each: formats.day(each["due_on"]) if each["due_on"] else None),
        ("Maßnahmen", lambda each: ", ".join(each["measures"])),
        ("Handlungsfelder", lambda each: ", ".join(fields.get(number, str(number)) for number in each["fields"])),
    ):
        old, new = text_of(before) or "keine Angabe", text_of(row) or "keine Angabe"
        if old != new:
            found.append(f"{name}: {old} → {new}")
    if row["reason"] and row["reason"] != before["reason"]:
        found.append(f"Grund: {row['reason']}")
    return found


def brief(row: Row) -> str:
    """One decision in one line of plain text, for other pages."""
    bodies = [followed(code, today()) if row["state"] == "open" else code for code in row["departments"]]
    about = [row["kind"], "; ".join(bodies), f"Frist {formats.day(row['due_on'])}" if row["due_on"] else ""]
    late = f" · {words}" if (words := _late(row)) else ""
    wording = f"{row['wording']} ({', '.join(part for part in about if part)})"
    return f"Nr. {row['decision_id']} · {_STATES[row['state']]}{late} · Runde {row['round']} · {wording}"


def show_decisions_on(measure_id: str, rounds: Collection[str]) -> None:
    """What the given rounds decided on a measure, open ones first; nothing is drawn where there is nothing."""
    rows = data.frame("decisions/list", measure_id=measure_id, here=data.round_here()).to_dicts()
    _show([brief(row) for row in rows if row["round"] in rounds], {})


def show_decisions_for(department: str, round_code: str) -> None:
    """The open decisions that concern a body or its measures, seen from a round; nothing is drawn where there is nothing."""
    rows = data.frame("decisions/list", department=department, round=round_code).filter(state="open").to_dicts()
    _show([brief(row) for row in rows], {"stelle": department})


def show_decisions_of(round_code: str) -> None:
    """What a round itself decided, open ones first; nothing is drawn where there is nothing."""
    rows = data.frame("decisions/list", round=round_code).filter(round=round_code).to_dicts()
    _show([brief(row) for row in rows], {"runde": round_code}, "Beschlüsse dieser Runde")


def _show(lines: list[str], query: Mapping[str, str], heading: str = HEADING) -> None:
    if not lines:
        return
    st.subheader(heading, anchor=False)
    st.markdown("\n".join(f"- {formats.literal(line)}" for line in lines[:SHOWN_AT_MOST]))
    if len(lines) > SHOWN_AT_MOST:
        st.caption(f"und {formats.counted(len(lines) - SHOWN_AT_MOST, 'weiterer', 'weitere')}.")
    link_to_page("Zu den Beschlüssen", DECISIONS.name, query)
