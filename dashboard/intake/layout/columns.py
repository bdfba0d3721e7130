"""The columns of a table: which field each one holds, by its heading, by what stands in it, or by an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from dashboard.intake.answers.answers import NO_HINTS
from dashboard.intake.cells.addresses import column_letters
from dashboard.intake.layout.crosses import Cross, cross_columns
from dashboard.intake.layout.evidence import Values, is_plain
from dashboard.intake.layout.grid import Located
from dashboard.intake.layout.headers import Heading
from dashboard.intake.layout.headings import TABLE, Certainty, Name, heading_key
from dashboard.intake.layout.own_sheets import is_footnotes, is_orientation, repeated_field
from dashboard.intake.model import Choice, Issue
from dashboard.intake.values.texts import clean_text
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS, Kind, Visibility

GOOD_FIT = 0.6
"""From this share of readable values on, an ambiguous heading means the field."""

BAD_FIT = 0.2
"""Below this share the heading says something else than the values."""

ENOUGH_VALUES = 3
"""Fewer values prove nothing against a heading."""

SOME_DATES = 0.3
"""From this share of dates on, a column of "fortlaufend" tells of ends."""

FEW_VALUES = 30
"""By so many of the commonest a column is looked at whose heading nobody knows."""

SHORT_WORDS = 25
"""Characters in the mean up to which words are rather a class than a report."""

RANK = {key: place for place, key in enumerate(TABLE)}
"""The order of the known headings decides between two equally sure names, so that the order of columns never does."""

_GOAL_KEY = heading_key(FIELD_BY_NAME["goal"].heading)

KEPT = "als Zusatzangabe behalten"
"""The label of the choice null: the column is no field, and its content stays with the measure."""


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold: field, cross, or, by its heading, something that could not be named."""

    fields: dict[int, str] = field(default_factory=dict)
    crosses: dict[int, Cross] = field(default_factory=dict)
    extras: dict[int, str] = field(default_factory=dict)
    headings: dict[int, Heading] = field(default_factory=dict)
    given: set[int] = field(default_factory=set)
    """Columns that are read as the house has said."""
    footnotes: frozenset[int] = frozenset()
    """Columns that hold footnotes, one a line, as round sheets have them."""
    reminders: dict[int, str] = field(default_factory=dict)
    """Grey columns of a round sheet, by the field whose last value they repeat."""

    @property
    def taken(self) -> set[str]:
        """The fields that have a column."""
        return {*self.fields.values(), *(cross.field for cross in self.crosses.values())}

    def column_of(self, name: str) -> int | None:
        """The first column that holds a field."""
        return min((column for column, found in self.fields.items() if found == name), default=None)

    def said(self, column: int) -> str:
        """The heading of a column in one line, or its letter where it has none."""
        return _said(self.headings.get(column) or Heading(column, 0, ""))

    @property
    def titles(self) -> int:
        """The column of the measures' titles."""
        return self.column_of("title") or 0


class _Named(NamedTuple):
    heading: Heading
    name: Name
    values: Values
    has_rival: bool
    """Whether another column could be the title; a list is never left without one."""

    @property
    def is_unlike(self) -> bool:
        """Whether the values speak against what the heading means first."""
        first = self.name.fields[0]
        if is_plain(first) or (first == "title" and not self.has_rival):
            return False
        if self.values.total < ENOUGH_VALUES or (first == "stage" and not self.values.are_texts):
            return False
        return self.values.fit(first) < BAD_FIT

    @property
    def order(self) -> tuple[object, ...]:
        """The surer, the less ambiguous and the newer column chooses first."""
        key = heading_key(self.heading.text)
        return (
            self.is_unlike or _is_class_in_words(self),
            self.name.certainty,
            len(self.name.fields) > 1,
            -self.name.year,
            RANK.get(key, len(RANK)),
            key,
            self.heading.column,
        )


def name_columns(
    headings: Sequence[Heading], values: Mapping[int, Values], sheet: str, answers: Mapping[str, str | None] = NO_HINTS.columns
) -> tuple[Columns, list[Located]]:
    """Name the columns of one table, and what was noticed; `values` holds what stands below each heading.

    `answers`: heading -> field, or None for "kept as it is", as the house has said. They come first; those that would leave the
    table without a title are not followed.
    """
    columns, noticed = _name_all(headings, values, sheet, answers)
    if answers and columns.column_of("title") is None:
        return _name_all(headings, values, sheet, {})
    return columns, noticed


