"""Words around a date: those beside which it is the measure's own, and those that make it the date of something else."""

from __future__ import annotations

import re

_OWN = re.compile(
    r"\b(?:(?:\w+-?)?(?:beginn|start|ende|abschluss|auftakt|phase|etappe|laufzeit|projekt|eröffnung|fertigstellung|einführung|"
    r"umsetzung|durchführung|inbetriebnahme|beendigung|verlängerung|förderung|finanzierung)|(?:zwischen)?evaluation|zeitraum|"
    r"\w*termin|ziel\w*|plan|soll|abgeschlossen|beendet|erledigt|fertig|umgesetzt|erfolgt|begonnen|gestartet|realisiert|"
    r"durchgeführt|eröffnet|eingeführt|fertiggestellt|fortgeführt|verlängert|befristet|angestrebt|anvisiert|avisiert|vorgesehen|"
    r"erwartet|bereits|schon|erst|erstmals|noch|wohl|vermutlich|möglichst|jährlich|einmalig|fortlaufend|laufend|auf|verschoben|"
    r"für|von|ab|seit|bis|und|je|nur|insgesamt|gesamt|ganzjährig|turnusmäßig|pilot\w*|stand|\d\.|[ivx]+\.|in)\b\.?"
)
"""Beside these a year is still the measure's own: they say what happens then, or how sure it is."""

_PAPER = (
    r"\w*(?:beschluss|beschlusses|beschlüsse|bescheid|bescheids|bescheides|antrag|antrags|antrages|bewerbung|ablehnung|bewilligung|"
    r"drucksache|vorlage|vertrag|vereinbarung|richtlinie|gesetz|verordnung|haushaltsplan)"
)
_OF_SOMETHING_ELSE = re.compile(
    rf"\b(?:gemäß|gem\.|laut|lt\.|{_PAPER}|drs\.|beschlossen|beantragt|abgelehnt|abgesagt|gescheitert|nicht|kein\w*)(?!\w)"
)
_PAPER_FIRST = re.compile(rf"^(?:\w+ )?{_PAPER}(?: \w+)? (?:seit|ab|bis|von|vom) @|@ (?:abgelehnt|abgesagt|gescheitert)\b")
_SIGNS = " .,;:-/()!|"


def others_beside(skeleton: str) -> str:
    """The words beside the dates (@) that do not belong to a date of the measure; "" where there are none."""
    return " ".join(_OWN.sub(" ", skeleton.replace("@", " ")).strip(_SIGNS).split())


def is_of_something_else(words: str) -> bool:
    """Whether words speak of a paper or a refusal, whose date is none of the measure ("gemäß Senatsbeschluss")."""
    return _OF_SOMETHING_ELSE.search(words) is not None


def is_of_a_paper(skeleton: str) -> bool:
    """Whether "seit", "ab" or "bis" belong to a paper and not to the measure ("Antrag seit @ in Prüfung")."""
    return _PAPER_FIRST.search(skeleton) is not None
