"""What stands above a table or on a cover: the list's Stand, whether it is a sample, and whether it is only a part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.intake.layout.grid import Grid
from dashboard.intake.layout.located import Located
from dashboard.intake.layout.tables import FoundSheet
from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Choice, Issue
from dashboard.intake.values.cells import day_text, words_of
from dashboard.intake.values.period_columns import as_of_in
from dashboard.vocabulary import SAMPLE_MARK

ROWS_OF_A_COVER = 30
"""So many rows of a sheet without a table are read as its cover."""

_PARTIAL = re.compile(r"\bteil(?:liste|meldung|lieferung|rückmeldung|abgabe|zulieferung)\b", re.IGNORECASE)

_NAMED_ONLY = re.compile(r"\bnur (?:die|diese) (?:hier )?(?:genannten )?maßnahmen\b", re.IGNORECASE)


@dataclass(slots=True)
class TitleBlock:
    """What the title blocks of the lists, the covers and the file's name say together; `texts` without the file's name."""

    texts: list[str]
    as_of: date | None
    is_sample: bool
    is_partial: bool
    names_only: bool
    told: list[Located]


def read_title_block(lists: Iterable[FoundSheet], others: Iterable[Grid], properties: Mapping[str, str], file: str) -> TitleBlock:
    """Read what stands above the tables, on covers and in the document properties."""
    by_list = {sheet.name: title_texts(sheet) for sheet in lists}
    covers = {grid.sheet.name: cover_texts(grid) for grid in others}
    texts = [text for each in (*by_list.values(), *covers.values()) for text in each]
    as_of, told = _list_as_of(by_list, covers)
    if as_of is None:
        told.append(Located(Issue("list.no_as_of")))
    partial = next((text for text in (*texts, *by_list, file) if _PARTIAL.search(text.replace("_", " "))), None)
    if partial is not None:
        told.append(Located(Issue("list.partial", {"words": partial})))
    is_sample = any(SAMPLE_MARK.casefold() in text.casefold() for text in (*texts, *properties.values()))
    names_only = partial is not None and any(_NAMED_ONLY.search(text) for text in texts)
    return TitleBlock(texts, as_of, is_sample, partial is not None, names_only, told)


def title_texts(sheet: FoundSheet) -> list[str]:
    """The texts above the first header, row by row; the cells of a row stand together ("Stand:" and its date)."""
    return [_row_text(sheet.grid, row) for row in sheet.above]


def cover_texts(grid: Grid) -> list[str]:
    """The texts of a sheet that is no list."""
    return [_row_text(grid, row) for row in list(grid.rows)[:ROWS_OF_A_COVER]]


def _row_text(grid: Grid, row: int) -> str:
    return " ".join(one_line(words_of(cell).text or "") for cell in grid.rows[row].values())


def as_of_of(texts: Iterable[str]) -> date | None:
    """The newest day that the texts name as their Stand."""
    return max((day for text in texts if (day := as_of_in(text))), default=None)


def _list_as_of(by_list: Mapping[str, list[str]], covers: Mapping[str, list[str]]) -> tuple[date | None, list[Located]]:
    """The day that most of the lists name, with a question where they differ; covers are asked where no list names one."""
    days = [day for texts in by_list.values() if (day := as_of_of(texts))]
    days = days or [day for texts in covers.values() if (day := as_of_of(texts))]
    if not days:
        return None, []
    counts = Counter(days)
    chosen = max(counts, key=lambda day: (counts[day], day))
    if len(counts) == 1:
        return chosen, []
    choices = tuple(Choice(day, day_text(day), day == chosen) for day in sorted(counts))
    details = {"days": " und ".join(choice.label for choice in choices), "day": day_text(chosen)}
    return chosen, [Located(Issue("list.several_as_of", details, choices))]
