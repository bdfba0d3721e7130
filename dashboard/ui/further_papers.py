"""Papers around a round: drafts of what it is to decide, its interim report, and agenda or minutes of the working group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.papers.drafts import draft
from dashboard.papers.files import WORD, draft_name, group_minutes_name, interim_name
from dashboard.papers.group_minutes import group_minutes, has_met
from dashboard.papers.interim import interim
from dashboard.papers.round_facts import RoundFacts
from dashboard.ui import data
from dashboard.ui.choices import linked_choice
from dashboard.ui.handing_papers import Laid, hand_out_paper
from dashboard.ui.head import SENTENCE_WIDTH
from dashboard.ui.working_group.meeting import GroupMeeting, current, meetings, round_to_look_at, rounds_ahead

_WIDE = 520


def show_drafts(facts: RoundFacts) -> None:
    """Which decision that is asked, and which draft of it."""
    st.subheader("Vorlagen", anchor=False)
    asked = {row["measure_id"]: f"{row['title']} ({row['responsible']})" for row in facts.requests.iter_rows(named=True)}
    if not asked:
        st.markdown("Kein Haus bittet die Runde um eine Entscheidung; eine Vorlage ist nicht zu schreiben.")
        return
    st.markdown(
        "Zu jeder erbetenen Entscheidung: die Abschnitte stehen der Reihe nach da, die Angaben der Liste sind eingefügt, das "
        "Übrige wird im Word-Dokument geschrieben. Abschnitte und Hinweise kommen aus den Stammdaten.",
        width=SENTENCE_WIDTH,
    )
    with st.container(width=_WIDE):
        measure_id = _chosen("Erbetene Entscheidung", asked, f"vorlage-zu-{facts.round.code}")
        names = {name: name for name in facts.drafts}
        name = linked_choice("Vorlage", names, "vorlage", next(iter(names)))
    file = draft_name(facts.round.code, name, measure_id)
    hand_out_paper(Laid(file, "Vorlage", facts.round.code, lambda here: draft(here, name, measure_id)), (WORD,))


def show_interim(facts: RoundFacts) -> None:
    """The interim report, as a draft until the round was held."""
    st.subheader("Zwischenstand", anchor=False)
    later = "" if facts.round.is_held else " Bis die Runde getagt hat, ist er ein Entwurf."
    st.markdown(
        f"Vier Seiten zwischen zwei öffentlichen Berichten, gemacht aus den Zahlen der Runde und ihrer Niederschrift.{later}",
        width=SENTENCE_WIDTH,
    )
    hand_out_paper(Laid(interim_name(facts.round.code), "Zwischenstand", facts.round.code, interim))


def show_group_minutes(facts: RoundFacts) -> None:
    """Agenda or minutes of a meeting of the working group that looks at this round."""
    rounds = rounds_ahead()
    found = [each for each in meetings() if _looks_at(each, facts, rounds)]
    if not found:
        return
    st.subheader("Arbeitsgruppe", anchor=False)
    names = {each.day.isoformat(): each.long_name for each in reversed(found)}
    usual = list(names).index(current(found, facts.today).day.isoformat())
    with st.container(width=_WIDE):
        chosen = _chosen("Sitzung der Arbeitsgruppe", names, f"unterlagen-sitzung-{facts.round.code}", usual)
    hand_out_group_minutes(facts, date.fromisoformat(chosen))


def _chosen(label: str, options: Mapping[str, str], key: str, at: int = 0) -> str:
    """One of what a round has; another round has others, so that no address bears it."""
    return st.selectbox(label, list(options), at, format_func=options.__getitem__, key=key, persist_state="page")


def _looks_at(meeting: GroupMeeting, facts: RoundFacts, rounds: Sequence[Round]) -> bool:
    found = round_to_look_at(rounds, data.choices().rounds, meeting.day)
    return found is not None and found.code == facts.round.code


def hand_out_group_minutes(facts: RoundFacts, day: date) -> None:
    """Both versions of the paper of a meeting that looks at this round."""
    name = "Niederschrift" if has_met(facts, day) else "Tagesordnung"
    st.markdown(
        f"{name} der Sitzung am {formats.day(day)}: Stand der gewählten Handlungsfelder, Notizen, und wer bis wann welche Frage "
        "beantwortet. Vollständig, oder zur Weitergabe: ohne Antworten der Häuser und ohne, was zurückgezogen ist.",
        width=SENTENCE_WIDTH,
    )
    for is_passed_on in (False, True):
        file = group_minutes_name(facts, day, is_passed_on=is_passed_on)
        what = f"{name} der Arbeitsgruppe{' zur Weitergabe' if is_passed_on else ''}"
        hand_out_paper(Laid(file, what, facts.round.code, partial(group_minutes, day=day, is_passed_on=is_passed_on)))
