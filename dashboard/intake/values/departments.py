"""One name of a body: department, former department or office (DESIGN, section 3; facts, section 3).

Order: code, official name or alias of today; a former name with its rule; an office; likeness. Short codes are never compared by
likeness, so that codes of two or three letters do not flow into each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from dashboard.intake.model import Choice, Issue
from dashboard.intake.values.context import SHORTEST_FOR_LIKENESS, MasterIndex, index_of
from dashboard.master import FormerDepartment, MasterData

LIKENESS = 88.0
LEAD_BEFORE_SECOND = 4.0
"""How much better than the next body the best one must be, in points of 100."""

_UNIT = re.compile(
    r"[,\s-]*\b(?:abt|abteilung|ref|referat|fb|fachbereich|dez|dezernat|stabsstelle|sg|sachgebiet|og)\b\.?\s*[\w./-]*(?:\s?\d[\w./-]*)?$",
    re.I,
)
_CODE_WITH_UNIT = re.compile(r"([A-Za-z]{2,5}(?:-[A-Za-z]{2,4})?)[\s/-]+\d[\d./-]*[a-zA-Z]?")


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a name was recognised as. All None: a body that the master data do not know, or (with an issue) an ambiguous one.

    `department` is a code; `office` the words of an office as the list has them, beside the department it belongs to, if any.
    """

    department: str | None = None
    office: str | None = None
    issues: tuple[Issue, ...] = ()
    is_known: bool = False


UNKNOWN = Recognition()


def recognise(name: str, master: MasterData, action_field: int | None = None) -> Recognition:
    """Recognise one cleaned name. `action_field` decides what an old name that was split is proposed to be."""
    index = index_of(master)
    return recognise_exactly(name, index, action_field) or _by_likeness(name, index, action_field) or UNKNOWN


@lru_cache(maxsize=16_384)
def recognise_exactly(name: str, index: MasterIndex, action_field: int | None) -> Recognition | None:
    """Recognise a name by code, name, alias, former name or office, without likeness; None where nothing fits."""
    for words in _forms(name):
        if found := _by_key(index.body_key(words), words, index, action_field):
            return found
    return None


def _forms(name: str) -> list[str]:
    """The name, the name without what stands in brackets, and without the unit inside a house."""
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip(" .:")
    forms = [name, bare, _UNIT.sub("", bare)]
    code = _CODE_WITH_UNIT.fullmatch(bare)
    return list(dict.fromkeys(form for form in (*forms, code[1] if code else "") if form))


def _by_key(key: str, words: str, index: MasterIndex, action_field: int | None) -> Recognition | None:
    if department := index.departments.get(key):
        return Recognition(department.code, is_known=True)
    if former := index.former.get(key):
        return _succeeded(former, words, index, action_field)
    if office := index.offices.get(key):
        return Recognition(office.department, words, is_known=True)
    return None


def _succeeded(former: FormerDepartment, words: str, index: MasterIndex, action_field: int | None) -> Recognition:
    """What became of a former department, told in the words of the cell: a note, or a question with the proposal marked."""
    proposed = dict(former.by_action_field).get(action_field) if action_field is not None else None
    details = {"former": words}
    if former.rule == "auto" and proposed is None and former.successors:
        successor = former.successors[0]
        return Recognition(successor, issues=(Issue("department.succeeded", details | {"department": successor}),), is_known=True)
    names = {department.code: department.short_name for department in index.master.departments}
    choices = tuple(
        Choice(code, f"{code} ({names.get(code, code)})", former.rule != "never" and code == proposed)
        for code in former.successors
    )
    options = " oder ".join(former.successors)
    return Recognition(issues=(Issue("department.ambiguous", details | {"options": options}, choices),), is_known=True)


@lru_cache(maxsize=4096)
def _by_likeness(name: str, index: MasterIndex, action_field: int | None) -> Recognition | None:
    """A misspelt name, told with a note; None where nothing is like it, or two bodies are."""
    key = index.body_key(_forms(name)[-1]) if _forms(name) else ""
    if len(key) < SHORTEST_FOR_LIKENESS:
        return None
    like = process.extract(key, index.long_body_keys, scorer=fuzz.ratio, limit=8, score_cutoff=LIKENESS - LEAD_BEFORE_SECOND)
    if not like or like[0][1] < LIKENESS:
        return None
    best, score, _ = like[0]
    if any(
        index.body_names[other] != index.body_names[best] and score - near < LEAD_BEFORE_SECOND for other, near, _ in like[1:]
    ):
        return None
    found = _by_key(best, name, index, action_field)
    if found is None:
        return None
    note = Issue("department.misspelt", {"name": name, "department": index.body_names[best]})
    return Recognition(found.department, found.office, (note, *found.issues), is_known=True)
