"""One meeting of the working group: its round, the choice of one in the URL, and the action fields that it takes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats, settings
from dashboard.access.viewer import Act
from dashboard.charts.tally import selected
from dashboard.master import Round
from dashboard.rounds.meetings import plan
from dashboard.rounds.under_way import under_way
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attention import RULES
from dashboard.ui.choices import linked_choice
from dashboard.ui.navigation import way
from dashboard.ui.telling import attempt
from dashboard.ui.ways_to_measures import link_to_measures

KEY = "sitzung"
FIELDS = settings.PAGES / "fields.py"
_OFF_PLAN: dict[str, list[str]] = {"ratings": ["yellow", "red"], "standings": ["open"]}
_WATCHED: dict[str, list[str]] = {"rules": [rule.name for rule in RULES]}
_COUNTED: dict[str, list[str]] = {"standings": ["counted"]}


@dataclass(frozen=True, slots=True)
class GroupMeeting:
    """One day, as queries/meetings/list.sql has it; `fields` is None where nothing was planned yet."""

    day: date
    title: str | None
    fields: list[int] | None
    remark: str | None
    planned_by: str | None
    planned_at: datetime | None
    inquiries: int
    open_inquiries: int
    notes: int

    @property
    def name(self) -> str:
        """Its title, which the master data may have lost since."""
        return self.title or "Sitzung"

    @property
    def long_name(self) -> str:
        """ "4. Sitzung 2026 (05.11.2026)"."""
        return f"{self.name} ({formats.day(self.day)})"

    @property
    def is_known(self) -> bool:
        """Whether the master data still name it; only then something can be recorded."""
        return self.title is not None


def meetings() -> tuple[GroupMeeting, ...]:
    """All meetings, oldest first; StoreError where there is no store."""
    return tuple(GroupMeeting(**row) for row in data.frame("meetings/list").to_dicts())


def rounds_ahead() -> tuple[Round, ...]:
    """All rounds of the master data, oldest first."""
    return tuple(reversed(data.steering_rounds()))


def current(all_meetings: Sequence[GroupMeeting], today: date) -> GroupMeeting:
    """The next meeting, today's included, else the last one. At least one is given, oldest first."""
    return next((each for each in all_meetings if each.day >= today), all_meetings[-1])


def rounds_to_ask_for(rounds: Sequence[Round], today: date) -> list[Round]:
    """For which rounds an inquiry is put: those that are not frozen, from the one under way on, newest first; else the newest."""
    if not rounds:
        return []
    begin = under_way(rounds, today).reference_date
    newest_first = sorted(rounds, key=lambda each: each.reference_date, reverse=True)
    return [each for each in newest_first if each.reference_date >= begin and not each.is_frozen] or newest_first[:1]


def round_to_ask_for(rounds: Sequence[Round], day: date, today: date) -> str | None:
    """For which round an inquiry of a meeting on that day is put: the one then under way, else the first to ask for."""
    codes = [each.code for each in rounds_to_ask_for(rounds, today)]
    if not codes:
        return None
    then = under_way(rounds, max(day, today)).code
    return then if then in codes else codes[-1]


def round_to_look_at(rounds: Sequence[Round], with_state: Sequence[Round], day: date) -> Round | None:
    """Whose state a meeting of that day looks at: the round that it prepares, or the newest before it that has a state.

    `with_state` are the rounds with a state, newest first; None where there is none.
    """
    prepared = next((each for each in rounds if each.meets >= day), None)
    if prepared is None:
        return with_state[0] if with_state else None
    reached = [each for each in with_state if each.reference_date <= prepared.reference_date]
    return reached[0] if reached else with_state[-1] if with_state else None


def meeting_choice(all_meetings: Sequence[GroupMeeting], today: date) -> GroupMeeting:
    """Draw the choice, newest first, and return the meeting; the next one stands there unless the URL names another."""
    by_day = {each.day.isoformat(): each for each in reversed(all_meetings)}
    options = {code: each.long_name for code, each in by_day.items()}
    return by_day[linked_choice("Sitzung", options, KEY, current(all_meetings, today).day.isoformat())]


def field_names(round_code: str | None = None) -> dict[int, str]:
    """ "7 Gesundheit" by number, in official order: by the names of a round, of what it does not know by those of today."""
    rows = data.frame("master/action_field").select("number", "short_name").iter_rows()
    today = {number: f"{number} {name}" for number, name in rows}
    if round_code is None:
        return today
    of_round = data.frame("overview/names", round=round_code).filter(kind="field").select("code", "label").iter_rows()
    return today | {int(code): label for code, label in of_round}


