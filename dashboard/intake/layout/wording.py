"""How rows that are no measure begin: totals, footnotes, legends, signatures, hints and examples, as people write them."""

from __future__ import annotations

import re

from dashboard.intake.values.texts import clean_text

TOTAL = re.compile(
    r"davon\s.{1,40}$|(?:(?:zwischen|end|gesamt)?summe|gesamt(?:zahl|anzahl)?|insgesamt|anzahl|total|∑|Σ)"
    r"(?:\s*[:.]?\s*$|[^.]{0,40}?(?:\d|massnahmen|maßnahmen|projekte|vorhaben|einträge|mittel|kosten|euro|€)[^.]{0,20}$)",
    re.IGNORECASE,
)
TOTAL_ALONE = re.compile(r"(?:(?:zwischen|end|gesamt)?summe|gesamt|insgesamt|anzahl|total|∑|Σ)\s*[:.]?", re.IGNORECASE)
COUNT = re.compile(r"(?:davon\s+)?\d[\d.,]*\s+[\w€%]+\.?(?:\s+[\w€%]+)?", re.IGNORECASE)
"""What may stand beside a word for a sum: "4 Maßnahmen", "davon 3 abgeschlossen"."""

FOOTNOTE = re.compile(
    r"(?:\*+\)?|\d{1,2}\)|[¹²³⁰⁴-⁹]+\)?|\[\d{1,2}\]|[†‡])\s*\S|(?:fußnoten?|anmerkung(?:en)?|hinweise?|quellen?|erläuterung(?:en)?|stand)\s*:",
    re.IGNORECASE,
)
MARK_ALONE = re.compile(r"\*+\)?|\d{1,2}\)|[¹²³⁰⁴-⁹]+\)?|\[\d{1,2}\]|[†‡]")
LEGEND = re.compile(
    r"(?:farb)?legende\b|zeichenerklärung|abkürzung(?:en|sverzeichnis)?\s*:?$|abkürzung(?:en)?\s*:|farberklärung|ampelfarben"
    r"|(?:[A-ZÄÖÜa-zäöü./-]{1,12}|grün|gelb|rot)\s*=\s*\S",
    re.IGNORECASE,
)
_NO_MATTER = r"(?!\s*(?:von|für|(?:der|des|einer|eines)\s+(?!senat|minister)))"
"""Names follow a signature's words; "Im Auftrag der Vielfalt" is a title."""

SIGNATURE = re.compile(
    rf"gez\.|gezeichnet\b|unterschrift(?:en)?\b|i\. ?[av]\.(?=\s|$){_NO_MATTER}|im auftrag(?:e)?\b{_NO_MATTER}"
    r"|für die richtigkeit|mit freundlichen grüßen|datum\s*[,/]\s*unterschrift"
    r"|erstellt (?:von|am|durch)|bearbeitet (?:von|durch)|ort,\s*datum",
    re.IGNORECASE,
)
_DO = r"(?:eintragen|auswählen|angeben|ausfüllen|ankreuzen|nennen|beschreiben)\b"
_BEGGING = rf"\(?bitte\b.*|.*\bbitte (?:\w+ ){{0,8}}{_DO}.*"

HINT = re.compile(
    rf"{_BEGGING}"
    r"|(?:tt\.mm\.(?:jj){1,2}|mm[./]jjjj|freitext|text|auswahl|dropdown|auswahlfeld|pflichtfeld|datum|zahl|optional)"
    r"|\(?(?:max|maximal|höchstens)\.? \d+ (?:zeichen|wörter|worte|sätze).*|nur (?:bei|wenn|falls) .*"
    r"|wird (?:automatisch|zentral) .*"
    r"|zutreffendes .*|(?:siehe|s\.) (?:legende|ausfüllhinweise?|hinweise?).*|\(?(?:automatisch|fortlaufend|kürzel)\)?",
    re.IGNORECASE | re.DOTALL,
)
STRONG_HINT = re.compile(
    rf"{_BEGGING}|zutreffendes .*ankreuzen.*"
    r"|freitext|\(?(?:max|maximal|höchstens)\.? \d+ zeichen.*",
    re.IGNORECASE | re.DOTALL,
)
PLACEHOLDER = re.compile(
    rf"\(?(?:zutreffendes )?bitte (?:\w+ ){{0,6}}{_DO}[^.]*\.?\)?"
    r"|.*\bhier (?:bitte )?(?:eintragen|einfügen|eingeben|ausfüllen|beschreiben)[.!]?\)?",
    re.IGNORECASE | re.DOTALL,
)
EXAMPLE = re.compile(
    r"\(?(?:beispiel|bsp\.?|muster|musterzeile|beispielzeile|beispieleintrag|z\. ?b\.)\)?\s*(?:[:–—]|-\s|\d{0,3}\)?$)",
    re.IGNORECASE,
)
RUNNING_NUMBER = re.compile(r"(?:[A-Za-z]{1,4}[-. ]?)?\d{1,4}(?:[.-]\d{1,4})*[a-z]?[.)]?")


def one_line(text: object) -> str:
    """A text without breaks and odd blanks."""
    return " ".join(clean_text(str(text)).split())


def is_placeholder(text: str) -> bool:
    """Whether a text only asks to be replaced: "bitte auswählen", "Titel hier eintragen"."""
    lower = text.casefold()
    return ("bitte" in lower or "hier" in lower) and PLACEHOLDER.fullmatch(one_line(text)) is not None
