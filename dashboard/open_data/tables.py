"""What of a round is for everybody, as tables with a dictionary: its measures, and what became of those of the round before.

They are asked of the store as a reader sees it (dashboard/access/sight.py), whoever wants them: what the houses share, or one of
them keeps, is not in the tables that are asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from dashboard import formats
from dashboard.access.sight import EVERYBODY, statements
from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.fields import FIELDS, Field, Kind, Visibility
from dashboard.intake.master.tables import load_framework
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.refusals import RefusalError
from dashboard.store import SeenStore
from dashboard.vocabulary import LABELS

Value = str | int | float | date | None
PARTED = "; "
"""Between several words in one cell."""
_CLASSES_OF_LISTS = (Kind.CLASSES, Kind.TEXTS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how its values are to be read, what it says; the words that it may hold, where they are few."""

    name: str
    kind: Kind
    explanation: str
    unit: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values below their columns; a cell without a value was not reported.

    `name` is that of its file, `label` a word for it. `key`: the column that names a row.
    """

    name: str
    label: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: str


@dataclass(frozen=True, slots=True)
class Released:
    """The public tables of a frozen round, and of what they are: `since` is the reference date of the round before."""

    framework: str
    lead_unit: str
    round_code: str
    round_title: str
    reference_date: date
    since: date | None
    frozen_on: date
    is_sample: bool
    tables: tuple[Table, ...]


@contextmanager
def everybodys(path: Path) -> Iterator[SeenStore]:
    """The store under a path as everybody may see it."""
    with closing(SeenStore(path, partial(statements, EVERYBODY))) as seen:
        yield seen


def released(path: Path, round_code: str) -> Released:
    """The public tables of a round; RefusalError where it is unknown, or not frozen: what is public may not change afterwards."""
    with everybodys(path) as seen:
        facts = RoundFacts.of(seen, round_code, date.today())
        if not facts.round.is_frozen:
            raise RefusalError(
                f"Die Runde {round_code} ist nicht festgeschrieben; veröffentlicht wird nur, was sich nicht mehr ändert."
            )
        rounds = facts.asked("freezing/rounds").to_dicts()
        days = {row["round"]: row for row in rounds}
        tables = [measures_table(facts)]
        if facts.round.previous is not None:
            tables.append(fates_table(facts))
        return Released(
            load_framework(seen).name,
            facts.lead_unit,
            round_code,
            facts.round.title,
            facts.round.reference_date,
            days[facts.round.previous]["reference_date"] if facts.round.previous else None,
            days[round_code]["frozen_at"].date(),
            facts.round.is_sample,
            tuple(tables),
        )


def measures_table(facts: RoundFacts, part: Part | None = None) -> Table:
    """Every measure that the round knows, or those of a part of it, field by field as everybody may read them."""
    rows = (part or Part()).of(facts.measures)
    values = {row["measure_id"]: row for row in facts.asked("measures/values", round=facts.round.code).iter_rows(named=True)}
    fields = [field for field in FIELDS if field.visibility is Visibility.PUBLIC]
    columns = [column for field in fields for column in _columns(field, facts)]
    state = Column("Stand", Kind.TEXT, "Runde und Stichtag, für die die Angaben gelten")
    reported = Column("in dieser Runde gemeldet", Kind.BOOLEAN, "nein: es gilt, was das Haus zuletzt gemeldet hat")
    told = f"{facts.round.title}, Stichtag {formats.day(facts.round.reference_date)}"
    stand = " · ".join((told, *facts.marks))
    cells = tuple(
        (
            *(cell for field in fields for cell in _cells(field, values[row["measure_id"]].get(field.name), row, facts)),
            bool(row["is_reported"]),
            stand,
        )
        for row in rows.iter_rows(named=True)
    )
    title = f"Maßnahmen zum {formats.day(facts.round.reference_date)}"
    return Table(
        f"massnahmen_{plain_name(facts.round.code)}", "Maßnahmen", title, (*columns, reported, state), cells, columns[0].name
    )


_NAMED: Mapping[str, tuple[str, str]] = {
    "action_field": ("field", "Name des Handlungsfelds"),
    "lead_department": ("department", "Name der Federführung"),
}
"""Fields whose code has a name beside it: its kind in the names of a round, and the heading."""


def _columns(field: Field, facts: RoundFacts) -> Iterator[Column]:
    parted = " (mehrere sind durch Semikolon getrennt)" if field.kind in _CLASSES_OF_LISTS else ""
    yield Column(field.heading, field.kind, f"{field.explanation}{parted}", field.unit, _classes(field, facts))
    if field.name in _NAMED:
        yield Column(_NAMED[field.name][1], Kind.TEXT, f"{field.heading} in Worten")


def _classes(field: Field, facts: RoundFacts) -> tuple[str, ...]:
    if field.kind is not Kind.CLASS:
        return ()
    if field.name == "lead_department":
        return tuple(facts.names.get("department", {}))
    return tuple((facts.words.labels.get(field.name) or LABELS[field.name]).values())


def _cells(field: Field, value: Any, row: Mapping[str, Any], facts: RoundFacts) -> Iterator[Value]:
    yield row["measure_id"] if field.name == "measure_id" else _said(field, value, facts)
    if field.name in _NAMED:
        yield facts.names.get(_NAMED[field.name][0], {}).get(str(value)) if value is not None else None


def _said(field: Field, value: Any, facts: RoundFacts) -> Value:
    """A value as it stands in a cell: classes in words, several of them in one cell, everything else as it is."""
    if value is None or value == []:
        return None
    if isinstance(value, list):
        return PARTED.join(facts.words.value(field.name, each) for each in value)
    if field.kind is Kind.CLASS and field.name != "lead_department":
        return facts.words.value(field.name, value)
    return value  # type: ignore[no-any-return]


def fates_table(facts: RoundFacts) -> Table:
    """What became of each measure of the round before (Verbleib), and what came since."""
    fates = {**LABELS["fate"], **_ENDED, "not_reported": facts.round.silence}
    columns = (
        Column("Kennung", Kind.TEXT, "Dauerhafte Kennung der Maßnahme"),
        Column("Maßnahme", Kind.TEXT, "Titel der Maßnahme"),
        Column("Federführung", Kind.TEXT, "Ressort oder Stelle, die sie führt"),
        Column("Verbleib", Kind.CLASS, "Was seit der vorigen Runde aus ihr wurde", classes=tuple(dict.fromkeys(fates.values()))),
        Column("lebt weiter in", Kind.TEXTS, "Kennungen, in denen sie weiterlebt (mehrere sind durch Semikolon getrennt)"),
        Column("Umsetzungsstand damals", Kind.CLASS, "in der vorigen Runde", classes=_STAGES),
        Column("Umsetzungsstand jetzt", Kind.CLASS, "in dieser Runde", classes=_STAGES),
        Column("Ende damals", Kind.DATE, "in der vorigen Runde"),
        Column("Ende jetzt", Kind.DATE, "in dieser Runde"),
    )
    rows = tuple(
        (
            row["measure_id"],
            row["title"],
            row["responsible"],
            fates[row["fate"]],
            PARTED.join(row["others"]) or None,
            LABELS["stage"].get(row["was_stage"] or ""),
            LABELS["stage"].get(row["stage"] or ""),
            row["was_end"],
            row["end"],
        )
        for row in facts.changes.iter_rows(named=True)
        if row["fate"]
    )
    spans = (facts.round.previous or "", facts.round.code)
    title = f"Verbleib der Maßnahmen von der Runde {spans[0]} bis zur Runde {spans[1]}"
    return Table("verbleib_" + "_".join(map(plain_name, spans)), "Verbleib", title, columns, rows, "Kennung")


_ENDED = dict.fromkeys(("ended_with_reason", "ended_without_reason"), "eingestellt")
"""Whether a reason was given is between the houses, and not known here: it is not said either way."""
_STAGES = tuple(LABELS["stage"].values())
