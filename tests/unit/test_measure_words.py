"""Lines about a measure: periods in words and as bars, orders, likeness, and its history as a story."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard.charts.story import CHANGED, CONFIRMED, FIRST, chapters, ends
from dashboard.charts.template import Chart, Heading
from dashboard.charts.timeline import timeline_chart
from dashboard.charts.words import Span, period_words, postponed_words, rating_words, span, stage_words, years_of
from dashboard.search.ordering import Arrangement, Titles, arranged

START, END = date(2024, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("start", "end", "is_ongoing", "words"),
    [
        (START, END, False, "01.01.2024 – 31.12.2026"),
        (START, None, True, "seit 01.01.2024, fortlaufend"),
        (START, None, False, "seit 01.01.2024"),
        (None, END, False, "bis 31.12.2026"),
        (None, None, True, "fortlaufend"),
        (None, None, False, "ohne Zeitangabe"),
    ],
)
def test_a_period_is_said_as_far_as_it_is_told(start: date | None, end: date | None, is_ongoing: bool, words: str) -> None:
    assert period_words(start, end, is_ongoing=is_ongoing) == words


def test_a_rating_has_its_sign_and_what_has_ended_has_none() -> None:
    assert (rating_words("red", "in_progress"), rating_words("none", "planned")) == ("◆ gefährdet", "○ nicht bewertet")
    assert rating_words("red", "completed") == "–"
    assert (stage_words("none"), stage_words("permanent")) == ("keine Angabe", "Daueraufgabe")


def test_a_postponement_names_the_first_end() -> None:
    assert postponed_words(date(2025, 12, 31), END, 1) == "Ende 1 Mal verschoben, zuerst 31.12.2025"
    assert postponed_words(END, END, 0) == ""


def row(**values: Any) -> dict[str, Any]:
    return {
        "measure_id": "SKB-0001",
        "title": "Kurse",
        "stage": "in_progress",
        "start": None,
        "end": None,
        "first_end": None,
        "moves": 0,
        "is_ongoing": False,
        **values,
    }


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2024, 1, 1), date(2027, 12, 31), Span(date(2024, 1, 1), date(2027, 12, 31), False, False)),
        (date(2023, 12, 31), date(2028, 1, 1), Span(date(2024, 1, 1), date(2027, 12, 31), True, True)),
        (date(2025, 5, 1), None, Span(date(2025, 5, 1), date(2027, 12, 31), False, True)),
        (None, date(2025, 5, 1), Span(date(2025, 5, 1), date(2025, 5, 1), False, False)),
        (date(2013, 10, 1), date(2023, 12, 31), Span(None, None, True, False)),
        (date(2013, 10, 1), date(2024, 1, 1), Span(date(2024, 1, 1), date(2024, 1, 1), True, False)),
        (date(2028, 1, 1), None, Span(None, None, False, True)),
        (None, None, Span(None, None, False, False)),
    ],
)
def test_an_axis_shows_of_a_period_what_lies_on_it_and_says_what_does_not(
    start: date | None, end: date | None, expected: Span
) -> None:
    assert span(start, end, (2024, 2027)) == expected


def test_an_axis_reaches_at_most_ten_years_back_and_five_ahead() -> None:
    today = date(2026, 9, 30)
    assert years_of([row(start=date(2016, 1, 1), end=date(2031, 1, 1))], today) == (2016, 2031)
    assert years_of([row(start=date(2015, 1, 1), end=date(2032, 1, 1))], today) == (2016, 2031)
    assert years_of([], today) == (2026, 2026)


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    base = {"has_ended": False, "changed_on": date(2026, 1, 1), "rules": [], "postponed_days": 0, "field": "1"}
    schema = {"rules": pl.List(pl.String()), "end": pl.Date()}
    return pl.DataFrame([{**base, **row(), **each} for each in rows], schema_overrides=schema)


def keys(rows: pl.DataFrame) -> list[str]:
    return rows["measure_id"].to_list()


def test_titles_stand_in_the_order_of_din_5007() -> None:
    rows = frame(
        *(
            {"measure_id": key, "title": title}
            for key, title in (("1", "Zug"), ("2", "Ärzte"), ("3", "Arzt"), ("4", "„Auto“"), ("5", "Öl"), ("6", "Çay"))
        )
    )
    assert keys(arranged(rows, Arrangement("title", "none"))) == ["3", "2", "4", "6", "5", "1"]


def test_the_next_end_comes_first_and_what_has_ended_or_no_end_last() -> None:
    rows = frame(
        {"measure_id": "1"},
        {"measure_id": "2", "end": date(2027, 1, 1)},
        {"measure_id": "3", "end": date(2026, 1, 1), "has_ended": True},
        {"measure_id": "4", "end": date(2026, 1, 1)},
    )
    assert keys(arranged(rows, Arrangement("end", "none"))) == ["4", "2", "1", "3"]


def test_a_search_has_its_own_order_and_groups_keep_theirs() -> None:
    rows = frame({"measure_id": "1", "field": "4"}, {"measure_id": "2", "field": "1"}, {"measure_id": "3", "field": "4"})
    assert keys(arranged(rows, Arrangement("official", "none", ("3", "2")))) == ["3", "2"]
    assert keys(arranged(rows, Arrangement("official", "field"), ("1", "4"))) == ["2", "1", "3"]


def titles(*named: tuple[str, str, str]) -> Titles:
    return Titles(pl.DataFrame(named, schema=["measure_id", "title", "responsible"], orient="row"))


def test_alike_are_titles_of_other_houses_whatever_the_order_of_their_words() -> None:
    every = titles(
        ("SKB-0001", "Beispielmaßnahme: Sprachkurse für Eltern", "SKB"),
        ("SIS-0001", "Eltern: Kurse für Sprache und Sprachkurse", "SIS"),
        ("SF-0001", "Haushalt", "SF"),
    )
    assert every.alike("Für Eltern Sprachkurse", "SF")[0] == ("SKB-0001", "Beispielmaßnahme: Sprachkurse für Eltern", "SKB")
    assert every.alike("Sprachkurse für Eltern", "SKB") == []


def test_gender_forms_and_umlauts_make_no_title_unlike() -> None:
    every = titles(("SKB-0001", "Schüler*innen-Räte stärken", "SKB"))
    assert every.alike("Schülerräte stärken", "SJV")[0][0] == "SKB-0001"


@pytest.mark.parametrize(("others_with_the_word", "found"), [(2, ["SJV-0001"]), (3, [])])
def test_a_word_that_many_titles_have_makes_none_alike(others_with_the_word: int, found: list[str]) -> None:
    named = [
        ("SJV-0001", "Mehr Schöff:innen mit Migrationsgeschichte gewinnen", "SJV"),
        *(
            (f"SF-{at}", f"Haushalt, Vergabe und Beschaffung {at}: Migrationsgeschichte", "SF")
            for at in range(others_with_the_word)
        ),
    ]
    assert [key for key, *_ in titles(*named).alike("Eltern mit Migrationsgeschichte an Schulen gewinnen", "SKB")] == found


def word(round_code: str, **values: Any) -> dict[str, Any]:
    return {
        "round": round_code,
        "reference_date": date(int(round_code), 9, 30),
        "department": "SKB",
        "source": "row",
        "start": START,
        "end": END,
        "is_ongoing": None,
        "period_text": None,
        "period_precision": None,
        "rating": "green",
        "rating_reason": None,
        "report": "läuft",
        "title": "Kurse",
        **values,
    }


def test_a_history_is_told_newest_first_with_what_each_round_changed() -> None:
    story = chapters(
        [
            word("2024", end=date(2025, 12, 31)),
            word("2025", end=date(2025, 12, 31)),
            word("2026", rating="yellow", rating_reason="Personal fehlt"),
        ],
        ("title", "rating", "report"),
    )
    assert [(each.kind, each.when) for each in story] == [
        (CHANGED, "September 2026 (Runde 2026)"),
        (CONFIRMED, "September 2025 (Runde 2025)"),
        (FIRST, "September 2024 (Runde 2024)"),
    ]
    assert story[0].period == "Ende von 31.12.2025 auf **31.12.2026** verschoben. Grund laut Haus: Personal fehlt"
    assert story[0].changes == (("rating", "green", "yellow"),)


def test_the_ends_of_a_measure_are_named_once_each() -> None:
    assert ends([word("2024", end=END), word("2025", end=END), word("2026", end=date(2027, 1, 1))]) == [
        ("2024", END),
        ("2026", date(2027, 1, 1)),
    ]


def test_a_timeline_marks_the_first_end_only_where_it_moved_and_its_table_says_the_same() -> None:
    rows = [
        row(start=START, end=END, first_end=date(2025, 12, 31), moves=1),
        row(measure_id="SKB-0002", end=END, first_end=END),
        row(),
    ]
    chart = timeline_chart(rows, Heading("Meldung", ("N = 3",), is_sample=True), date(2026, 9, 30), is_dark=False)
    assert chart.table().rows() == [
        ("SKB-0001", "Kurse", "in Umsetzung", "01.01.2024 – 31.12.2026", "31.12.2025"),
        ("SKB-0002", "Kurse", "in Umsetzung", "bis 31.12.2026", "–"),
        ("SKB-0001", "Kurse", "in Umsetzung", "ohne Zeitangabe", "–"),
    ]
    assert "Beispieldaten" in chart.spec["title"]["subtitle"][-1]
    assert chart.alt == "3 Balken von Beginn bis Ende. Meldung."


def drawn_lines(chart: Chart) -> list[dict[str, Any]]:
    return pl.read_ipc_stream(io.BytesIO(chart.spec["datasets"]["lines"])).to_dicts()


def test_a_timeline_draws_no_beginning_that_was_not_told_and_nothing_outside_its_years() -> None:
    rows = [
        row(end=date(2022, 12, 31)),
        row(start=date(2013, 10, 1), end=date(2013, 10, 31)),
        row(start=date(2015, 1, 1), title="Seit langem"),
    ]
    chart = timeline_chart(rows, Heading("Meldung", ("N = 3",), is_sample=False), date(2026, 9, 30), is_dark=False)
    drawn = [{name: line[name] for name in ("lead", "start", "end", "earlier", "later")} for line in drawn_lines(chart)]
    assert drawn == [
        {"lead": "2016-01-01", "start": "2022-12-31", "end": "2022-12-31", "earlier": "", "later": ""},
        {"lead": None, "start": None, "end": None, "earlier": "◂", "later": ""},
        {"lead": None, "start": "2016-01-01", "end": "2026-12-31", "earlier": "◂", "later": "▸"},
    ]
    assert [line["stage"] for line in drawn_lines(chart)] == ["in Umsetzung"] * 3