def _name_all(
    headings: Sequence[Heading], values: Mapping[int, Values], sheet: str, answers: Mapping[str, str | None]
) -> tuple[Columns, list[Located]]:
    columns = Columns(headings={each.column: each for each in headings})
    columns.footnotes = frozenset(each.column for each in headings if is_footnotes(each.text))
    repeating = [each for each in headings if is_orientation(each.text)]
    columns.reminders = {each.column: name for each in repeating if (name := repeated_field(each.text)) is not None}
    headings = [each for each in headings if each not in repeating and each.column not in columns.footnotes]
    columns.crosses = cross_columns(headings, {column: below.cells for column, below in values.items()})
    noticed: list[tuple[_Named, Issue]] = []
    named = _named([each for each in headings if each.column not in columns.crosses], values)
    given = [each for each in named if _give(each, columns, answers)]
    noticed += [(each, _as_given(each, columns)) for each in given]
    named = [each for each in named if each not in given]
    for each in sorted((one for one in named if one.name.fields), key=lambda one: one.order):
        noticed += [(each, issue) for issue in _assign(each, columns)]
    for each in named:
        if not each.name.fields:
            _keep(each.heading, columns)
            noticed.append((each, _why_unknown(each, columns.taken)))
    return columns, [*_told_once(repeating, sheet), *(_with_choices(each, issue, columns, sheet) for each, issue in noticed)]


def _told_once(repeating: Sequence[Heading], sheet: str) -> list[Located]:
    """One note for all columns that repeat what was told last time, at the first of them."""
    if not repeating:
        return []
    issue = Issue("column.orientation", {"count": len(repeating)})
    return [Located(issue, sheet, repeating[0].row, repeating[0].column, _said(repeating[0]))]


def _give(named: _Named, columns: Columns, answers: Mapping[str, str | None]) -> bool:
    """Follow what the house has said of a column, if it has; of two columns for one field the first gets it."""
    said = _said(named.heading)
    if said not in answers:
        return False
    name = answers[said]
    if name is None:
        _keep(named.heading, columns)
    elif name in FIELD_BY_NAME and (_is_joined(name) or name not in columns.taken):
        columns.fields[named.heading.column] = name
    else:
        return False
    columns.given.add(named.heading.column)
    return True


def _as_given(named: _Named, columns: Columns) -> Issue:
    name = columns.fields.get(named.heading.column)
    return Issue("column.given", {"heading": _said(named.heading), "meaning": meaning_of(name)})


def _with_choices(named: _Named, issue: Issue, columns: Columns, sheet: str) -> Located:
    """What was noticed of a column, with what it may be said to hold."""
    current = columns.fields.get(named.heading.column)
    by_values = _likely_fields(named, columns.taken) if issue.code == "column.likely" else []
    choices = column_choices(current or next(iter(by_values), None), (*by_values, *named.name.fields), columns.taken)
    return _located(replace(issue, choices=choices), named, sheet)


def _named(headings: Sequence[Heading], values: Mapping[int, Values]) -> list[_Named]:
    names = {each.column: each.name for each in headings}
    names |= {column: Name(("target", "goal"), Certainty.SYNONYM) for column in _goals_beside_actuals(headings)}
    rivals = sum("title" in name.fields for name in names.values())
    return [_Named(each, names[each.column], values[each.column], rivals > 1) for each in headings]


def _goals_beside_actuals(headings: Sequence[Heading]) -> list[int]:
    """The columns "Ziel" right beside one for the value reached: numbers in them are the value to be reached."""
    pairs = [pair for left, right in pairwise(headings) for pair in ((left, right), (right, left))]
    return [one.column for one, beside in pairs if heading_key(one.text) == _GOAL_KEY and beside.name.fields[:1] == ("actual",)]


def _why_unknown(named: _Named, taken: Set[str]) -> Issue:
    """Values that read well as what no column holds are a question: they may be just that, under a name of the house's own."""
    heading = named.heading
    if not heading.text:
        return Issue("column.no_heading", {"letter": column_letters(heading.column)})
    likely = _likely_fields(named, taken)
    if not likely:
        return Issue("column.unknown", {"heading": _said(heading)})
    labels = "“ oder „".join(FIELD_BY_NAME[name].heading for name in likely)
    return Issue("column.likely", {"heading": _said(heading), "label": labels})


def _likely_fields(named: _Named, taken: Set[str]) -> list[str]:
    """The free fields as which the values of a column read well, the likeliest first."""
    if named.values.total < ENOUGH_VALUES or named.values.are_texts:
        return []
    fits = {name: named.values.fit(name, FEW_VALUES) for name in _TELLING}
    if fits["start"] < SOME_DATES:
        fits["end"] = 0.0  # "läuft" alone is no end, though it says that there is none
    return sorted((name for name, fit in fits.items() if fit >= GOOD_FIT and name not in taken), key=lambda name: -fits[name])


_TELLING = ("stage", "rating", "levels", "end", "start")
"""Fields whose values nothing else looks like; a column under an unknown heading that holds them is asked about."""


def _assign(named: _Named, columns: Columns) -> list[Issue]:
    """Give a column its field, or keep it as an extra column."""
    chosen = _choose(named, columns.taken)
    details = {"heading": _said(named.heading)}
    if chosen is None:
        _keep(named.heading, columns)
        return [_why_kept(named, columns, details)]
    columns.fields[named.heading.column] = chosen
    return _how_chosen(named, chosen, details)


