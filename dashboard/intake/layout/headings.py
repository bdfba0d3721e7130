"""What a heading means: the canonical ones, their synonyms, and likeness last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from dashboard.intake.values.texts import clean_text, cut_footnote, join_hyphenated, match_key
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS, Kind

TEMPLATE: dict[str, str] = {field.heading: field.name for field in FIELDS}
"""The headings of our own template; they win over every synonym (DESIGN, section 3)."""

SYNONYMS: dict[str, str] = {field.name: field.synonyms for field in FIELDS if field.synonyms}
"""Field -> what else its column is called, separated by bars."""

BY_CONTENT: dict[str, tuple[str, ...]] = {
    "Stand": ("stage", "as_of", "rating", "progress_percent", "report"),
    "Status": ("stage", "rating", "progress_percent", "as_of", "report"),
    "aktueller Stand": ("stage", "as_of", "report"),
    "Sachstand": ("report", "stage"),
    "Umsetzungsstand": ("stage", "report"),
    "Umsetzung": ("stage", "progress_percent", "report"),
    "Fertigstellung": ("progress_percent", "end"),
    "Fortschritt": ("progress_percent", "stage", "report"),
    "Bewertung": ("rating", "report"),
    "Einschätzung": ("rating", "report"),
    "Ampel": ("rating", "stage"),
    "Zielerreichung": ("progress_percent", "rating", "report"),
    "Ergebnis": ("actual", "report"),
    "Ergebnisse": ("report",),
    "Themenfeld": ("action_field", "subtopic"),
    "Themenbereich": ("action_field", "subtopic"),
    "Bereich": ("action_field", "subtopic"),
    "Kapitel": ("action_field", "subtopic"),
    "Schwerpunkt": ("action_field", "subtopic"),
    "Politikfeld": ("action_field", "subtopic"),
    "Sektor": ("action_field", "subtopic"),
    "Thema": ("action_field", "subtopic"),
    "Leitziel": ("guiding_goals", "subtopic"),
    "Referat": ("lead_department", "contact"),
    "Kennung": ("measure_id", "number"),
}
"""Headings that mean different things in different lists: the fields in the order in which they are tried on the values."""

ENGLISH: dict[str, str] = {
    "Measure": "title",
    "Action": "title",
    "Description": "description",
    "Goal": "goal",
    "Objective": "goal",
    "Target group": "target_group",
    "Responsible": "lead_department",
    "Responsibility": "lead_department",
    "Lead": "lead_department",
    "Partners": "involved",
    "Level": "levels",
    "Progress": "progress_percent",
    "Rating": "rating",
    "Start": "start",
    "End": "end",
    "Deadline": "end",
    "Period": "period_text",
    "Duration": "period_text",
    "Comment": "report",
    "Comments": "report",
    "Remarks": "report",
    "Next steps": "next_step",
    "Funding": "funding_text",
    "Indicator": "indicator",
    "Target": "target",
}
"""What bilingual lists put beside the German word: "Maßnahme / Measure"."""

IN_GROUP: dict[str, dict[str, str]] = {
    "period_text": {"von": "start", "bis": "end", "Anfang": "start", "Abschluss": "end", "Ablauf": "end"},
    "lead_department": {
        "federführend": "lead_department",
        "Haupt": "lead_department",
        "Mitwirkung": "involved",
        "weitere": "involved",
    },
    "involved": {"federführend": "lead_department", "intern beteiligt": "involved"},
    "indicator": {
        "Bezeichnung": "indicator",
        "Name": "indicator",
        "Titel": "indicator",
        "Beschreibung": "indicator",
        "Wert": "actual",
        "Ziel": "target",
        "Stand": "actual",
        "Ausgang": "baseline",
        "Quelle": "indicator_source",
    },
    "funding_text": {"Höhe": "funding_text", "Betrag": "funding_text", "Stand": "funding_status", "Status": "funding_status"},
    "rating": {"Farbe": "rating", "Grund": "rating_reason", "Erläuterung": "rating_reason", "Kommentar": "rating_reason"},
    "stage": {"Wort": "stage", "Grad": "progress_percent", "in %": "progress_percent", "Text": "report", "Erläuterung": "report"},
}
"""Group heading's field -> what the headings below it mean there, where that differs from what they mean alone."""

LIKENESS = 90
"""Out of 100: lets one slip of the pen in ten letters pass, and keeps "Maßnahmenziel" apart from "Maßnahmentitel"."""

LONGEST = 120
"""Headings explain themselves at times, but whoever writes more than this writes a text."""

