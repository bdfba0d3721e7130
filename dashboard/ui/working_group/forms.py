"""What the page of the working group says in German, and what its forms share: a choice of measures, fields that keep what was
written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.charts.words import rating_words, stage_words
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import KEY as ROLE
from dashboard.ui.acting import LEAD_UNIT_CODE
from dashboard.ui.navigation import INQUIRIES, way
from dashboard.ui.viewing import viewer
from dashboard.ui.ways_to_measures import titled
from dashboard.ui.working_group.meeting import GroupMeeting

_NAMED_AT_MOST = 3
ASKED, ABOUT = "an", "zu"
"""The words in the address for the body that is asked, and for the measure that it is asked about."""
WITHOUT = ""
"""The option that means none."""
WHERE_ASKED = "Sie steht im Rückmeldestand bei dem Haus und in seiner nächsten Rückmeldeliste."
_TAKEN = "arbeitsgruppe-aufgenommen"


def opening_sentence(meeting: GroupMeeting, names: Mapping[int, str], open_in_all: int, open_here: int | None = None) -> str:
    """What the meeting takes up, what it asked, and what is unanswered over all meetings; `names` by number of the field.

    `open_here` is how many of these one house owes, where a house reads.
    """
    sentences = [
        f"{formats.literal(meeting.name)} am {formats.day(meeting.day)} {_taken_up(meeting.fields, names)}.",
        f"{_inquiries_words(meeting.inquiries, meeting.open_inquiries)}; {_over_all(open_in_all)}.",
    ]
    if open_here is not None:
        sentences.append(f"Ihr Haus hat {formats.counted(open_here, 'Frage', 'Fragen', 'keine Frage')} zu beantworten.")
    return " ".join(sentences)


def _taken_up(fields: Sequence[int] | None, names: Mapping[int, str]) -> str:
    if not fields:
        return "ohne gewählte Handlungsfelder"
    if len(fields) > _NAMED_AT_MOST:
        return f"zu **{len(fields)} Handlungsfeldern** ({formats.joined([str(number) for number in fields])})"
    named = formats.joined([f"**{formats.literal(names.get(number, str(number)))}**" for number in fields])
    return f"zum Handlungsfeld {named}" if len(fields) == 1 else f"zu den Handlungsfeldern {named}"


def _inquiries_words(inquiries: int, unanswered: int) -> str:
    if not inquiries:
        return "Gefragt ist in dieser Sitzung nichts"
    if inquiries == 1:
        return f"**Eine Frage** an ein Haus ist gestellt und {'unbeantwortet' if unanswered else 'beantwortet'}"
    standing = f"davon **{formats.number(unanswered)} unbeantwortet**" if unanswered else "alle sind beantwortet"
    return f"**{formats.number(inquiries)} Fragen** an die Häuser sind gestellt, {standing}"


def _over_all(unanswered: int) -> str:
    count = {0: "ist keine Frage", 1: "ist eine Frage"}.get(unanswered, f"sind {formats.number(unanswered)} Fragen")
    return f"über alle Sitzungen {count} unbeantwortet"


def meeting_words(meeting: date | None, title: str | None) -> str:
    """In which meeting an inquiry was put: "4. Sitzung 2026 (05.11.2026)"."""
    if meeting is None:
        return "außerhalb einer Sitzung"
    return f"{title or 'Sitzung'} ({formats.day(meeting)})"


def standing(inquiry: Mapping[str, Any], *, may_see_draft: bool) -> str:
    """Whether an inquiry is answered, with a sign and a word; that a draft answers it only where that may be seen."""
    if inquiry["answer"] is not None:
        return "✓ beantwortet"
    if inquiry["has_draft"] and may_see_draft:
        return "◌ im Arbeitsstand beantwortet, noch nicht freigegeben"
    return "unbeantwortet"


def asked_body(inquiry: Mapping[str, Any], today: date) -> str:
    """The body that was asked, and from when on another one answers for it: "**Justiz** · SJV, seit 01.04.2027 SIS"."""
    return f"**{formats.literal(inquiry['name'])}** · {asked_code(inquiry, today)}"


def asked_code(inquiry: Mapping[str, Any], today: date) -> str:
    """The same by its code alone: "SJV, seit 01.04.2027 SIS"."""
    if inquiry["heir"] is None:
        return str(inquiry["department"])
    when = f"{'seit' if inquiry['heir_from'] <= today else 'ab'} {formats.day(inquiry['heir_from'])}"
    return f"{inquiry['department']}, {when} {inquiry['heir']}"


def answering(inquiry: Mapping[str, Any], today: date) -> str:
    """The code of the body that answers on that day: the one that was asked, or its heir."""
    has_ended = inquiry["heir"] is not None and inquiry["heir_from"] <= today
    return str(inquiry["heir"] if has_ended else inquiry["department"])


def answer_origin(inquiry: Mapping[str, Any]) -> str:
    """How the answer came: given on the page, or with which list; empty where there is none."""
    if inquiry["answer"] is None:
        return ""
    day = formats.day(inquiry["answered_on"])
    if inquiry["reply_id"] is not None:
        return f"auf der Seite beantwortet am {day}, freigegeben durch {inquiry['released_by']}"
    return f"Antwort mit der Liste zur Runde {inquiry['answered_in']} vom {day}"


def measure_option(row: Mapping[str, Any]) -> str:
    """A measure in a box to choose from: key, title, stage, rating, and since when its values hold."""
    parts = [row["measure_id"], row["title"], stage_words(row["stage"])]
    rating = rating_words(row["rating"], row["stage"])
    parts += [rating] if rating != "–" else []
    return " · ".join([*parts, f"Angaben vom {formats.day(row['changed_on'])}"])


def open_measures_of(department: str, fields: Collection[int], steering_round: Round | None) -> pl.DataFrame:
    """What a body is responsible for or involved in and has not ended, rows of queries/measures/list.sql; chosen fields first."""
    if steering_round is None:
        return pl.DataFrame()
    rows = data.frame("measures/list", round=steering_round.code)
    concerned = (pl.col("responsible") == department) | pl.col("involved").list.contains(department)
    return _first(rows.filter(concerned, ~pl.col("has_ended")), fields)


def measures_in(field: str, steering_round: Round) -> pl.DataFrame:
    """The measures of one action field but the merged ones, rows of queries/measures/list.sql; `field` is its number or none."""
    return data.frame("measures/list", round=steering_round.code).filter(pl.col("field") == field, pl.col("stage") != "merged")


def _first(rows: pl.DataFrame, fields: Collection[int]) -> pl.DataFrame:
    chosen = pl.col("field").is_in([str(number) for number in fields])
    return pl.concat([rows.filter(chosen), rows.filter(~chosen)])


def measure_choice(label: str, rows: pl.DataFrame, without: str, first: str = WITHOUT) -> str | None:
    """Draw the box and return the key, or None; `without` is what the option for none is called, `first` what is chosen first."""
    options = {WITHOUT: without, **{row["measure_id"]: measure_option(row) for row in rows.iter_rows(named=True)}}
    keys = list(options)
    at = keys.index(first) if first in options else 0
    return st.selectbox(label, keys, at, format_func=lambda key: options.get(key, key)) or None


def way_to_ask(department: str, measure_id: str = "") -> str:
    """A link to the form for an inquiry to this body; `measure_id` is what it is about. Empty for whom may not ask."""
    if not viewer().may(Act.INQUIRE):
        return ""
    about = {ABOUT: measure_id} if measure_id else {}
    query = {ROLE: LEAD_UNIT_CODE, ASKED: department, **about}
    return way(f"Frage an {formats.literal(department)} stellen", "working_group.py", query, INQUIRIES)


def show_way(measure_id: str, title: str | None, steering_round: Round | None, before: str = "") -> None:
    """The title of a measure as the link to it, with `before` before it; its key where no released list names it."""
    parameters = {"round": steering_round.code} if steering_round else {}
    st.markdown(before + titled({"measure_id": measure_id, "title": title or measure_id}, parameters))


def form_key(name: str) -> str:
    """The key of a form until what it holds was taken."""
    return f"{name}-{st.session_state.get(_TAKEN, 0)}"


def next_form() -> None:
    """What was written is taken: the next run begins with empty forms."""
    st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
