"""What is known of one measure beside its state: words, cells, links, sayings, findings and answers, by literal rows."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.store import Store
from tests.small_store import Delivered, said, small_store

ASKED = "SKB-0001"
DELIVERIES = "select delivery_id, round, department from delivery order by delivery_id"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """SKB's lists are the deliveries 2 (2025) and 5 (2026), SJV's 1 and 4; what SASJI says in 2026 (3) is not released."""
    filled = small_store(
        tmp_path / "store.duckdb",
        [
            said("2025", ASKED, stage="planned"),
            said("2025", "SJV-0001"),
            said("2026", ASKED, stage="in_progress"),
            said("2026", "SKB-0002", title="Teil"),
            said("2026", "SJV-0001", title="Ziel"),
        ],
        [Delivered("2026", "SASJI", is_released=False)],
    )
    numbers = {(row["round"], row["department"]): row["delivery_id"] for row in filled.query(DELIVERIES).to_dicts()}
    assert numbers == {
        ("2025", "SJV"): 1,
        ("2025", "SKB"): 2,
        ("2026", "SASJI"): 3,
        ("2026", "SJV"): 4,
        ("2026", "SKB"): 5,
    }
    return filled


def written(store: Store, table: str, *rows: dict[str, Any]) -> None:
    with store.write() as writer:
        writer.insert(table, list(rows))


def answers(store: Store, name: str, *columns: str) -> list[tuple[Any, ...]]:
    return queries.run(store, f"measure/{name}", measure_id=ASKED).select(columns).rows()


def test_each_released_list_has_its_words_oldest_first(store: Store) -> None:
    assert answers(store, "words", "delivery_id", "round", "stage", "version_of", "released_by") == [
        (2, "2025", "planned", 2, "Leitung"),
        (5, "2026", "in_progress", 5, "Leitung"),
    ]


def test_a_list_that_was_taken_back_has_none(store: Store) -> None:
    taken_back = {"reason": "falsche Datei", "withdrawn_by": "SKB", "withdrawn_at": datetime(2026, 10, 1)}
    written(store, "withdrawal", {"delivery_id": 5, **taken_back})
    assert answers(store, "words", "delivery_id") == [(2,)]


def placed(store: Store, **cells: str) -> None:
    """Another list of SKB in 2026, which confirms the measure in its row 7 with these cells."""
    written(
        store,
        "delivery",
        {
            "delivery_id": 6,
            "round": "2026",
            "department": "SKB",
            "sha256": "6",
            "file_name": "nachtrag.xlsx",
            "scope": "measures",
            "valid_from": datetime(2026, 9, 30).date(),
            "known_from": datetime(2026, 10, 1),
            "is_sample": False,
            "row_count": 1,
        },
    )
    written(store, "release", {"delivery_id": 6, "released_by": "Leitung", "released_at": datetime(2026, 10, 1)})
    row = {"measure_id": ASKED, "version_id": 3, "is_new_version": False, "valid_from": datetime(2026, 9, 30).date()}
    written(store, "delivered_measure", {"delivery_id": 6, **row, "sheet": "Nachtrag", "row": 7, "cells": cells})


def test_cells_are_told_by_field_and_those_of_the_own_house_never(store: Store) -> None:
    placed(store, title="B7", stage="C7", contact="D7", internal_note="E7")
    assert answers(store, "sources", "delivery_id", "file_name", "sheet", "field", "cell") == [
        (6, "nachtrag.xlsx", "Nachtrag", "stage", "C7"),
        (6, "nachtrag.xlsx", "Nachtrag", "title", "B7"),
    ]


def test_an_answer_counts_for_its_cell_or_for_the_word_and_only_where_the_field_has_a_cell(store: Store) -> None:
    placed(store, stage="C7", contact="D7")

    def answer(number: int, *subject: str, kind: str = "value", delivery_id: int = 6) -> dict[str, Any]:
        given = {
            "department": "SKB",
            "value": json.dumps("planned"),
            "is_remembered": False,
            "answered_at": datetime(2026, 10, 1),
        }
        return {"answer_id": number, "delivery_id": delivery_id, "kind": kind, "subject": list(subject), **given}

    written(
        store,
        "answer",
        answer(1, "stage.ambiguous", "stage", "offen"),
        answer(2, "stage.ambiguous", "stage", "offen", "Nachtrag", "C7"),
        answer(3, "stage.ambiguous", "stage", "offen", "Nachtrag", "C8"),
        answer(4, "rating.ambiguous", "rating", "offen"),
        answer(5, "text.odd", "contact", "offen"),
        answer(6, "Stand", kind="column"),
        answer(7, "stage.ambiguous", "stage", "offen", delivery_id=4),
    )
    at_c7 = {
        "code": "stage.ambiguous",
        "sheet": "Nachtrag",
        "cell": "C7",
        "field": "stage",
        "value": "offen",
        "message": "unklar",
    }
    written(store, "finding", {"delivery_id": 6, "position": 91, "severity": "answered", **at_c7})
    assert answers(store, "answers", "delivery_id", "field", "word", "cell", "answered") == [
        (6, "stage", "offen", "C7", '"planned"'),
        (6, "stage", "offen", None, '"planned"'),
    ]


def test_findings_are_those_of_its_own_row(store: Store) -> None:
    placed(store, stage="C7")

    def finding(position: int, cell: str, **values: Any) -> dict[str, Any]:
        usual = {"severity": "warning", "sheet": "Nachtrag", "message": f"Hinweis {position}", "code": "x", "field": "stage"}
        return {"delivery_id": 6, "position": position, "cell": cell, **usual, **values}

    written(
        store,
        "finding",
        finding(1, "C7"),
        finding(2, "C77"),
        finding(3, "D7", field=None),
        finding(4, "E7", field="contact"),
        finding(5, "C7", sheet="Liste"),
        finding(6, "C7", delivery_id=4),
    )
    assert answers(store, "findings", "message") == [("Hinweis 1",), ("Hinweis 3",)]


@pytest.mark.parametrize(
    ("measure_id", "kind", "other_id", "expected"),
    [
        (ASKED, "merged_into", "SJV-0001", ("2026", "merged_into", "SJV-0001", "Ziel")),
        ("SKB-0002", "split_from", ASKED, ("2026", "parts", "SKB-0002", "Teil")),
        (ASKED, "split_from", "SKB-0002", ("2026", "part_of", "SKB-0002", "Teil")),
        ("SKB-0002", "merged_into", ASKED, ("2026", "merged_from", "SKB-0002", "Teil")),
    ],
)
def test_a_link_is_told_from_the_measure_that_is_looked_at(
    store: Store, measure_id: str, kind: str, other_id: str, expected: tuple[str, ...]
) -> None:
    link = {"measure_id": measure_id, "kind": kind, "other_id": other_id}
    written(store, "measure_link", {"delivery_id": 5, **link}, {"delivery_id": 3, **link})
    assert answers(store, "links", "round", "kind", "other_id", "title") == [expected]


def test_what_others_said_stands_beside_it_newest_round_first(store: Store) -> None:
    co_report = {"sheet": "Liste", "lead_department": "SKB", "measure_id": ASKED, "values": json.dumps({"report": "läuft gut"})}
    written(
        store,
        "co_report",
        {"delivery_id": 1, "row": 5, "title": "Mit uns", "cells": {}, **co_report},
        {"delivery_id": 3, "row": 5, "title": "Nicht freigegeben", "cells": {}, **co_report},
    )
    written(store, "missing_answer", {"delivery_id": 5, "measure_id": ASKED, "answer": "forgotten", "reason": "versehentlich"})
    written(
        store,
        "set_aside",
        {"delivery_id": 5, "measure_id": ASKED, "kind": "full_progress", "detail": "planned", "reason": "gewollt"},
    )
    question = {"department": "SKB", "measure_id": ASKED, "asked_by": "Steuerungsrunde", "asked_on": datetime(2026, 9, 1).date()}
    written(store, "inquiry", {"inquiry_id": 1, "round": "2026", "text": "Wer zahlt?", **question})
    written(store, "inquiry_answer", {"delivery_id": 5, "inquiry_id": 1, "answer": "Der Bund", "sheet": "Fragen", "cell": "C5"})
    assert answers(store, "beside", "round", "kind", "by_whom", "what", "detail") == [
        ("2026", "answer", "SKB", "Wer zahlt?", "Der Bund"),
        ("2026", "missing", "SKB", "forgotten", "versehentlich"),
        ("2026", "inquiry", "Steuerungsrunde", "Wer zahlt?", None),
        ("2026", "set_aside", "SKB", "full_progress=planned", "gewollt"),
        ("2025", "co_report", "SJV", "Mit uns", "läuft gut"),
    ]


def test_rules_are_told_for_each_round(store: Store) -> None:
    written(
        store,
        "attention",
        {"round": "2025", "measure_id": ASKED, "rule": "no_lead", "detail": None},
        {"round": "2026", "measure_id": ASKED, "rule": "overdue", "detail": "2026-06-30"},
        {"round": "2026", "measure_id": "SKB-0002", "rule": "no_lead", "detail": None},
    )
    assert answers(store, "attention", "round", "rule", "detail") == [
        ("2026", "overdue", "2026-06-30"),
        ("2025", "no_lead", None),
    ]


def test_an_answer_for_a_word_is_not_quoted_where_the_cell_says_another_word(store: Store) -> None:
    placed(store, stage="C7")
    given = {"department": "SKB", "value": json.dumps("planned"), "is_remembered": False, "answered_at": datetime(2026, 10, 1)}
    subject = ["stage.ambiguous", "stage", "offen"]
    written(store, "answer", {"answer_id": 1, "delivery_id": 6, "kind": "value", "subject": subject, **given})
    elsewhere = {"code": "stage.ambiguous", "sheet": "Nachtrag", "cell": "C9", "field": "stage", "message": "unklar"}
    written(store, "finding", {"delivery_id": 6, "position": 91, "severity": "answered", **elsewhere})

    assert answers(store, "answers", "field") == []
