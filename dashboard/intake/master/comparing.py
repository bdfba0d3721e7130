"""What new master data would change: every entry that is new, changed, closed or gone, and how much of the store it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from dashboard import formats, queries
from dashboard.intake.master.workbook import FRAMEWORK, OPTIONAL_COLUMNS, OPTIONAL_SHEETS, RULES, SHEETS
from dashboard.master import MasterData
from dashboard.store import Queryable


class ChangeKind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    CLOSED = "closed"
    """Holds until a day from now on; it keeps its place in the books."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Uses:
    """How much of the store names an entry: measures by their newest version with three titles, and everything together."""

    measures: int = 0
    titles: tuple[str, ...] = ()
    everything: int = 0


@dataclass(frozen=True, slots=True)
class MasterChange:
    """One entry that changes. `values`: heading, old and new value in German words; of a new or gone entry all that it says."""

    sheet: str
    key: str
    kind: ChangeKind
    label: str
    values: tuple[tuple[str, str, str], ...] = ()
    uses: Uses = Uses()
    successors: tuple[str, ...] = ()
    """Of a body that ends: who follows it, as the sheet "Frühere Ressorts" says."""

    @property
    def is_in_the_way(self) -> bool:
        """Whether it cannot be taken: what is in use may be closed, never left out."""
        return self.kind is ChangeKind.GONE and self.uses.everything > 0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How the entries of one sheet are compared: where they are, what names one, and the kind under which the store uses it."""

    name: str
    entries: Callable[[MasterData], Any]
    key: Callable[[Any], str]
    label: Callable[[Any], str]
    used_as: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the workbook, in the order of the fields of an entry."""
        named = SHEETS.get(self.name) or OPTIONAL_SHEETS[self.name]
        return (*named, *OPTIONAL_COLUMNS.get(self.name, ()))


def _day_and_title(entry: Any) -> str:
    return f"{formats.day(entry.day)} {entry.title}"


_SHEETS = (
    _Sheet(
        "Handlungsfelder",
        lambda master: master.action_fields,
        lambda entry: str(entry.number),
        lambda entry: f"Handlungsfeld {entry.number} „{entry.short_name}“",
        "action_field",
    ),
    _Sheet(
        "Leitziele",
        lambda master: master.guiding_goals,
        lambda entry: str(entry.number),
        lambda entry: f"Leitziel {entry.number} „{entry.name}“",
        "guiding_goal",
    ),
    _Sheet("Ressorts", lambda master: master.departments, lambda entry: entry.code, lambda entry: entry.code, "department"),
    _Sheet("Frühere Ressorts", lambda master: master.former_departments, lambda entry: entry.name, lambda entry: entry.name),
    _Sheet("Dienststellen", lambda master: master.offices, lambda entry: entry.name, lambda entry: entry.name),
    _Sheet("Ebenen", lambda master: master.levels, lambda entry: entry.code, lambda entry: f"Ebene „{entry.label}“", "level"),
    _Sheet(
        "Steuerungsrunden", lambda master: master.rounds, lambda entry: entry.code, lambda entry: f"Runde {entry.code}", "round"
    ),
    _Sheet("Arbeitsgruppe", lambda master: master.meetings, lambda entry: entry.day.isoformat(), _day_and_title, "meeting"),
    _Sheet("Berichte", lambda master: master.report_dates, lambda entry: entry.day.isoformat(), _day_and_title),
    _Sheet("Wörter der Ebenen", lambda master: master.level_words, lambda entry: entry.words[0], lambda entry: entry.words[0]),
    _Sheet(
        "Herkunft",
        lambda master: master.origin_kinds,
        lambda entry: entry.code,
        lambda entry: f"Herkunft „{entry.label}“",
        "origin",
    ),
)


