"""Freezing on its page: the forms to do and to undo it, the record in words and as a file, what came later, earlier freezes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.charts.words import rating_words, stage_words
from dashboard.documents.round_record import Heading, Line, record_lines, record_text
from dashboard.four_eyes import Request, Wish
from dashboard.refusals import RefusalError
from dashboard.rounds.freezing import freeze, undo_effect, undo_freeze
from dashboard.ui import data
from dashboard.ui.acting import Acting, lead_unit_name
from dashboard.ui.four_eyes import NEEDS_SECOND, ask, show_waiting
from dashboard.ui.handing_out import Paper, hand_out
from dashboard.ui.parts import Source, show_rule, show_table
from dashboard.ui.scheme import leading
from dashboard.ui.steering_round.state import RoundState
from dashboard.ui.telling import attempt
from dashboard.ui.viewing import has_login
from dashboard.ui.ways_to_measures import link_to_measures

_SHOWN = 10
_COMPARED = ("Umsetzungsstand", "Ampel", "Ende")


def show_freeze_form(state: RoundState, who: Acting) -> None:
    """What is kept, and the form for the lead unit; bodies read who freezes."""
    st.subheader("Stand festschreiben", anchor=False)
    if not state.measures:
        st.markdown("Zu dieser Runde ist noch nichts freigegeben; es gibt keinen Stand, der festzuschreiben wäre.")
        return
    st.markdown(
        f"Festgehalten wird der Stand von **{formats.measures(state.measures)}** zum {formats.day(state.reference_date)}: "
        "Umsetzungsstand, Ampel, Zeitraum und Hinweise jeder Maßnahme, die Namen der Handlungsfelder, Ressorts und Ebenen, die "
        "Rechenregeln dieses Tages, und ein Vermerk, wer nicht geantwortet hatte und was offen war. Spätere Listen ändern daran "
        "nichts; sie stehen als Nachmeldung daneben."
    )
    if not who.is_lead_unit:
        st.caption(f"Festgeschrieben wird von: {lead_unit_name()}.")
        return
    with st.form(f"festschreiben-{state.code}"):
        by = st.text_input("Stelle, die festschreibt", placeholder="zum Beispiel: Referat Integrationspolitik", width=480)
        is_sure = st.checkbox("Der Stand soll jetzt festgeschrieben werden. Aufheben lässt er sich nur mit einem Grund.")
        if st.form_submit_button(**leading("Stand festschreiben")):
            attempt(lambda: _frozen(state, by, is_sure=is_sure))


def _frozen(state: RoundState, by: str, *, is_sure: bool) -> str:
    lacking = [] if by.strip() else ["tragen Sie die Stelle ein, die festschreibt"]
    if not is_sure:
        lacking.append("bestätigen Sie mit dem Häkchen, dass der Stand jetzt festgeschrieben werden soll")
    if lacking:
        raise RefusalError(f"Bitte {', und '.join(lacking)}.")
    record = freeze(data.books(Act.FREEZE), state.code, by=by).record
    return f"Der Stand der Runde {state.code} ist festgeschrieben: {formats.measures(record['measures'])}."


def show_undo_form(state: RoundState, who: Acting) -> None:
    """The form to undo the freeze, for the lead unit; what was frozen stays in the books."""
    if not who.is_lead_unit:
        return
    with st.expander("Festschreibung aufheben", key="aufheben", on_change="rerun") as details:
        if not details.open:
            return
        if state.has_later_freeze:
            st.markdown("Eine spätere Runde ist schon festgeschrieben; aufgehoben werden kann nur die neueste Festschreibung.")
            return
        st.markdown("Die Runde folgt dann wieder ihren Listen. Was festgeschrieben war, bleibt in den Büchern, mit dem Grund.")
        if has_login():
            st.markdown(NEEDS_SECOND)
        with st.form(f"aufheben-{state.code}", border=False):
            reason = st.text_input("Grund", width=480)
            if st.form_submit_button("Aufheben beantragen" if has_login() else "Festschreibung aufheben"):
                attempt(lambda: _undone(state.code, reason, who))


def _undone(code: str, reason: str, who: Acting, confirms: Request | None = None) -> str:
    if has_login() and confirms is None:
        effect = undo_effect(data.store(), code, reason)
        return ask(Wish(Act.UNDO_FREEZE, f"Runde {code}", code, reason.strip(), effect))
    undo_freeze(data.books(Act.UNDO_FREEZE, confirms=confirms), code, reason=reason, by=who.function)
    return f"Die Festschreibung der Runde {code} ist aufgehoben."


def show_undo_requests(who: Acting) -> None:
    """What waits for a second person to undo a freeze."""

    def effect(wish: Wish) -> str:
        return undo_effect(data.store(), wish.key, wish.reason)

    show_waiting(Act.UNDO_FREEZE, effect, lambda request: _undone(request.wish.key, request.wish.reason, who, request))


def show_record(state: RoundState) -> None:
    """By whom and when, the record in words, the file; nothing where the round is not frozen."""
    if state.record is None or state.frozen_at is None or state.frozen_by is None:
        return
    st.subheader("Festgeschriebener Stand", anchor=False)
    day, by = formats.day(state.frozen_at.date()), formats.literal(state.frozen_by)
    st.markdown(f"Festgeschrieben am **{day}** durch **{by}**. Was nicht gemeldet war, heißt in dieser Runde „nicht gemeldet“.")
    names, record = state.names, state.record
    st.markdown("\n".join(text for line in record_lines(record, names) for text in _list_lines(line)))
    heading = Heading(state.title, state.reference_date, state.frozen_by, state.frozen_at, state.is_sample)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        name = f"Vermerk Festschreibung {state.code}.txt"
        text = partial(record_text, record, names, heading)
        paper = Paper("Vermerk zur Festschreibung", name, "text/plain", text, detail=f"Runde {state.code}")
        hand_out("Vermerk als Textdatei", paper, icon=":material/download:")
        if record["not_reported"]:
            link_to_measures("Nicht gemeldete Maßnahmen", {"round": state.code, "changes": ["not_reported"]})


def _list_lines(line: Line) -> list[str]:
    """One line of the record as Markdown, with the first of what it names; the file names all."""
    found = [f"- **{line.label}:** {formats.literal(line.text)}"]
    found += [f"    - {formats.literal(' '.join(item.split()))}" for item in line.items[:_SHOWN]]
    if len(line.items) > _SHOWN:
        found.append(f"    - und {formats.number(len(line.items) - _SHOWN)} weitere, alle im Vermerk")
    return found


def show_late(state: RoundState) -> None:
    """What came after the freeze, beside what is frozen; nothing where the round is not frozen."""
    if not state.is_frozen:
        return
    st.subheader("Nachmeldungen", anchor=False)
    rows = data.frame("freezing/late", round=state.code).to_dicts()
    if not rows:
        st.markdown("Seit der Festschreibung ist zu dieser Runde nichts freigegeben worden.")
        return
    st.markdown("Das Festgeschriebene bleibt; daneben steht, was später gemeldet wurde.")
    show_table(pl.DataFrame([_late_line(row) for row in rows]), f"Nachmeldungen zur Runde {state.code}")
    with st.expander("Rechenweg", key="rechenweg-nachmeldungen", type="compact", on_change="rerun") as details:
        if details.open:
            show_rule(Source("freezing/late", {"round": state.code}))


def _late_line(row: Mapping[str, Any]) -> dict[str, str]:
    line = {"Haus": str(row["department"]), "Eingang": formats.day(row["known_from"].date())}
    if row["measure_id"] is None:
        return {**line, "Kennung": "–", "Maßnahme": "nennt keine Maßnahme", **dict.fromkeys(_COMPARED, "–")}
    measure = {"Kennung": str(row["measure_id"]), "Maßnahme": formats.literal(str(row["title"]))}
    if row["is_new"]:
        late = (_stage(row["late_stage"]), _rating(row, "late"), _end(row["late_end"]))
        return {**line, **measure, **{name: f"neu: {value}" for name, value in zip(_COMPARED, late, strict=True)}}
    pairs = (
        (_stage(row["frozen_stage"]), _stage(row["late_stage"])),
        (_rating(row, "frozen"), _rating(row, "late")),
        (_end(row["frozen_end"]), _end(row["late_end"])),
    )
    return {**line, **measure, **{name: _change(*pair) for name, pair in zip(_COMPARED, pairs, strict=True)}}


def _change(frozen: str, late: str) -> str:
    return f"{frozen} (unverändert)" if frozen == late else f"{frozen} → **{late}**"


def _stage(code: str | None) -> str:
    return stage_words(code or "none")


def _rating(row: Mapping[str, Any], side: str) -> str:
    return rating_words(row[f"{side}_rating"] or "none", row[f"{side}_stage"] or "none")


def _end(day: date | None) -> str:
    return formats.day(day) if day is not None else "ohne Angabe"


def show_freezes(state: RoundState) -> None:
    """The book of freezes: when, by whom, and why one was undone; nothing where there was none, or only the one that holds."""
    rows = data.frame("freezing/history", round=state.code).to_dicts()
    if not any(row["undone_at"] is not None for row in rows):
        return
    st.subheader("Frühere Festschreibungen", anchor=False)
    lines = []
    for row in rows:
        sentence = f"- festgeschrieben am {formats.day(row['frozen_at'].date())} durch {formats.literal(row['frozen_by'])}"
        if row["undone_at"] is not None:
            by, why = formats.literal(row["undone_by"]), formats.literal(row["reason"])
            sentence += f"; **aufgehoben** am {formats.day(row['undone_at'].date())} durch {by}, Grund: {why}"
        lines.append(sentence)
    st.markdown("\n".join(lines))
