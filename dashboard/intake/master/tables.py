"""Master data into the store and back: the workbook's bytes are kept, and its content fills the tables of MASTER_TABLES."""

from __future__ import annotations

import hashlib
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from dashboard import queries
from dashboard.intake.findings import place
from dashboard.intake.master.workbook import read_master
from dashboard.intake.model import Issue
from dashboard.intake.opening.package import open_package
from dashboard.master import (
    ActionField,
    Department,
    DossierPreset,
    DraftSection,
    FormerDepartment,
    FormerField,
    Framework,
    GuidingGoal,
    Level,
    LevelWord,
    MasterData,
    Meeting,
    Office,
    OriginKind,
    Round,
    names_of,
)
from dashboard.refusals import RefusalError
from dashboard.store import Queryable, Writer
from dashboard.vocabulary import SAMPLE_MARK

MASTER_TABLES = (
    "action_field",
    "guiding_goal",
    "department",
    "former_department",
    "office",
    "level",
    "steering_round",
    "meeting",
    "decision_kind",
    "level_word",
    "framework",
    "origin_kind",
    "former_field",
    "draft_section",
    "dossier_preset",
)


@dataclass(frozen=True, slots=True)
class Load:
    """One master workbook as it was, or is, taken: by which function and why (None: the store was built with it).

    `takes_back` is the number of the load that this one undoes, by the workbook before it. `valid_from`: the day from which the
    names hold that it changes, None for the day on which it was taken. `after_delivery`: the last delivery before it; None for
    the newest there is, or where a program of before did not keep it.
    """

    content: bytes
    file_name: str
    loaded_at: datetime
    accepted_by: str | None = None
    reason: str | None = None
    takes_back: int | None = None
    valid_from: date | None = None
    after_delivery: int | None = None

    @property
    def first_day(self) -> date:
        """The day from which its names hold."""
        return self.valid_from or self.loaded_at.date()

    def precedes(self, delivery_id: int, known_from: datetime) -> bool:
        """Whether it was taken before a delivery; by their moments where nothing else tells."""
        return self.loaded_at <= known_from if self.after_delivery is None else self.after_delivery < delivery_id


def load_into(writer: Writer, load: Load) -> MasterData:
    """Keep a master workbook and let it fill the master tables in place of the one before; RefusalError where it is wrong."""
    master = read_master_bytes(load.content, load.file_name)
    number, named = writer.next_number("master_load", "master_id"), queries.run(writer, "master/labels")
    after = writer.next_number("delivery", "delivery_id") - 1 if load.after_delivery is None else load.after_delivery
    row = {name: getattr(load, name) for name in Load.__dataclass_fields__} | {"master_id": number, "after_delivery": after}
    row |= {"sha256": hashlib.sha256(load.content).hexdigest(), "is_sample": _is_sample(load.content)}
    writer.insert("master_load", [row])
    for table, rows in _rows(master).items():
        writer.delete(table)
        writer.insert(table, rows)
    if load.takes_back is None:
        _keep_former_labels(writer, named, number, load.first_day)
    else:
        writer.delete("former_label", {"master_id": load.takes_back})
    return master


def _keep_former_labels(writer: Writer, named: pl.DataFrame, number: int, until: date) -> None:
    """Keep what a load has called otherwise: in rounds before that day it keeps its name and its place."""
    now = queries.run(writer, "master/labels")
    words = ("label", "explanation", "position")
    changed = named.join(now, on=("kind", "code"), suffix="_now").filter(
        pl.any_horizontal(pl.col(name) != pl.col(f"{name}_now") for name in words)
    )
    given = {"until_day": pl.lit(until), "master_id": pl.lit(number, dtype=pl.Int32)}
    writer.insert("former_label", changed.select("kind", "code", *words).with_columns(**given))


def loads(source: Queryable) -> list[Load]:
    """Every master workbook that was taken, in their order."""
    rows = source.rows("master_load").sort("master_id").iter_rows(named=True)
    return [Load(**{name: row[name] for name in Load.__dataclass_fields__}) for row in rows]


def load_master(source: Queryable) -> MasterData:
    """The master data that the store holds, in official order; StoreError where there is no store."""
    tables = (table for table in MASTER_TABLES if table != "framework")
    read = {table: list(queries.run(source, f"master/{table}").iter_rows(named=True)) for table in tables}
    days = read["meeting"]
    return MasterData(
        tuple(ActionField(**_with_tuples(row)) for row in read["action_field"]),
        tuple(GuidingGoal(**row) for row in read["guiding_goal"]),
        tuple(Department(**_with_tuples(row)) for row in read["department"]),
        tuple(FormerDepartment(**_with_tuples(row)) for row in read["former_department"]),
        tuple(Office(**_with_tuples(row)) for row in read["office"]),
        tuple(Level(**_with_tuples(row)) for row in read["level"]),
        tuple(Round(**row) for row in read["steering_round"]),
        tuple(Meeting(row["day"], row["title"]) for row in days if row["kind"] == "meeting"),
        tuple(Meeting(row["day"], row["title"]) for row in days if row["kind"] == "report"),
        tuple(row["name"] for row in read["decision_kind"]),
        tuple(
            LevelWord(tuple(row["words"]), tuple(tuple(one.split("+")) for one in row["meanings"])) for row in read["level_word"]
        ),
        load_framework(source),
        tuple(OriginKind(**_with_tuples(row)) for row in read["origin_kind"]),
        tuple(FormerField(**_with_tuples(row)) for row in read["former_field"]),
        tuple(DraftSection(**_with_tuples(row)) for row in read["draft_section"]),
        tuple(DossierPreset(**_with_tuples(row)) for row in read["dossier_preset"]),
        tuple(sorted(set(_former_names(source)))),
    )


