"""What new master data would change: every entry that is new, changed, closed or gone, and how much of the store it touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dashboard import formats, queries
from dashboard.intake.master.workbook import FRAMEWORK, OPTIONAL_COLUMNS, OPTIONAL_SHEETS, RULES, SHEETS
from dashboard.master import MasterData
from dashboard.store import Queryable

NAMES = ("Kurzname", "Langname", "Amtlicher Name", "Bezeichnung", "Leitziel")
"""Headings of what pages, lists and letters call an entry."""


class ChangeKind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    CLOSED = "closed"
    """Holds until a day from now on; it keeps its place in the books."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Uses:
    """How much of the store names an entry: measures by their newest version (of a body: those it leads), and everything.

    `named` are the measures that name it in whatever way, with three titles.
    """

    measures: int = 0
    named: int = 0
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
    """Of a body or field that ends: who follows it, as the sheets of what was before say."""
    passes_on_all: bool = False
    """Whether its one successor takes all of its measures by itself; else the lists say which go where."""

    @property
    def is_renaming(self) -> bool:
        """Whether something that stays gets another name, so that it counts from which day on."""
        return self.kind is not ChangeKind.NEW and any(heading in NAMES for heading, *_ in self.values)

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
    _Sheet(
        "Frühere Handlungsfelder",
        lambda master: master.former_fields,
        lambda entry: str(entry.number),
        lambda entry: f"Nachfolge von Handlungsfeld {entry.number}",
    ),
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
    _Sheet(
        "Sitzungsmappen", lambda master: master.dossier_presets, lambda entry: entry.name, lambda entry: f"Mappe „{entry.name}“"
    ),
    _Sheet(
        "Vorlagen",
        lambda master: master.draft_sections,
        lambda entry: f"{entry.draft}: {entry.heading}",
        lambda entry: f"{entry.draft}, Abschnitt „{entry.heading}“",
    ),
)


def compare_master(source: Queryable, before: MasterData, after: MasterData) -> list[MasterChange]:
    """Every entry that differs, in the order of the sheets; nothing is saved. StoreError where there is no store."""
    return changes_between(before, after, _uses(source))


def changes_between(
    before: MasterData, after: MasterData, used: Mapping[tuple[str, str], Uses] = MappingProxyType({})
) -> list[MasterChange]:
    """The same without a store: what one workbook says otherwise than another; `used`: by kind and key, what names an entry."""
    found = [change for sheet in _SHEETS for change in (*_of_sheet(sheet, before, after, used), *_of_order(sheet, before, after))]
    return [*found, *_of_kinds(before, after, used), *_of_framework(before, after)]


def _uses(source: Queryable) -> dict[tuple[str, str], Uses]:
    rows = queries.run(source, "master/in_use").iter_rows(named=True)
    return {(row["kind"], row["key"]): Uses(row["measures"], row["named"], tuple(row["titles"]), row["uses"]) for row in rows}


def _of_sheet(
    sheet: _Sheet, before: MasterData, after: MasterData, used: Mapping[tuple[str, str], Uses]
) -> Iterator[MasterChange]:
    old, new = _apart(sheet, before, after), _apart(sheet, after, before)
    still_there = {sheet.key(entry) for entry in sheet.entries(after)}
    for place in (*new, *(place for place in old if place not in new)):
        before_it, after_it = old.get(place), new.get(place)
        key, kind = place[0], _kind(before_it, after_it)
        values = _values(sheet, before_it, after_it)
        if values or kind in (ChangeKind.NEW, ChangeKind.GONE):
            label = sheet.label(after_it if before_it is None else before_it)
            uses = Uses() if kind is ChangeKind.GONE and key in still_there else used.get((sheet.used_as, key), Uses())
            change = MasterChange(sheet.name, key, kind, label, values, uses)
            yield _with_successors(change, after) if kind is ChangeKind.CLOSED else change


def _apart(sheet: _Sheet, this: MasterData, other: MasterData) -> dict[tuple[str, int], Any]:
    """The entries that the other master data do not have just so, by key and place among those of one key."""
    left, places = Counter(sheet.entries(other)), Counter[str]()
    found: dict[tuple[str, int], Any] = {}
    for entry in sheet.entries(this):
        if left[entry] > 0:
            left[entry] -= 1
            continue
        key = sheet.key(entry)
        found[key, places[key]] = entry
        places[key] += 1
    return found


_ORDERED = ("Ressorts", "Ebenen", "Herkunft", "Sitzungsmappen", "Vorlagen")
"""Sheets of which the pages keep the order."""
ORDER = "Reihenfolge"


def _of_order(sheet: _Sheet, before: MasterData, after: MasterData) -> Iterator[MasterChange]:
    """Whether the entries that stay stand in another order."""
    old, new = ([sheet.key(entry) for entry in sheet.entries(master)] for master in (before, after))
    stay = set(old) & set(new)
    was, now = ([key for key in keys if key in stay] for keys in (old, new))
    if sheet.name in _ORDERED and was != now:
        values = ((ORDER, ", ".join(was), ", ".join(now)),)
        yield MasterChange(sheet.name, ORDER, ChangeKind.CHANGED, ORDER, values)


def _kind(old: Any, new: Any) -> ChangeKind:
    if old is None:
        return ChangeKind.NEW
    if new is None:
        return ChangeKind.GONE
    is_closed = getattr(old, "valid_to", None) is None and getattr(new, "valid_to", None) is not None
    return ChangeKind.CLOSED if is_closed else ChangeKind.CHANGED


def _with_successors(change: MasterChange, master: MasterData) -> MasterChange:
    """A body that ends is followed as the former body says that is called by its code, a field as its number says."""
    if change.sheet == "Handlungsfelder":
        fields = [each for each in master.former_fields if str(each.number) == change.key]
        numbers = tuple(dict.fromkeys(str(number) for each in fields for number in each.successors))
        return replace(change, successors=numbers, passes_on_all=len(numbers) == 1)
    former = [each for each in master.former_departments if change.key in (each.name, *each.aliases)]
    codes = tuple(dict.fromkeys(code for each in former for code in each.successors))
    return replace(
        change, successors=codes, passes_on_all=any(each.rule == "auto" and not each.by_action_field for each in former)
    )


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
