"""Periods in words: every form of facts.md, section 5.4, and what the public list of measures holds."""

from __future__ import annotations

import pytest

from dashboard.intake.values.periods import read_period

Row = tuple[str, str | None, str | None, bool | None, str | None]


def row(text: str) -> Row:
    period = read_period(text)
    start, end = (day.isoformat() if day else None for day in (period.start, period.end))
    return text, start, end, period.is_ongoing, period.precision


def codes(text: str) -> list[str]:
    return [issue.code for issue in read_period(text).issues]


@pytest.mark.parametrize(
    "expected",
    [
        ("03/2022 - 03/2026", "2022-03-01", "2026-03-31", False, "month"),
        ("01/2023 – Ende 2025", "2023-01-01", "2025-12-31", False, "year"),
        ("24.06. - 15.08.2025", "2025-06-24", "2025-08-15", False, "day"),
        ("von 2022 bis 2024", "2022-01-01", "2024-12-31", False, "year"),
        ("01.09.2024\nbis\n31.08.2026", "2024-09-01", "2026-08-31", False, "day"),
        ("Okt. 2023 — Sept. 2024", "2023-10-01", "2024-09-30", False, "month"),
        ("2016-2018", "2016-01-01", "2018-12-31", False, "year"),
        ("2020/2021", "2020-01-01", "2021-12-31", False, "year"),
        ("Schuljahr 2018/2019", "2018-08-01", "2019-07-31", False, "month"),
        ("HH 2022/23", "2022-01-01", "2023-12-31", False, "year"),
        ("III/2023", "2023-07-01", "2023-09-30", False, "quarter"),
        ("1. HJ 2024", "2024-01-01", "2024-06-30", False, "half"),
        ("1. Juli 2025", "2025-07-01", "2025-07-01", False, "day"),
        ("zum 1. Februar 2023", "2023-02-01", "2023-02-01", False, "day"),
        ("2023, 2024 und 2025", "2023-01-01", "2025-12-31", False, "year"),
        ("2026 (März)", "2026-03-01", "2026-03-31", False, "month"),
        ("2027, Q3", "2027-07-01", "2027-09-30", False, "quarter"),
        ("im Laufe des Jahres 2026", "2026-01-01", "2026-12-31", False, "year"),
        ("Q3/Q4 2026", "2026-07-01", "2026-12-31", False, "quarter"),
        ("Jan.-März 27", "2027-01-01", "2027-03-31", False, "month"),
        ("Quartal 2/2026", "2026-04-01", "2026-06-30", False, "quarter"),
        ("Ende 2026", "2026-09-01", "2026-12-31", False, "half"),
        ("1.-3. Quartal 2025", "2025-01-01", "2025-09-30", False, "quarter"),
        ("Koalitionsvertrag 2023-2027", "2023-01-01", "2027-12-31", False, "year"),
        ("Beginn 2025, Ende 2027", "2025-01-01", "2027-12-31", False, "year"),
        ("Start Q1 2025; Ende: Q4 2026", "2025-01-01", "2026-12-31", False, "quarter"),
        ("seit 08/2022; abgesichert bis Ende 2025", "2022-08-01", "2025-12-31", False, "year"),
    ],
)
def test_a_closed_period_has_its_first_and_its_last_day(expected: Row) -> None:
    assert row(expected[0]) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ("ab 2017", "2017-01-01", None, True, "year"),
        ("seit 1993", "1993-01-01", None, True, "year"),
        ("seit 09/2014", "2014-09-01", None, True, "month"),
        ("ab 01.02.2023", "2023-02-01", None, True, "day"),
        ("ab Q3/2023", "2023-07-01", None, True, "quarter"),
        ("ab Kindergartenjahr 2023/24", "2023-08-01", None, True, "month"),
        ("2022 ff.", "2022-01-01", None, True, "year"),
        ("2022 -", "2022-01-01", None, True, "year"),
        ("2021, fortlaufend", "2021-01-01", None, True, "year"),
        ("seit 2014, jährliche Ausschreibung", "2014-01-01", None, True, "year"),
        ("fortlaufend", None, None, True, "open"),
        ("unbefristet", None, None, True, "open"),
        ("fortl.", None, None, True, "open"),
        ("2020 – fortl.", "2020-01-01", None, True, "year"),
        ("seit 2020, unbefr.", "2020-01-01", None, True, "year"),
        ("laufend (dauerhaft finanziert)", None, None, True, "open"),
    ],
)
def test_an_open_end_is_ongoing(expected: Row) -> None:
    assert row(expected[0]) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ("bis Ende 2028", None, "2028-12-31", False, "year"),
        ("befristet bis Ende 2024", None, "2024-12-31", False, "year"),
        ("bis ins Jahr 2038", None, "2038-12-31", False, "year"),
        ("bis spätestens 2027", None, "2027-12-31", False, "year"),
        ("spätestens 2027", None, "2027-12-31", False, "year"),
        ("bis 18.08.2017", None, "2017-08-18", False, "day"),
        ("laufend bis 2025", None, "2025-12-31", False, "year"),
    ],
)
def test_an_end_alone_has_no_start(expected: Row) -> None:
    assert row(expected[0]) == expected


