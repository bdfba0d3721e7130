"""Words of a list as they are quoted, and the footnotes that its words point to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from dashboard.intake.layout.grid import Grid
from dashboard.intake.model import Cell, RowKind
from dashboard.intake.values.texts import clean_text, cut_footnote
from dashboard.vocabulary import FIELD_BY_NAME, Visibility

TOTAL = re.compile(
    r"davon\s.{1,40}$|(?:(?:zwischen|end|gesamt)?summe|gesamt(?:zahl|anzahl)?|insgesamt|anzahl|total|∑|Σ)"
    r"(?:\s*[:.]?\s*$|[^.]{0,40}?(?:\d|massnahmen|maßnahmen|projekte|vorhaben|einträge|mittel|kosten|euro|€)[^.]{0,20}$)",
    re.IGNORECASE,
)
TOTAL_ALONE = re.compile(r"(?:(?:zwischen|end|gesamt)?summe|gesamt|insgesamt|anzahl|total|∑|Σ)\s*[:.]?", re.IGNORECASE)
COUNT = re.compile(r"(?:davon\s+)?\d[\d.,]*\s+[\w€%]+\.?(?:\s+[\w€%]+)?", re.IGNORECASE)
"""What may stand beside a word for a sum: "4 Maßnahmen", "davon 3 abgeschlossen"."""

EVALUATION = re.compile(
    r"(?:(?:teil|gesamt|zwischen)ergebnis(?:\s+\S.{0,40})?|(?:ergebnis|mittelwert|durchschnitt|median|teilsumme)\s*[:.]?[\d\s.,%€]*"
    r"|(?:summe|anzahl|mittelwert|minimum|maximum) von \S.{0,60}|(?:zeilen|spalten)beschriftungen?)$",
    re.IGNORECASE,
)
"""What Excel's own totals and pivots say; with a number before its title a row is a measure all the same."""

OF_NUMBERS = re.compile(
    r".{1,60}[\s-]ergebnis|(?:mittelwert|durchschnitt|median|ø)\b.{0,60}|(?:zwischen|gesamt|end|teil)?summe\s.{1,40}",
    re.IGNORECASE,
)
"""What is a sum or a mean with nothing but numbers beside it: "Bildung Ergebnis", "Ø je Maßnahme", "Summe entfallen"."""

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

_MARKED = re.compile(r"(\*+|\d{1,2}(?=\))|[¹²³⁰⁴-⁹]+|\[\d{1,2}\]|[†‡])\)?\s*(\S.*)", re.DOTALL)


def one_line(text: object) -> str:
    """A text without breaks and odd blanks."""
    return " ".join(clean_text(str(text)).split())


def is_placeholder(text: str) -> bool:
    """Whether a text only asks to be replaced: "bitte auswählen", "Titel hier eintragen"."""
    lower = text.casefold()
    return ("bitte" in lower or "hier" in lower) and PLACEHOLDER.fullmatch(one_line(text)) is not None


def footnotes_below(grid: Grid, kinds: Mapping[int, RowKind]) -> dict[str, str]:
    """The footnotes of a sheet: mark -> text as it stands, with its mark."""
    found: dict[str, str] = {}
    for row, kind in kinds.items():
        if kind is RowKind.FOOTNOTE:
            text = " ".join(one_line(cell.value) for cell in grid.rows[row].values())
            marked = _MARKED.fullmatch(text)
            if marked:
                found.setdefault(_mark(marked[1]), text)
    return found


def notes_of(cells: Mapping[int, Cell], fields: Mapping[int, str], footnotes: Mapping[str, str]) -> dict[str, str]:
    """The footnotes that a row's cells point to, in the order of the cells: field of the column ("": it has none) -> one a line.

    A footnote has the visibility of its field; what several cells point to belongs to the one that the fewest may see.
    """
    field_of: dict[str, str] = {}
    for column, cell in cells.items() if footnotes else ():
        marks = cut_footnote(clean_text(cell.value))[1] if isinstance(cell.value, str) else ()
        for text in (footnotes[mark] for mark in marks if mark in footnotes):
            name = fields.get(column, "")
            if text not in field_of or _closeness(name) > _closeness(field_of[text]):
                field_of[text] = name
    return by_field(field_of.items())


def by_field(placed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pairs of footnote and field as a measure holds them: field -> its footnotes, one a line."""
    found: dict[str, list[str]] = {}
    for text, name in placed:
        found.setdefault(name, []).append(text)
    return {name: "\n".join(texts) for name, texts in found.items()}


def _closeness(name: str) -> int:
    """How few may see a field: 0 is everybody; what has no field is for the own house."""
    return list(Visibility).index(FIELD_BY_NAME[name].visibility if name else Visibility.OWN)


def _mark(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip("[]")
