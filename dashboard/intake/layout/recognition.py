"""Whose list a workbook is: what was given, the title block, sheets' names, the file's name, or the leads of nearly all rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from dashboard.intake.layout.located import Located
from dashboard.intake.layout.tables import FoundSheet
from dashboard.intake.model import Choice, Issue, RowKind
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import MasterIndex
from dashboard.intake.values.departments import recognise_exactly
from dashboard.intake.values.texts import match_key

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


def recognise_department(
    given: str | None, evidence: Evidence, index: MasterIndex, answered: str | None = None
) -> tuple[str | None, list[Located]]:
    """The department whose list this is, or None, and what is to be asked.

    `given`: who is said to have sent it; `answered`: what the house itself has said, which counts before everything else.
    """
    recognised = next(iter(evidence.values()), None)
    chosen = answered or given or recognised
    told: list[Located] = []
    if len(set(evidence.values())) > 1:
        told.append(_disagree(evidence, str(chosen), index))
    if chosen is not None and recognised not in (None, chosen) and chosen not in evidence.values():
        details = {"given": chosen, "recognised": recognised, "source": next(iter(evidence))}
        told = [Located(Issue("list.other_department", details, _choices((chosen, str(recognised)), chosen, index)))]
    if answered is not None and not told:
        told.append(Located(Issue("list.department_given", {"department": answered}, _choices(_all(index), None, index))))
    if chosen is None:
        told.append(Located(Issue("list.no_department", choices=_choices(_all(index), None, index))))
    return chosen, told


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
            rows = [row for row, kind in table.kinds.items() if kind is RowKind.MEASURE]
            cells = [cell for row in rows if column and (cell := sheet.grid.cell(row, column)) is not None]
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