@pytest.mark.parametrize(
    "text",
    ["kurzfristig", "kurz- bis mittelfristig", "Legislaturperiode", "jährlich", "alle drei Jahre", "in regelmäßigen Abständen"],
)
def test_words_without_a_date_are_open_and_told(text: str) -> None:
    assert row(text) == (text, None, None, None, "open")
    assert codes(text) == ["period.without_date"]


def test_18_days_in_a_year_is_no_date() -> None:
    assert row("18 Tage in einem Jahr")[1:] == (None, None, None, "open")


@pytest.mark.parametrize(
    ("expected", "days"),
    [
        (("Mitte 2025", "2025-05-01", "2025-08-31", False, "half"), "01.05.–31.08.2025"),
        (("Sommer 2025", "2025-06-01", "2025-08-31", False, "quarter"), "01.06.–31.08.2025"),
        (("im Frühjahr 2025", "2025-03-01", "2025-05-31", False, "quarter"), "01.03.–31.05.2025"),
        (("2027 (Herbst)", "2027-09-01", "2027-11-30", False, "quarter"), "01.09.–30.11.2027"),
        (("Schuljahresende 2027", "2027-07-01", "2027-07-31", False, "month"), "01.07.–31.07.2027"),
        (("ab Schuljahresbeginn 2026/27", "2026-08-01", None, True, "month"), "01.08.–31.08.2026"),
        (("Winter 2026/27", "2026-12-01", "2027-02-28", False, "quarter"), "01.12.2026–28.02.2027"),
        (("ab Herbst 2027", "2027-09-01", None, True, "quarter"), "01.09.–30.11.2027"),
        (("bis Mitte 2027", None, "2027-08-31", False, "half"), "01.05.–31.08.2027"),
        (("ab Ende 2027", "2027-09-01", None, True, "half"), "01.09.–31.12.2027"),
    ],
)
def test_words_for_a_part_of_a_year_are_days_of_their_own_and_told(expected: Row, days: str) -> None:
    assert row(expected[0]) == expected
    issue = read_period(expected[0]).issues[0]
    assert (issue.code, issue.details["days"]) == ("period.vague", days)


def test_a_note_quotes_the_words_as_they_stand() -> None:
    assert read_period("voraussichtlich im Herbst 2027").issues[0].details["part"] == "Herbst 2027"


@pytest.mark.parametrize(
    "text", ["Frühjahr bis Herbst 2026", "Anfang/Mitte 2026", "Ende 2025/Anfang 2026", "Herbst/Winter 2026/27"]
)
def test_each_of_two_parts_of_a_year_is_told(text: str) -> None:
    assert codes(text) == ["period.vague", "period.vague"]


@pytest.mark.parametrize(
    "expected",
    [
        ("unbefristet seit 2018", "2018-01-01", None, True, "year"),
        ("seit 2019, unbefristet", "2019-01-01", None, True, "year"),
        ("nicht befristet, seit 2020", "2020-01-01", None, True, "year"),
        ("bis auf Weiteres seit 2019", "2019-01-01", None, True, "year"),
        ("2025 – ?", "2025-01-01", None, True, "year"),
        ("2025 bis ?", "2025-01-01", None, True, "year"),
        ("2025 – …", "2025-01-01", None, True, "year"),
        ("2020 (unbefristet)", "2020-01-01", None, True, "year"),
        ("unbefristet (seit 2018)", "2018-01-01", None, True, "year"),
    ],
)
def test_what_has_no_end_runs_on(expected: Row) -> None:
    assert row(expected[0]) == expected
    assert codes(expected[0]) == []


def test_what_is_limited_does_not_run_on() -> None:
    assert row("befristet, seit 2019")[1:] == ("2019-01-01", None, False, "year")


@pytest.mark.parametrize(
    "text",
    [
        "gemäß Senatsbeschluss 2021",
        "Bewerbung 2025 abgelehnt",
        "Antrag seit 2024 in Prüfung",
        "Beschluss vom 12.03.2021",
        "Antrag 01.02.2025 abgelehnt",
        "Weihnachten 2026",
        "Haushaltsaufstellung 2026/27",
        "2026/2027/2028",
        "Spätsommer 2026",
    ],
)
def test_a_date_inside_a_sentence_is_none_of_the_measure(text: str) -> None:
    assert row(text)[1:] == (None, None, None, None)
    assert codes(text) == ["period.in_words"]