def _former_names(source: Queryable) -> Iterator[tuple[str, str, str]]:
    for kind, code, label, name, _ in queries.run(source, "master/former_labels").iter_rows():
        if kind == "field":
            yield from (("field", code, each) for each in (label.removeprefix(f"{code} "), name))
        elif kind in ("department", "official"):
            yield "department", code, name


def in_their_order(taken: Sequence[tuple[Load, MasterData]]) -> list[tuple[Load, MasterData]]:
    """The loads, each with the names of those before it that held, as the store knew them then: for reading lists again."""
    return [(load, _with_former_names(taken[: at + 1])) for at, (load, _) in enumerate(taken)]


def _with_former_names(taken: Sequence[tuple[Load, MasterData]]) -> MasterData:
    undone = {load.takes_back for load, _ in taken}
    held = [master for number, (load, master) in enumerate(taken, 1) if load.takes_back is None and number not in undone]
    newest = taken[-1][1]
    now = set(names_of(newest))
    former = {name for master in held for name in names_of(master) if name not in now}
    return replace(newest, former_names=tuple(sorted(former)))


def master_of_round(source: Queryable, round_code: str) -> MasterData:
    """The master data with the names of the day of a round, for what is written about it; StoreError where there is no store."""
    master = load_master(source)
    rows = queries.run(source, "overview/names", round=round_code).iter_rows(named=True)
    told = {(row["kind"], row["code"]): (row["label"], row["name"]) for row in rows}

    def field(each: ActionField) -> ActionField:
        label, name = told.get(("field", str(each.number)), (f"{each.number} {each.short_name}", each.long_name))
        return replace(each, short_name=label.removeprefix(f"{each.number} "), long_name=name)

    def body(each: Department) -> Department:
        short = told.get(("department", each.code), ("", each.short_name))[1]
        return replace(each, short_name=short, official_name=told.get(("official", each.code), (each.official_name, ""))[0])

    return replace(
        master,
        action_fields=tuple(map(field, master.action_fields)),
        departments=tuple(map(body, master.departments)),
        levels=tuple(replace(each, label=told.get(("level", each.code), (each.label, ""))[0]) for each in master.levels),
        guiding_goals=tuple(
            replace(each, name=told.get(("guiding_goal", str(each.number)), (each.name, ""))[0]) for each in master.guiding_goals
        ),
    )


def load_framework(source: Queryable) -> Framework:
    """What the store says of the framework as a whole; empty where no master data are loaded. StoreError as in load_master."""
    rows = queries.run(source, "master/framework").iter_rows(named=True)
    return next((Framework(**_with_tuples(row)) for row in rows), Framework())


def read_master_bytes(content: bytes, file_name: str) -> MasterData:
    """Read a master workbook that is held in memory; RefusalError as in `read_master`, and where it is no sound workbook."""
    package = open_package(content, file_name)
    if isinstance(package, Issue):
        raise RefusalError(place(package).message)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file_name).name
        path.write_bytes(content)
        return read_master(path)


_SAMPLE_TEXT = re.compile(rb"<(?:\w+:)?t\b[^<]*" + SAMPLE_MARK.encode())
"""The mark in a cell; in a sheet's print heading it may stay unseen."""


def _is_sample(content: bytes) -> bool:
    """Whether one of its cells says that it holds sample data; whom its properties name as author says nothing of its content."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [name for name in package.namelist() if name.startswith(("xl/sharedStrings", "xl/worksheets/"))]
        return any(_SAMPLE_TEXT.search(package.read(name)) for name in parts)


def _rows(master: MasterData) -> dict[str, list[dict[str, Any]]]:
    days = [("meeting", meeting) for meeting in master.meetings] + [("report", day) for day in master.report_dates]
    return {
        "action_field": [_fields(entry) for entry in master.action_fields],
        "guiding_goal": [_fields(entry) for entry in master.guiding_goals],
        "department": _in_order(master.departments),
        "former_department": [
            _fields(entry) | {"by_action_field": dict(entry.by_action_field)} for entry in master.former_departments
        ],
        "office": [_fields(entry) for entry in master.offices],
        "level": _in_order(master.levels),
        "steering_round": [_round(entry) for entry in master.rounds],
        "meeting": [{"kind": kind, "day": meeting.day, "title": meeting.title} for kind, meeting in days],
        "decision_kind": [{"name": name, "position": position} for position, name in enumerate(master.decision_kinds, 1)],
        "level_word": [
            {"words": list(word.words), "meanings": ["+".join(one) for one in word.meanings], "position": position}
            for position, word in enumerate(master.level_words, 1)
        ],
        "framework": [_fields(master.framework)],
        "origin_kind": _in_order(master.origin_kinds),
        "former_field": [_fields(entry) for entry in master.former_fields],
        "draft_section": _in_order(master.draft_sections),
        "dossier_preset": _in_order(master.dossier_presets),
    }


def _in_order(entries: Sequence[Department | Level | OriginKind | DraftSection | DossierPreset]) -> list[dict[str, Any]]:
    return [_fields(entry) | {"position": position} for position, entry in enumerate(entries, start=1)]


def _fields(entry: Any) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _round(entry: Round) -> dict[str, Any]:
    return {
        "round": entry.code,
        "title": entry.title,
        "held_on": entry.held_on,
        "reference_date": entry.reference_date,
        "deadline": entry.deadline,
    }


def _with_tuples(row: dict[str, Any]) -> dict[str, Any]:
    """Sets come as lists and maps as dictionaries; master data are immutable."""
    return {name: _immutable(value) for name, value in row.items()}


def _immutable(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(value.items())
    return tuple(value) if isinstance(value, list) else value
