"""The columns of a list that goes out: what is asked, in which order, and how stored values are written.

A value is written so that the intake reads exactly the same from the unedited sheet. Where words leave room, a spelling is
chosen by asking the intake's own readers: the first one that reads back as stored counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from dashboard.documents.round_sheet.cells import DAY_FORMAT, Value
from dashboard.intake.joining.canonical import canonical
from dashboard.intake.layout.own_sheets import FOOTNOTES, ORIENTATION
from dashboard.intake.model import Cell, CellKind
from dashboard.intake.values.bodies import UNSETTLED
from dashboard.intake.values.context import Context
from dashboard.intake.values.joining import join_readings
from dashboard.intake.values.readers import READERS
from dashboard.master import ActionField, MasterData
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS, LABELS, Kind

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


_BODIES = ("involved", "involved_other")
_WHOLE_NUMBER = re.compile(r"0|[1-9]\d{0,14}")


def spelled(values: Mapping[str, Any], context: Context) -> dict[str, Value]:
    """The cells of one measure by field, from its stored values; a field without a cell stays empty.

    `context`: the department whose sheet it is, and the measure's action field.
    """
    found: dict[str, Value] = {}
    for name, field in FIELD_BY_NAME.items():
        if name not in PERIOD_FIELDS and name not in _BODIES and values.get(name) not in (None, []):
            found[name] = _plain(name, field.kind, values[name], context.master)
    if values.get("lead_department") is None:
        found["lead_department"] = UNSETTLED
    found |= _first_fitting(period_spellings(values), values, PERIOD_FIELDS, context)
    return found | _first_fitting(_bodies(values), values, _BODIES, context)


def action_field_text(field: ActionField) -> str:
    """An action field as the sheet writes it and offers it: "7 Gesundheit, Pflege & ältere Menschen"."""
    return f"{field.number} {field.short_name}"


def levels_text(codes: Iterable[str], master: MasterData) -> str:
    """Levels as the sheet writes them, in official order; one that the master data know no more is written by its code."""
    told = set(codes)
    known = {level.code: level.label for level in master.levels if level.code in told}
    return ", ".join([*known.values(), *sorted(told - set(known))])


def _plain(name: str, kind: Kind, value: Any, master: MasterData) -> Value:
    if name == "action_field":
        known = next((each for each in master.action_fields if each.number == value), None)
        return action_field_text(known) if known else str(value)
    if name == "levels":
        return levels_text(value, master)
    if kind is Kind.PERCENT:
        return float(value) / 100
    labels = master.labels.get(name) or LABELS.get(name, {})
    if kind is Kind.CLASSES:
        return ", ".join(labels.get(str(each), str(each)) for each in value)
    if kind is Kind.TEXTS:
        return " | ".join(value) + " |"
    if kind is Kind.CLASS:
        return labels.get(str(value), str(value))
    if name == "number" and _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    return value if isinstance(value, int | float | date) else str(value)


def _bodies(values: Mapping[str, Any]) -> list[dict[str, Value]]:
    """Codes with commas; other bodies with semicolons, or with bars where a name holds a comma itself."""
    codes: dict[str, Value] = {"involved": ", ".join(values["involved"])} if values.get("involved") else {}
    others = values.get("involved_other")
    if not others:
        return [codes]
    return [codes | {"involved_other": "; ".join(others)}, codes | {"involved_other": " | ".join(others) + " |"}]


def _first_fitting(
    spellings: Sequence[dict[str, Value]], values: Mapping[str, Any], names: Sequence[str], context: Context
) -> dict[str, Value]:
    """The first spelling that reads back as stored without a word, else the first that reads back, else the first."""
    told: list[tuple[int, dict[str, Value]]] = []
    for spelling in spellings:
        told.append((_reads_as(spelling, values, names, context), spelling))
        if told[-1][0] == 0:
            break
    return min(told, key=lambda each: each[0])[1]


def _reads_as(spelling: Mapping[str, Value], values: Mapping[str, Any], names: Sequence[str], context: Context) -> int:
    """0: as stored and without an issue; 1: as stored; 2: otherwise."""
    readings = {name: READERS[name](_cell(value), context) for name, value in spelling.items()}
    joined = join_readings(readings)
    if any(canonical(name, joined.values.get(name)) != canonical(name, values.get(name)) for name in names):
        return 2
    return 1 if joined.issues or any(reading.issues for reading in readings.values()) else 0


def _cell(value: Value) -> Cell:
    if isinstance(value, date):
        return Cell(value, CellKind.DATE)
    return Cell(value, CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER)


PERIOD_FIELDS = ("start", "end", "is_ongoing", "period_text", "period_precision")
BETWEEN = " – "
"""What the intake puts between the words of Beginn and Ende."""


def period_spellings(values: Mapping[str, Any]) -> list[dict[str, Value]]:
    """The ways to write a period, the plainest first: by field, what stands in its column."""
    text = values.get("period_text")
    days = _told({"start": values.get("start"), "end": values.get("end")})
    pinned = _pinned(values)
    if text is None:
        return [days, days | pinned]
    words: list[dict[str, Value]] = [{"period_text": text}, {"start": text}, {"end": text}, *_halves(text)]
    fuller: list[dict[str, Value]] = [
        days | {"period_text": text},
        *({name: day, "period_text": text} for name, day in days.items()),
    ]
    return [*words, *(each | pinned for each in words), *fuller, *(each | pinned for each in fuller)]


def _halves(text: str) -> list[dict[str, Value]]:
    """The words of Beginn and Ende that a text was joined of; where it has several dashes, each may be the one."""
    pieces = text.split(BETWEEN)
    return [{"start": BETWEEN.join(pieces[:at]), "end": BETWEEN.join(pieces[at:])} for at in range(1, len(pieces))]


def _pinned(values: Mapping[str, Any]) -> dict[str, Value]:
    """The open end and the precision, said outright."""
    ongoing, precision = values.get("is_ongoing"), values.get("period_precision")
    said = {
        "is_ongoing": None if ongoing is None else "ja" if ongoing else "nein",
        "period_precision": LABELS["period_precision"].get(str(precision)),
    }
    return _told(said)


def _told(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}
