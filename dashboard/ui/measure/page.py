"""The page of one measure from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.papers.files import WORD, measure_name
from dashboard.papers.measure_sheet import measure_sheet
from dashboard.ui import data
from dashboard.ui.decisions.listing import show_decisions_on
from dashboard.ui.former import gone
from dashboard.ui.handing_papers import Laid, hand_out_paper
from dashboard.ui.head import SENTENCE_WIDTH, page_head, show_sentence
from dashboard.ui.measure.facts import opening_sentence, seen_fields, show_facts
from dashboard.ui.measure.history import show_dates, show_history, show_sources
from dashboard.ui.measure.internal import show_internal
from dashboard.ui.measure.surroundings import show_alike, show_attention, show_links, show_sayings, show_working_group
from dashboard.ui.measures.choosing import neighbours
from dashboard.ui.navigation import way
from dashboard.ui.parts import show_state
from dashboard.ui.ways_to_measures import KEY, MEASURES, given, link_to_measure, way_to_measure, way_to_measures
from dashboard.ui.working_group.forms import way_to_ask

TITLE = "Maßnahme"


def show(choices: data.Choices) -> None:
    """The measure that the address names; where there is none, what to do."""
    said = st.query_params.get(KEY, "").strip()
    key = _known_key(said) or said
    if show_measure(key, given(), choices):
        st.query_params[KEY] = key  # leafing is a link to this very page, after which the browser has to be told
        return
    named = f"Eine Maßnahme „{formats.literal(key)}“ gibt es nicht." if key else "Es ist keine Maßnahme gewählt."
    show_state(named, "Bitte wählen Sie eine aus der Liste.", TITLE)
    st.markdown(way("Zu den Maßnahmen", MEASURES.name))


def _known_key(said: str) -> str | None:
    """The key that a link means, however it writes capitals (SfK-0001)."""
    keys = data.frame("entries/titles")["measure_id"]
    return next((key for key in keys if key.casefold() == said.casefold()), None)


def show_measure(key: str, parameters: dict[str, Any], choices: data.Choices) -> bool:
    """Draw everything about the measure in the round of the parameters, else in the first; False where there is none."""
    words = data.frame("measure/words", measure_id=key).to_dicts() if key else []
    if not words:
        return False
    steering_round = next((each for each in choices.rounds if each.code == parameters.get("round")), choices.first)
    parameters = {**parameters, "round": steering_round.code}
    listed = data.frame("measures/list", round=steering_round.code).filter(measure_id=key).to_dicts()
    if not listed:
        _show_unknown_round(words, steering_round, parameters)
        return True
    rounds = {each.code: each.reference_date for each in choices.rounds if each.reference_date <= steering_round.reference_date}
    upto = [row for row in words if row["round"] in rounds]
    _show_head(listed[0], upto[-1], steering_round, parameters)
    names = data.field_words(steering_round.code)
    show_attention(key, steering_round.code)
    notes = data.frame("measures/footnotes", round=steering_round.code).filter(measure_id=key)
    silence = None if listed[0]["is_reported"] else steering_round.silence
    _show_new_cut(upto[-1], listed[0], steering_round)
    show_facts(_of_the_round(upto[-1], listed[0]), names, dict(notes.select("field", "text").iter_rows()), silence)
    show_internal(key, steering_round.code)
    show_sources(key, upto, names)
    show_dates(key, upto, steering_round)
    show_history(upto, rounds, names)
    show_links(key, rounds, parameters)
    show_sayings(key, rounds)
    show_decisions_on(key, rounds)
    show_working_group(key, steering_round, is_newest=steering_round is choices.first)
    show_alike(key, str(listed[0]["title"]), str(listed[0]["responsible"]), parameters)
    hand_out_paper(_sheet(key, steering_round), (WORD,))
    return True


def _sheet(key: str, steering_round: Round) -> Laid:
    """The measure on one sheet, with what whoever looks may see."""
    compose = partial(measure_sheet, measure_id=key, fields=seen_fields())
    return Laid(measure_name(steering_round.code, key), TITLE, steering_round.code, compose)


def _of_the_round(values: Mapping[str, Any], listed: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the list with lead and action field as the round has them: a new cut may have passed the measure on."""
    lead, field = (None if listed[name] == "none" else listed[name] for name in ("department", "field"))
    return {**values, "lead_department": lead, "action_field": None if field is None else int(field)}


def _show_new_cut(values: Mapping[str, Any], listed: Mapping[str, Any], steering_round: Round) -> None:
    """What the list names and is gone by the day of the round, and who follows."""
    for parameter, name, now in (("departments", "lead_department", "department"), ("fields", "action_field", "field")):
        named = str(values[name])
        if named != listed[now] and named in (sentences := gone(parameter, steering_round.reference_date)):
            st.info(formats.literal(f"Die letzte Liste nennt {named}. {sentences[named]}"), icon=":material/info:")


def _show_head(
    listed: Mapping[str, Any], values: Mapping[str, Any], steering_round: Round, parameters: Mapping[str, Any]
) -> None:
    sheet = _sheet(str(listed["measure_id"]), steering_round)
    page_head(f"{TITLE} {listed['measure_id']}", is_sample=steering_round.is_sample, printed=sheet)
    _show_leafing(str(listed["measure_id"]), str(listed["responsible"]), parameters)
    show_sentence(f"**{formats.literal(str(listed['title']))}**")
    st.markdown(
        opening_sentence(listed, values, steering_round, _house(str(listed["department"]), steering_round)), width=SENTENCE_WIDTH
    )


def _house(code: str, steering_round: Round) -> str:
    """ "Kinder und Bildung (SKB)"; what leads a measure without a lead is not told."""
    names = data.body_names(steering_round.code)
    if code not in names:
        return "nicht angegeben"
    return code if names[code] == code else f"{formats.literal(names[code])} ({code})"


def _show_leafing(key: str, responsible: str, parameters: Mapping[str, Any]) -> None:
    """Back to the list, the measures before and after within it, and the way to ask the house about it."""
    before, after, page = neighbours(parameters, key)
    ways = [way_to_measures("Zur Liste", parameters, page)]
    if before is not None:
        ways.append(way_to_measure(f"← {before}", before, parameters))
    if after is not None:
        ways.append(way_to_measure(f"{after} →", after, parameters))
    ways.append(way_to_ask(responsible, key))
    with st.container(key="bildschirm-blaettern"):
        st.markdown(f":small[{' · '.join(each for each in ways if each)}]")


def _show_unknown_round(words: list[dict[str, Any]], steering_round: Round, parameters: Mapping[str, Any]) -> None:
    newest = words[-1]
    page_head(f"{formats.literal(newest['title'])}", is_sample=steering_round.is_sample)
    st.info(
        f"**Zur Runde {steering_round.code} war diese Maßnahme noch nicht gemeldet.** "
        f"Zum ersten Mal steht sie in der Runde {words[0]['round']}.",
        icon=":material/info:",
    )
    rounds = {"round": words[0]["round"]}
    link_to_measure(f"So steht sie in der Runde {words[0]['round']}", str(newest["measure_id"]), {**parameters, **rounds})
