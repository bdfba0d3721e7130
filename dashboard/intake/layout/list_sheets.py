"""Which sheets of a workbook are lists: never simply the first; no cover, legend, profile or hidden sheet; and no table twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.intake.answers.answers import NO_HINTS, Hints
from dashboard.intake.cells.addresses import split_area
from dashboard.intake.layout.blocks import (
    LEAST_COLUMNS,
    NO,
    YES,
    named_apart,
    side_by_side,
    unread_tables,
    without_counts,
    without_pivots,
)
from dashboard.intake.layout.grid import Grid, Located, grid_of
from dashboard.intake.layout.headers import find_untitled_header
from dashboard.intake.layout.own_sheets import (
    DECISIONS,
    DROP_DOWNS,
    INQUIRIES,
    OURS,
    REASON,
    WORDS,
    is_decision_sheet,
    is_findings_sheet,
    is_inquiry_sheet,
    read_inquiries,
)
from dashboard.intake.layout.recognition import as_of_of, title_texts
from dashboard.intake.layout.sections import field_named
from dashboard.intake.layout.tables import FoundSheet, find_tables, said_headings
from dashboard.intake.model import CellKind, Choice, InquiryAnswer, Issue, Sheet
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import FIELDS

SAME_SHARE = 0.8
"""From this share of common titles on, the smaller of two sheets repeats the other one."""

LEAST_COMMON = 2
"""One common title is a repeated measure, not a repeated table."""

_EXPLAINS = re.compile(
    r"\b(?:muster|beispiel|vorlage|ausfüllhilfe|ausfüllhinweise?|erläuterung(?:en)?|hinweise?|anleitung|legende)", re.I
)
_ELSE = re.compile(
    r"^\W*(?:\d+\W+)?(?:indikator(?:en)?|kennzahl(?:en)?|meilensteine?|zeitplan|termine?|kontakte?|ansprech\w+|verteiler|protokolle?"
    r"|auswertung(?:en)?|statistik(?:en)?|pivot\w*|diagramme?)\b",
    re.I,
)
_ARCHIVED = re.compile(r"\b(?:alte?r?|archiv(?:iert)?|veraltet|vorjahre?|backup|sicherung)\b", re.IGNORECASE)
_OLD = re.compile(r"\b(?:alt|old|archiv|kopie|copy|veraltet|vorjahr|backup|sicherung)\b|\(\d\)$", re.IGNORECASE)
_REASONS = (
    (re.compile(r"deckblatt|titel(?:blatt|seite)|cover|start", re.I), "Deckblatt"),
    (re.compile(r"legende|abkürzung|glossar", re.I), "Legende"),
    (re.compile(r"steckbrief|profil", re.I), "Steckbrief"),
    (re.compile(r"hinweis|anleitung|erläuterung|ausfüllhilfe", re.I), "Erläuterungen"),
)

NO_HEADER = "keine Kopfzeile einer Maßnahmenliste"
HIDDEN = "ausgeblendet"

WORDS_OF_PROSE, TEXTS_OF_PROSE = 12, 3
"""So many texts of so many words are prose, in which measures may stand."""


@dataclass(slots=True)
class Selection:
    """The sheets to be read as lists, the others with the reason in German, and what was noticed."""

    lists: list[FoundSheet] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)
    other_grids: list[Grid] = field(default_factory=list)
    noticed: list[Located] = field(default_factory=list)
    answers: list[InquiryAnswer] = field(default_factory=list)
    """What stands on sheets of questions from the round."""


def choose_sheets(sheets: Sequence[Sheet], context: Context, hints: Hints = NO_HINTS) -> Selection:
    """Look at every sheet and decide which are read as lists."""
    found = Selection()
    for sheet in sheets:
        reason = _reason_unseen(sheet)
        if reason is None:
            _look_at(found, grid_of(sheet, context.index), context, hints)
            continue
        found.others[sheet.name] = reason
        if reason == HIDDEN:
            found.noticed.append(Located(Issue("sheet.hidden"), sheet.name))
    _drop_doubtful(found, _EXPLAINS, "wie ein Muster oder eine Erläuterung", hints.sheets)
    _drop_doubtful(found, _ELSE, "nicht nach Maßnahmen", hints.sheets)
    _drop_copies(found, context, hints.sheets)
    _drop_doubtful(found, _ARCHIVED, "nach einem früheren Stand", hints.sheets)
    found.noticed += _unread_tables(found)
    if found.lists:
        found.noticed += [_not_a_list(found, name, reason) for name, reason in _unread(found)]
    else:
        found.noticed += _untitled(found.other_grids) or [Located(Issue("list.none"))]
    return found


def _reason_unseen(sheet: Sheet) -> str | None:
    """Why a sheet is not even looked at, None where it is."""
    if is_findings_sheet(sheet):
        return REASON
    if not sheet.is_hidden:
        return None
    return WORDS if sheet.name == DROP_DOWNS else HIDDEN


def _look_at(found: Selection, grid: Grid, context: Context, hints: Hints) -> None:
    name = grid.sheet.name
    if is_inquiry_sheet(grid):
        _take_inquiries(found, grid)
    elif is_decision_sheet(grid):
        found.others[name] = DECISIONS
    else:
        grid, pivots = without_pivots(grid)
        found.noticed += [Located(Issue("range.pivot", {"range": area}), name) for area in pivots]
        _look_for_tables(found, grid, context, hints)


def _look_for_tables(found: Selection, grid: Grid, context: Context, hints: Hints) -> None:
    name = grid.sheet.name
    grid, counts = without_counts(grid, hints.ranges)
    found.noticed += counts
    grid, beside = side_by_side(grid)
    sheet = find_tables(grid, context, hints) if grid.rows else None
    if sheet is None:
        found.others[name] = _reason(name, grid)
        found.other_grids.append(grid)
        return
    found.lists.append(sheet)
    for area, part in beside:
        is_read = bool(hints.ranges.get((name, area)))
        if is_read and (other := find_tables(named_apart(part, area), context, hints)) is not None:
            found.lists.append(other)
        details = {"range": f"Der Bereich {area}", "area": area}
        code = "range.given" if is_read else "range.beside"
        row, column, *_ = split_area(area) or (0, 0)
        found.noticed.append(Located(Issue(code, details, (YES, NO), word=area), name, row, column))


def _untitled(grids: Iterable[Grid]) -> list[Located]:
    """The question which column holds the titles, for every sheet that has the header of a list but for that."""
    noticed = []
    for grid in grids:
        header = find_untitled_header(grid)
        if header is not None:
            choices = tuple(Choice(heading, f"Spalte „{heading}“") for heading in said_headings(header))
            issue = Issue("table.no_title_column", {"row": header.last_row}, choices)
            noticed.append(Located(issue, grid.sheet.name, header.last_row))
    return noticed


def _unread_tables(found: Selection) -> list[Located]:
    """The questions about what looks like a table above a list, or in a sheet that is none and is not called something else."""
    told = {located.sheet for located in found.noticed}
    above = [each for sheet in found.lists for each in unread_tables(sheet.grid, sheet.above)]
    others = [grid for grid in found.other_grids if grid.sheet.name not in told]
    is_list_missing = not found.lists and not _untitled(others)
    for grid in others:
        is_named = found.others[grid.sheet.name] != NO_HEADER
        least_known = len(FIELDS) if is_named else 0 if is_list_missing else LEAST_COLUMNS
        above += unread_tables(grid, list(grid.rows), least_known)
    return above


def _not_a_list(found: Selection, name: str, reason: str) -> Located:
    """That a sheet was not read; a warning where it is full of sentences that may be about measures."""
    grid = next((each for each in found.other_grids if each.sheet.name == name), None)
    is_prose = grid is not None and reason == NO_HEADER and _is_prose(grid)
    return Located(Issue("sheet.prose") if is_prose else Issue("sheet.no_list", {"reason": reason}), name)


def _is_prose(grid: Grid) -> bool:
    texts = [str(cell.value) for cells in grid.rows.values() for cell in cells.values() if cell.kind is CellKind.TEXT]
    return sum(len(text.split()) >= WORDS_OF_PROSE for text in texts) >= TEXTS_OF_PROSE


def _take_inquiries(found: Selection, grid: Grid) -> None:
    """A sheet of questions is never a list; its answers are read."""
    answers, noticed = read_inquiries(grid)
    found.others[grid.sheet.name] = INQUIRIES
    found.noticed += noticed
    found.answers += answers


def _unread(found: Selection) -> list[tuple[str, str]]:
    named = {located.sheet for located in found.noticed} | {located.issue.details.get("other") for located in found.noticed}
    return [(name, reason) for name, reason in found.others.items() if name not in named and reason not in OURS]


def _reason(name: str, grid: Grid) -> str:
    if not grid.rows:
        return "leer"
    return next((reason for pattern, reason in _REASONS if pattern.search(name)), NO_HEADER)


def _drop(found: Selection, sheet: FoundSheet, reason: str) -> None:
    found.lists.remove(sheet)
    found.others[sheet.name] = reason
    found.other_grids.append(sheet.grid)


def _drop_doubtful(found: Selection, pattern: re.Pattern[str], looks: str, answers: Mapping[str, str]) -> None:
    """A sheet whose name speaks against it is no list where another sheet is one and nobody says that it is."""
    doubtful = [sheet for sheet in found.lists if pattern.search(sheet.grid.sheet.name)]
    if len(doubtful) == len(found.lists):
        return
    for sheet in doubtful:
        choices = (Choice(sheet.name, "Ja, das Blatt lesen"), Choice("", "Nein, das Blatt nicht lesen"))
        if answers.get(sheet.name) == sheet.name:
            found.noticed.append(Located(Issue("sheet.given", {"looks": looks}, choices), sheet.name))
        else:
            _drop(found, sheet, f"klingt {looks}")
            found.noticed.append(Located(Issue("sheet.explains", {"looks": looks}, choices), sheet.name))


def _drop_copies(found: Selection, context: Context, answers: Mapping[str, str]) -> None:
    """Of two sheets with the same measures one is read, so that nothing is counted twice; which one, is a question."""
    kept: list[FoundSheet] = []
    chosen = set(answers.values())
    for sheet in sorted(found.lists, key=lambda each: (each.name in chosen, *_preference(each, found.lists)), reverse=True):
        original = next((other for other in kept if _is_copy(sheet, other, context)), None)
        if original is None:
            kept.append(sheet)
            continue
        _drop(found, sheet, f"gleiche Maßnahmen wie Blatt „{original.name}“")
        found.noticed.append(_same_table(sheet.name, original.name, answers))


def _same_table(dropped: str, read: str, answers: Mapping[str, str]) -> Located:
    """The question which of two sheets counts; it keeps its sheet when the answer turns the two round."""
    pair = (dropped, read)
    doubtful = next((name for name in pair if answers.get(name) in pair), dropped)
    other = read if doubtful == dropped else dropped
    choices = tuple(Choice(name, f"Blatt „{name}“", is_proposed=name == read) for name in (read, dropped))
    return Located(Issue("sheet.same_table", {"other": other, "read": read}, choices), doubtful)


def _preference(sheet: FoundSheet, sheets: Sequence[FoundSheet]) -> tuple[object, ...]:
    """What is not called old, says the newest Stand, has the most fields and measures, and stands first."""
    as_of = as_of_of(title_texts(sheet))
    fields = max(len(table.columns.fields) for table in sheet.tables)
    measures = sum(len(table.measures) for table in sheet.tables)
    return (
        _OLD.search(sheet.name) is None,
        as_of.toordinal() if as_of else 0,
        fields,
        measures,
        -sheets.index(sheet),
    )


def _is_copy(sheet: FoundSheet, other: FoundSheet, context: Context) -> bool:
    fields = [field_named(each.name, context)[0] for each in (sheet, other)]
    if None not in fields and fields[0] != fields[1]:
        return False
    mine, theirs = _titles(sheet), _titles(other)
    common = len(mine & theirs)
    smaller = min(len(mine), len(theirs))
    return (common >= LEAST_COMMON and common >= SAME_SHARE * smaller) or 0 < common == len(mine) == len(theirs)


def _titles(sheet: FoundSheet) -> set[str]:
    rows = sheet.grid.rows
    return {match_key(words_of(rows[row][table.columns.titles]).text or "") for table in sheet.tables for row in table.measures}
