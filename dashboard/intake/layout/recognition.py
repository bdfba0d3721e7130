"""Whose list a workbook is and of which day: by its title block, its content and its file name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from dashboard.intake.layout.grid import Grid, Located
from dashboard.intake.layout.tables import FoundSheet
from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Choice, Issue
from dashboard.intake.values.cells import day_text, words_of
from dashboard.intake.values.context import MasterIndex
from dashboard.intake.values.departments import recognise_exactly
from dashboard.intake.values.period_columns import as_of_in
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import SAMPLE_MARK

OVERWHELMING = 0.8
"""From this share on, the lead column says whose list it is."""

ENOUGH_LEADS = 3

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESSED = re.compile(
    r"\b(?:bitte|fragen|rückfragen|senden|zurück an|rücksendung|zulieferung an|rückmeldung an|abgabe an|verteiler)\b", re.I
)
_LABEL = re.compile(
    r"^\s*(?:ressort|stelle|ressort/stelle|behörde|dienststelle|haus|meldendes ressort|absender)\s*:?\s+", re.IGNORECASE
)

Evidence = dict[str, str]
"""Where a department was recognised, in German, and its code; the surest first."""

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
    noticed: list[Located]


def recognise_department(
    given: str | None, evidence: Evidence, index: MasterIndex, answered: str | None = None
) -> tuple[str | None, list[Located]]:
    """The department whose list this is, or None, and what is to be asked.

    `given`: who is said to have sent it; `answered`: what the house itself has said, which counts before everything else.
    """
    recognised = next(iter(evidence.values()), None)
    chosen = answered or given or recognised
    noticed: list[Located] = []
    if len(set(evidence.values())) > 1:
        noticed.append(_disagree(evidence, str(chosen), index))
    if chosen is not None and recognised not in (None, chosen) and chosen not in evidence.values():
        details = {"given": chosen, "recognised": recognised, "source": next(iter(evidence))}
        noticed = [Located(Issue("list.other_department", details, _choices((chosen, str(recognised)), chosen, index)))]
    if answered is not None and not noticed:
        noticed.append(Located(Issue("list.department_given", {"department": answered}, _choices(_all(index), None, index))))
    if chosen is None:
        noticed.append(Located(Issue("list.no_department", choices=_choices(_all(index), None, index))))
    return chosen, noticed


def evidence_of(titles: Iterable[str], sheets: Sequence[FoundSheet], file: str, index: MasterIndex) -> Evidence:
    """Where the workbook names a department: title block, sheets' names, the file's name, else the leads of its rows."""
    texts = {
        "der Titel": [text for text in titles if not _ADDRESSED.search(text)],
        "der Blattname": [sheet.name for sheet in sheets],
        "der Dateiname": [PurePath(file).stem],
    }
    found: Evidence = {}
    for source, each in texts.items():
        codes = Counter(code for text in each for code in set(_named_in(text, index)))
        best = [code for code, count in codes.items() if count == max(codes.values())]
        if len(best) == 1:
            found[source] = best[0]
    lead = leading_department(sheets, index)
    return found | ({"die Spalte Federführung": lead} if lead and not found else {})


def _named_in(text: str, index: MasterIndex) -> list[str]:
    """The departments that a text names: by code, by an official name of several words, or by being nothing but a name."""
    bare = _LABEL.sub("", text.replace("_", " "))
    whole = recognise_exactly(bare.strip(), index, None)
    if whole is not None and whole.department and not whole.office:
        return [whole.department]
    codes = [code for word in _LETTERS.findall(bare) if (code := _code(word, index))]
    return codes or _by_long_name(match_key(bare), index)


def _code(word: str, index: MasterIndex) -> str | None:
    """A code as it is written; in lower case only where it is long enough to be no word."""
    code = index.codes.get(word.casefold())
    if code is None and word.isupper():
        found = recognise_exactly(word, index, None)
        return found.department if found is not None and not found.office else None
    return code if code and (word == code or (len(word) > 2 and code.isupper())) else None


def _by_long_name(key: str, index: MasterIndex) -> list[str]:
    """Names that stand whole in a longer text; a single word such as Kultur may mean the matter and not the house."""
    names: dict[str, str] = {}
    for department in index.master.departments:
        bodies = map(index.body_key, (department.official_name, department.short_name, *department.aliases))
        names |= dict.fromkeys((name for name in bodies if " " in name), department.code)
        names[match_key(department.official_name)] = department.code
    padded = f" {key} "
    return [code for name, code in names.items() if f" {name} " in padded]


def leading_department(sheets: Iterable[FoundSheet], index: MasterIndex) -> str | None:
    """The department that leads nearly all rows of the lists."""
    leads: Counter[str] = Counter()
    for sheet in sheets:
        for table in sheet.tables:
            column = table.columns.column_of("lead_department")
            cells = [cell for row in table.measures if column and (cell := sheet.grid.cell(row, column)) is not None]
            found = (recognise_exactly(words_of(cell).text or "", index, None) for cell in cells)
            leads.update(each.department for each in found if each is not None and each.department)
    code, count = leads.most_common(1)[0] if leads else ("", 0)
    return code if count >= ENOUGH_LEADS and count >= OVERWHELMING * leads.total() else None


def _disagree(evidence: Evidence, chosen: str, index: MasterIndex) -> Located:
    said = ", ".join(f"{source}: {code}" for source, code in evidence.items())
    choices = _choices((*evidence.values(), chosen), chosen, index)
    return Located(Issue("list.departments_disagree", {"said": said, "department": chosen}, choices))


def _all(index: MasterIndex) -> tuple[str, ...]:
    return tuple(department.code for department in index.master.departments)


def _choices(codes: Iterable[str], proposed: str | None, index: MasterIndex) -> tuple[Choice, ...]:
    names = {department.code: department.short_name for department in index.master.departments}
    return tuple(Choice(code, f"{code} ({names.get(code, code)})", code == proposed) for code in dict.fromkeys(codes))


def read_title_block(lists: Iterable[FoundSheet], others: Iterable[Grid], properties: Mapping[str, str], file: str) -> TitleBlock:
    """Read what stands above the tables, on covers and in the document properties."""
    by_list = {sheet.name: title_texts(sheet) for sheet in lists}
    covers = {grid.sheet.name: cover_texts(grid) for grid in others}
    texts = [text for each in (*by_list.values(), *covers.values()) for text in each]
    as_of, noticed = _list_as_of(by_list, covers)
    if as_of is None:
        noticed.append(Located(Issue("list.no_as_of")))
    partial = next((text for text in (*texts, *by_list, file) if _PARTIAL.search(text.replace("_", " "))), None)
    if partial is not None:
        noticed.append(Located(Issue("list.partial", {"words": partial})))
    is_sample = any(SAMPLE_MARK.casefold() in text.casefold() for text in (*texts, *properties.values()))
    names_only = partial is not None and any(_NAMED_ONLY.search(text) for text in texts)
    return TitleBlock(texts, as_of, is_sample, partial is not None, names_only, noticed)


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
