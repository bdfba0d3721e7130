"""German formats, and sentences that are right at none, one and many."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dashboard import formats


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (1234.5, "1.234,5"), (1_000_000, "1.000.000"), (-3, "−3")])
def test_numbers_have_points_between_thousands_and_a_comma(value: float, text: str) -> None:
    assert formats.number(value) == text


@pytest.mark.parametrize(("value", "text"), [(5, "+5"), (-2, "−2"), (0, "±0"), (1200, "+1.200")])
def test_changes_bear_their_sign(value: int, text: str) -> None:
    assert formats.signed(value) == text


def test_days_are_written_day_month_year() -> None:
    assert formats.day(date(2026, 9, 3)) == "03.09.2026"


def test_there_is_a_percentage_from_twenty_on_and_none_below() -> None:
    assert formats.percent(5, 20) == "25\u202f%"
    assert formats.percent(5, 19) is None
    assert formats.share(5, 20) == "5 von 20 (25\u202f%)"
    assert formats.share(5, 19) == "5 von 19"


@pytest.mark.parametrize(("part", "text"), [(0, "0\u202f%"), (1, "1\u202f%"), (999, "99\u202f%"), (1000, "100\u202f%")])
def test_some_is_never_rounded_to_none_or_all(part: int, text: str) -> None:
    assert formats.percent(part, 1000) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "keine Maßnahme"), (1, "1 Maßnahme"), (2, "2 Maßnahmen"), (1000, "1.000 Maßnahmen")]
)
def test_a_count_takes_the_right_noun(count: int, text: str) -> None:
    assert formats.measures(count) == text


@pytest.mark.parametrize(("parts", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (["A", "B", "C"], "A, B und C")])
def test_enumerations_end_with_und(parts: list[str], text: str) -> None:
    assert formats.joined(parts) == text


def test_the_words_of_a_list_are_never_read_as_markup() -> None:
    assert formats.literal("**fett** [hier](http://a.example) :red[rot]\nneu") == (
        r"\*\*fett\*\* \[hier\]\(http:small[]\://a.example\) \:red\[rot\] neu"
    )
    assert formats.literal("Kita Plätze, 2. Stufe") == "Kita Plätze, 2. Stufe"
    assert formats.literal("1. Sitzung 2026") == r"1\. Sitzung 2026"
    assert formats.literal("1.2 Quartiere") == "1.2 Quartiere"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bund &amp; Land &#38;", r"Bund \&amp; Land \&\#38;"),
        ("Bildung & Wissenschaft", "Bildung & Wissenschaft"),
        ("vorname.nachname@haus.example", "vorname.nachname:small[]@haus.example"),
        ("WWW.haus.example", "WWW:small[].haus.example"),
        (":material/star:", r"\::small[]material/star\:"),
        (":smile: :streamlit:", r"\::small[]smile\: \::small[]streamlit\:"),
        ("A -> B <-> C >= 2", r"A \-:small[]\> B \<:small[]\-:small[]\> C \>:small[]\= 2"),
        ("    eingerückt", " eingerückt"),
        ("\r# Titel\u2028- Punkt", r" \# Titel \- Punkt"),
        ("Stand: 10:30", r"Stand\: 10\:30"),
    ],
)
def test_what_streamlit_reads_together_is_parted_by_something_that_draws_nothing(text: str, shown: str) -> None:
    assert formats.literal(text) == shown


def test_any_value_of_a_query_stands_in_a_table_in_german() -> None:
    values = [
        None,
        True,
        40.5,
        -3,
        date(2026, 12, 31),
        datetime(2026, 12, 31, 8, 5),
        ["a", 1.5],
        {"Quelle": "A", "Tag": date(2026, 1, 2)},
    ]
    assert [formats.plain(value) for value in values] == [
        "–",
        "ja",
        "40,5",
        "−3",
        "31.12.2026",
        "31.12.2026 08:05",
        "a, 1,5",
        "Quelle: A; Tag: 02.01.2026",
    ]


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "1 Tag"), (31, "31 Tage"), (181, "6 Monate"), (365, "1 Jahr"), (730, "2 Jahre"), (910, "2 Jahre und 6 Monate")],
)
def test_a_lapse_is_told_as_it_is_said(days: int, text: str) -> None:
    assert formats.lapse(days) == text
