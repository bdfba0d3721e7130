"""Several bodies in one cell; the list is SASJI's."""

from __future__ import annotations

import pytest

from dashboard.intake.model import Cell
from dashboard.intake.values.bodies import read_bodies, read_involved, read_lead
from dashboard.intake.values.context import Context
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER, "SASJI", 4)
MEMBERS_WITHOUT_SASJI = ["SBMS", "SF", "SGFV", "SIS", "SJV", "SK", "SKB", "SUKW", "SWHT", "SfK", "ZGF"]


def codes(text: str) -> list[str]:
    return [issue.code for issue in read_bodies(text, CONTEXT, names_lead=True).issues]


@pytest.mark.parametrize(
    ("text", "lead", "involved", "other"),
    [
        ("FF: SASJI; Bet.: SKB, SGFV", "SASJI", ["SKB", "SGFV"], []),
        ("SKB unter Federführung von SASJI", "SASJI", ["SKB"], []),
        ("SKB, SIS (FF)", "SIS", ["SKB"], []),
        ("SKB/SASJI, Magistrat BHV", "SKB", ["SASJI", "MAG-BHV"], []),
        ("SKB gemeinsam mit SASJI", "SKB", ["SASJI"], []),
        ("SASJI in Abstimmung mit SIS", "SASJI", ["SIS"], []),
        ("Der Senator für Kultur | Senatskanzlei", "SfK", ["SK"], []),
        ("SASJI (Abt. 2), AfSD", "SASJI", [], ["AfSD"]),
        ("SKB (für HB), Mag. BHV (für BHV)", "SKB", ["MAG-BHV"], []),
        ("Die Senatorin für\nKinder und Bildung\nSfK", "SKB", ["SfK"], []),
        ("Die Senatorin für Kinder und Bildung, Magistrat der Stadt Bremerhaven", "SKB", ["MAG-BHV"], []),
        ("Senatorin für Arbeit, Soziales, Jugend und Integration und Der Senator für Finanzen", "SASJI", ["SF"], []),
        ("SF, SK, SJIS, ZGF, LBB", "SF", ["SK", "SASJI", "ZGF"], ["LBB"]),
        ("SKB, Refugio", "SKB", [], ["Refugio"]),
        ("AFZ", "SF", [], ["AFZ"]),
    ],
)
def test_bodies_of_a_lead_column(text: str, lead: str, involved: list[str], other: list[str]) -> None:
    bodies = read_bodies(text, CONTEXT, names_lead=True)
    assert (bodies.lead, bodies.involved, bodies.other) == (lead, involved, other)


def test_the_first_of_several_without_roles_leads_with_a_note() -> None:
    assert codes("SKB, SIS") == ["bodies.first_leads"]
    assert codes("FF: SKB; Bet.: SIS") == []
    assert codes("SKB") == []


@pytest.mark.parametrize("text", ["alle Ressorts", "ressortübergreifend", "alle Dienststellen"])
def test_all_departments_are_involved_and_the_list_s_own_leads(text: str) -> None:
    bodies = read_bodies(text, CONTEXT, names_lead=True)
    assert (bodies.lead, sorted(bodies.involved)) == ("SASJI", MEMBERS_WITHOUT_SASJI)
    assert codes(text) == ["bodies.all_departments"]


def test_an_ambiguous_lead_is_null_and_not_the_list_s_own() -> None:
    reading = read_lead(Cell("SKUMS, SK"), CONTEXT)
    assert reading.values == {"lead_department": None, "involved": ["SK"]}
    assert [issue.code for issue in reading.issues] == ["department.ambiguous"]


def test_a_lead_that_is_no_department_is_a_question_with_the_list_s_own_proposed() -> None:
    reading = read_lead(Cell("Refugio"), CONTEXT)
    assert reading.values == {"lead_department": None, "involved_other": ["Refugio"]}
    assert [issue.code for issue in reading.issues] == ["department.unknown"]
    assert [choice.value for choice in reading.issues[0].choices if choice.is_proposed] == ["SASJI"]


@pytest.mark.parametrize("text", ["", "-", "k. A."])
def test_where_no_lead_is_named_the_list_s_own_department_leads(text: str) -> None:
    assert read_lead(Cell(text), CONTEXT).values == {"lead_department": "SASJI"}
    assert read_lead(Cell(text), Context(MASTER)).values == {"lead_department": None}


def test_an_error_value_names_no_lead() -> None:
    assert read_lead(Cell("#BEZUG!"), CONTEXT).values == {"lead_department": None}


@pytest.mark.parametrize(
    ("text", "involved", "other"),
    [
        ("SKB, SGFV", ["SGFV", "SKB"], None),
        ("Refugio, VAJA und Martinsclub", None, ["Refugio", "VAJA", "Martinsclub"]),
        ("AFZ, LSB, SIS", ["SF", "SIS"], ["AFZ", "LSB"]),
        ("Vereine, Bürger- und Heimatverein", None, ["Vereine", "Bürger- und Heimatverein"]),
        ("alle Ressorts und Magistrat", sorted([*MEMBERS_WITHOUT_SASJI, "SASJI", "MAG-BHV"]), None),
        ("", None, None),
    ],
)
def test_bodies_of_a_column_of_involved(text: str, involved: list[str] | None, other: list[str] | None) -> None:
    assert read_involved(Cell(text), CONTEXT).values == {"involved": involved, "involved_other": other}


def test_a_role_in_the_column_of_involved_names_the_lead() -> None:
    assert read_involved(Cell("FF: SIS; Bet.: SKB"), CONTEXT).values == {
        "lead_department": "SIS",
        "involved": ["SKB"],
        "involved_other": None,
    }
