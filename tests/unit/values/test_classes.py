"""Leitziele, Herkunft, Hemmnis."""

from __future__ import annotations

import pytest

from dashboard.intake.model import Cell, CellKind
from dashboard.intake.values.classes import read_guiding_goals, read_obstacle, read_origin
from dashboard.intake.values.context import Context
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER)


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("1, 3", [1, 3]),
        ("3; 1", [1, 3]),
        ("LZ 1", [1]),
        ("1 und 2", [1, 2]),
        ("Leitziel 2: Vielfalt und sozialer Zusammenhalt", [2]),
        ("Intersektionale Perspektive; Vielfalt und sozialer Zusammenhalt", [2, 3]),
        ("alle", [1, 2, 3, 4]),
        ("4", [4]),
    ],
)
def test_guiding_goals_by_number_and_name(text: str, goals: list[int]) -> None:
    reading = read_guiding_goals(Cell(text), CONTEXT)
    assert (reading.values, reading.issues) == ({"guiding_goals": goals}, ())


@pytest.mark.parametrize("text", ["5", "1, 5", "0", "Vielfalt", "Nachhaltigkeit"])
def test_what_is_no_guiding_goal_is_null_with_a_finding(text: str) -> None:
    reading = read_guiding_goals(Cell(text), CONTEXT)
    assert reading.values == {"guiding_goals": None}
    assert [issue.code for issue in reading.issues] == ["guiding_goals.unknown"]


def test_a_decimal_number_that_excel_made_of_a_list_is_the_list_with_a_note() -> None:
    reading = read_guiding_goals(Cell(1.3, CellKind.NUMBER), CONTEXT)
    assert reading.values == {"guiding_goals": [1, 3]}
    assert [issue.code for issue in reading.issues] == ["guiding_goals.decimal"]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Rahmenkonzept 2021", "framework_2021"),
        ("RK", "framework_2021"),
        ("Maßnahmenplan 2022", "measure_plan_2022"),
        ("Koalitionsvertrag", "coalition_2023"),
        ("Beteiligungsformat 13.06.2023", "participation"),
        ("andere", "other"),
    ],
)
def test_origin_by_words(text: str, origin: str) -> None:
    assert read_origin(Cell(text), CONTEXT).values == {"origin": origin}


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Rahmenkonzept, Koalitionsvertrag", ["framework_2021", "coalition_2023"]),
        ("unklar", ["framework_2021", "measure_plan_2022", "coalition_2023", "participation", "other"]),
    ],
)
def test_an_origin_that_is_not_clear_is_a_question(text: str, choices: list[str]) -> None:
    reading = read_origin(Cell(text), CONTEXT)
    assert reading.values == {"origin": None}
    assert [choice.value for choice in reading.issues[0].choices] == choices


@pytest.mark.parametrize(
    ("text", "obstacle", "words"),
    [
        ("Personal", ["staff"], None),
        ("rechtlich, Personal", ["legal", "staff"], None),
        ("Finanzierung: Anschlussmittel fehlen", ["funding"], "Finanzierung: Anschlussmittel fehlen"),
        ("andere Stelle: die Zustimmung steht aus", ["other_body"], "andere Stelle: die Zustimmung steht aus"),
        ("Es fehlen Haushaltsmittel und Personal", ["funding", "staff"], "Es fehlen Haushaltsmittel und Personal"),
        ("keine", None, None),
        ("-", None, None),
    ],
)
def test_obstacles_by_class_with_their_words(text: str, obstacle: list[str] | None, words: str | None) -> None:
    reading = read_obstacle(Cell(text), CONTEXT)
    assert (reading.values, reading.issues) == ({"obstacle": obstacle, "obstacle_text": words}, ())


def test_an_obstacle_without_a_class_keeps_its_words_with_a_note() -> None:
    reading = read_obstacle(Cell("unklare Lage"), CONTEXT)
    assert reading.values == {"obstacle": None, "obstacle_text": "unklare Lage"}
    assert [issue.code for issue in reading.issues] == ["obstacle.unclassified"]


@pytest.mark.parametrize(
    "text",
    [
        "Sprachförderung stockt",
        "an einigen Stellen unklar",
        "Rechtsextreme Übergriffe",
        "Mittelschule zieht um",
        "Vermarktung",
        "Finanzamt",
        "Bundesliga",
    ],
)
def test_a_word_that_only_contains_a_known_one_says_no_class(text: str) -> None:
    reading = read_obstacle(Cell(text), CONTEXT)
    assert reading.values == {"obstacle": None, "obstacle_text": text}
    assert [issue.code for issue in reading.issues] == ["obstacle.unclassified"]


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("Fördermittel gekürzt", "funding"),
        ("Förderung läuft aus", "funding"),
        ("Mittel fehlen", "funding"),
        ("Kofinanzierung offen", "funding"),
        ("Stellen unbesetzt", "staff"),
        ("Stelle nicht besetzt", "staff"),
        ("Fachkräftemangel", "staff"),
        ("Rechtslage ungeklärt", "legal"),
        ("Baugenehmigung fehlt", "legal"),
        ("Zustimmung des Bundes steht aus", "other_body"),
        ("Lieferengpässe", "external"),
        ("geht vor: der Umbau", "priority"),
    ],
)
def test_the_usual_whole_words_say_a_class(text: str, obstacle: str) -> None:
    assert read_obstacle(Cell(text), CONTEXT).values["obstacle"] == [obstacle]


@pytest.mark.parametrize("text", ["Personal?", "kein Personalmangel", "Personal: gelöst", "Finanzierung gesichert"])
def test_what_is_doubtful_or_no_longer_hinders_says_no_class(text: str) -> None:
    reading = read_obstacle(Cell(text), CONTEXT)
    assert reading.values == {"obstacle": None, "obstacle_text": text}
    assert [issue.code for issue in reading.issues] == ["obstacle.unclassified"]


@pytest.mark.parametrize(
    ("text", "obstacle"), [("kein Personal", "staff"), ("Finanzierung nicht gesichert", "funding"), ("keine Mittel", "funding")]
)
def test_what_is_lacking_hinders(text: str, obstacle: str) -> None:
    assert read_obstacle(Cell(text), CONTEXT).values["obstacle"] == [obstacle]


def test_an_origin_with_a_question_mark_is_asked_with_the_named_one_first() -> None:
    reading = read_origin(Cell("Rahmenkonzept 2021?"), CONTEXT)
    assert reading.values == {"origin": None}
    assert reading.issues[0].choices[0].value == "framework_2021"
