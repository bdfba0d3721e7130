"""A new cut of government: a list is read by the bodies and action fields that there were on the day of its Stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from dashboard.master import FormerDepartment, MasterData
from tests.builders import Page, Value, workbook
from tests.unit.masters import MASTER

DAY = date(2027, 6, 30)


def recut() -> MasterData:
    """SJV ends in the middle of 2027 and lives on in SIS; action field 12 ends with it."""
    departments = tuple(replace(each, valid_to=DAY) if each.code == "SJV" else each for each in MASTER.departments)
    fields = tuple(replace(each, valid_to=DAY) if each.number == 12 else each for each in MASTER.action_fields)
    former = (*MASTER.former_departments, FormerDepartment("Justiz", ("SJV",), ("SIS",), "auto"))
    return replace(MASTER, departments=departments, action_fields=fields, former_departments=former)


def read_with_stand(stand: str) -> ListReading:
    rows: list[list[Value]] = [
        ["Maßnahmen SIS", f"Stand: {stand}"],
        ["Nr.", "Handlungsfeld", "Maßnahme", "Federführung"],
        [1, 12, "Rechtsberatung", "SJV"],
    ]
    return read_list(workbook(Page(rows)), "liste.xlsx", recut(), "SIS")


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
