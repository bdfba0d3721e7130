"""What the coordinators' loop promises, held against all sample lists: nothing that is stored was ever a surprise."""

from __future__ import annotations

import io
import random
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.intake.accepting.acceptance import OutdatedError, accept, receipt
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.answers.answers import NONE, Absence, Answer, AnswerKind, Answers
from dashboard.intake.deliveries.book import take_back
from dashboard.intake.joining.comparison import compare
from dashboard.intake.model import ListReading, MeasureRow
from dashboard.intake.reading import read_list
from dashboard.settings import LISTS as LIST_FOLDER
from dashboard.store import Store
from dashboard.vocabulary import FIELD_BY_NAME, LABELS
from data.samples.lists import LISTS, SampleList
from data.samples.words import LEVELS
from tests.derived import derived, last_words
from tests.sample_store import sample_store
from tests.unit.test_samples_reading import master, reading

pytestmark = pytest.mark.xdist_group("promises")
NEWEST = [each for each in LISTS if each.year == max(one.year for one in LISTS if one.department == each.department)]
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
COLUMNS = ("number", "action_field", "title", "stage", "levels", "report")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store of all sample lists. Not to be written to: see `copied`."""
    return sample_store(tmp_path_factory.mktemp("promises") / "dashboard.duckdb", with_entries=False)


def copied(built: Store, folder: Path) -> Store:
    """A store of its own, for a test that writes."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(built.path, folder / "dashboard.duckdb")
    return Store(folder / "dashboard.duckdb")


def total(store: Store, round_code: str) -> int:
    """N of the overview: all measures of a round but the merged ones."""
    frame = store.query(
        "select count(*) as n from round_figure where round = $round and stage <> 'merged'", {"round": round_code}
    )
    return int(frame["n"][0])


def without(row: MeasureRow, whole: ListReading) -> ListReading:
    """The same list with one row less."""
    rest = [each for each in whole.measures if each is not row]
    return ListReading(whole.file, whole.department, whole.as_of, whole.is_sample, False, whole.tables, rest, [])


def changes_nothing(store: Store, read: ListReading, round_code: str) -> None:
    """No row is new or changed; asked about is only what the list lacked the first time and nobody answered for."""
    comparison = compare(store, read, round_code=round_code)
    found = comparison.to_dict()
    assert (found["new"], found["changed"]) == ([], [])
    assert [each.measure_id for each in comparison.missing if each.known.last_round == round_code] == []
    assert found["unchanged"] > 0


def _words(row: MeasureRow, name: str) -> str | int | None:
    value: Any = row.values[name]
    if name == "levels":
        return ", ".join(LEVELS[code] for code in value or []) or None
    if name == "stage":
        return LABELS["stage"].get(value) if value else None
    told: str | int | None = value
    return told


@cache
def plain_rows(department: str, year: int) -> tuple[MeasureRow, ...]:
    """The measures of a list that plain columns can tell: led by the house itself, with a title of their own, no footnote."""
    measures = reading(department, year).measures
    rows = [row for row in measures if row.values["lead_department"] == department and not row.footnotes]
    titles = [row.values["title"] for row in rows]
    return tuple(row for row in rows if titles.count(row.values["title"]) == 1 and row.values["stage"] != "merged")


