"""The words around the dates of a period, in lower case and with @ for each date: what opens, ends, limits or repeats it."""

from __future__ import annotations

import re

from dashboard.intake.values.dates import MONTH

DASHES = re.compile(r"\s?[‐‑‒–—―−]+\s?|\s-+\s")
BRACKETS = re.compile(r"\s?\([^()]*\)")
FILLERS = re.compile(
    r"\b(?:im|in|ins|dem|den|der|des|das|die|jahres|jahre?n?(?= ?@)|zum|zur|am|monats?|ca|etwa|circa|voraussichtlich|"
    r"(?<=bis )(?:spätestens|längstens)|geplant|einschließlich|inkl|haushalt(?:sjahre?)?|doppelhaushalt|hh|koalitionsvertrag|"
    r"legislatur(?:periode)?|wahlperiode|uhr|zunächst|vorerst|vsl)\b\.?"
)
"""Words that join only grammatically or name the kind of a span of years."""

LIMITED = re.compile(r"befristet|begrenzt")
ONGOING = re.compile(
    r"\b(?<!nicht )(?:fortlaufend|laufend|dauerhaft|unbefristet|kontinuierlich|ständig|auf dauer|open end|ohne ende|"
    r"offenes ende|ende offen|daueraufgabe|läuft|(?:nicht|keine|ohne) befrist(?:et|ung)|bis auf weiteres|fortwährend|heute|ff)\b"
)
SAYS_OPEN = frozenset({"offen", "noch offen", "derzeit offen", "zurzeit offen", "aktuell offen", "bis offen"})
"""May mean that the date is not settled or that there is none: neither is taken."""
DURATION = re.compile(
    r"(?<!alle )\b(?:\d+|eine?n?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\s?"
    r"(?:jahre?n?|monate?n?|wochen?|tage?n?)\b"
)
WITHOUT_DATE = re.compile(
    r"(?:kurz|mittel|lang)(?:-\s?(?:,|und|bis|/)\s?(?:mittel|lang))?fristig|legislatur|wahlperiode|jährlich|monatlich|"
    r"wöchentlich|regelmäßig|turnus|\balle \w+ (?:jahre|monate|wochen)|abständen|\bschuljahr|kita-?jahr|haushaltsjahr|\bbedarf|"
    r"jedes jahr|quartalsweise|einmalig|zeitnah|schnellstmöglich|demnächst|anlassbezogen|vorbehalt|jahresweise|rhythmus|zyklus|"
    r"punktuell|umgehend|sofort"
)
"""Readable, but no date: the words are kept."""
WITHOUT_YEAR = re.compile(rf"(?<![a-zäöüß]){MONTH}(?![a-zäöüß])|\d{{1,2}}\.\s?\d{{1,2}}\.|(?:q[1-4]|quartal|halbjahr)\b")

_START = r"(?:ab|seit|von|vom|beginn|start|gestartet|begonnen|beginnend)"
PLAIN_STARTS = frozenset({"beginn", "start", "gestartet", "begonnen", "beginnend"})
"""Say when it starts, but not that it runs on."""
FROM = re.compile(rf"\b({_START}):? @")
START_TO_END = re.compile(rf"\b{_START}:? @.*?\bbis:? ?@")
START_AND_END = re.compile(r"\b(?:beginn|start):? @ ?[,;/-]? ?(?:ende:? ?)?@")
"""Both are labelled; an end without its own label must then be the date "Ende 2027"."""
TWO_ENDS = re.compile(r"@ ?(?:-|bis)[ ,]?@")
OPEN_END = re.compile(r"@ ?ff\b|@ ?(?:-|bis)\s*(?:$|heute|offen|open end|laufend|fortlaufend|unbefristet|dauerhaft|auf weiteres)")
UNTIL = re.compile(r"(?:\bbis:?|\bspätestens|\blängstens|^-|\bende:?|\bfrist:?) ?@")
LIST_OF_YEARS = re.compile(r"@(?: ?(?:,|und|u|/|sowie) ?@)+")
BEFORE_OR_AFTER = re.compile(r"\b(?:vor|nach|frühestens)\b[^@;,]*@")
LAUFEND_BEFORE = re.compile(r"\blaufend\b.*@")