def show_fields(meeting: GroupMeeting, who: Acting, steering_round: Round | None) -> None:
    """The chosen fields, one line each, and below them the choice, for those who record."""
    st.subheader("Handlungsfelder der Sitzung", anchor=False)
    names = field_names(steering_round.code if steering_round else None)
    if meeting.remark:
        st.markdown(formats.literal(meeting.remark))
    for number in meeting.fields or ():
        _show_field(number, names.get(number, str(number)), steering_round)
    _show_basis(meeting, steering_round)
    if who.may(Act.PLAN_MEETING) and meeting.is_known:
        with st.expander("Handlungsfelder wählen", key="felder-waehlen", expanded=not meeting.fields):
            _form(meeting, who, names)


def _show_basis(meeting: GroupMeeting, steering_round: Round | None) -> None:
    """Of which day the counts are, and whose choice the fields."""
    if not meeting.fields:
        st.markdown("Noch ist kein Handlungsfeld gewählt.")
        return
    sentences = (
        [f"Stand der Runde {steering_round.code}, Stichtag {formats.day(steering_round.reference_date)}."]
        if steering_round
        else []
    )
    if meeting.planned_by and meeting.planned_at:
        sentences.append(f"Gewählt von: {meeting.planned_by}, {formats.day(meeting.planned_at.date())}.")
    st.caption(formats.literal(" ".join(sentences)))


def _show_field(number: int, name: str, steering_round: Round | None) -> None:
    if steering_round is None:
        st.markdown(f"**{formats.literal(name)}** · Noch ist keine Liste freigegeben.")
        return
    here = {"round": steering_round.code, "fields": [str(number)]}
    rows = selected(data.frame("measures/list", round=steering_round.code), here)
    field, counted, off_plan, watched = st.columns([3, 2, 3, 3], gap="small", vertical_alignment="center")
    with field:
        query = {"handlungsfeld": str(number), "runde": steering_round.code}
        st.markdown(f"**{way(formats.literal(name), FIELDS.name, query)}**")
    with counted:
        _show_count(("Maßnahme", "Maßnahmen", "keine Maßnahme"), rows, {**here, **_COUNTED})
    with off_plan:
        state = "verzögert oder gefährdet"
        _show_count((state, state, f"keine {state}"), rows, {**here, **_OFF_PLAN})
    with watched:
        _show_count(
            ("braucht Aufmerksamkeit", "brauchen Aufmerksamkeit", "keine braucht Aufmerksamkeit"), rows, {**here, **_WATCHED}
        )


def _show_count(words: tuple[str, str, str], rows: pl.DataFrame, parameters: Mapping[str, Any]) -> None:
    """A count in words (for one, for more, for nought) that opens what it counts; nought opens nothing."""
    count = selected(rows, parameters).height
    one, many, none = words
    text = formats.counted(count, one, many, none)
    if count:
        link_to_measures(text, parameters)
    else:
        st.caption(text)


def _form(meeting: GroupMeeting, who: Acting, names: Mapping[int, str]) -> None:
    today = data.frame("master/action_field")
    is_valid = pl.col("valid_to").is_null() | (pl.col("valid_to") >= meeting.day)
    chosen = [number for number in meeting.fields or () if number in names]
    offered = sorted({*today.filter(is_valid)["number"].to_list(), *chosen})
    with st.form(f"felder-{meeting.day}", border=False):
        fields = st.pills(
            "Handlungsfelder", offered, default=chosen, selection_mode="multi", format_func=lambda number: names[number]
        )
        remark = st.text_input("Anmerkung (freiwillig)", value=meeting.remark or "", placeholder="z. B. worum es vor allem geht")
        if st.form_submit_button("Festhalten"):
            attempt(lambda: _planned(meeting, list(fields), remark, who))


def _planned(meeting: GroupMeeting, fields: list[int], remark: str, who: Acting) -> str:
    plan(data.books(Act.PLAN_MEETING), meeting.day, fields, remark=remark, by=who.function)
    count = formats.counted(len(fields), "Handlungsfeld ist", "Handlungsfelder sind", "kein Handlungsfeld ist")
    return f"{meeting.long_name}: {count} gewählt."
