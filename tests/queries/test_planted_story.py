"""Every event planted between the sample lists of 2025 and 2026 is found, and named in the words of the page of changes."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from dashboard import queries
from dashboard.charts.change import postponed
from dashboard.store import Store
from dashboard.ui.changes.behind import fate_words
from dashboard.ui.changes.waiting import alike_pairs
from data.samples.content import all_lines
from data.samples.story import STORY, Event
from tests.sample_store import sample_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample lists with all that stands beside them, as at the first start."""
    return sample_store(tmp_path_factory.mktemp("story") / "s.duckdb")


@cache
def titles(year: int) -> dict[str, str]:
    """The title of each example in a year, by its key in examples.toml."""
    return {line.key: line.title for line in all_lines(year)}


def changes(store: Store) -> dict[str, dict[str, Any]]:
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    return {row["title"]: row for row in rows.iter_rows(named=True)}


def rules(store: Store, measure_id: str) -> set[str]:
    rows = queries.run(store, "overview/attention", round="2026")
    return set(rows.filter(measure_id=measure_id)["rule"].to_list())


def row_of(store: Store, event: Event) -> dict[str, Any]:
    """What the ledger says of the measure of an event, found by its title of 2026, else of 2025."""
    found = changes(store)
    title = titles(2026).get(event.key) or titles(2025)[event.key]
    return found.get(title) or found[titles(2025)[event.key]]


FATES = {
    "completed": "completed",
    "renamed_with_key": "renamed",
    "merged": "merged",
    "split": "split",
    "moved_field": "moved",
    "moved_department": "moved",
    "dropped_with_reason": "ended_with_reason",
    "dropped_without_reason": "ended_without_reason",
    "vanished": "not_reported",
    "renamed_without_key": "new",
    "new": "new",
}
TRENDS = {"rating_improved": "better", "rating_worsened": "worse", "deferred": "worse"}
RULES = {
    "vanished": "vanished",
    "decision": "decision_needed",
    "rating_without_reason": "no_reason",
    "completed_before_end": "contradiction",
    "on_plan_after_end": "contradiction",
    "report_contradicts_stage": "contradiction",
    "rating_worsened": "rating_worse",
}
WORDS = {
    "completed": "umgesetzt",
    "postponed": "Ende verschoben: ",
    "postponed_twice": "Ende verschoben: 31.12.2025 → 31.12.2027 (2 Jahre)",
    "renamed_with_key": "hieß „",
    "split": "lebt weiter in SGFV-0020 und SGFV-0021",
    "moved_field": "Handlungsfeld 4 → 5",
    "moved_department": "Federführung SBMS → SUKW",
    "dropped_with_reason": "Grund: Die Kammern bieten",
    "dropped_without_reason": "ein Grund ist nicht genannt",
    "vanished": "nicht gemeldet",
    "new": "neu",
    "rating_improved": ":orange[▲] verzögert → ● im Plan",
}


def named(kinds: dict[str, Any]) -> list[Event]:
    return [event for event in STORY if event.kind in kinds]


def label(event: Event) -> str:
    return f"{event.kind}-{event.key or event.department}"


@pytest.mark.parametrize("event", named(FATES), ids=label)
def test_what_became_of_a_measure_is_told_as_it_was_planted(store: Store, event: Event) -> None:
    assert row_of(store, event)["fate"] == FATES[event.kind]


@pytest.mark.parametrize("event", named(TRENDS), ids=label)
def test_what_got_better_or_worse_is_told_as_it_was_planted(store: Store, event: Event) -> None:
    assert row_of(store, event)["trend"] == TRENDS[event.kind]


@pytest.mark.parametrize("event", named(RULES), ids=label)
def test_what_needs_attention_is_told_as_it_was_planted(store: Store, event: Event) -> None:
    assert RULES[event.kind] in rules(store, row_of(store, event)["measure_id"])


@pytest.mark.parametrize("event", named(WORDS), ids=label)
def test_the_page_says_it_in_words(store: Store, event: Event) -> None:
    assert WORDS[event.kind] in " · ".join(fate_words(row_of(store, event)))


def test_every_planted_postponement_is_counted_and_no_other(store: Store) -> None:
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    planted = {titles(2026)[event.key] for event in STORY if event.kind.startswith("postponed")}
    assert set(postponed(rows)["title"].to_list()) == planted


def test_the_renamed_one_without_a_key_is_offered_as_perhaps_the_same(store: Store) -> None:
    (event,) = (event for event in STORY if event.kind == "renamed_without_key")
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    assert (titles(2025)[event.key], titles(2026)[event.key]) in [
        (gone["title"], come["title"]) for gone, come in alike_pairs(rows)
    ]


def test_silence_and_the_partial_list_are_told_as_such(store: Store) -> None:
    board = {
        row["department"]: row["state"] for row in queries.run(store, "delivery_board/board", round="2026").iter_rows(named=True)
    }
    assert (board["SJV"], board["SUKW"]) == ("missing", "partial")
    silent = [row for row in changes(store).values() if row["responsible"] == "SJV"]
    assert {row["fate"] for row in silent} == {"not_reported"}


def test_the_co_report_is_counted_once(store: Store) -> None:
    (event,) = (event for event in STORY if event.kind == "co_report")
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    assert rows.filter(title=titles(2026)[event.key])["responsible"].to_list() == ["SGFV"]


def test_no_planted_event_is_left_out_here() -> None:
    elsewhere = {"not_answered", "partial_list", "co_report", "postponed", "postponed_twice"}
    read_only = {"stage_missing", "ambiguous_department", "ambiguous_level", "impossible_date", "footnote"}
    assert {event.kind for event in STORY} == {*FATES, *TRENDS, *RULES, *elsewhere, *read_only}