def _choose(named: _Named, taken: set[str]) -> str | None:
    free = [name for name in _possible(named) if name not in taken or _is_joined(name)]
    if not free:
        return None
    if len(named.name.fields) == 1 or not named.values.total:
        return free[0]
    fitting = next((name for name in free if named.values.fit(name) >= GOOD_FIT and _may_hold(name, named.values)), None)
    return fitting or (named.name.fields[0] if named.name.fields[0] in free else None)


def _may_hold(name: str, values: Values) -> bool:
    """Any words would do as a report; short ones are rather classes that nobody can read, and those are to be asked about."""
    return name != "report" or values.mean_length > SHORT_WORDS


def _possible(named: _Named) -> tuple[str, ...]:
    """The fields that a heading may mean, in the order in which its values speak for them."""
    fields = named.name.fields
    if fields == ("title",) and named.is_unlike:
        return ("number",)
    if len(fields) > 1 and _is_class_in_words(named):
        return (*fields[1:], fields[0])
    if named.name.certainty is Certainty.TEMPLATE and len(fields) > 1 and not named.is_unlike:
        return fields[:1]
    return fields


def _is_class_in_words(named: _Named) -> bool:
    """A column Sachstand that holds nothing but words for the Umsetzungsstand."""
    fields, values = named.name.fields, named.values
    return fields == ("report", "stage") and bool(values.total) and not values.are_texts and values.fit("stage") == 1


def _is_joined(name: str) -> bool:
    """Several columns for the own house are joined: kept apart as extra columns they would be shown to others."""
    return FIELD_BY_NAME[name].visibility is Visibility.OWN


def _why_kept(named: _Named, columns: Columns, details: dict[str, str]) -> Issue:
    held = {cross.field: column for column, cross in reversed(columns.crosses.items())}
    held |= {name: column for column, name in sorted(columns.fields.items(), reverse=True)}
    meant = next((name for name in _by_values(named) if name in held), None)
    label = FIELD_BY_NAME[meant or named.name.fields[0]].heading
    if meant is None:
        return Issue("column.no_fit", details | {"label": label})
    other = columns.headings[held[meant]]
    is_older = 0 < named.name.year < other.name.year
    code = "column.yielded" if other.column in columns.given else "column.older" if is_older else "column.duplicate"
    return Issue(code, details | {"label": label, "other": _said(other), "letter": column_letters(other.column)})


def _by_values(named: _Named) -> list[str]:
    """What a heading may mean, that first of which its values say most."""
    return sorted(_possible(named), key=lambda name: -named.values.fit(name) if named.values.total else 0)


def _how_chosen(named: _Named, chosen: str, details: dict[str, str]) -> list[Issue]:
    name = named.name
    details = details | {"label": FIELD_BY_NAME[chosen].heading, "meant": FIELD_BY_NAME[name.fields[0]].heading}
    if (name.certainty is Certainty.TEMPLATE and chosen != name.fields[0]) or (chosen == "number" and "title" in name.fields):
        return [Issue("column.read_otherwise", details)]
    if len(name.fields) == 1 and named.is_unlike:
        return [Issue("column.unlike_heading", details)]
    if name.certainty is Certainty.LIKENESS:
        return [Issue("column.alike", details)]
    if name.certainty is not Certainty.TEMPLATE and len(name.fields) > 1:
        return [Issue("column.by_content", details)]
    return []


def _keep(heading: Heading, columns: Columns) -> None:
    said = _said(heading)
    same = sum(1 for other in columns.extras.values() if other == said or other.startswith(f"{said} ("))
    columns.extras[heading.column] = f"{said} ({same + 1})" if same else said


def _said(heading: Heading) -> str:
    """A heading in one line, with its group."""
    parts = [" ".join(clean_text(text).split()) for text in (heading.group, heading.text) if text]
    return ": ".join(dict.fromkeys(parts)) or f"Spalte {column_letters(heading.column)}"


def _located(issue: Issue, named: _Named, sheet: str) -> Located:
    return Located(issue, sheet, named.heading.row, named.heading.column, _said(named.heading))


def column_choices(first: str | None, likely: Iterable[str], taken: Set[str]) -> tuple[Choice, ...]:
    """What a column is read as or most likely holds (first and proposed), what else it may mean, and to keep it beside.

    Then every field that no other column holds. Where nothing is likely, to keep it comes first, and nothing is proposed.
    """
    likely = dict.fromkeys([*([first] if first else []), *likely])
    free = [each.name for each in FIELDS if each.name not in (*taken, *likely) and each.kind is not Kind.TEXTS]
    near = tuple(Choice(name, FIELD_BY_NAME[name].heading, name == first) for name in likely)
    far = tuple(Choice(name, FIELD_BY_NAME[name].heading) for name in free)
    kept = Choice(None, KEPT)
    return (*near, kept, *far) if first else (kept, *near, *far)


def meaning_of(name: str | None) -> str:
    """How the answer reads in a sentence ("wird … gelesen")."""
    return f"als „{FIELD_BY_NAME[name].heading}“ gelesen" if name else KEPT
