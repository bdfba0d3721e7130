"""One reader per field; none of them raises on anything that a cell can hold."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.findings import place
from dashboard.intake.model import Cell, CellKind
from dashboard.intake.values.coherence import judge
from dashboard.intake.values.context import Context
from dashboard.intake.values.joining import join_readings
from dashboard.intake.values.readers import READERS
from dashboard.vocabulary import FIELDS, TERMS
from tests.small_store import LEVELS
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER, "SKB", 4)

_PIECES = [
    "2024", "31.06.2025", "bis", "ab", "-", "–", "/", "(", ")", ",", ";", "\n", "Q3", "%", "75", "0,5", "SKB", "SJIS", "FF:",
    "Bet.:", "umgesetzt", "nicht", "gelb", "🟢", "Land", "K", "HF 7", "3.7", "Mio.", "1)", "*", "#BEZUG!", "k. A.", "und",
    "Mrz 22", "seit", "ff.", "\u00ad",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=8).map(" ".join))
CELLS = st.one_of(
    st.builds(Cell, TEXTS),
    st.builds(Cell, st.none()),
    st.builds(Cell, st.floats(), st.just(CellKind.NUMBER), st.none(), st.booleans()),
    st.builds(Cell, st.integers(), st.just(CellKind.NUMBER)),
    st.builds(Cell, st.booleans(), st.just(CellKind.BOOLEAN)),
    st.builds(Cell, st.one_of(st.dates(), st.datetimes()), st.just(CellKind.DATE)),
    st.builds(Cell, TEXTS, st.sampled_from([CellKind.ERROR, CellKind.UNCALCULATED, CellKind.DATE, CellKind.NUMBER])),
)
KINDS = {"text": str, "integer": int, "number": float, "percent": float, "boolean": bool, "date": date, "class": str}


def test_every_field_of_the_vocabulary_has_a_reader() -> None:
    assert list(READERS) == [field.name for field in FIELDS]


@given(CELLS)
@settings(max_examples=300, deadline=None)
def test_no_reader_raises_and_all_values_are_canonical(cell: Cell) -> None:
    for name, read in READERS.items():
        reading = read(cell, CONTEXT)
        assert name in reading.values
        for field in FIELDS:
            value = reading.values.get(field.name)
            if value is None:
                continue
            if field.kind.value in KINDS:
                assert type(value) is KINDS[field.kind.value]
            else:
                assert value == sorted(value) or field.name == "involved_other"
            if field.name in TERMS or field.name == "levels":
                codes = set(LEVELS) if field.name == "levels" else {term.code for term in TERMS[field.name]}
                assert set(value if isinstance(value, list) else [value]) <= codes


@given(CELLS)
@settings(max_examples=150, deadline=None)
def test_every_finding_has_a_sentence_that_needs_no_more_than_it_carries(cell: Cell) -> None:
    for name, read in READERS.items():
        for issue in read(cell, CONTEXT).issues:
            finding = place(issue, sheet="Liste", cell="D14", value=cell.value, field=name)
            assert finding.severity in {"warning", "note"}
            assert finding.message.startswith("Blatt „Liste“, Zelle D14: ")


@given(st.dictionaries(st.sampled_from(sorted(READERS)), CELLS, max_size=8))
@settings(max_examples=150, deadline=None)
def test_joining_and_judging_take_whatever_the_readers_give(row: dict[str, Cell]) -> None:
    joined = join_readings({name: READERS[name](cell, CONTEXT) for name, cell in row.items()})
    judge(joined.values, row.keys())
    assert set(joined.values) <= {field.name for field in FIELDS}


@given(st.dates(date(2000, 1, 1), date(2069, 12, 31)))
def test_a_day_reads_the_same_as_a_date_and_as_words(day: date) -> None:
    as_date = Cell(datetime(day.year, day.month, day.day), CellKind.DATE)
    as_words = Cell(f"{day.day:02d}.{day.month:02d}.{day.year}")
    for name in ("start", "end", "period_text", "as_of"):
        assert READERS[name](as_date, CONTEXT) == READERS[name](as_words, CONTEXT)


@pytest.mark.parametrize(("field", "text"), [("stage", "umgesetzt"), ("involved", "SKB, SIS"), ("period_text", "ab 2024")])
def test_reading_a_word_again_gives_the_same_and_values_of_its_own(field: str, text: str) -> None:
    first = READERS[field](Cell(text), CONTEXT)
    before = {name: list(value) if isinstance(value, list) else value for name, value in first.values.items()}
    for value in first.values.values():
        if isinstance(value, list):
            value.clear()
    first.values.clear()
    assert READERS[field](Cell(text), CONTEXT).values == before
