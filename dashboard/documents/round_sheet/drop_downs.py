"""The words of the drop-downs: a hidden sheet holds them, as a rule of a cell takes only 255 characters of them itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.round_sheet.cells import STRONG, dress, put
from dashboard.documents.round_sheet.columns import Column, action_field_text, levels_text
from dashboard.intake.layout.own_sheets import DROP_DOWNS
from dashboard.intake.values.bodies import UNSETTLED
from dashboard.master import MasterData
from dashboard.vocabulary import (
    FIELD_BY_NAME,
    FUNDING_STATUSES,
    NO_RATING,
    NO_STAGE,
    OBSTACLES,
    PERIOD_PRECISIONS,
    RATINGS,
    STAGES,
    Term,
)

LONGEST_PROMPT, LONGEST_PROMPT_TITLE = 255, 32
"""Characters that Excel takes beside a chosen cell."""

_UNUSUAL = (
    "Das Wort steht nicht in der Auswahl. Es kann eingetragen werden; das Dashboard fragt nach, wenn es nicht eindeutig ist."
)


def words_of_master(master: MasterData) -> dict[str, list[str]]:
    """What each drop-down offers, by field, of the master data of a day."""
    codes = [each.code for each in master.departments]
    return {
        "action_field": [action_field_text(each) for each in master.action_fields],
        "stage": [*_labels(STAGES), NO_STAGE.label],
        "rating": [*_labels(RATINGS), NO_RATING.label],
        "levels": _level_words(master),
        "lead_department": [*codes, UNSETTLED],
        "involved": codes,
        "obstacle": _labels(OBSTACLES),
        "funding_status": _labels(FUNDING_STATUSES),
        "guiding_goals": [str(goal.number) for goal in master.guiding_goals],
        "origin": [kind.label for kind in master.origin_kinds],
        "period_precision": _labels(PERIOD_PRECISIONS),
    }


def _labels(terms: Iterable[Term]) -> list[str]:
    return [term.label for term in terms]


def _level_words(master: MasterData) -> list[str]:
    """Each level, and each set of several."""
    codes = [level.code for level in master.levels]
    return [levels_text(chosen, master) for size in range(1, len(codes) + 1) for chosen in combinations(codes, size)]


def add_words(book: Workbook, words: dict[str, list[str]]) -> dict[str, str]:
    """Add the hidden sheet; gives back where the words of each field stand, as the rule of a drop-down names it."""
    sheet = book.create_sheet(DROP_DOWNS)
    sheet.sheet_state = "hidden"
    places: dict[str, str] = {}
    for column, (name, offered) in enumerate(words.items(), 1):
        heading = put(sheet, 1, column, FIELD_BY_NAME[name].heading)
        dress([heading], STRONG)
        for row, word in enumerate(offered, 2):
            put(sheet, row, column, word)
        letter = heading.column_letter
        sheet.column_dimensions[letter].width = 24
        if offered:
            places[name] = f"'{DROP_DOWNS}'!${letter}$2:${letter}${len(offered) + 1}"
    return places


def add_rule(sheet: Worksheet, column: Column, area: str, places: dict[str, str]) -> None:
    """Give a column its drop-down and what is said beside a chosen cell; an unusual word is asked about and never forbidden."""
    rule = DataValidation(allow_blank=True)
    if column.words in places:
        rule.type = "list"
        rule.formula1 = places[column.words]
        rule.errorStyle = "warning"
        rule.showErrorMessage = not column.takes_others
        rule.errorTitle, rule.error = column.heading[:LONGEST_PROMPT_TITLE], _UNUSUAL
    rule.promptTitle, rule.prompt = column.heading[:LONGEST_PROMPT_TITLE], column.prompt
    rule.showInputMessage = True
    rule.add(area)
    sheet.add_data_validation(rule)
