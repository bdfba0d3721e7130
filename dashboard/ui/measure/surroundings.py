"""What stands around a measure: attention, where it came from and went, what others say, what the working group said of it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.search.ordering import Titles
from dashboard.ui import data
from dashboard.ui.attention import RULES, contradiction_words
from dashboard.ui.kept import Kept
from dashboard.ui.ways_to_measures import titled
from dashboard.ui.working_group.forms import asked_code, meeting_words
from dashboard.vocabulary import LABELS

_LINKS = {
    "part_of": "Hervorgegangen aus",
    "parts": "Aufgeteilt, ein Teil ist",
    "merged_into": "Zusammengeführt mit; lebt weiter in",
    "merged_from": "Hier aufgegangen ist",
}
_MISSING = {
    "continued": "gilt unverändert weiter",
    "ended": "beendet",
    "completed": "umgesetzt",
    "merged": "zusammengeführt",
    "split": "aufgeteilt",
    "forgotten": "in der Liste vergessen",
}
_TOLD = "decision_needed"
_TITLES: Kept[Hashable, Titles] = Kept(8)


def show_attention(measure_id: str, round_code: str) -> None:
    """The rules that apply to it in a round, each with its sentence; what is asked stands in the facts."""
    rows = data.frame("measure/attention", measure_id=measure_id).filter(round=round_code).to_dicts()
    details = {row["rule"]: row["detail"] or "" for row in rows}
    lines = [
        f"- **{rule.heading}:** {rule.sentence(details[rule.name])}"
        for rule in RULES
        if rule.name in details and rule.name != _TOLD
    ]
    if lines:
        st.subheader("Was Aufmerksamkeit braucht", anchor=False)
        st.markdown("\n".join(lines))


def show_links(measure_id: str, rounds: Collection[str], parameters: Mapping[str, Any]) -> None:
    """Predecessors, successors, parts and what was merged, as far as these rounds tell."""
    drawn = data.frame("measure/links", measure_id=measure_id).to_dicts()
    rows = [row for row in drawn if row["kind"] in _LINKS and row["round"] in rounds]
    if not rows:
        return
    st.subheader("Vorher und nachher", anchor=False)
    lines = []
    for row in rows:
        other = {"measure_id": row["other_id"], "title": row["title"] or row["other_id"]}
        lines.append(f"- {_LINKS[row['kind']]} (Runde {row['round']}): {titled(other, parameters)}")
    st.markdown("\n".join(lines))


def show_sayings(measure_id: str, rounds: Collection[str]) -> None:
    """Of these rounds: co-reports, answers about its absence, contradictions that stand, inquiries; findings of its rows."""
    sayings = data.frame("measure/beside", measure_id=measure_id).to_dicts()
    lines = [_saying(row) for row in sayings if row["round"] in rounds]
    if lines:
        st.subheader("Was sonst dazu gesagt wurde", anchor=False)
        st.markdown("\n".join(f"- {line}" for line in lines))
    found = [row for row in data.frame("measure/findings", measure_id=measure_id).to_dicts() if row["round"] in rounds]
    if not found:
        return
    label = f"{formats.counted(len(found), 'Prüfhinweis', 'Prüfhinweise')} zu ihren Zeilen"
    with st.expander(label, key="pruefhinweise", on_change="rerun") as details:
        if details.open:
            st.markdown(
                "\n".join(
                    f"- Runde {row['round']}, {LABELS['severity'][row['severity']]} zu {formats.literal(row['file_name'])}: "
                    f"{formats.literal(row['message'])}"
                    for row in found
                )
            )


def _saying(row: Mapping[str, Any]) -> str:
    what, detail, begin = row["what"], row["detail"], f"Runde {row['round']}, {formats.literal(row['by_whom'])}"
    match row["kind"]:
        case "co_report":
            text = f"meldet sie mit als „{formats.literal(what)}“"
        case "missing":
            text = f"sagt zu ihrem Fehlen in der Liste: {_MISSING.get(what, what)}"
        case "set_aside":
            text = f"lässt stehen: {contradiction_words(what)}"
        case "inquiry":
            text = f"fragt: {formats.literal(what)}"
        case _:
            text = f"antwortet auf „{formats.literal(what)}“"
    return f"{begin} {text}" + (f" – {formats.literal(detail)}" if detail else "")


def titles_of(round_code: str) -> Titles:
    """The titles of a round, to be compared with; kept until the next publication."""
    return _TITLES.get(
        (data.sight(), round_code), lambda: Titles(data.frame("measures/list", round=round_code)), data.generation()
    )


def show_alike(measure_id: str, title: str, responsible: str, parameters: Mapping[str, Any]) -> None:
    """Titles of other houses that are alike: a proposal."""
    found = [each for each in titles_of(str(parameters["round"])).alike(title, responsible) if each[0] != measure_id]
    if not found:
        return
    st.subheader("Ähnlich in anderen Häusern", anchor=False)
    st.caption("Ein Vorschlag nach dem Wortlaut der Titel, keine Feststellung.")
    lines = [f"- {titled({'measure_id': key, 'title': name}, parameters)} · {body}" for key, name, body in found]
    st.markdown("\n".join(lines))


def show_working_group(measure_id: str, steering_round: Round, *, is_newest: bool) -> None:
    """Inquiries with their answers, and notes: of the newest round all, of an earlier one those of the meetings up to its day.

    Answers count when they are released; what stands in a draft is not shown here. Nothing is drawn where there is nothing.
    """
    until = None if is_newest else _day_of(steering_round)
    inquiries = data.frame("meetings/inquiries", measure_id=measure_id).to_dicts()
    notes = data.frame("meetings/notes", measure_id=measure_id).to_dicts()
    entries = [(row["meeting"], row["meeting_title"], _inquiry(row)) for row in inquiries if row["meeting"] is not None]
    entries += [(row["day"], row["meeting_title"], f"Notiz: {formats.literal(row['text'])}") for row in notes]
    visible = sorted((each for each in entries if until is None or each[0] <= until), key=lambda each: each[0], reverse=True)
    if visible:
        st.subheader("Aus der Arbeitsgruppe", anchor=False)
        st.markdown("\n".join(f"- {formats.literal(meeting_words(day, title))} · {text}" for day, title, text in visible))


def _day_of(steering_round: Round) -> date:
    """When a round met, else its reference date."""
    days = data.frame("master/steering_round").filter(code=steering_round.code)["held_on"].to_list()
    return next((day for day in days if day is not None), steering_round.reference_date)


def _inquiry(row: Mapping[str, Any]) -> str:
    begin = f"Frage an {asked_code(row, datetime.now(UTC).date())}: {formats.literal(row['text'])}"
    if row["answer"] is None:
        return f"{begin} – unbeantwortet"
    return f"{begin} – Antwort vom {formats.day(row['answered_on'])}: {formats.literal(row['answer'])}"
