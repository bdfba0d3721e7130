"""What a viewer may not see reaches no answer: every viewer asks every query for words that are planted where he may not look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.access.sight import PUBLIC_RULES, TABLES, Sight, statements
from dashboard.fields import Visibility
from dashboard.store import SeenStore, Store, StoreError
from tests.planted_store import DRAFT, HOUSE, OTHER, OWN, SHARED, planted_store

VIEWERS = {
    "reader": Sight(Visibility.PUBLIC),
    "working_group": Sight(Visibility.SHARED),
    "other_house": Sight(Visibility.SHARED, (OTHER,)),
    "own_house": Sight(Visibility.SHARED, (HOUSE,)),
}
SEES: Mapping[str, frozenset[str]] = {
    "reader": frozenset(),
    "working_group": frozenset((SHARED,)),
    "other_house": frozenset((SHARED,)),
    "own_house": frozenset((SHARED, OWN, DRAFT)),
}
MACHINERY = ("building", "derive")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sight") / "store.duckdb"
    planted_store(path)
    return path


def parameters(name: str, measures: list[str]) -> dict[str, Any]:
    """Something for each parameter of a query, such that it has an answer about the house."""
    given = {
        "round": "2026", "from": "2025", "to": "2026", "department": HOUSE, "departments": [HOUSE, OTHER],
        "measure_id": measures[0], "ids": measures, "delivery_id": 3, "versions": list(range(1, 500)), "day": date(2026, 10, 1),
        "sha256": "3", "round_codes": ["2025", "2026"], "rounds": ["2025", "2026"], "today": date(2026, 11, 29), "here": "2026",
    }  # fmt: skip
    known = queries.find(name).parameters
    return {each.name: given.get(each.name, 1) for each in known if each.name in given or not each.is_optional}


def answers(store: Store | SeenStore, measures: list[str]) -> dict[str, str]:
    """By the name of each query, all that it answers, as one text."""
    asked = [name for name in queries.names() if name.partition("/")[0] not in MACHINERY]
    return {name: str(queries.run(store, name, **parameters(name, measures)).to_dicts()) for name in asked}


@pytest.fixture(scope="module")
def measures(path: Path) -> list[str]:
    return Store(path).rows("measure", {"department": HOUSE})["measure_id"].to_list()


@pytest.fixture(scope="module", params=VIEWERS)
def viewer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def told(path: Path, measures: list[str], viewer: str) -> dict[str, str]:
    return answers(seen(path, viewer), measures)


def seen(path: Path, viewer: str) -> SeenStore:
    return SeenStore(path, partial(statements, VIEWERS[viewer]))


def test_every_planted_word_reaches_somebody(path: Path, measures: list[str]) -> None:
    told = str(answers(Store(path), measures))
    assert all(word in told for word in (OWN, SHARED, DRAFT))


def test_no_answer_holds_what_the_viewer_may_not_see(told: dict[str, str], viewer: str) -> None:
    forbidden = {OWN, SHARED, DRAFT} - SEES[viewer]
    assert {name: word for name, text in told.items() for word in forbidden if word in text} == {}


def test_what_the_viewer_may_see_is_there(told: dict[str, str], viewer: str) -> None:
    assert {word for word in (OWN, SHARED, DRAFT) if word in str(told)} == SEES[viewer]


def test_the_own_house_is_answered_as_the_lead_unit_is(path: Path) -> None:
    whole, own = Store(path), seen(path, "own_house")
    asked: dict[str, dict[str, Any]] = {
        "deliveries/list": {"department": HOUSE},
        "answers/remembered": {"department": HOUSE},
        "delivery_board/answers": {"delivery_id": 3},
        "measures/list": {"round": "2026"},
        "round_sheet/outgoing": {"round": "2026"},
    }
    for name, given in asked.items():
        assert queries.run(own, name, **given).to_dicts() == queries.run(whole, name, **given).to_dicts(), name


def test_a_rating_cannot_be_told_from_what_a_reader_sees(path: Path) -> None:
    store = seen(path, "reader")
    for table in ("measure_version", "measure_span", "round_state", "frozen_state"):
        assert store.rows(table)["rating"].unique().to_list() == [None]
    for table in ("round_figure", "frozen_figure"):
        found = store.query(f"select distinct rating, is_on_plan, is_asking, was_on_plan, was_asking from {table}")  # noqa: S608
        assert found.rows() == [(None, False, False, False, False)]
    assert set(store.rows("attention")["rule"]) <= set(PUBLIC_RULES)
    cells = store.query("select distinct unnest(map_keys(cells)) as field from delivered_measure")["field"].to_list()
    assert "title" in cells
    assert not {"rating", "rating_reason", "obstacle", "decision_needed", "contact"} & set(cells)


def test_a_draft_is_not_counted(path: Path) -> None:
    whole, other = Store(path), seen(path, "other_house")
    count = "select count(*) as n from delivery"
    assert int(whole.query(count)["n"][0]) - int(other.query(count)["n"][0]) == 1
    assert seen(path, "own_house").query(count)["n"][0] == whole.query(count)["n"][0]


@pytest.mark.parametrize("sql", ["select * from read_text('/etc/hostname')", "select * from glob('/*')"])
def test_no_question_reaches_a_file(path: Path, sql: str) -> None:
    with pytest.raises(StoreError, match="disabled"):
        seen(path, "reader").query(sql)


def test_a_table_that_nobody_decided_on_is_not_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.access.sight.TABLES", {name: each for name, each in TABLES.items() if name != "meeting"})
    with pytest.raises(StoreError, match="meeting"):
        seen(path, "reader").query("select day from meeting")


def test_every_table_is_decided_on_and_every_named_column_is_there(path: Path) -> None:
    store = Store(path)
    catalogue = store.query("select table_name, column_name from duckdb_columns() where not internal and table_name in ("
                            "select table_name from duckdb_tables())")  # fmt: skip
    columns: dict[str, set[str]] = {}
    for table, column in catalogue.iter_rows():
        columns.setdefault(table, set()).add(column)
    assert set(columns) == set(TABLES)
    for name, each in TABLES.items():
        assert set(each.columns) | set(each.blank) <= columns[name], name
