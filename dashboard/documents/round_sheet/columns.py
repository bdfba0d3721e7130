"""The columns of the list: what is asked, in which order, how wide, and what the cell says to whoever clicks on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from dashboard.documents.round_sheet.cells import DAY_FORMAT
from dashboard.intake.layout.round_sheet_parts import FOOTNOTES, ORIENTATION
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS, Kind

LAST_STAGE, LAST_RATING, LAST_END = "last_stage", "last_rating", "last_end"
FOOTNOTES_KEY = "footnotes"

_WIDTHS = {Kind.NUMBER: 13, Kind.PERCENT: 15, Kind.INTEGER: 10, Kind.BOOLEAN: 9, Kind.DATE: 12}
_USUAL_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Column:
    """One column: field name (or what it is for), heading, width in characters, and whether it is only for orientation.

    `prompt`: what to enter, shown beside the chosen cell. `words`: the drop-down by the field whose words it offers.
    `takes_others`: several of the words, or others, are right as well, so that nothing is said against them.
    """

    key: str
    heading: str
    width: int
    prompt: str = ""
    words: str | None = None
    takes_others: bool = False
    is_grey: bool = False
    number_format: str = "General"

    @property
    def holds_a_number(self) -> bool:
        """Whether its values stand on the right, so that they can be compared."""
        return self.key in FIELD_BY_NAME and FIELD_BY_NAME[self.key].kind in (Kind.NUMBER, Kind.PERCENT)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one sheet from left to right."""

    columns: tuple[Column, ...]

    def at(self, key: str) -> int:
        """The number of a column, from 1; ValueError where the sheet has no such column."""
        return [column.key for column in self.columns].index(key) + 1

    def letter(self, key: str) -> str:
        """The letter of a column."""
        return str(get_column_letter(self.at(key)))


def _asked(key: str, width: int, prompt: str = "", words: str | None = None, *, takes_others: bool = False) -> Column:
    field = FIELD_BY_NAME[key]
    number_format = {Kind.PERCENT: "0%", Kind.DATE: DAY_FORMAT}.get(field.kind, "General")
    return Column(key, field.heading, width, prompt, words, takes_others, number_format=number_format)


def _given(key: str, width: int, prompt: str) -> Column:
    return Column(key, FIELD_BY_NAME[key].heading, width, prompt, is_grey=True)


def _last(key: str, of: str, width: int) -> Column:
    prompt = "Zur Orientierung: so war es zuletzt gemeldet. Diese Spalte wird nicht gelesen."
    return Column(key, f"{ORIENTATION} {FIELD_BY_NAME[of].heading}", width, prompt, is_grey=True, number_format=DAY_FORMAT)


