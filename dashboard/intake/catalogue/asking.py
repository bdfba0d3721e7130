"""Which findings can be answered, by which input, and the German question that is put for them.

A finding that is not named here can only be mended in the workbook. A question may name {word}, {sheet} and {cell}.
"""

from __future__ import annotations

from dataclasses import dataclass

CHOICE, DATE, NUMBER, PERIOD = "choice", "date", "number", "period"


@dataclass(frozen=True, slots=True)
class Asking:
    """How one kind of finding is asked.

    `by_word`: one answer serves all cells with the same word, and is worth remembering for the next list; else each cell is asked
    for itself.
    """

    question: str
    input: str = CHOICE
    by_word: bool = True


_BODY = "Welches Ressort oder welche Stelle"
_DAYS = "Welcher Zeitraum ist mit „{word}“ gemeint?"
_COLUMN = "Was steht in der Spalte „{word}“?"
_CROSS = "Welches Kreuz gilt?"

ASKED: dict[str, Asking] = {
    "list.no_department": Asking(f"{_BODY} meldet mit dieser Liste?"),
    "list.departments_disagree": Asking(f"{_BODY} meldet mit dieser Liste?"),
    "list.other_department": Asking(f"{_BODY} meldet mit dieser Liste?"),
    "list.department_given": Asking(f"{_BODY} meldet mit dieser Liste?"),
    "list.several_as_of": Asking("Welcher Stand gilt für die Liste?", by_word=False),
    "sheet.same_table": Asking("Welches der Blätter mit denselben Maßnahmen gilt?"),
    "sheet.explains": Asking("Enthält das Blatt „{sheet}“ Maßnahmen, die gemeldet werden?"),
    "sheet.given": Asking("Enthält das Blatt „{sheet}“ Maßnahmen, die gemeldet werden?"),
    "sheet.no_action_field": Asking("Zu welchem Handlungsfeld gehört das Blatt „{sheet}“?", by_word=False),
    "sheet.stage": Asking("Welcher Umsetzungsstand gilt für das Blatt „{sheet}“, wo keiner dabeisteht?", by_word=False),
    "section.stage": Asking("Welcher Umsetzungsstand gilt unter „{word}“, wo keiner dabeisteht?"),
    "section.no_field": Asking("Zu welchem Handlungsfeld gehören die Maßnahmen unter „{word}“?"),
    "range.evaluation": Asking("Die Zeilen {word} im Blatt „{sheet}“ sehen nach einer Auswertung aus. Auslassen?"),
    "range.unnumbered": Asking("Stehen im Blatt „{sheet}“ in Zeile {word} eigene Maßnahmen?"),
    "range.beside": Asking("Neben der Tabelle im Blatt „{sheet}“ steht eine zweite ({word}). Auch als Maßnahmen lesen?"),
    "range.unread": Asking("In welcher Spalte von {word} (Blatt „{sheet}“) stehen die Titel der Maßnahmen?"),
    "range.counts": Asking("Der Bereich {word} im Blatt „{sheet}“ sieht nach einer Auswertung aus. Auslassen?"),
    "range.kept": Asking("Der Bereich {word} im Blatt „{sheet}“ sieht nach einer Auswertung aus. Auslassen?"),
    "range.given": Asking("Stehen in {word} (Blatt „{sheet}“) Maßnahmen?"),
    "table.no_title_column": Asking("In welcher Spalte stehen die Titel der Maßnahmen?"),
    "column.alike": Asking(_COLUMN),
    "column.by_content": Asking(_COLUMN),
    "column.read_otherwise": Asking(_COLUMN),
    "column.unlike_heading": Asking(_COLUMN),
    "column.duplicate": Asking(_COLUMN),
    "column.older": Asking(_COLUMN),
    "column.yielded": Asking(_COLUMN),
    "column.no_fit": Asking(_COLUMN),
    "column.unknown": Asking(_COLUMN),
    "column.likely": Asking(_COLUMN),
    "column.no_heading": Asking(_COLUMN),
    "column.given": Asking(_COLUMN),
    "cross.none": Asking(_CROSS, by_word=False),
    "cross.several": Asking(_CROSS, by_word=False),
    "cross.unreadable": Asking(_CROSS, by_word=False),
    "row.field_disagrees": Asking("Welches Handlungsfeld gilt?", by_word=False),
    "funding.ambiguous": Asking("Sind die Mittel bei „{word}“ gesichert oder offen?"),
    "stage.ambiguous": Asking("Welcher Umsetzungsstand ist mit „{word}“ gemeint?"),
    "stage.sounds_like": Asking("Welcher Umsetzungsstand ist mit „{word}“ gemeint?"),
    "stage.partly": Asking("Welcher Umsetzungsstand gilt bei „{word}“ für die ganze Maßnahme?"),
    "stage.against_colour": Asking("Welcher Umsetzungsstand gilt bei „{word}“ in einer Zeile dieser Farbe?", by_word=False),
    "stage.against_date": Asking("Welcher Umsetzungsstand ist mit „{word}“ gemeint?"),
    "stage.unreadable": Asking("Welcher Umsetzungsstand ist mit „{word}“ gemeint?"),
    "stage.from_report": Asking("Welcher Umsetzungsstand gilt nach dem Sachstand „{word}“?"),
    "rating.unreadable": Asking("Welche Ampel ist mit „{word}“ gemeint?"),
    "rating.doubtful": Asking("Welche Ampel ist mit „{word}“ gemeint?"),
    "rating.colour_unclear": Asking("Welche Ampel ist mit der Farbe „{word}“ gemeint?"),
    "rating.stage_disagrees": Asking("Welche Ampel gilt in {cell} (Blatt „{sheet}“)?", by_word=False),
    "rating.ambiguous": Asking("Welche Ampel ist mit „{word}“ gemeint?"),
    "rating.word_and_colour": Asking("Welche Ampel gilt?", by_word=False),
    "department.ambiguous": Asking(f"{_BODY} ist heute für „{{word}}“ zuständig?"),
    "department.unknown": Asking(f"{_BODY} ist mit „{{word}}“ gemeint?"),
    "department.unsettled": Asking("Welche Stelle ist federführend?", by_word=False),
    "levels.unreadable": Asking("Welche Ebene ist mit „{word}“ gemeint?"),
    "levels.ambiguous": Asking("Welche Ebene ist mit „{word}“ gemeint?"),
    "action_field.unknown": Asking("Welches Handlungsfeld ist mit „{word}“ gemeint?"),
    "action_field.split": Asking("Zu welchem Handlungsfeld gehört die Maßnahme, die „{word}“ nennt?", by_word=False),
    "action_field.several": Asking("Unter welchem Handlungsfeld zählt „{word}“?"),
    "action_field.disagrees": Asking("Welches Handlungsfeld ist mit „{word}“ gemeint?"),
    "action_field.is_date": Asking("Welches Handlungsfeld ist mit „{word}“ gemeint?"),
    "action_field.decimal": Asking("Welches Handlungsfeld ist mit „{word}“ gemeint?"),
    "guiding_goals.unknown": Asking("Welches Leitziel ist mit „{word}“ gemeint?"),
    "origin.unclear": Asking("Welche Herkunft ist mit „{word}“ gemeint?"),
    "yes_or_no.unreadable": Asking("Läuft die Maßnahme bei „{word}“ weiter?"),
    "period.unclear": Asking(_DAYS, PERIOD),
    "period.several_dates": Asking(_DAYS, PERIOD),
    "period.impossible_date": Asking(_DAYS, PERIOD),
    "period.no_year": Asking(_DAYS, PERIOD),
    "period.unreadable": Asking(_DAYS, PERIOD),
    "period.says_open": Asking(_DAYS, PERIOD),
    "period.start_in_end_column": Asking("An welchem Tag endet die Maßnahme bei „{word}“?", DATE),
    "period.in_words": Asking(_DAYS, PERIOD),
    "period.extended": Asking("Welcher Zeitraum gilt nach „{word}“?"),
    "period.columns_disagree": Asking("Welcher Zeitraum gilt in der Zeile von {cell} (Blatt „{sheet}“)?", by_word=False),
    "grey.answered": Asking("Ist „{word}“ in der grauen Spalte die neue Angabe?", by_word=False),
    "as_of.unreadable": Asking("Welcher Tag ist mit „{word}“ gemeint?", DATE),
    "number.is_date": Asking("Welche Nummer ist mit „{word}“ in {cell} gemeint?", by_word=False),
    "cell.struck": Asking("Gilt die durchgestrichene Angabe „{word}“ in {cell} (Blatt „{sheet}“) noch?", by_word=False),
    "row.struck": Asking(
        "Die Maßnahme „{word}“ ist durchgestrichen ({cell}, Blatt „{sheet}“). Wie steht es um sie?", by_word=False
    ),
    "number.unreadable": Asking("Welche Zahl ist mit „{word}“ gemeint?", NUMBER),
    "progress.unreadable": Asking("Welcher Umsetzungsgrad in Prozent ist mit „{word}“ gemeint?", NUMBER),
    "progress.one": Asking("Welcher Umsetzungsgrad ist mit „{word}“ gemeint?"),
    "progress.out_of_range": Asking("Welcher Umsetzungsgrad in Prozent ist mit „{word}“ gemeint?", NUMBER),
}

_ONE_DAY = {
    "start": "An welchem Tag beginnt die Maßnahme bei „{word}“?",
    "end": "An welchem Tag endet die Maßnahme bei „{word}“?",
}
"""A date in a column of its own is one day and no period."""


def asking_of(code: str, field: str | None = None) -> Asking | None:
    """How a finding is asked, or None where only the workbook can be mended; `field` is the one that an answer fills."""
    found = ASKED.get(code)
    if found is not None and found.input == PERIOD and field in _ONE_DAY:
        return Asking(_ONE_DAY[field], DATE)
    return found


def input_for(code: str, field: str | None, *, has_choices: bool) -> str:
    """The input by which a finding is answered ("choice", "date", "number", "period"), "" where it cannot be."""
    found = asking_of(code, field)
    if found is None or (found.input == CHOICE and not has_choices):
        return ""
    return found.input
