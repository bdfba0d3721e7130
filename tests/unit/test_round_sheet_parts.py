"""What a round sheet holds beside the fields is read for what it is."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.model import Cell
from dashboard.intake.values.bodies import read_lead
from dashboard.intake.values.context import Context
from dashboard.intake.values.joining import join_readings
from dashboard.intake.values.period_columns import read_period_column
from dashboard.intake.values.plain_columns import read_precision
from dashboard.intake.values.readers import READERS
from dashboard.intake.values.status_columns import read_rating
from tests.builders import Page, codes, column, kinds, read, read_rows, titles
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER, "SKB", 1)


def test_a_column_of_what_was_told_last_time_is_no_field_and_is_not_kept() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "zuletzt gemeldet: Umsetzungsstand", "Umsetzungsstand"],
        [1, "Sprachkurse", "geplant", "in Umsetzung"],
    )

    assert column(reading, "stage") == ["in_progress"]
    assert [measure.extra for measure in reading.measures] == [{}]
    assert reading.tables[0].extra_columns == {}


def test_the_last_value_never_stands_in_for_a_column_that_is_not_there() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Zuletzt gemeldet: Ampel"], [1, "Sprachkurse", "im Plan"])

    assert column(reading, "rating") == [None]


def test_a_heading_that_only_sounds_like_it_is_kept() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "zuletzt gemeldet"], [1, "Sprachkurse", "im Mai an das Amt"])

    assert [measure.extra for measure in reading.measures] == [{"zuletzt gemeldet": "im Mai an das Amt"}]


def test_all_columns_of_what_was_told_last_time_are_told_in_one_note() -> None:
    reading = read_rows(
        ["Maßnahme", "zuletzt gemeldet: Ampel", "Ampel", "zuletzt gemeldet: Ende"],
        ["Sprachkurse", "im Plan", "verzögert", date(2026, 12, 31)],
    )

    told = [finding for finding in reading.findings if finding.code == "column.orientation"]
    assert [(finding.severity, finding.cell) for finding in told] == [("note", "B1")]
    assert "(Anzahl: 2" in told[0].message


def test_footnotes_in_their_own_column_belong_to_the_measure_one_a_line() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Fußnoten"], [1, "Sprachkurse", "1) nur in Bremen\n* vorbehaltlich"], [2, "Chor", None]
    )

    assert [measure.footnotes for measure in reading.measures] == [{"": "1) nur in Bremen\n* vorbehaltlich"}, {}]
    assert [measure.extra for measure in reading.measures] == [{}, {}]


def test_a_row_with_a_kennung_is_a_measure_whatever_its_title_looks_like() -> None:
    header = ["Kennung", "Nr.", "Maßnahme", "Umsetzungsstand"]
    reading = read_rows(header, ["SKB-0001", None, "Beispiel: Lesepaten", None], ["SKB-0002", None, "Summe", None])

    assert titles(reading) == ["Beispiel: Lesepaten", "Summe"]


def test_the_same_row_without_a_kennung_is_still_an_example() -> None:
    reading = read_rows(["Kennung", "Nr.", "Maßnahme", "Umsetzungsstand"], [None, None, "Beispiel: Lesepaten", "läuft"])

    assert kinds(reading)[2] == "example"


def test_a_kennung_without_a_title_is_asked_about() -> None:
    reading = read_rows(["Kennung", "Nr.", "Maßnahme", "Ampel"], ["SKB-0001", 1, None, None], ["SKB-0002", 2, "Chor", None])

    assert "row.no_title" in codes(reading)


def test_the_hidden_words_of_the_drop_downs_are_no_list_and_not_asked_about() -> None:
    liste = Page([["Nr.", "Maßnahme", "Ampel"], [1, "Sprachkurse", "im Plan"]], name="Liste")
    hidden = Page([["Maßnahme", "Ampel"], ["x", "im Plan"]], name="Auswahllisten", is_hidden=True)

    reading = read(liste, hidden)

    assert reading.other_sheets == {"Auswahllisten": "Wörter zur Auswahl"}
    assert "sheet.hidden" not in codes(reading)


def test_any_other_hidden_sheet_is_told() -> None:
    liste = Page([["Nr.", "Maßnahme", "Ampel"], [1, "Sprachkurse", "im Plan"]], name="Liste")

    assert "sheet.hidden" in codes(read(liste, Page([["x"]], name="Auswahl", is_hidden=True)))


def test_where_bars_stand_only_they_part_the_names() -> None:
    name = "Amt für Jugend, Familie und Frauen"

    assert READERS["involved_other"](Cell(f"{name} | vhs"), CONTEXT).values == {"involved_other": [name, "vhs"]}
    assert READERS["involved_other"](Cell(f"{name} |"), CONTEXT).values == {"involved_other": [name]}
    assert READERS["involved_other"](Cell("LIGA, vhs"), CONTEXT).values == {"involved_other": ["LIGA", "vhs"]}


def test_an_unsettled_lead_is_null_and_a_question() -> None:
    reading = read_lead(Cell("ungeklärt"), CONTEXT)

    assert reading.values == {"lead_department": None}
    assert [issue.code for issue in reading.issues] == ["department.unsettled"]
    assert [choice.value for choice in reading.issues[0].choices if choice.is_proposed] == ["SKB"]


def test_the_house_that_leads_for_want_of_another_is_not_involved_as_well() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Beteiligte"], [1, "Sprachkurse", "SKB, SASJI"], [2, "Chor", "SKB"])

    assert column(reading, "lead_department") == ["SKB", "SKB"]
    assert column(reading, "involved") == [["SASJI"], None]


def test_an_empty_lead_is_still_the_own_house() -> None:
    assert read_lead(Cell(""), CONTEXT).values == {"lead_department": "SKB"}


def test_precision_and_an_open_end_in_columns_of_their_own_win_over_the_words() -> None:
    joined = join_readings(
        {
            "period_text": read_period_column(Cell("2024 - 2026"), CONTEXT),
            "is_ongoing": READERS["is_ongoing"](Cell("ja"), CONTEXT),
            "period_precision": read_precision(Cell("Monat"), CONTEXT),
        }
    )

    assert joined.values["period_precision"] == "month"
    assert joined.values["is_ongoing"] is True
    assert joined.values["start"] == date(2024, 1, 1)


def test_without_such_columns_the_words_of_the_period_count() -> None:
    joined = join_readings({"period_text": read_period_column(Cell("2024 - 2026"), CONTEXT)})

    assert (joined.values["period_precision"], joined.values["is_ongoing"]) == ("year", False)


@pytest.mark.parametrize("has_footnote", [True, False])
def test_a_mark_is_cut_in_the_continuation_of_a_text_too_where_there_is_its_footnote(has_footnote: bool) -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Ausblick", "Ampel"],
        [1, "Sprachkurse", "weitere Kurse", "im Plan"],
        [None, None, "Förderung beantragt*", None],
        [2, "Chor", "Konzert*", "im Plan"],
        *([["*) unter Vorbehalt der Mittel"]] if has_footnote else []),
        merges=["A2:A3", "B2:B3"],
    )

    mark = "" if has_footnote else "*"
    assert column(reading, "next_step") == [f"weitere Kurse\nFörderung beantragt{mark}", f"Konzert{mark}"]


def test_two_measures_with_a_kennung_each_may_share_number_and_title() -> None:
    header = ["Kennung", "Nr.", "Maßnahme", "Ampel"]
    reading = read_rows(header, ["SKB-0001", 7, "Sprachkurse", "im Plan"], ["SKB-0002", 7, "Sprachkurse", "im Plan"])

    assert codes(reading) == []


def test_where_one_of_them_lacks_its_kennung_both_are_asked_about() -> None:
    header = ["Kennung", "Nr.", "Maßnahme", "Ampel"]
    reading = read_rows(header, ["SKB-0001", 7, "Sprachkurse", "im Plan"], [None, 7, "Sprachkurse", "im Plan"])

    assert codes(reading) == ["row.repeated_number", "row.repeated_title"]


def test_an_empty_mark_beside_an_ampel_is_no_reason() -> None:
    assert read_rating(Cell("gelb (k. A.)"), CONTEXT).values == {"rating": "yellow"}
    assert read_rating(Cell("gelb (Personal)"), CONTEXT).values == {"rating": "yellow", "rating_reason": "Personal"}


def test_an_unanswered_sheet_of_questions_is_not_said_to_have_been_taken_over() -> None:
    liste = Page([["Nr.", "Maßnahme", "Ampel"], [1, "Sprachkurse", "im Plan"]], name="Liste")
    asked = Page([["Nr. der Rückfrage", "Rückfrage", "Antwort"], [12, "Wie viele Plätze?", None]], name="Rückfragen")

    reading = read(liste, asked)

    assert (reading.inquiry_answers, "questions.read" in codes(reading)) == ([], False)