_HYPHENATED = re.compile(r"(?<=\w)[-‐]\s*\n\s*(?=[a-zäöüß])")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_OF_A_YEAR = (
    r"(?:jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zä]*\.?|frühjahr|frühling|sommer|herbst|winter|anfang|mitte|ende|"
    r"q[1-4]|(?:[1-4]\.?|i{1,3}|iv)\s?(?:quartal|halbjahr|q\.?|hj\.?)"
)
_DAY_OR_YEAR = re.compile(
    rf"(?:[\s:,/–-]*(?:\d{{1,2}}\s?[./]\s?){{0,2}}(?:(?<![^\W\d_])(?:{_OF_A_YEAR})[\s/]*)?((?:19|20)\d\d))+\s*$", re.IGNORECASE
)
_OLD = re.compile(
    r"\b(?:alt|alte[rs]?|bisher|bisherige[rs]?|vorher|vorherige[rs]?|vorjahr|vorjahre?s|urspruenglich(?:e[rs]?)?|frueher(?:e[rs]?)?)\b"
)
"""Such a column says what held before, never what holds now."""
_PERCENT = re.compile(r"%|\bprozent\b|\bv\.\s?h\.", re.IGNORECASE)
_RENEWED = re.compile(r" (?:neu|aktuell|derzeit|geplant|voraussichtlich|vsl|tatsaechlich)$")
"""Behind what a column is called these say no more; a measure that is "neu" is something else."""
_GLUED_MARK = re.compile(r"(?<=[a-z]{3})\d$")
_INTERNAL = re.compile(r"\b(?:haus|ressort|verwaltungs)?intern(?:e|er|es|en|em)?\b|vertraulich", re.IGNORECASE)
_OF_THE_MEASURE = re.compile(
    r" (?:der|zur|je|pro) (?:einzel)?massnahmen?$| (?:des|zum) (?:projekts|projektes|projekt|vorhabens|vorhaben)$"
)
_ABOUT = re.compile(r"^massnahmen? (?:im|in|zur|zum|fuer|nach|laut|gemaess|aus|des|der)\b.*$")
_IN_UNIT = re.compile(r" in (?:t?eur|euro|tsd euro|mio euro|prozent)$| (?:t?eur|euro)$")
_ADDED_BEFORE = re.compile(
    r"^(?:(?:aktuell|derzeitig|gegenwaertig|voraussichtlich|geplant|weiter|jeweilig|konkret|kurz)(?:e[rsn]?)?) "
)
_ADDED_BEHIND = re.compile(
    r"(?: (?:am|zum|vom|per|im|in|fuer|seit|laut|lt|nach|rk|rahmenkonzept|jahr|optional|pflichtfeld|stichworte|ja nein))+$"
)
_BODY_NOUNS = frozenset(
    {"amt", "aemter", "stelle", "stellen", "behoerde", "behoerden", "ressort", "ressorts", "akteure", "partner"}
)
"""In "Beteiligte Ressorts und Stellen" the second noun says no more than the first."""

_TOLD_BY_CONTENT = frozenset({"stage", "rating", "progress_percent"})
"""In "Inhalt / Stand der Umsetzung" the values say whether classes stand there or words."""

_PARTS = re.compile(r"\s*(?:/|\||;|\bbzw\.|\boder\b|\bund\b|&)\s*")


class Certainty(IntEnum):
    """How sure a name is; the surer column gets the field."""

    TEMPLATE = 0
    SYNONYM = 1
    PART = 2
    LIKENESS = 3
    UNKNOWN = 4


class Name(NamedTuple):
    """The fields that a heading may stand for, in the order in which they are tried on the values, and how sure that is.

    `alike` is the known heading that it resembles, where only likeness led there. `year` stands at the end of the heading.
    """

    fields: tuple[str, ...]
    certainty: Certainty
    alike: str = ""
    year: int = 0


UNKNOWN = Name((), Certainty.UNKNOWN)


def heading_key(text: str) -> str:
    """A heading for comparing: without line breaks inside words, footnote marks, stars, and blanks of all kinds."""
    text = _HYPHENATED.sub("", clean_text(text)).strip("*† \n")
    return _GLUED_MARK.sub("", match_key(cut_footnote(text)[0]))


def bare_heading(text: str) -> str:
    """A heading as it is written, without footnote marks, stars and what stands in brackets."""
    return cut_footnote(_BRACKETS.sub("", clean_text(text)).strip("*† \n"))[0]


def _table() -> dict[str, Name]:
    table = {heading_key(heading): Name((field,), Certainty.TEMPLATE) for heading, field in TEMPLATE.items()}
    for field, headings in SYNONYMS.items():
        for heading in headings.split("|"):
            table.setdefault(heading_key(heading), Name((field,), Certainty.SYNONYM))
    for heading, field in ENGLISH.items():
        table.setdefault(heading_key(heading), Name((field,), Certainty.SYNONYM))
    for heading, fields in BY_CONTENT.items():
        key = heading_key(heading)
        table[key] = Name(fields, table[key].certainty if key in table else Certainty.SYNONYM)
    return table


TABLE: dict[str, Name] = _table()
"""Every known heading by its key."""

_IN_GROUP = {group: {heading_key(sub): field for sub, field in subs.items()} for group, subs in IN_GROUP.items()}
_LONG_KEYS = [key for key in TABLE if len(key) >= 5]


@lru_cache(maxsize=2048)
def name_heading(text: str, group: str = "") -> Name:
    """What a heading means, under a group heading or alone; an unknown one has no fields.

    "intern" and "vertraulich" come before everything else (DESIGN, section 3): such a column must not be shown to others.
    """
    if _INTERNAL.search(clean_text(f"{group} {text}")):
        return Name(("internal_note",), Certainty.TEMPLATE)
    if group:
        return _in_group(text, group)
    return _alone(text)


