"""What is written for a report: its sections, in the order in which it tells them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What the text of a section is about."""

    WHOLE = "whole"
    FIELD = "field"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Section:
    """A section that somebody writes: its code, its heading, and what belongs there."""

    code: str
    heading: str
    hint: str
    about: About = About.WHOLE


SUMMARY = Section("summary", "Kurzfassung", "Das Wichtigste auf einer Seite, für alle, die nur diese lesen.")
PLAIN = Section(
    "plain", "In Einfacher oder Leichter Sprache", "Was getan wird und was daraus wurde, in kurzen Sätzen ohne Fachwörter."
)
INITIAL = Section("initial", "Ausgangslage und Ziel", "Wo das Handlungsfeld begann, und was erreicht sein soll.", About.FIELD)
STATE = Section(
    "state", "Stand", "Was seit dem letzten Bericht geschehen ist. Ein Verweis sagt in einem Satz, was dort steht.", About.FIELD
)
OUTLOOK = Section("outlook", "Ausblick", "Was als Nächstes kommt, und woran man es erkennen wird.", About.FIELD)
DROPPED = Section("dropped", "Grund", "Warum die Maßnahme eingestellt ist, wo der Sachstand es nicht sagt.", About.MEASURE)
PARTICIPATION = Section("participation", "Beteiligung", "Was Beteiligte verlangt haben, und was daraus wurde.")
CONTEXT = Section("context", "Umfeld", "Zahlen zur Lage. Sie sind Hintergrund und kein Erfolg einzelner Maßnahmen.")
ASSESSMENT = Section("assessment", "Bewertung", "Was die federführende Stelle und Beiräte davon halten.")

OF_FIELDS = (INITIAL, STATE, OUTLOOK)
SECTIONS = (SUMMARY, PLAIN, *OF_FIELDS, DROPPED, PARTICIPATION, CONTEXT, ASSESSMENT)
BY_CODE = {each.code: each for each in SECTIONS}
