"""The values of a measure in readable groups, a change of one as a sentence, and the sentence that opens the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.story import CHANGED, Chapter, held
from dashboard.charts.words import rating_words, stage_words
from dashboard.documents.field_values import FieldWords, label
from dashboard.master import Round
from dashboard.papers.measure_sheet import FURTHER, GROUPS, told, value_words
from dashboard.ui.parts import in_colour
from dashboard.ui.viewing import for_viewer, sees_shared
from dashboard.ui.word_diff import word_diff
from dashboard.vocabulary import ENDED_STAGES, FIELD_BY_NAME, NO_REASON, SHARED_FIELDS, Kind

REWRITTEN = 0.5
"""Of two texts that share fewer of their words, in order, the new one is told as it is: a comparison could not be read."""
_NAMES = {"title": "Titel"}


def show_facts(values: Mapping[str, Any], words: FieldWords, footnotes: Mapping[str, str], silence: str | None = None) -> None:
    """Two columns of groups; what is not reported is told together at the end, and then the `footnotes` by their field.

    `silence`: how the round calls a measure that no list of it names ("noch nicht bestätigt"); its values then stand in grey.
    """
    missing: list[str] = []
    if silence:
        st.markdown(f"**{silence[0].upper()}{silence[1:]}:** In Grau stehen die zuletzt gemeldeten Angaben.")
    columns = st.columns(2, gap="large")
    for at, (heading, names) in enumerate((*GROUPS, ("Weitere Angaben", FURTHER))):
        lines, untold = _lines(values, seen_fields(names), words)
        missing += untold
        if lines:
            with columns[0 if at < 2 else 1]:
                st.subheader(heading, anchor=False)
                st.markdown("\n\n".join(f":gray[{line}]" for line in lines) if silence else "\n\n".join(lines))
    if missing:
        st.caption(f"Keine Angabe: {formats.joined(missing)}.")
    if footnotes:
        st.caption("  \n".join(f"{footnote_label(field)}: {formats.literal(text)}" for field, text in footnotes.items()))


def seen_fields(names: Iterable[str] = SHARED_FIELDS) -> list[str]:
    """Of these fields those that there are for whoever looks, be it that of other houses."""
    return [field.name for field in for_viewer(FIELD_BY_NAME[name] for name in names)]


def footnote_label(field: str) -> str:
    """What a footnote belongs to, as far as it is known."""
    return f"Fußnote zu „{label(field)}“" if field else "Fußnote"


def _lines(values: Mapping[str, Any], names: Sequence[str], words: FieldWords) -> tuple[list[str], list[str]]:
    """What is told, as Markdown, and the labels of what is not."""
    found, missing = told(values, names, words)
    lines = []
    for name, named, plain in found:
        text = "  \n".join(formats.literal(line) for line in plain.splitlines() or [""])
        lines.append(f"**{named}:** {in_colour(text) if name == 'rating' else text}")
    return lines, missing


def change_sentence(name: str, old: Any, new: Any, words: FieldWords) -> str:
    """One field that changed, as Markdown: "Ampel von ● im Plan auf **▲ verzögert**", "Sachstand neu: …"."""
    name_words = _NAMES.get(name, label(name))
    before, after = (formats.literal(value_words(name, value, words)) for value in (old, new))
    if held(new) is None:
        return f"{name_words} nicht mehr angegeben, zuvor: {before}"
    if held(old) is None:
        return f"{name_words} erstmals angegeben: {after}"
    if is_rewritten(name, old, new):
        return f"{name_words} neu: {after}"
    if words.is_long(name, old, new):
        return f"{name_words} geändert: {word_diff(str(old), str(new))}"
    if FIELD_BY_NAME[name].kind is Kind.TEXT:
        return f"{name_words} von „{before}“ in **„{after}“** geändert"
    return f"{name_words} von {before} auf **{after}**"


def is_rewritten(name: str, old: Any, new: Any) -> bool:
    """Whether a text was replaced rather than changed; a title never is, which has to be known by both."""
    if name == "title" or FIELD_BY_NAME[name].kind is not Kind.TEXT or not (old and new):
        return False
    return SequenceMatcher(None, str(old).split(), str(new).split(), autojunk=False).ratio() < REWRITTEN


def earlier_texts(story: Sequence[Chapter]) -> Iterator[tuple[str, str, str]]:
    """The texts that were replaced or given up, newest first: label, the round that replaced them, the text as it stood."""
    for chapter in story:
        for name, old, new in chapter.changes if chapter.kind == CHANGED else ():
            if old and FIELD_BY_NAME[name].kind is Kind.TEXT and (not new or is_rewritten(name, old, new)):
                yield _NAMES.get(name, label(name)), str(chapter.row["round"]), str(old)


def opening_sentence(listed: Mapping[str, Any], values: Mapping[str, Any], steering_round: Round, house: str) -> str:
    """Where it stands, how it is judged, who leads it, when it ends, what is asked. `house`: the name of the body that leads."""
    stage = str(listed["stage"])
    state = "hat sie keinen gemeldeten Umsetzungsstand" if stage == "none" else f"ist sie **{stage_words(stage)}**"
    if stage == "permanent":
        state = "ist sie eine **Daueraufgabe**"
    is_judged = stage not in ENDED_STAGES and sees_shared()
    judged = f", Ampel: **{in_colour(rating_words(str(listed['rating']), stage))}**" if is_judged else ""
    if judged and listed["rating"] in ("yellow", "red"):
        reason = (values["rating_reason"] or values["obstacle_text"] or "").strip(" .")
        judged += f" ({formats.literal(reason) or NO_REASON})"
    parts = [f"Zum {formats.day(steering_round.reference_date)} {state}{judged}.", f"Federführung: {house}."]
    if listed["end"] is not None and stage not in ENDED_STAGES:
        late = listed["end"] < steering_round.reference_date and not listed["is_ongoing"] and stage != "permanent"
        moved = f", {lapse} später als zuerst gesagt" if (lapse := _put_off(listed)) else ""
        over = ", ist also überschritten" if late else ""
        parts.append(f"Das Ende {'war' if late else 'ist'} am {formats.day(listed['end'])}{moved}{over}.")
    if values["decision_needed"] and stage not in ENDED_STAGES:
        parts.append("Die Steuerungsrunde wird um **eine Entscheidung** gebeten.")
    if not listed["is_reported"]:
        verb = "wurde" if steering_round.is_frozen else "ist"
        parts.append(f"Zur Runde {steering_round.code} {verb} sie **{steering_round.silence}**; es gilt der letzte Stand.")
    return " ".join(parts)


def _put_off(listed: Mapping[str, Any]) -> str:
    """By how much the end lies behind the one that was told first; empty where it was not put off."""
    first, end = listed["first_end"], listed["end"]
    return formats.lapse((end - first).days) if listed["moves"] and first is not None and first < end else ""