def _in_group(text: str, group: str) -> Name:
    above = _alone(group)
    for field in above.fields:
        if (found := _IN_GROUP.get(field, {}).get(heading_key(text))) is not None:
            return Name((found,), Certainty.SYNONYM)
    alone = _alone(text)
    if alone.certainty < Certainty.LIKENESS:
        return alone
    together = _known(f"{group} {text}")
    return together if together.fields else alone


def _alone(text: str) -> Name:
    key = heading_key(text)
    if key not in TABLE and _OLD.search(key):
        return UNKNOWN
    found = _known(text)
    return found if found.fields or len(text) > LONGEST else _alike(text)


def _known(text: str) -> Name:
    cleaned = clean_text(text)
    found = _plainly_known(cleaned)
    if found.fields[:1] == ("stage",) and _PERCENT.search(cleaned):
        return Name(("progress_percent", "stage"), Certainty.SYNONYM, year=found.year)
    return found


def _plainly_known(cleaned: str) -> Name:
    year = _DAY_OR_YEAR.search(cleaned)
    for certainty, variant in _variants(cleaned, cleaned[: year.start()] if year else ""):
        found = TABLE.get(variant)
        if found is not None:
            return Name(found.fields, max(found.certainty, certainty), year=int(year[1]) if year else 0)
    renewed = TABLE.get(_RENEWED.sub("", heading_key(_BRACKETS.sub("", cleaned))), UNKNOWN)
    if renewed.fields and renewed.fields[0] != "title":
        return Name(renewed.fields, max(renewed.certainty, Certainty.SYNONYM))
    parts = _of_parts(cleaned)
    return parts if parts.fields else _of_two(cleaned)


def _variants(text: str, without_year: str) -> Iterator[tuple[Certainty, str]]:
    """The heading itself, then with less and less of what people add to it."""
    without_year = _BRACKETS.sub("", without_year)
    bare = _BRACKETS.sub("", text)
    yield Certainty.TEMPLATE, heading_key(text)
    yield Certainty.TEMPLATE, heading_key(bare)
    yield Certainty.TEMPLATE, heading_key(join_hyphenated(bare))
    if without_year:
        yield Certainty.SYNONYM, heading_key(without_year)
    yield Certainty.SYNONYM, _IN_UNIT.sub("", _OF_THE_MEASURE.sub("", heading_key(bare.replace("€", "Euro"))))
    yield Certainty.SYNONYM, _without_additions(heading_key(without_year or bare))
    yield Certainty.PART, _ABOUT.sub("massnahme", heading_key(bare))
    yield Certainty.PART, heading_key(bare.split("\n")[0])
    yield Certainty.PART, heading_key(bare.split(":")[0])
    yield Certainty.PART, heading_key(bare.split(" – ")[0].split(" - ")[0])


def _without_additions(key: str) -> str:
    """A heading's key without the adjectives before and the explanations behind what it is called."""
    return _ADDED_BEHIND.sub("", _ADDED_BEFORE.sub("", key))


def _of_two(text: str) -> Name:
    """Two headings for the same thing side by side ("Ebene Land/Stadt", "FF Ressort", "Zeitraum von – bis")."""
    words = heading_key(_BRACKETS.sub("", text)).split()
    for at in range(1, len(words)):
        names = [TABLE.get(" ".join(part), UNKNOWN) for part in (words[:at], words[at:])]
        if names[0].fields and names[0].fields[:1] == names[1].fields[:1]:
            return Name(names[0].fields, Certainty.PART)
    return UNKNOWN


def _of_parts(text: str) -> Name:
    """A heading of several words for one thing ("Finanzierung und Mittel"), or for two, of which the first counts."""
    parts = [part for part in _PARTS.split(_BRACKETS.sub("", text).replace("\n", " ")) if part.strip()]
    if not 2 <= len(parts) <= 4:
        return UNKNOWN
    names = [TABLE.get(heading_key(part), UNKNOWN) for part in parts]
    if names[0].fields[:1] in (("lead_department",), ("involved",)):
        names = [names[0] if heading_key(part) in _BODY_NOUNS else name for part, name in zip(parts, names, strict=True)]
    if not all(name.fields for name in names):
        return UNKNOWN
    first = tuple(dict.fromkeys(name.fields[0] for name in names))
    if len(first) == 1:
        return Name(first, Certainty.SYNONYM)
    classes = tuple(name for name in first if name in _TOLD_BY_CONTENT)
    is_words = FIELD_BY_NAME[first[0]].kind is Kind.TEXT and first[0] != "title"
    return Name((*classes, first[0]) if classes and is_words else first[:1], Certainty.PART)


def _alike(text: str) -> Name:
    key = heading_key(_BRACKETS.sub("", clean_text(text)))
    if len(key) < 5:
        return UNKNOWN
    found = process.extractOne(key, _LONG_KEYS, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return UNKNOWN if found is None else Name(TABLE[found[0]].fields, Certainty.LIKENESS, alike=found[0])
