"""A reading as plain data: there and back without loss, and as the JSON that `check` promises."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from dashboard.intake.model import Choice, Finding, ListReading, MeasureRow, RowClass, RowKind, Table
from dashboard.intake.process.wire import (
    check_json,
    master_from_dict,
    master_to_dict,
    reading_from_dict,
    reading_from_parts,
    reading_to_dict,
)
from dashboard.vocabulary import FIELDS
from tests.unit.masters import MASTER


def reading() -> ListReading:
    measure = MeasureRow(
        sheet="HF 1",
        row=7,
        values={
            **dict.fromkeys(field.name for field in FIELDS),
            "title": "Sprachkurse „für alle“",
            "action_field": 1,
            "levels": ["bremen", "land"],
            "start": date(2025, 1, 1),
            "progress_percent": 12.5,
            "is_ongoing": True,
            "guiding_goals": {2, 1},
        },
        cells={"title": "C7"},
        extra={"Drs.": "20/123"},
        footnotes={"title": "1) vorläufig", "": "2) auch"},
    )
    choices = (
        Choice("land", "Land", True),
        Choice(None, "keine Angabe"),
        Choice(["bremen"], "Stadt"),
        Choice(date(2025, 6, 30), "Juni"),
    )
    finding = Finding("levels.unclear", "warning", "HF 1", "F7", "K", "„K“ sagt nicht, welche Stadt.", "Land", "levels", choices)
    return ListReading(
        file="liste.xlsx",
        department="SKB",
        as_of=date(2025, 9, 30),
        is_sample=True,
        is_partial=False,
        tables=[Table("HF 1", 5, {"title": "C", "levels": "F"}, {"Drs.": "H"})],
        measures=[measure],
        findings=[finding],
        rows=[RowClass("HF 1", 7, RowKind.MEASURE)],
        other_sheets={"Deckblatt": "keine Liste"},
    )


def test_a_reading_comes_back_from_json_as_it_was() -> None:
    assert reading_from_dict(json.loads(json.dumps(reading_to_dict(reading())))) == reading()


def test_a_reading_may_come_in_parts_and_its_rows_share_the_names_of_their_fields() -> None:
    whole = replace(reading(), measures=[*reading().measures, *reading().measures])
    told = json.dumps(reading_to_dict(whole) | {"measures": [], "findings": []})
    parts = [json.dumps({"measures": [one]}) for one in reading_to_dict(whole)["measures"]]
    parts.append(json.dumps({"findings": reading_to_dict(whole)["findings"]}))
    found = reading_from_parts(json.loads(told), map(json.loads, parts))
    assert found == whole
    first, second = ({id(name) for name in measure.values} for measure in found.measures)
    assert first == second


@pytest.mark.parametrize("part", [{"measures": [{}]}, {"other": []}, {"file": "b"}, {"rows": 5}])
def test_a_part_that_is_none_is_refused(part: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        reading_from_parts(reading_to_dict(reading()), [part])


def test_a_day_with_its_time_stays_one() -> None:
    one = reading()
    one.measures[0].values["start"] = datetime(2025, 1, 1, 12, 30)
    assert reading_from_dict(json.loads(json.dumps(reading_to_dict(one)))) == one


def test_master_data_come_back_from_json_as_they_were() -> None:
    assert master_from_dict(json.loads(json.dumps(master_to_dict(MASTER)))) == MASTER


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("file", 5),
        ("as_of", "2025-09-30"),
        ("as_of", {"$date": "morgen"}),
        ("tables", None),
        ("rows", [{"sheet": "a", "row": 1, "kind": "x"}]),
    ],
)
def test_an_answer_that_is_no_reading_is_refused(field: str, value: object) -> None:
    data = reading_to_dict(reading()) | {field: value}
    with pytest.raises((ValueError, KeyError, TypeError)):
        reading_from_dict(data)


def test_the_json_of_check_has_the_promised_form() -> None:
    shown = json.loads(json.dumps(check_json(reading())))
    assert list(shown) == ["file", "department", "acceptable", "tables", "measures", "findings", "rows"]
    assert (shown["file"], shown["department"], shown["acceptable"]) == ("liste.xlsx", "SKB", True)
    assert shown["tables"] == [{"sheet": "HF 1", "header_row": 5, "columns": {"title": "C", "levels": "F"}}]
    (measure,) = shown["measures"]
    assert list(measure) == ["sheet", "row", *(field.name for field in FIELDS), "extra", "footnotes"]
    assert (measure["sheet"], measure["row"], measure["start"], measure["end"]) == ("HF 1", 7, "2025-01-01", None)
    assert (measure["levels"], measure["guiding_goals"], measure["progress_percent"]) == (["bremen", "land"], [1, 2], 12.5)
    (finding,) = shown["findings"]
    assert list(finding) == ["code", "severity", "sheet", "cell", "value", "message", "choices"]
    assert finding["choices"][0] == {"value": "land", "label": "Land", "proposed": True}
    assert finding["choices"][3]["value"] == "2025-06-30"


def test_the_json_of_an_unreadable_file_is_complete_and_not_acceptable() -> None:
    finding = Finding("opening.empty", "error", None, None, None, "„a.xlsx“ ist leer.")
    shown = check_json(ListReading("a.xlsx", None, None, False, False, [], [], [finding], is_readable=False))
    assert (shown["acceptable"], shown["tables"], shown["measures"]) == (False, [], [])
    assert [found["message"] for found in shown["findings"]] == ["„a.xlsx“ ist leer."]
