"""Recognising one name of a body."""

from __future__ import annotations

import pytest

from dashboard.intake.values.departments import recognise
from dashboard.master import Department
from tests.unit.masters import DEPARTMENTS, MASTER


@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda department: department.code)
def test_code_official_name_and_aliases_name_the_department(department: Department) -> None:
    for name in (department.code, department.code.lower(), department.official_name, department.short_name, *department.aliases):
        found = recognise(name, MASTER)
        assert (found.department, found.issues) == (department.code, ())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Der Senator für Kinder und Bildung", "SKB"),
        ("Senator:in für Finanzen", "SF"),
        ("Senator(in) für Finanzen", "SF"),
        ("Sen. f. Finanzen", "SF"),
        ("Kinder & Bildung", "SKB"),
        ("SASJI (Abt. 2)", "SASJI"),
        ("SKB, Ref. 12", "SKB"),
        ("SKB 21-3", "SKB"),
        ("Mag BHV", "MAG-BHV"),
    ],
)
def test_the_official_title_and_units_inside_a_house_do_not_matter(name: str, code: str) -> None:
    assert recognise(name, MASTER).department == code


@pytest.mark.parametrize(("name", "code"), [("SK", "SK"), ("SfK", "SfK"), ("SKB", "SKB"), ("SIS", "SIS"), ("SK-Kultur", "SfK")])
def test_short_codes_do_not_flow_into_each_other(name: str, code: str) -> None:
    found = recognise(name, MASTER)
    assert (found.department, found.issues) == (code, ())


@pytest.mark.parametrize("name", ["SASIJ", "SKBB", "SFK1", "SGVF", "SISS"])
def test_a_misspelt_code_is_unknown(name: str) -> None:
    assert not recognise(name, MASTER).is_known


@pytest.mark.parametrize(("name", "action_field", "code"), [("SJIS", 4, "SASJI"), ("SJIS", None, "SASJI"), ("SI", 11, "SIS")])
def test_a_former_name_with_one_successor_converts_with_a_note(name: str, action_field: int | None, code: str) -> None:
    found = recognise(name, MASTER, action_field)
    assert found.department == code
    assert [issue.code for issue in found.issues] == ["department.succeeded"]


@pytest.mark.parametrize(
    ("name", "action_field", "choices"),
    [
        ("SJIS", 11, [("SASJI", False), ("SIS", True)]),
        ("SWAE", 6, [("SASJI", True), ("SWHT", False)]),
        ("SWAE", 3, [("SASJI", False), ("SWHT", False)]),
        ("SKUMS", 3, [("SBMS", True), ("SUKW", False)]),
        ("SWH", 4, [("SUKW", True), ("SWHT", False)]),
        ("SWAH", 6, [("SWHT", False), ("SASJI", False)]),
        ("Die Senatorin für Wirtschaft, Arbeit und Europa", 6, [("SASJI", True), ("SWHT", False)]),
    ],
)
def test_a_former_name_that_was_split_is_a_question(name: str, action_field: int, choices: list[tuple[str, bool]]) -> None:
    found = recognise(name, MASTER, action_field)
    assert found.department is None
    assert [issue.code for issue in found.issues] == ["department.ambiguous"]
    assert [(choice.value, choice.is_proposed) for choice in found.issues[0].choices] == choices


@pytest.mark.parametrize(("name", "code"), [("AFZ", "SF"), ("Polizei Bremen", "SIS"), ("Amt 51", "MAG-BHV"), ("LBB", None)])
def test_an_office_keeps_its_name_and_points_to_its_department(name: str, code: str | None) -> None:
    found = recognise(name, MASTER)
    assert (found.department, found.office, found.is_known) == (code, name, True)


def test_a_misspelt_name_is_recognised_with_a_note() -> None:
    found = recognise("Die Senatorin für Arbeit, Soziales, Jugend und Integratoin", MASTER)
    assert found.department == "SASJI"
    assert [issue.code for issue in found.issues] == ["department.misspelt"]


@pytest.mark.parametrize("name", ["Verein Sonnenhof", "Träger der freien Jugendhilfe", "Senator für Fischerei", "Frauen", ""])
def test_what_is_no_body_of_the_master_data_is_unknown(name: str) -> None:
    assert not recognise(name, MASTER).is_known
