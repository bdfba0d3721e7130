"""What a meeting asks and notes, with the answers that came back; the forms for both, and for taking them back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import formats, settings
from dashboard.access.viewer import Act
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.master import Round
from dashboard.refusals import require_all, required_choice
from dashboard.rounds.meetings import note, withdraw
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.choices import linked_code, take, tell
from dashboard.ui.navigation import INQUIRIES, is_open, way
from dashboard.ui.telling import attempt
from dashboard.ui.viewing import has_login
from dashboard.ui.working_group.forms import (
    ABOUT,
    ASKED,
    WHERE_ASKED,
    answer_origin,
    answering,
    asked_body,
    asked_code,
    form_key,
    measure_choice,
    measures_in,
    meeting_words,
    next_form,
    open_measures_of,
    show_way,
    standing,
)
from dashboard.ui.working_group.meeting import GroupMeeting, field_names, round_to_ask_for, rounds_to_ask_for

_NOBODY = ""
_NAMES = {"inquiry": "Frage", "note": "Notiz"}
SHEETS, BOARD = settings.PAGES / "round_sheets.py", settings.PAGES / "delivery_board.py"


def show_inquiries(meeting: GroupMeeting, who: Acting, rounds: tuple[Round, ...], steering_round: Round | None) -> None:
    """The inquiries of the meeting by body, and the form for those who record."""
    st.subheader("Fragen an die Häuser", anchor=INQUIRIES)
    inquiries = data.frame("meetings/inquiries", day=meeting.day).to_dicts()
    if not inquiries:
        st.markdown("In dieser Sitzung ist nichts gefragt.")
    for inquiry in inquiries:
        _show_inquiry(inquiry, who, steering_round)
    show_withdrawn(meeting, "inquiry")
    if not (who.may(Act.INQUIRE) and meeting.is_known and rounds):
        return
    if linked_code(ASKED):
        st.session_state.setdefault("frage-stellen", True)
    with st.expander("Frage stellen", key="frage-stellen", on_change="rerun") as details:
        if details.open:
            _inquiry_form(meeting, rounds, steering_round)
    today = datetime.now(UTC).date()
    waiting = [each for each in inquiries if _can_be_withdrawn(each)]
    open_ones = {each["inquiry_id"]: f"{asked_code(each, today)}: {each['text']}" for each in waiting}
    show_withdrawing(meeting, "inquiry", open_ones, who)


def _can_be_withdrawn(inquiry: Mapping[str, Any]) -> bool:
    return inquiry["answer"] is None and not inquiry["has_draft"]


def _show_inquiry(inquiry: Mapping[str, Any], who: Acting, steering_round: Round | None) -> None:
    with st.container(border=True, gap="xxsmall"):
        today = datetime.now(UTC).date()
        state = standing(inquiry, may_see_draft=who.may_see(answering(inquiry, today)))
        lines = [f"{asked_body(inquiry, today)} · {state}", formats.literal(inquiry["text"])]
        if inquiry["answer"] is not None:
            lines.append(f"**Antwort:** {formats.literal(inquiry['answer'])}")
        st.markdown("  \n".join(lines))
        if inquiry["measure_id"]:
            show_way(inquiry["measure_id"], inquiry["title"], steering_round, "Zu: ")
        st.caption(_origin(inquiry))


def _origin(inquiry: Mapping[str, Any]) -> str:
    """Number and day, for which round it was put, and with which list the answer came."""
    parts = [f"Frage Nr. {inquiry['inquiry_id']} vom {formats.day(inquiry['asked_on'])}, für „{inquiry['round_title']}“"]
    return formats.literal(" · ".join(part for part in (*parts, answer_origin(inquiry)) if part))


def _inquiry_form(meeting: GroupMeeting, rounds: tuple[Round, ...], steering_round: Round | None) -> None:
    """The body stands outside the form, because the measures to choose from follow it."""
    st.markdown(
        "Das Haus beantwortet die Frage unter „Rückmeldestand“ bei sich, oder auf dem Blatt „Rückfragen“ seiner nächsten "
        "Rückmeldeliste. Die Antwort steht hier, sobald das Haus sie freigegeben hat."
    )
    today = datetime.now(UTC).date()
    st.caption(formats.literal(f"Geführt wird die Frage bei: {meeting.long_name}{_held(meeting, today)}."))
    proposed = round_to_ask_for(rounds, meeting.day, today) or rounds[-1].code
    bodies = set(data.frame("round_sheet/bodies", round=proposed)["code"].to_list())
    names = {code: f"{name} ({code})" for code, name in data.body_names(proposed).items()}
    options = {_NOBODY: "Bitte wählen", **{code: name for code, name in names.items() if code in bodies}}
    key = take(ASKED, lambda codes: next((code for code in codes if code in options), _NOBODY), is_folded=True)
    department = st.selectbox("An", list(options), format_func=lambda code: options.get(code, code), key=key, width=480)
    tell(ASKED, [] if department == _NOBODY else [department])
    if department == _NOBODY:
        return
    titles = {each.code: each.title for each in rounds_to_ask_for(rounds, today)}
    with st.form(form_key(f"frage-{meeting.day}-{department}"), border=False):
        measures = open_measures_of(department, meeting.fields or (), steering_round)
        about = measure_choice("Zu welcher Maßnahme? (freiwillig)", measures, "ohne Bezug auf eine Maßnahme", linked_code(ABOUT))
        text = st.text_area("Frage")
        codes = list(titles)
        at = codes.index(proposed)
        round_code = st.selectbox("Antwort erbeten zur", codes, at, format_func=lambda code: titles.get(code, code), width=480)
        if st.form_submit_button("Frage stellen"):
            asked_by = f"Arbeitsgruppe, {meeting.name}"
            attempt(lambda: _inquired(Inquiry(round_code, department, text, asked_by, today, about, meeting.day)))


def _held(meeting: GroupMeeting, today: date) -> str:
    return ", die schon stattgefunden hat" if meeting.day < today else ""


def _inquired(inquiry: Inquiry) -> str:
    number = ask(data.books(Act.INQUIRE), inquiry)
    next_form()
    tell(ABOUT, [])
    return f"Frage Nr. {number} an {inquiry.department} ist gestellt. {WHERE_ASKED}"


def show_notes(meeting: GroupMeeting, who: Acting, steering_round: Round | None) -> None:
    """The notes of the meeting, together by measure in the order of their first note, and the form for those who record."""
    st.subheader("Notizen zu Maßnahmen", anchor=False)
    rows = data.frame("meetings/notes", day=meeting.day).to_dicts()
    if not rows:
        st.markdown("In dieser Sitzung ist zu keiner Maßnahme etwas notiert.")
    _show_rows(rows, steering_round)
    show_withdrawn(meeting, "note")
    if not (who.may(Act.NOTE) and meeting.is_known):
        return
    with st.expander("Notiz aufnehmen", key="notiz-aufnehmen", on_change="rerun") as details:
        if details.open and steering_round is None:
            st.markdown("Noch ist keine Liste freigegeben; es gibt keine Maßnahme, zu der etwas zu notieren wäre.")
        elif details.open and steering_round is not None:
            _note_form(meeting, who, steering_round)
    show_withdrawing(meeting, "note", {row["note_id"]: f"{row['measure_id']}: {row['text']}" for row in rows}, who)


def _show_rows(rows: list[dict[str, Any]], steering_round: Round | None) -> None:
    order = {measure_id: at for at, measure_id in reversed(list(enumerate(row["measure_id"] for row in rows)))}
    together = sorted(rows, key=lambda row: (order[row["measure_id"]], row["note_id"]))
    for measure_id, found in groupby(together, key=lambda row: str(row["measure_id"])):
        notes = list(found)
        with st.container(border=True, gap="xxsmall"):
            show_way(measure_id, notes[0]["title"], steering_round)
            st.markdown("\n".join(f"- {formats.literal(each['text'])}" for each in notes))
            days = sorted({each["noted_at"].date() for each in notes})
            who = formats.joined(sorted({each["noted_by"] for each in notes}))
            st.caption(formats.literal(f"Notiert am {formats.joined([formats.day(each) for each in days])}: {who}"))


def _note_form(meeting: GroupMeeting, who: Acting, steering_round: Round) -> None:
    """The action field stands outside the form, because the measures to choose from follow it; the chosen ones stand first."""
    st.markdown("Die Notiz steht auch auf der Seite der Maßnahme und ist für alle Häuser zu lesen.")
    of_round = field_names(steering_round.code if steering_round else None)
    names = {str(number): name for number, name in of_round.items()} | {"none": "ohne Handlungsfeld"}
    first = [str(number) for number in meeting.fields or () if str(number) in names]
    fields = [*first, *(code for code in names if code not in first)]
    field = st.selectbox(
        "Handlungsfeld", fields, format_func=lambda code: names[code], key=f"notiz-feld-{meeting.day}", width=480
    )
    with st.form(form_key(f"notiz-{meeting.day}-{field}"), border=False):
        measure_id = measure_choice("Maßnahme", measures_in(field, steering_round), "Bitte wählen")
        text = st.text_area("Notiz")
        if st.form_submit_button("Notiz aufnehmen"):
            attempt(lambda: _noted(meeting, measure_id, text, who))


def _noted(meeting: GroupMeeting, chosen: str | None, text: str, who: Acting) -> str:
    require_all({"die Maßnahme": chosen, "den Wortlaut der Notiz": text})
    measure_id = required_choice(chosen, "die Maßnahme")
    note(data.books(Act.NOTE), meeting.day, measure_id, text, by=who.function)
    next_form()
    return f"Die Notiz zu {measure_id} ist aufgenommen."


def show_withdrawing(meeting: GroupMeeting, kind: str, offered: Mapping[int, str], who: Acting) -> None:
    """The form to take back one of `offered` (text by number); nothing where nothing can be taken back."""
    if not (who.may(Act.NOTE) and offered):
        return
    name = _NAMES[kind]
    with st.expander(f"{name} zurückziehen", key=f"zurueckziehen-{kind}", on_change="rerun") as details:
        if not details.open:
            return
        with st.form(form_key(f"zurueckziehen-{kind}-{meeting.day}"), border=False):
            number = st.selectbox(
                f"Welche {name}?",
                list(offered),
                0 if len(offered) == 1 else None,
                format_func=lambda each: f"Nr. {each}: {offered.get(each, '')}",
                placeholder="Bitte wählen",
            )
            reason = st.text_input("Grund", placeholder="zum Beispiel: an das falsche Haus gerichtet")
            if st.form_submit_button(f"{name} zurückziehen"):
                attempt(lambda: _withdrawn(kind, number, reason, who))


def _withdrawn(kind: str, number: int | None, reason: str, who: Acting) -> str:
    require_all({f"die {_NAMES[kind]}": number, "den Grund": reason})
    number = required_choice(number, f"die {_NAMES[kind]}")
    withdraw(data.books(Act.INQUIRE if kind == "inquiry" else Act.NOTE), kind, number, reason=reason, by=who.function)
    next_form()
    where = "; sie steht in keiner Rückmeldeliste mehr" if kind == "inquiry" else ""
    return f"{_NAMES[kind]} Nr. {number} ist zurückgezogen{where}."


def show_withdrawn(meeting: GroupMeeting, kind: str) -> None:
    """What was taken back, in small print with the reason; nothing where nothing was."""
    rows = data.frame("meetings/withdrawn", day=meeting.day).filter(kind=kind).to_dicts()
    for row in rows:
        when, by = formats.day(row["withdrawn_at"].date()), formats.literal(row["withdrawn_by"])
        st.caption(
            f"Zurückgezogen am {when} durch {by}: {_NAMES[kind]} Nr. {row['number']} ({row['about']}), "
            f"„{formats.literal(row['text'])}“. Grund: {formats.literal(row['reason'])}"
        )


def unanswered() -> list[dict[str, Any]]:
    """The rows of queries/meetings/inquiries.sql without a released answer."""
    return data.frame("meetings/inquiries", unanswered=True).to_dicts()


def show_unanswered(rows: list[dict[str, Any]], who: Acting, steering_round: Round | None) -> None:
    """One block per body, which the table names, not a person."""
    st.subheader("Unbeantwortet über alle Sitzungen", anchor=False)
    if not rows:
        st.markdown("Keine Frage ist unbeantwortet.")
        return
    today = datetime.now(UTC).date()
    for body, found in groupby(rows, key=lambda row: asked_body(row, today)):
        inquiries = list(found)
        with st.container(border=True, gap="xsmall"):
            count = formats.counted(len(inquiries), "Frage unbeantwortet", "Fragen unbeantwortet")
            st.markdown(f"{body} · {count}")
            for inquiry in inquiries:
                _show_unanswered(inquiry, who, steering_round)
            if who.is_nobody and not has_login():
                st.markdown(_way_to_answer(inquiries, answering(inquiries[0], today), today))
    ways = [way("Zu den Rückmeldelisten, in denen die Fragen stehen", SHEETS.name)] if is_open(SHEETS.name) else []
    if any(answering(row, today) == who.code for row in rows):
        ways.insert(0, _way_to_answer(rows, str(who.code), today))
    if ways:
        st.markdown(" · ".join(ways))


def _way_to_answer(rows: list[dict[str, Any]], code: str, today: date) -> str:
    """The way to the place of the body that answers; of what it has inherited, in the round by which it goes on."""
    inherited = [row["heir_round"] for row in rows if row["department"] != code == answering(row, today)]
    query = {"ressort": code, **({"runde": str(inherited[0])} if inherited else {}), "haus": code}
    return way(f"Bei {formats.literal(code)} beantworten", BOARD.name, query)


def _show_unanswered(inquiry: Mapping[str, Any], who: Acting, steering_round: Round | None) -> None:
    since = formats.literal(meeting_words(inquiry["meeting"], inquiry["meeting_title"]))
    state = standing(inquiry, may_see_draft=who.may_see(answering(inquiry, datetime.now(UTC).date())))
    st.markdown(f"Nr. {inquiry['inquiry_id']}: {formats.literal(inquiry['text'])}  \n:small[{state} · gefragt: {since}]")
    if inquiry["measure_id"]:
        show_way(inquiry["measure_id"], inquiry["title"], steering_round, "Zu: ")
