"""The history of a measure: silent rounds, changes as sentences, its dates as a chart, and where each value comes from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.charts.history import dates_message, history_chart, periods
from dashboard.charts.story import CHANGED, CONFIRMED, FIRST, SILENT, Origin, Place, chapters, held, origins
from dashboard.documents.field_values import FieldWords
from dashboard.master import Round
from dashboard.ui.measure.facts import change_sentence, earlier_texts
from dashboard.ui.measure.history import list_line, paragraph, value_lines

WORDS = FieldWords({1: "1 Sprache", 4: "4 Bildung"}, {1: "1 Teilhabe"}, {"levels": {"land": "Land", "bremen": "Stadt Bremen"}})
ROUNDS = {str(year): date(year, 9, 30) for year in (2023, 2024, 2025, 2026)}
NOW = Round("2026", "Steuerungsrunde 2026", None, ROUNDS["2026"], previous="2025", is_sample=True)
LONG = "Die Räume sind angemietet, das Personal ist eingestellt, der Betrieb beginnt"


def word(round_code: str, **values: Any) -> dict[str, Any]:
    """One row of queries/measure/words.sql, as far as the story looks at it."""
    return {
        "delivery_id": int(round_code) - 2020,
        "round": round_code,
        "reference_date": date(int(round_code), 9, 30),
        "department": "SKB",
        "source": "row",
        "title": "Kurse",
        "stage": "in_progress",
        "start": None,
        "end": None,
        "is_ongoing": None,
        "period_text": None,
        "period_precision": None,
        "rating": None,
        "rating_reason": None,
        "report": None,
        "progress_percent": None,
        "levels": None,
        **values,
    }


def kinds(*words: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.kind, each.when) for each in chapters(words, ("stage", "levels"), ROUNDS)]


def test_a_round_without_a_word_is_told_between_and_at_the_end() -> None:
    assert kinds(word("2023"), word("2025")) == [
        (SILENT, "September 2026 (Runde 2026)"),
        (CONFIRMED, "September 2025 (Runde 2025)"),
        (SILENT, "September 2024 (Runde 2024)"),
        (FIRST, "September 2023 (Runde 2023)"),
    ]


def test_what_has_ended_is_not_silent_and_what_was_put_off_is() -> None:
    assert kinds(word("2025", stage="completed")) == [(FIRST, "September 2025 (Runde 2025)")]
    assert kinds(word("2025", stage="deferred"))[0] == (SILENT, "September 2026 (Runde 2026)")


def test_sets_in_another_order_are_no_change_and_zero_is_not_nothing() -> None:
    assert held(["land", "bremen"]) == held(["bremen", "land"])
    assert (held(0.0), held(False), held([]), held("")) == (0.0, None, None, None)
    assert kinds(word("2025", levels=["land", "bremen"]), word("2026", levels=["bremen", "land"]))[0][0] == CONFIRMED
    story = chapters([word("2025"), word("2026", progress_percent=0.0)], ("progress_percent",))
    assert (story[0].kind, story[0].changes) == (CHANGED, (("progress_percent", None, 0.0),))


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("stage", "planned", "in_progress", "Umsetzungsstand von geplant auf **in Umsetzung**"),
        ("rating", "green", "red", "Ampel von ● im Plan auf **◆ gefährdet**"),
        ("rating", None, "yellow", "Ampel erstmals angegeben: ▲ verzögert"),
        ("levels", ["land"], None, "Ebene nicht mehr angegeben, zuvor: Land"),
        ("progress_percent", 0.0, 20.0, "Umsetzungsgrad von 0\u202f% auf **20\u202f%**"),
        ("action_field", 1, 4, "Handlungsfeld von 1 Sprache auf **4 Bildung**"),
        ("title", "Kurse", "Lesen", "Titel von „Kurse“ in **„Lesen“** geändert"),
        (
            "report",
            "Zwei Kurse laufen",
            "Drei Kurse laufen",
            "Sachstand von „Zwei Kurse laufen“ in **„Drei Kurse laufen“** geändert",
        ),
        ("report", "Alles läuft", "Nichts geht *mehr*", "Sachstand neu: Nichts geht \\*mehr\\*"),
        ("report", f"{LONG} 2025", f"{LONG} 2026", None),
    ],
)
def test_a_change_is_a_sentence(name: str, old: Any, new: Any, expected: str | None) -> None:
    sentence = change_sentence(name, old, new, WORDS)
    if expected is None:
        assert sentence.startswith("Sachstand geändert: ")
        assert sentence.endswith("[− ~~2025~~] [+ **2026**]")
    else:
        assert sentence == expected


@pytest.mark.parametrize(
    ("end", "text", "expected"),
    [
        (date(2027, 12, 31), "Q4 2027", "  Ende anders angegeben, aber nicht verschoben: 30.11.2027 → **31.12.2027**"),
        (date(2027, 12, 31), "Dezember 2027", "  Ende von 30.11.2027 auf **31.12.2027** verschoben"),
    ],
)
def test_an_end_that_is_written_in_another_way_is_not_put_off(end: date, text: str, expected: str) -> None:
    words = [word("2024", end=date(2027, 11, 30), period_text="Herbst 2027"), word("2025", end=end, period_text=text)]
    assert paragraph(chapters(words, ("stage",), ROUNDS)[1], WORDS).endswith(expected)
    assert ("nicht verschoben" in dates_message(words)) == ("nicht verschoben" in expected)


def test_a_reason_stands_once_and_a_silent_round_says_what_goes_on() -> None:
    reason = "Das Personal fehlt"
    story = chapters(
        [word("2024", end=ROUNDS["2025"]), word("2025", end=ROUNDS["2026"], rating="red", rating_reason=reason)],
        ("rating", "rating_reason"),
        ROUNDS,
    )
    assert [paragraph(each, WORDS) for each in story] == [
        "**September 2026 (Runde 2026)**: nicht gemeldet; es galt weiter, was die Runde 2025 sagte.",
        "**September 2025 (Runde 2025)**, SKB, Rückmeldung Nr. 5:  \n"
        "  Ende von 30.09.2025 auf **30.09.2026** verschoben. Grund laut Haus: Das Personal fehlt  \n"
        "  Ampel erstmals angegeben: :red[◆] gefährdet",
        "**September 2024 (Runde 2024)**, SKB, Rückmeldung Nr. 4: zum ersten Mal gemeldet, Umsetzungsstand „in Umsetzung“.",
    ]


def test_an_answer_and_a_confirmation_are_told_as_such() -> None:
    story = chapters(
        [word("2024"), word("2025", source="confirmation"), word("2026", source="answer", stage="completed")], ("stage",)
    )
    assert [paragraph(each, WORDS) for each in story[:2]] == [
        "**September 2026 (Runde 2026)**, SKB, Rückmeldung Nr. 6, aus einer Antwort zur Liste:  \n"
        "  Umsetzungsstand von in Umsetzung auf **umgesetzt**",
        "**September 2025 (Runde 2025)**, SKB, Rückmeldung Nr. 5, bestätigt ohne Liste: ohne Änderung bestätigt.",
    ]


def test_texts_that_were_replaced_or_given_up_can_be_read_and_others_stand_in_the_comparison() -> None:
    story = chapters(
        [
            word("2023", report="Alles läuft"),
            word("2024", report=f"{LONG} 2024"),
            word("2025", report=f"{LONG} 2025"),
            word("2026"),
        ],
        ("report",),
    )
    assert list(earlier_texts(story)) == [("Sachstand", "2026", f"{LONG} 2025"), ("Sachstand", "2024", "Alles läuft")]


START, FIRST_END, LATER_END = date(2024, 1, 1), date(2025, 12, 31), date(2026, 12, 31)


def test_a_period_stands_once_where_it_was_new_and_none_without_a_date() -> None:
    spans = periods(
        [
            word("2023"),
            word("2024", start=START, end=FIRST_END),
            word("2025", start=START, end=FIRST_END),
            word("2026", start=START),
        ]
    )
    assert [(each.round, each.words) for each in spans] == [
        ("2024", "01.01.2024 – 31.12.2025"),
        ("2026", "seit 01.01.2024"),
    ]


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ((FIRST_END,), "Das Ende ist wie zuerst genannt der 31.12.2025"),
        ((FIRST_END, LATER_END, FIRST_END), "Das Ende ist wie zuerst genannt der 31.12.2025"),
        ((FIRST_END, LATER_END), "Zuerst genanntes Ende 31.12.2025, jetzt 31.12.2026: 1 Jahr später"),
        ((FIRST_END, date(2025, 12, 30)), "Zuerst genanntes Ende 31.12.2025, jetzt 30.12.2025: 1 Tag früher"),
        ((FIRST_END, None), "Ein Ende ist nicht angegeben"),
    ],
)
def test_the_chart_says_what_became_of_the_end(ends: tuple[date | None, ...], message: str) -> None:
    assert dates_message([word(str(year), end=end) for year, end in enumerate(ends, 2023)]) == message


def test_an_open_end_is_told_as_open() -> None:
    assert dates_message([word("2026", start=START, is_ongoing=True)]) == "Das Ende ist offen"


def test_the_chart_has_a_line_per_period_its_table_says_the_same_and_without_dates_there_is_none() -> None:
    words = [word("2025", start=START, end=FIRST_END, stage="planned"), word("2026", start=START, end=LATER_END)]
    chart = history_chart(words, NOW, is_dark=False)
    assert chart is not None
    assert chart.table().rows() == [
        ("2025", "geplant", "01.01.2024", "31.12.2025"),
        ("2026", "in Umsetzung", "01.01.2024", "31.12.2026"),
    ]
    assert chart.alt == (
        "Zeitraum der Maßnahme. Zuerst genanntes Ende 31.12.2025, jetzt 31.12.2026: 1 Jahr später. "
        "Runde 2025: 01.01.2024 – 31.12.2025; Runde 2026: 01.01.2024 – 31.12.2026."
    )
    assert "Beispieldaten" in str(chart.spec["title"]["subtitle"])
    assert history_chart([word("2026")], NOW, is_dark=False) is None


def cell(delivery_id: int, name: str, where: str) -> dict[str, Any]:
    return {"delivery_id": delivery_id, "field": name, "sheet": "Liste", "cell": where}


def test_a_value_comes_from_the_list_since_which_it_holds_and_is_confirmed_by_the_last_that_names_it() -> None:
    words = [word("2023", rating="green"), word("2024", rating="red"), word("2025", rating="red"), word("2026", rating="red")]
    cells = [
        cell(3, "title", "A2"),
        cell(3, "rating", "B2"),
        cell(4, "rating", "B3"),
        cell(5, "title", "A4"),
        cell(5, "rating", "B4"),
    ]
    assert origins(words, cells, ("title", "rating", "report")) == [
        Origin("title", "Kurse", Place(3, "2023", "row", "Liste", "A2"), Place(5, "2025", "row", "Liste", "A4")),
        Origin("rating", "red", Place(4, "2024", "row", "Liste", "B3"), Place(5, "2025", "row", "Liste", "B4")),
    ]


def test_an_answer_and_a_confirmation_are_places_without_a_cell() -> None:
    words = [word("2024", rating="red"), word("2025", source="answer", stage="completed", rating="red")]
    found = origins(words, [cell(4, "rating", "B3")], ("stage", "rating"))
    assert found == [
        Origin("stage", "completed", Place(5, "2025", "answer"), None),
        Origin("rating", "red", Place(4, "2024", "row", "Liste", "B3"), Place(5, "2025", "answer")),
    ]
    assert [tuple(line.values()) for line in value_lines(found, [], WORDS)] == [
        ("Umsetzungsstand", "umgesetzt", "Nr. 5 · Antwort zu ihrem Fehlen in der Liste", "–"),
        ("Ampel", "◆ gefährdet", "Nr. 4 · Liste · B3", "Nr. 5 · Antwort zu ihrem Fehlen in der Liste"),
    ]


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ({"cell": "B3"}, "Nr. 4 · Liste · B3 (laut Antwort zu „offen“)"),
        ({"cell": None}, "Nr. 4 · Liste · B3 (laut Antwort gilt das für „offen“)"),
        ({"cell": None, "answered": '"completed"'}, "Nr. 4 · Liste · B3"),
        ({"cell": None, "delivery_id": 5}, "Nr. 4 · Liste · B3"),
    ],
)
def test_a_value_that_an_answer_decided_says_so(answer: dict[str, Any], place: str) -> None:
    found = origins([word("2024", stage="planned")], [cell(4, "stage", "B3")], ("stage",))
    given = {"delivery_id": 4, "field": "stage", "word": "offen", "answered": '"planned"', **answer}
    assert value_lines(found, [given], WORDS)[0]["Liste · Blatt · Zelle"] == place


def test_a_list_is_named_with_its_file_its_house_and_its_way() -> None:
    row = {**word("2026"), "file_name": "Liste_SKB.xlsx", "accepted_on": date(2026, 10, 5), "sender": "Referat 20"}
    assert list_line({**row, "released_by": "Leitung", "released_on": date(2026, 10, 6)}) == {
        "Liste": "Nr. 6",
        "Datei": "Liste\\_SKB.xlsx",
        "Haus": "SKB, Runde 2026",
        "angenommen": "05.10.2026",
        "Weg": "geschickt von Referat 20; freigegeben durch Leitung am 06.10.2026",
    }
    assert list_line({**row, "file_name": None, "sender": None, "released_by": None})["Weg"] == "–"
