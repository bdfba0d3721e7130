"""A typed day is read as it stands, or refused: never the one beside it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.ui.day_field import typed_day


@pytest.mark.parametrize("text", ["30.06.2027", "30.6.27", " 30. 6. 2027 ", "30062027", "2027-06-30"])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert typed_day(text).day == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31.06.2027", "31.06.2027 gibt es nicht; bitte das Datum prüfen."),
        ("29.02.2027", "29.02.2027 gibt es nicht; bitte das Datum prüfen."),
        ("01.01.9999", "01.01.9999 liegt nicht in den Jahren 2000 bis 2099; bitte das Datum prüfen."),
        ("im Juni", "„im Juni“ ist nicht als Tag zu lesen; bitte in der Form TT.MM.JJJJ angeben, wie 30.06.2027."),
    ],
)
def test_what_is_no_day_is_refused(text: str, fault: str) -> None:
    assert (typed_day(text).day, typed_day(text).fault) == (None, fault)


def test_an_empty_field_is_no_day_and_no_fault() -> None:
    assert (typed_day("  ").day, typed_day("  ").fault) == (None, None)