@pytest.mark.parametrize(
    "text",
    [
        "Projektstart 2024",
        "abgeschlossen 2025",
        "2025 beendet",
        "Eröffnung 2027",
        "verschoben auf 2027",
        "2026 jährlich",
        "erst 2027",
    ],
)
def test_a_year_beside_words_about_the_measure_is_its_year(text: str) -> None:
    assert row(text)[4] == "year"
    assert codes(text) == ["period.event"]


@pytest.mark.parametrize("text", ["Haushaltsjahr 2026", "Kalenderjahr 2026", "einschließlich 2026", "im Jahr 2026"])
def test_a_kind_of_year_is_a_year(text: str) -> None:
    assert row(text)[1:] == ("2026-01-01", "2026-12-31", False, "year")
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("31.12.2025 (verlängert bis 31.12.2027)", ["bis 31.12.2025", "bis 31.12.2027"]),
        ("31.12.2025, verlängert bis 31.12.2027", ["bis 31.12.2025", "bis 31.12.2027"]),
        ("2023-2025 (verlängert bis 2027)", ["bis 31.12.2025", "bis 31.12.2027"]),
        ("ab 2023 (verlängert bis 2027)", ["läuft ohne Ende weiter", "bis 31.12.2027"]),
        ("Q3 2026 (jetzt Q1 2027)", ["bis 30.09.2026", "bis 31.03.2027"]),
    ],
)
def test_an_end_that_was_put_off_in_the_same_cell_is_asked_with_both(text: str, labels: list[str]) -> None:
    period = read_period(text)
    assert (period.start, period.end, codes(text)) == (None, None, ["period.extended"])
    assert [choice.label for choice in period.issues[0].choices] == labels


@pytest.mark.parametrize("text", ["31.12.2027 (ursprünglich 31.12.2025)", "bis 2027 (Option 2028)"])
def test_an_older_or_a_mere_option_beside_the_end_is_told(text: str) -> None:
    period = read_period(text)
    assert (period.end is not None and period.end.year, codes(text)) == (2027, ["period.further_dates"])


def test_a_duration_is_not_turned_into_an_end() -> None:
    assert row("Ende 2018, drei Jahre")[1:] == ("2018-09-01", None, False, "half")
    assert row("drei Jahre ab 2021")[1:] == ("2021-01-01", None, False, "year")
    assert "period.duration" in codes("Ende 2018, drei Jahre")


def test_an_impossible_date_stays_empty_and_is_a_finding() -> None:
    assert row("31.06.2025")[1:] == (None, None, None, None)
    assert codes("31.06.2025") == ["period.impossible_date"]
    assert codes("30.06.2025") == []


def test_the_possible_end_of_a_period_stays_beside_an_impossible_one() -> None:
    assert row("01.01.2025 – 31.06.2025")[1:] == ("2025-01-01", None, False, "day")
    assert codes("01.01.2025 – 31.06.2025") == ["period.impossible_date"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Deputation 04.06.2025; Gründung Sommer 2025", "period.several_dates"),
        ("2016-2018 und 2020-2022", "period.several_dates"),
        ("2023 und 2025", "period.several_dates"),
        ("nach Evaluation 2019", "period.unclear"),
        ("vor 07/2023", "period.unclear"),
        ("frühestens 2027", "period.unclear"),
        ("nicht vor 2027", "period.unclear"),
        ("2027?", "period.unclear"),
        ("Ende der Legislatur 2027", "period.unclear"),
        ("Winter 2027", "period.unclear"),
        ("Schuljahr 2027", "period.unclear"),
        ("1990er", "period.unreadable"),
        ("ab August", "period.no_year"),
        ("Stichtage 28.02. und 15.08.", "period.no_year"),
        ("offen", "period.says_open"),
        ("noch offen", "period.says_open"),
        ("geplant", "period.unreadable"),
    ],
)
def test_what_does_not_say_when_is_null_with_a_finding(text: str, code: str) -> None:
    assert row(text)[1:] == (None, None, None, None)
    assert codes(text) == [code]


def test_dates_in_brackets_are_an_addition() -> None:
    text = "24.06. - 15.08.2025 (Bremerhaven bis 24.10.2025)"
    assert row(text)[1:] == ("2025-06-24", "2025-08-15", False, "day")
    assert codes(text) == ["period.further_dates"]


def test_a_date_beside_other_words_is_a_point_in_time_and_told() -> None:
    assert row("Senat 06.12.2022")[1:] == ("2022-12-06", "2022-12-06", False, "day")
    assert codes("Senat 06.12.2022") == ["period.event"]