def laid_out(rows: list[MeasureRow], columns: list[str], blank_rows: int, **changed: str) -> bytes:
    """A plain list of these measures in another layout than they came in; `changed` says something else in the first row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Maßnahmenliste"])
    for _ in range(blank_rows):
        sheet.append([])
    sheet.append([FIELD_BY_NAME[name].heading for name in columns])
    for at, row in enumerate(rows):
        sheet.append([changed.get(name) if at == 0 and name in changed else _words(row, name) for name in columns])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("sample", NEWEST, ids=lambda each: each.department)
def test_the_same_file_again_changes_nothing(built: Store, sample: SampleList) -> None:
    changes_nothing(built, reading(sample.department, sample.year), str(sample.year))


@pytest.mark.parametrize("sample", NEWEST, ids=lambda each: each.department)
def test_its_rows_in_another_order_change_nothing(built: Store, sample: SampleList) -> None:
    read = reading(sample.department, sample.year)
    rows = list(read.measures)
    rows = [*rows[len(rows) // 3 :], *reversed(rows[: len(rows) // 3])]

    shuffled = ListReading(read.file, read.department, read.as_of, read.is_sample, False, read.tables, rows, [])

    changes_nothing(built, shuffled, str(sample.year))


@pytest.mark.parametrize("sample", NEWEST, ids=lambda each: each.department)
@settings(max_examples=3, deadline=None, suppress_health_check=SLOW)
@given(chance=st.randoms(use_true_random=False), blank_rows=st.integers(0, 9))
def test_another_layout_with_the_same_content_changes_nothing(
    built: Store, sample: SampleList, chance: random.Random, blank_rows: int
) -> None:
    rows, columns = list(plain_rows(sample.department, sample.year)), list(COLUMNS)
    chance.shuffle(rows)
    chance.shuffle(columns)

    read = read_list(laid_out(rows, columns, blank_rows), "andere Form.xlsx", master(), sample.department)

    found = compare(built, read, round_code=str(sample.year)).to_dict()
    assert (found["new"], found["changed"], found["unchanged"]) == ([], [], len(rows))


@pytest.mark.parametrize("sample", NEWEST, ids=lambda each: each.department)
@settings(max_examples=2, deadline=None, suppress_health_check=SLOW)
@given(chance=st.randoms(use_true_random=False))
def test_one_changed_cell_is_exactly_one_change(built: Store, sample: SampleList, chance: random.Random) -> None:
    rows = list(plain_rows(sample.department, sample.year))
    chance.shuffle(rows)
    before = rows[0].values["report"]

    content = laid_out(rows, list(COLUMNS), 0, report="Ein neuer Sachstand.")
    read = read_list(content, "geändert.xlsx", master(), sample.department)

    (change,) = compare(built, read, round_code=str(sample.year)).to_dict()["changed"]
    assert change["title"] == rows[0].values["title"]
    assert change["fields"] == {"report": [before, "Ein neuer Sachstand."]}


def test_an_identical_list_adds_a_confirmation_and_no_version(built: Store, tmp_path: Path) -> None:
    store, sample = copied(built, tmp_path), NEWEST[0]
    count = "select (select count(*) from measure_version) as versions, (select count(*) from delivery) as deliveries"
    versions, deliveries = store.query(count).row(0)
    read = reading(sample.department, sample.year)
    content = (LIST_FOLDER / sample.path).read_bytes()

    known = Answers.of(compare(store, read, round_code=str(sample.year)).time.confirmations)
    done = accept(store, read, content, receipt=receipt(str(sample.year), "Leitung"), answers=known)

    assert store.query(count).rows() == [(versions, deliveries + 1)]
    assert (done.new, done.changed, done.missing) == (0, 0, 0)
    assert done.unchanged > 0


@pytest.mark.parametrize("sample", NEWEST[:5], ids=lambda each: each.department)
@settings(max_examples=2, deadline=None, suppress_health_check=SLOW)
@given(chance=st.randoms(use_true_random=False))
def test_a_row_less_never_lowers_the_total_without_an_answer(
    built: Store, tmp_path: Path, sample: SampleList, chance: random.Random
) -> None:
    store, round_code = copied(built, tmp_path / str(chance.random())), str(sample.year)
    gone = chance.choice(plain_rows(sample.department, sample.year))
    before = total(store, round_code)

    shorter = without(gone, reading(sample.department, sample.year))
    found = compare(store, shorter, round_code=round_code)
    accept(store, shorter, b"eine Zeile weniger", receipt=receipt(round_code, "Leitung"))

    assert [each.title for each in found.missing] == [gone.values["title"]]
    assert total(store, round_code) == before


@pytest.mark.parametrize(
    ("fate", "fewer"),
    [
        (Absence.CONTINUED, 0),
        (Absence.ENDED, 0),
        (Absence.COMPLETED, 0),
        (Absence.FORGOTTEN, 0),
        (Absence.MERGED, 1),
    ],
)
def test_only_a_merge_that_was_answered_lowers_the_total(built: Store, tmp_path: Path, fate: Absence, fewer: int) -> None:
    store, sample = copied(built, tmp_path), NEWEST[1]
    round_code, rows = str(sample.year), plain_rows(sample.department, sample.year)
    shorter = without(rows[0], reading(sample.department, sample.year))
    found = compare(store, shorter, round_code=round_code)
    (missing,) = found.missing
    other = next(each.match.known for each in found.outcomes if each.match.known is not None)
    answer = Answer(AnswerKind.MISSING, (missing.measure_id,), fate.value, other.measure_id, "Grund")
    before = total(store, round_code)

    accept(store, shorter, b"kurz", receipt=receipt(round_code, "Leitung"), answers=Answers.of([answer]))

    assert before - total(store, round_code) == fewer


@pytest.mark.parametrize("sample", NEWEST[:4], ids=lambda each: each.department)
def test_what_was_accepted_can_be_taken_back_value_for_value(built: Store, tmp_path: Path, sample: SampleList) -> None:
    store, round_code = copied(built, tmp_path), str(sample.year)
    before, words = derived(store), last_words(store, sample.department)
    rows = list(plain_rows(sample.department, sample.year))
    content = laid_out(rows[1:], list(COLUMNS), 0, report="Ein neuer Sachstand.", stage="umgesetzt")
    read = read_list(content, "geändert.xlsx", master(), sample.department)
    (missing, *_) = compare(store, read, round_code=round_code).missing
    answers = Answers.of([Answer(AnswerKind.MISSING, (missing.measure_id,), Absence.ENDED.value, reason="entfallen")])

    done = accept(store, read, content, receipt=receipt(round_code, "Leitung"), answers=answers)
    assert derived(store) != before
    take_back(store, done.delivery_id, reason="Irrtum", by="Koordination")

    assert derived(store) == before
    assert last_words(store, sample.department) == words


def test_of_two_coordinators_of_one_house_the_second_is_told_and_of_two_houses_both_land(built: Store, tmp_path: Path) -> None:
    store = copied(built, tmp_path)
    first, other = NEWEST[0], NEWEST[1]
    read, theirs = reading(first.department, first.year), reading(other.department, other.year)
    ours, others = compare(store, read, round_code="2026"), compare(store, theirs, round_code="2026")
    seen, known = ours.based_on, Answers.of([*ours.time.confirmations, *others.time.confirmations])
    accept(store, read, b"erste", receipt=receipt("2026", "Leitung"), based_on=seen, answers=known)

    accept(store, theirs, b"andere", receipt=receipt("2026", "Leitung"), based_on=others.based_on, answers=known)
    version = store.version
    with pytest.raises(OutdatedError, match=f"Inzwischen wurde für {first.department} die Rückmeldung") as told:
        accept(store, read, b"zweite", receipt=receipt("2026", "Leitung"), based_on=seen, answers=known)

    assert "0 neue Maßnahmen und 0 geänderte" in str(told.value)
    assert store.version == version
    again = compare(store, read, round_code="2026").based_on
    assert accept(store, read, b"zweite", receipt=receipt("2026", "Leitung"), based_on=again, answers=known).changed == 0


def test_what_was_taken_back_in_between_is_told_as_well(built: Store, tmp_path: Path) -> None:
    store, sample = copied(built, tmp_path), NEWEST[0]
    read = reading(sample.department, sample.year)
    seen = compare(store, read).based_on
    assert seen is not None
    take_back(store, seen, reason="Irrtum", by="Koordination")

    with pytest.raises(OutdatedError, match=f"die Rückmeldung {seen} von {sample.department} zurückgenommen"):
        accept(store, read, b"zweite", receipt=receipt("2026", "Leitung"), based_on=seen, answers=NONE)


def test_rebuilding_replays_answers_and_withdrawals(built: Store, tmp_path: Path) -> None:
    store, sample = copied(built, tmp_path), NEWEST[0]
    rows = list(plain_rows(sample.department, sample.year))
    content = laid_out(rows[1:], list(COLUMNS), 0, report="Ein neuer Sachstand.")
    read = read_list(content, "geändert.xlsx", master(), sample.department)
    (missing, *_) = compare(store, read, round_code="2026").missing
    answers = Answers.of([Answer(AnswerKind.MISSING, (missing.measure_id,), Absence.ENDED.value, reason="entfallen")])
    accept(store, read, content, receipt=receipt("2026", "Leitung"), answers=answers)
    other = compare(store, reading(NEWEST[1].department, NEWEST[1].year)).based_on
    assert other is not None
    take_back(store, other, reason="Irrtum", by="Koordination")
    before = derived(store), last_words(store, sample.department), said_beside(store)

    rebuild(store.path)

    assert (derived(store), last_words(store, sample.department), said_beside(store)) == before


def said_beside(store: Store) -> list[tuple[object, ...]]:
    """Answers, what they say of measures, releases and withdrawals."""
    tables = ("answer", "missing_answer", "measure_link", "set_aside", "release", "withdrawal")
    return [row for name in tables for row in store.query(f"from {name} order by all").rows()]
