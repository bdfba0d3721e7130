"""What a viewer may not see reaches no answer: every viewer asks every query for words that are planted where he may not look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dashboard import queries
from dashboard.access.sight import PUBLIC_RULES, TABLES, Sight, statements
from dashboard.fields import Visibility
from dashboard.intake.accepting.derivation import derive
from dashboard.store import SeenStore, Store, StoreError
from tests.planted_store import DRAFT, HOUSE, OTHER, OWN, SHARED, planted_store
from tests.small_store import Delivered, said, small_store

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


NOTED = {"title": "Eine Fußnote"}
HIDDEN: Mapping[str, Mapping[str, Any]] = {
    "reader": {"rating": "red", "rating_reason": "neu", "obstacle_text": "neu", "decision_needed": "neu", "internal_note": "neu"},
    "working_group": {
        "internal_note": "neu",
        "contact": "neu",
        "extra": {"Spalte": "neu"},
        "footnotes": NOTED | {"contact": "neu"},
    },
    "other_house": {"internal_note": "neu"},
}


@pytest.mark.parametrize("viewer", HIDDEN)
def test_what_changed_in_hidden_fields_alone_has_not_changed(tmp_path: Path, viewer: str) -> None:
    """Neither by the day of the last change, nor by the number of changes, nor in the history: no answer differs."""
    first_told: dict[str, Any] = {"rating": "green", "footnotes": NOTED}
    told = [said("2025", "SKB-0001", **first_told), said("2025", "SKB-0002"), said("2026", "SKB-0002", stage="completed")]
    changed = said("2026", "SKB-0001", **{**first_told, **HIDDEN[viewer]})
    noted, plain = small_store(tmp_path / "noted.duckdb", [*told, changed]), tmp_path / "plain.duckdb"
    with small_store(plain, [*told, changed]).write() as writer:
        writer.delete("measure_version", {"version_id": 4})
        writer.update("delivered_measure", {"version_id": 1, "is_new_version": False}, {"version_id": 4})
        derive(writer)
    first, second = (each_answer(seen(path, viewer)) for path in (noted.path, plain))
    assert {name for name in first if first[name] != second[name]} == set()
    assert changed_in(seen(noted.path, viewer)) == {"SKB-0001": "2025", "SKB-0002": "2026"}
    assert changed_in(seen(noted.path, "own_house"))["SKB-0001"] == "2026"


def each_answer(store: SeenStore) -> dict[str, list[dict[str, Any]]]:
    """As `answers`, of what pages and papers ask: without the numbers of versions, and what is asked as a list is taken in."""
    beside = ("deliveries/versions", "master/in_use")
    asked = [name for name in queries.names() if name.partition("/")[0] not in (*MACHINERY, "identity") and name not in beside]
    found = {name: queries.run(store, name, **parameters(name, ["SKB-0001", "SKB-0002"])) for name in asked}
    return {name: frame.select(pl.exclude("^.*version_id$")).to_dicts() for name, frame in found.items()}


def changed_in(store: Store | SeenStore) -> dict[str, str]:
    return dict(queries.run(store, "measures/list", round="2026").select("measure_id", "changed_in").iter_rows())


def test_what_a_draft_brought_first_is_seen_once_a_list_that_is_released_says_it(tmp_path: Path) -> None:
    told = [said("2025", "SKB-0001"), said("2026", "SKB-0001", title="Neu")]
    store = small_store(tmp_path / "store.duckdb", told, [Delivered("2026", "SKB", is_released=False)])
    with store.write() as writer:
        (draft,) = writer.rows("delivery", {"delivery_id": 2}).to_dicts()
        (place,) = writer.rows("delivered_measure", {"delivery_id": 2}).to_dicts()
        writer.insert("delivery", [draft | {"delivery_id": 3}])
        writer.insert("release", [{"delivery_id": 3, "released_by": "Leitung", "released_at": draft["known_from"]}])
        writer.insert("delivered_measure", [place | {"delivery_id": 3, "is_new_version": False}])
        derive(writer)
    for each in (store, seen(store.path, "reader")):
        assert changed_in(each) == {"SKB-0001": "2026"}
        assert queries.run(each, "measures/list", round="2026")["title"].to_list() == ["Neu"]
    assert queries.run(seen(store.path, "reader"), "deliveries/list")["delivery_id", "changed"].rows() == [(3, 1), (1, 0)]


def test_the_record_of_a_freeze_tells_of_no_draft_of_others(path: Path) -> None:
    frozen = Store(path.parent / "frozen.duckdb")
    frozen.path.write_bytes(path.read_bytes())
    with frozen.write() as writer:
        writer.update("round_freeze", {"record": '{"measures": 3, "not_released": ["SKB", "SF"]}'}, {})
    told = {viewer: seen(frozen.path, viewer).rows("round_freeze")["record"][0] for viewer in ("own_house", "other_house")}
    assert told == {
        "own_house": '{"measures":3,"not_released":["SKB"]}',
        "other_house": '{"measures":3,"not_released":["SF"]}',
    }


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
