"""What never changes what is read: the order of columns, the order of rows within a section, more title rows, blank rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.model import ListReading
from tests.builders import Page, Value, read

HEADINGS: list[Value] = [
    *("Nr.", "Maßnahme", "Federführung", "Beteiligte", "Ebene", "Laufzeit", "Status", "Ampel", "Begründung", "Stand", "Quelle"),
    "Notiz intern",
]
SECTIONS = ("Handlungsfeld 1: Spracherwerb", "Handlungsfeld 3: Quartiere", "Handlungsfeld 7")
TITLES = (
    "Sprachkurse",
    "Lesepaten",
    "Elterncafé",
    "Beispielmaßnahme: Sprachcafé",
    "Gesamtkonzept Vielfalt",
    "Stadtteilmütter 1)",
)

Row = list[Value]
Block = list[Row]

rows = st.tuples(
    st.sampled_from([1, 2, "3.1", None]),
    st.sampled_from(TITLES),
    st.sampled_from(["SKB", "SJV", "SJIS", None]),
    st.sampled_from(["SF; vhs", "alle Ressorts", None]),
    st.sampled_from(["Land", "L, HB", "K", None]),
    st.sampled_from(["2024", "seit 2014", "01/2024 – 12/2026", "31.06.2025", None]),
    st.sampled_from(["läuft", "geplant", "offen", "?", None]),
    st.sampled_from(["grün", "rot", "🟡", None]),
    st.sampled_from(["Personal fehlt", None]),
    st.sampled_from(["30.09.2026", "15.08.2026", None]),
    st.sampled_from(["Senatspressestelle", None]),
    st.sampled_from(["Wiedervorlage", None]),
).map(list)
blocks = st.lists(st.lists(rows, min_size=1, max_size=4), min_size=1, max_size=3)


def page(body: Sequence[Block], order: Sequence[int] | None = None, blanks: Sequence[int] = (), title_rows: int = 2) -> Page:
    """A list with a section above each block; `blanks`: how many blank rows stand before each row of the table."""
    order = order or range(len(HEADINGS))
    table: list[Row] = [[HEADINGS[place] for place in order]]
    for section, block in zip(SECTIONS, body, strict=False):
        table += [[section], *([row[place] for place in order] for row in block)]
    spread: list[Row] = []
    for number, row in enumerate(table):
        spread += [[] for _ in range(blanks[number % len(blanks)] if blanks and number else 0)]
        spread.append(row)
    above: list[Row] = [["Maßnahmen SKB, Stand: 30.09.2026"]]
    above.extend([f"Zeile {number}"] for number in range(1, title_rows))
    return Page([*above, *spread])


def measures(reading: ListReading) -> list[dict[str, Any]]:
    """The measures without their places."""
    return [{**each.values, "extra": each.extra, "footnotes": each.footnotes} for each in reading.measures]


def told(reading: ListReading) -> Counter[tuple[str, str | None]]:
    """The findings without their places; which of two equal rows is the second one is a matter of place."""
    return Counter((each.code, each.value) for each in reading.findings if not each.code.startswith("row.repeated"))


@settings(max_examples=40, deadline=None)
@given(blocks, st.permutations(range(len(HEADINGS))))
def test_permuting_columns_changes_nothing(body: list[Block], order: list[int]) -> None:
    plain, permuted = read(page(body)), read(page(body, order))

    assert measures(permuted) == measures(plain)
    assert told(permuted) == told(plain)


@settings(max_examples=40, deadline=None)
@given(blocks, st.randoms(use_true_random=False))
def test_permuting_rows_within_a_section_changes_only_their_order(body: list[Block], draw: Any) -> None:
    shuffled = [draw.sample(block, len(block)) for block in body]
    plain, permuted = read(page(body)), read(page(shuffled))

    assert sorted(map(repr, measures(permuted))) == sorted(map(repr, measures(plain)))
    assert told(permuted) == told(plain)


@settings(max_examples=20, deadline=None)
@given(blocks, st.integers(min_value=1, max_value=14))
def test_more_title_rows_change_nothing(body: list[Block], title_rows: int) -> None:
    plain, moved = read(page(body)), read(page(body, title_rows=title_rows))

    assert moved.tables[0].header_row == title_rows + 1
    assert measures(moved) == measures(plain)
    assert told(moved) == told(plain)


@settings(max_examples=30, deadline=None)
@given(blocks, st.lists(st.integers(min_value=0, max_value=2), min_size=1, max_size=6))
def test_blank_rows_change_nothing(body: list[Block], blanks: list[int]) -> None:
    plain, spread = read(page(body)), read(page(body, blanks=blanks))

    assert measures(spread) == measures(plain)
    assert told(spread) == told(plain)


@settings(max_examples=30, deadline=None)
@given(blocks)
def test_every_row_with_content_is_named_once(body: list[Block]) -> None:
    sheet = page(body)
    reading = read(sheet)
    filled = [number for number, row in enumerate(sheet.rows, 1) if any(value is not None for value in row)]

    assert [row.row for row in reading.rows] == filled


anything = st.one_of(
    st.none(),
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30).filter(lambda text: not text.startswith("=")),
    st.sampled_from(["Maßnahme", "Status", "Zeitraum", "von", "x", "Summe", "gez.", "HF 3", "#BEZUG!", "geplant", "1)", "Stand"]),
    st.integers(min_value=-10, max_value=50_000),
    st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(anything, max_size=6), max_size=10),
    st.lists(st.sampled_from(["A1:B1", "A2:A4", "B1:B2", "C1:D2", "A5:D5", "B3:C6"]), unique=True, max_size=2),
)
def test_no_sheet_makes_the_reading_raise(body: list[Row], merges: list[str]) -> None:
    chosen = merges if "B1:B2" not in merges or "A1:B1" not in merges else merges[:1]
    reading = read(Page(body, merges=chosen))

    assert reading.is_readable
    assert len({(row.sheet, row.row) for row in reading.rows}) == len(reading.rows)
