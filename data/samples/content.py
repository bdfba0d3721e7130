"""What stands in the sample lists: the public facts and the fictitious examples as lines of one body's list in one year."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
YEARS = (2025, 2026)
ASSIGNED = {"R": "Ressort", "E": "Ebene", "S": "Umsetzungsstand", "Z": "Zeitraum"}
"""What a source does not say and was assigned so that the lists can be shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One measure as one list of one year tells it; empty text means that the list says nothing.

    `key` is `F001` for row 1 of measures.csv, else the key of examples.toml. `start` and `end` are days, months or years as text;
    the end `offen` runs on. `*_words` replace the house's usual words.
    """

    key: str
    department: str
    field: int
    title: str
    levels: tuple[str, ...] = ()
    level_words: str = ""
    lead_words: str = ""
    involved: str = ""
    target_group: str = ""
    stage: str = ""
    stage_words: str = ""
    rating: str = ""
    reason: str = ""
    progress: int | None = None
    start: str = ""
    end: str = ""
    report: str = ""
    next_step: str = ""
    funding: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    actual: str = ""
    unit: str = ""
    indicator_source: str = ""
    decision: str = ""
    obstacle: str = ""
    goals: str = ""
    origin: str = ""
    cross_reference: str = ""
    footnote: str = ""
    source: str = "fiktiv"
    remark: str = "Beispielmaßnahme, frei erfunden"
    former_lead: str = ""
    also_in: tuple[str, ...] = ()
    number: str = ""
    measure_id: str = ""

    @property
    def is_fact(self) -> bool:
        return self.key.startswith("F")


def lines_of(department: str, year: int) -> list[Line]:
    """The lines of one body's list: by action field, facts first; rows led by another body (Mitmeldungen) included."""
    listed = [line for line in all_lines(year) if line.department == department or department in line.also_in]
    return sorted(listed, key=lambda line: line.field)


@cache
def all_lines(year: int) -> tuple[Line, ...]:
    """Every measure that stands in a list of the year, once."""
    return (*_facts(year), *_examples(year))


def _facts(year: int) -> list[Line]:
    sources = _rows(HERE.parent / "measures.csv")
    return [_fact(row, sources[int(row["fact"]) - 1], year) for row in _rows(HERE / "facts.csv")]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _fact(row: dict[str, str], source: dict[str, str], year: int) -> Line:
    ended_later = row["stage_2025"] != row["stage_2026"] and row["stage_2026"] == "completed"
    rating = "" if ended_later and year == 2026 else row["rating"]
    return Line(
        key=f"F{int(row['fact']):03d}",
        department=row["department"],
        field=int(source["handlungsfeld_nr"]),
        title=row["title"],
        levels=tuple(row["levels"].split(",")),
        involved=row["involved"],
        target_group=source["zielgruppe"],
        stage=row[f"stage_{year}"],
        rating=rating,
        start=row["start"],
        end=row["end"],
        report="" if ended_later and year == 2025 else row["report"],
        funding=source["finanzierung"],
        indicator=source["indikator"],
        goals=row["goals"],
        origin="Rahmenkonzept 2021" if source["quelle"].startswith("Rahmenkonzept 2021") else "",
        source=f"{source['quelle']} (Beleg {int(row['fact'])})",
        remark=_remark(row, bool(rating)),
        former_lead=source["ressort"],
    )


def _remark(row: dict[str, str], is_rated: bool) -> str:
    """What was assigned to a fact: the letters of its row, guiding goals always, bodies involved and rating where given."""
    words = [ASSIGNED[letter] for letter in row["assigned"].split(",") if letter]
    words += ["Beteiligte"] if row["involved"] else []
    words += ["Leitziele", "Ampel"] if is_rated else ["Leitziele"]
    return f"Zur Demonstration zugeordnet: {', '.join(words)}"


def _examples(year: int) -> list[Line]:
    tables: list[dict[str, Any]] = tomllib.loads((HERE / "examples.toml").read_text("utf-8"))["example"]
    return [_example(table, year) for table in tables if str(year) in table]


def _example(table: dict[str, Any], year: int) -> Line:
    words = {name: value for name, value in table.items() if name not in map(str, YEARS)} | table[str(year)]
    for name in ("levels", "also_in"):
        words[name] = tuple(words.get(name, ()))
    return Line(**words)
