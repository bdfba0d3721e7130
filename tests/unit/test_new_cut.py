"""A new cut of government: a list is read by the bodies and action fields that there were on the day of its Stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from dashboard.master import FormerDepartment, FormerField, MasterData
from tests.builders import Page, Value, workbook
from tests.unit.masters import MASTER

DAY = date(2027, 6, 30)


def recut(*successors: int) -> MasterData:
    """SJV ends in the middle of 2027 and lives on in SIS; action field 12 ends with it and lives on in others."""
    departments = tuple(replace(each, valid_to=DAY) if each.code == "SJV" else each for each in MASTER.departments)
    fields = tuple(replace(each, valid_to=DAY) if each.number == 12 else each for each in MASTER.action_fields)
    former = (*MASTER.former_departments, FormerDepartment("Justiz", ("SJV",), ("SIS",), "auto"))
    former_fields = (FormerField(12, successors),) if successors else ()
    return replace(MASTER, departments=departments, action_fields=fields, former_departments=former, former_fields=former_fields)


def read_with_stand(stand: str, *successors: int, field: Value = 12) -> ListReading:
    rows: list[list[Value]] = [
        ["Maßnahmen SIS", f"Stand: {stand}"],
        ["Nr.", "Handlungsfeld", "Maßnahme", "Federführung"],
        [1, field, "Rechtsberatung", "SJV"],
    ]
    return read_list(workbook(Page(rows)), "liste.xlsx", recut(*successors), "SIS")


@pytest.mark.parametrize("stand", ["30.09.2026", "30.06.2027"])
def test_before_the_cut_the_body_and_the_field_are_themselves(stand: str) -> None:
    (measure,) = read_with_stand(stand).measures

    assert (measure.values["lead_department"], measure.values["action_field"]) == ("SJV", 12)


def test_after_the_cut_the_body_is_its_successor_and_the_field_is_asked() -> None:
    reading = read_with_stand("30.09.2027")
    (measure,) = reading.measures

    assert (measure.values["lead_department"], measure.values["action_field"]) == ("SIS", None)
    asked = {finding.cell: finding.severity for finding in reading.findings}
    assert asked["B3"] == "warning"
    assert asked["D3"] == "note"


@pytest.mark.parametrize("field", [12, "12 Diversitätsgerechte Öffnung der Verwaltung", "HF 12"])
def test_a_field_that_went_into_another_is_read_as_that_one_with_a_note(field: Value) -> None:
    reading = read_with_stand("30.09.2027", 7, field=field)

    assert [measure.values["action_field"] for measure in reading.measures] == [7]
    assert [finding.severity for finding in reading.findings if finding.code == "action_field.succeeded"] == ["note"]


def test_a_field_that_was_split_is_asked_with_its_parts_to_choose_from() -> None:
    reading = read_with_stand("30.09.2027", 7, 9)

    assert [measure.values["action_field"] for measure in reading.measures] == [None]
    (asked,) = [finding for finding in reading.findings if finding.code == "action_field.split"]
    assert (asked.severity, [choice.value for choice in asked.choices]) == ("warning", [7, 9])


@pytest.mark.parametrize(("name", "number"), [("Vereine der Migration", 9), ("9 Vereine der Migration", 9)])
def test_a_field_and_a_body_are_read_by_the_names_of_before(name: str, number: int) -> None:
    former = (("field", "9", "Vereine der Migration"), ("department", "SKB", "Bildungsbehörde"))
    rows: list[list[Value]] = [["Nr.", "Handlungsfeld", "Maßnahme", "Federführung"], [1, name, "Rat", "Bildungsbehörde"]]

    (measure,) = read_list(workbook(Page(rows)), "liste.xlsx", replace(MASTER, former_names=former), "SKB").measures

    assert (measure.values["action_field"], measure.values["lead_department"]) == (number, "SKB")