def compare_master(source: Queryable, before: MasterData, after: MasterData) -> list[MasterChange]:
    """Every entry that differs, in the order of the sheets; nothing is saved. StoreError where there is no store."""
    used = _uses(source)
    found = [change for sheet in _SHEETS for change in _of_sheet(sheet, before, after, used)]
    return [*found, *_of_kinds(before, after, used), *_of_framework(before, after)]


def _uses(source: Queryable) -> dict[tuple[str, str], Uses]:
    rows = queries.run(source, "master/in_use").iter_rows(named=True)
    return {(row["kind"], row["key"]): Uses(row["measures"], tuple(row["titles"]), row["uses"]) for row in rows}


def _of_sheet(
    sheet: _Sheet, before: MasterData, after: MasterData, used: Mapping[tuple[str, str], Uses]
) -> Iterator[MasterChange]:
    old = {sheet.key(entry): entry for entry in sheet.entries(before)}
    new = {sheet.key(entry): entry for entry in sheet.entries(after)}
    for key in (*new, *(key for key in old if key not in new)):
        before_it, after_it = old.get(key), new.get(key)
        kind = _kind(before_it, after_it)
        values = _values(sheet, before_it, after_it)
        if values or kind in (ChangeKind.NEW, ChangeKind.GONE):
            label = sheet.label(after_it if before_it is None else before_it)
            uses = used.get((sheet.used_as, key), Uses())
            successors = _successors(key, after) if kind is ChangeKind.CLOSED else ()
            yield MasterChange(sheet.name, key, kind, label, values, uses, successors)


def _kind(old: Any, new: Any) -> ChangeKind:
    if old is None:
        return ChangeKind.NEW
    if new is None:
        return ChangeKind.GONE
    is_closed = getattr(old, "valid_to", None) is None and getattr(new, "valid_to", None) is not None
    return ChangeKind.CLOSED if is_closed else ChangeKind.CHANGED


def _successors(code: str, master: MasterData) -> tuple[str, ...]:
    """Who follows a body that ends: a former body that is called by its code."""
    following = (each for each in master.former_departments if code in (each.name, *each.aliases))
    return tuple(dict.fromkeys(successor for each in following for successor in each.successors))


def _values(sheet: _Sheet, old: Any, new: Any) -> tuple[tuple[str, str, str], ...]:
    """Heading, old and new value, where they differ."""
    names = [each.name for each in fields(new if new is not None else old)]
    pairs = ((heading, _said(old, name), _said(new, name)) for heading, name in zip(sheet.headings, names, strict=False))
    return tuple(pair for pair in pairs if pair[1] != pair[2])


_RULE_WORDS = {code: word for word, code in RULES.items()}


def _said(entry: Any, name: str) -> str:
    """A value as the workbook has it; "" where there is no entry or it says nothing."""
    value = None if entry is None else getattr(entry, name)
    if name == "rule":
        return _RULE_WORDS.get(value or "", "")
    if name == "by_action_field":
        return "; ".join(f"{number}: {code}" for number, code in value or ())
    if name == "meanings":
        return "; ".join("+".join(one) for one in value or ())
    return _written(value)


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return formats.day(value)
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _of_kinds(before: MasterData, after: MasterData, used: Mapping[tuple[str, str], Uses]) -> Iterator[MasterChange]:
    for name in dict.fromkeys((*before.decision_kinds, *after.decision_kinds)):
        if (name in before.decision_kinds) != (name in after.decision_kinds):
            kind = ChangeKind.NEW if name in after.decision_kinds else ChangeKind.GONE
            uses = used.get(("decision_kind", name), Uses())
            yield MasterChange("Beschlussarten", name, kind, f"Beschlussart „{name}“", uses=uses)


def _of_framework(before: MasterData, after: MasterData) -> Iterator[MasterChange]:
    for heading, name in FRAMEWORK.items():
        old, new = _said(before.framework, name), _said(after.framework, name)
        if old != new:
            yield MasterChange("Rahmen", heading, ChangeKind.CHANGED, heading, ((heading, old, new),))