_STATE = (
    _given("measure_id", 11, "Dauerhafte Kennung. Bitte nicht ändern; bei neuen Maßnahmen leer lassen."),
    _given("number", 6, "Nummer aus Ihrer letzten Liste; kein Schlüssel."),
    _asked("title", 34, "Titel der Maßnahme. Er darf sich ändern: Erkannt wird die Maßnahme an der Kennung."),
    _asked("action_field", 19, "Bitte das Handlungsfeld auswählen.", "action_field"),
    _last(LAST_STAGE, "stage", 17),
    _asked("stage", 17, "Wo steht die Maßnahme heute? Die Bedeutung der Wörter steht im Blatt „Anleitung“.", "stage"),
    _last(LAST_RATING, "rating", 13),
    _asked("rating", 12, "Ihr Urteil gegen den eigenen Plan. Bei „verzögert“ und „gefährdet“ bitte begründen.", "rating"),
    _asked("rating_reason", 26, "Pflicht bei „verzögert“ und „gefährdet“: Woran liegt es?"),
    _asked("progress_percent", 15, "Umsetzungsgrad von 0 % bis 100 %, wenn Sie ihn messen; sonst leer."),
    _last(LAST_END, "end", 13),
    _asked(
        "period_text",
        17,
        "Zeitraum in Worten: „2024 – 2027“, „ab 03/2026“, „bis Ende 2028“, „fortlaufend“. Oder Beginn und Ende.",
    ),
    _asked("start", 11, "Nur wenn der Zeitraum leer ist: Datum, Monat („03/2026“) oder Jahr."),
    _asked("end", 11, "Nur wenn der Zeitraum leer ist: Datum, Monat („03/2026“) oder Jahr."),
)
_WORDS = (
    _asked("report", 42, "Was wurde seit der letzten Meldung getan oder erreicht?"),
    _asked("next_step", 30, "Was geschieht als Nächstes, und bis wann?"),
    _asked("decision_needed", 25, "Was soll die Steuerungsrunde entscheiden? Sonst leer."),
    _asked("obstacle", 15, "Was hindert? Mehrere Wörter mit Komma trennen.", "obstacle", takes_others=True),
    _asked("obstacle_text", 24, "Das Hemmnis in Worten."),
    _asked("funding_status", 18, "Sind die Mittel gesichert oder offen?", "funding_status"),
    _asked("funding_text", 26, "Finanzierung in Worten; Beträge werden nie zusammengezählt."),
)
_PLACE = (
    _asked("subtopic", 16, "Gliederung innerhalb des Handlungsfelds."),
    _asked("levels", 16, "Auf welcher Ebene wirkt die Maßnahme? Auch mehrere.", "levels"),
    _asked("lead_department", 14, "Kürzel der federführenden Stelle; leer heißt: Ihr Haus.", "lead_department"),
    _asked("involved", 16, "Kürzel der beteiligten Ressorts, mit Komma getrennt.", "involved", takes_others=True),
    _asked("involved_other", 20, "Beteiligte, die kein Ressort sind; mit Semikolon trennen."),
    _asked("description", 36, "Was wird gemacht?"),
    _asked("goal", 26, "Was soll erreicht werden?"),
    _asked("target_group", 20, "Für wen?"),
)
_MEASURED = (
    _asked("indicator", 24, "Woran wird der Erfolg erkannt?"),
    _asked("baseline", 13, "Wert am Anfang, als Zahl."),
    _asked("target", 10, "Wert, der erreicht werden soll, als Zahl."),
    _asked("actual", 10, "Wert heute, als Zahl."),
    _asked("indicator_unit", 11, "Einheit des Indikators, zum Beispiel Plätze."),
    _asked("indicator_source", 15, "Woher kommen die Werte?"),
    _asked("guiding_goals", 9, "Nummern der Leitziele, mit Komma getrennt.", "guiding_goals", takes_others=True),
    _asked("origin", 16, "Woher kommt die Maßnahme?", "origin"),
    _asked("cross_reference", 20, "Auch enthalten in: andere Pläne, Beschlüsse, Drucksachen."),
)
_OF_THE_HOUSE = (
    _asked("contact", 20, "Ansprechstelle im Haus, bitte Funktion statt Name. Bleibt hausintern."),
    _asked("internal_note", 22, "Notiz für das eigene Haus. Bleibt hausintern."),
    _asked("as_of", 12, "Tag, für den die Angaben gelten. Bitte anpassen, wenn Sie etwas ändern; leer heißt: Stichtag."),
)
_RARE = (
    _asked("is_ongoing", 9, "Läuft die Maßnahme über das Ende hinaus weiter? ja oder nein."),
    _asked("period_precision", 11, "Wie genau der Zeitraum gemeint ist.", "period_precision"),
    Column(FOOTNOTES_KEY, FOOTNOTES, 24, "Fußnoten zu dieser Maßnahme, eine je Zeile."),
)
"""Only where a measure of the list needs them."""

_PLACED = {column.key for column in (*_STATE, *_WORDS, *_PLACE, *_MEASURED, *_OF_THE_HOUSE, *_RARE)}
_FURTHER = tuple(
    _asked(field.name, _WIDTHS.get(field.kind, _USUAL_WIDTH), f"{field.explanation}.")
    for field in FIELDS
    if field.name not in _PLACED
)
"""Fields that nobody has given a place of their own."""
_USUAL = (*_STATE, *_WORDS, *_PLACE, *_MEASURED, *_FURTHER, *_OF_THE_HOUSE)


def layout(needed: Iterable[str] = ()) -> Layout:
    """The columns of a sheet whose measures need these keys."""
    keys = set(needed)
    return Layout((*_USUAL, *(column for column in _RARE if column.key in keys)))
