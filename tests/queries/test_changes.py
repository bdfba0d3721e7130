"""What became of each measure between two rounds: fixtures worked out by hand, every class with a case, and histories by lot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import queries
from dashboard.charts.change import comparison, sentence, worse_words, worst_first
from dashboard.intake.accepting.derivation import derive
from dashboard.rounds.consent import record_consent
from dashboard.rounds.freezing import freeze
from dashboard.rounds.ledger import Ledger, ledger, narrowed
from dashboard.store import Store
from tests.small_store import Said, Told, said, small_store


def changes(store: Store, earlier: str = "2025", later: str = "2026") -> dict[str, dict[str, Any]]:
    rows = queries.run(store, "changes/measures", **{"from": earlier, "to": later})
    return {row["measure_id"]: row for row in rows.iter_rows(named=True)}


def fates(store: Store, earlier: str = "2025", later: str = "2026") -> dict[str, str | None]:
    return {key: row["fate"] for key, row in changes(store, earlier, later).items()}


def balance(store: Store, earlier: str = "2025", later: str = "2026") -> Ledger:
    return ledger(queries.run(store, "changes/measures", **{"from": earlier, "to": later}), earlier, later)


def test_a_split_into_three_adds_its_parts_and_takes_the_parent_out(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SKB-0001", title="Ganzes"),
            said("2025", "SKB-0002", title="Bleibt"),
            said("2026", "SKB-0001", title="Ganzes", stage="merged", cross_reference="Teil A; Teil B; Teil C"),
            said("2026", "SKB-0002", title="Bleibt"),
            said("2026", "SKB-0003", title="Teil A"),
            said("2026", "SKB-0004", title="Teil B"),
            said("2026", "SKB-0005", title="Teil C"),
            said("2026", "SKB-0006", title="Ganz neu"),
        ],
    )
    total = balance(store)
    assert total.classes["split"] == ["SKB-0001"]
    assert (total.old_total, total.new, total.split_parts, total.parents, total.merged, total.current_total) == (2, 1, 3, 1, 0, 5)
    assert changes(store)["SKB-0001"]["others"] == ["SKB-0003", "SKB-0004", "SKB-0005"]


def test_three_that_are_merged_into_one_leave_the_total_and_the_one_stays(tmp_path: Path) -> None:
    rows = [said("2025", f"SKB-000{number}", title=f"Nr. {number}") for number in range(1, 5)]
    rows += [said("2026", f"SKB-000{n}", title=f"Nr. {n}", stage="merged", cross_reference="SKB-0004") for n in (1, 2, 3)]
    total = balance(small_store(tmp_path / "s.duckdb", [*rows, said("2026", "SKB-0004", title="Nr. 4")]))
    assert total.classes["merged"] == ["SKB-0001", "SKB-0002", "SKB-0003"]
    assert total.classes["continued"] == ["SKB-0004"]
    assert (total.old_total, total.merged, total.current_total) == (4, 3, 1)


def test_an_answer_says_what_a_cross_reference_does_not(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SKB-0001"),
            said("2025", "SKB-0002"),
            said("2026", "SKB-0001", stage="merged"),
            said("2026", "SKB-0002", stage="merged"),
            said("2026", "SKB-0003"),
        ],
        told=[
            Told("2026", "SKB", "split_from", "SKB-0003", "SKB-0001"),
            Told("2026", "SKB", "merged_into", "SKB-0002", "SKB-0003"),
        ],
    )
    assert fates(store) == {"SKB-0001": "split", "SKB-0002": "merged", "SKB-0003": "part"}


BEFORE = {"stage": "in_progress", "rating": "green", "title": "Kurs"}


Case = tuple[dict[str, Any], dict[str, Any], str]
"""What a list said of a measure in 2025 and in 2026 beside BEFORE, and what that comes to."""


def side_by_side(path: Path, cases: Sequence[Case]) -> tuple[Store, dict[str, str]]:
    """One store with a measure for each case, and what each comes to by its key."""
    named = {f"SKB-{number:04}": case for number, case in enumerate(cases, 1)}
    rows = [said("2025", key, **BEFORE | before) for key, (before, _, _) in named.items()]
    rows += [said("2026", key, **BEFORE | now) for key, (_, now, _) in named.items()]
    return small_store(path / "s.duckdb", rows), {key: comes_to for key, (_, _, comes_to) in named.items()}


FATES: list[Case] = [
    ({}, {"action_field": 4}, "moved"),
    ({}, {"lead_department": "SASJI"}, "moved"),
    ({"action_field": None}, {}, "continued"),
    ({}, {"title": "Kurse für alle"}, "renamed"),
    ({}, {"title": "KURS!"}, "continued"),
    ({}, {"title": "Kurse", "action_field": 4}, "moved"),
    ({}, {"stage": "discontinued", "rating_reason": "kein Bedarf"}, "ended_with_reason"),
    ({}, {"stage": "discontinued", "obstacle_text": "keine Räume"}, "ended_with_reason"),
    ({}, {"stage": "discontinued"}, "ended_without_reason"),
    ({}, {"stage": "completed"}, "completed"),
    ({"stage": "completed"}, {"stage": "completed"}, "closed_before"),
    ({"stage": "discontinued"}, {"stage": "discontinued"}, "closed_before"),
    ({"stage": "completed"}, {"stage": "discontinued"}, "ended_without_reason"),
    ({"stage": "completed"}, {"stage": "in_progress"}, "continued"),
    ({}, {"stage": "deferred"}, "continued"),
]


def test_each_class_has_its_case(tmp_path: Path) -> None:
    store, expected = side_by_side(tmp_path, FATES)
    assert fates(store) == expected


def test_what_nobody_reports_is_said_to_be_so_and_a_return_after_a_missing_round_is_not_new(tmp_path: Path) -> None:
    rows = [said("2025", "SKB-0001"), said("2025", "SKB-0002"), said("2026", "SKB-0002"), said("2027", "SKB-0001")]
    store = small_store(tmp_path / "s.duckdb", [*rows, said("2027", "SKB-0002")])
    assert fates(store) == {"SKB-0001": "not_reported", "SKB-0002": "continued"}
    assert fates(store, "2026", "2027") == {"SKB-0001": "continued", "SKB-0002": "continued"}
    assert balance(store, "2026", "2027").new == 0


TRENDS: list[Case] = [
    ({"rating": "green"}, {"rating": "yellow"}, "worse"),
    ({"rating": "red"}, {"rating": "yellow"}, "better"),
    ({"stage": "planned"}, {"stage": "preparing"}, "better"),
    ({"stage": "in_progress"}, {"stage": "deferred"}, "worse"),
    ({"rating": "green", "stage": "planned"}, {"rating": "red", "stage": "in_progress"}, "worse"),
    ({"rating": None}, {"rating": "red"}, "same"),
    ({"rating": None}, {"rating": "green"}, "same"),
    ({"rating": "red"}, {"rating": None}, "same"),
    ({"rating": None, "stage": "planned"}, {"rating": "yellow", "stage": "in_progress"}, "same"),
    ({"rating": None, "stage": "planned"}, {"rating": "green", "stage": "in_progress"}, "better"),
    ({"stage": "planned", "end": date(2026, 12, 31)}, {"stage": "in_progress", "end": date(2026, 12, 31)}, "better"),
    ({"stage": "planned", "end": date(2026, 12, 31)}, {"stage": "in_progress", "end": date(2027, 12, 31)}, "same"),
    ({"rating": "red", "end": date(2026, 12, 31)}, {"rating": "green", "end": date(2027, 12, 31)}, "same"),
    ({"rating": "green", "end": date(2026, 12, 31)}, {"rating": "red", "end": date(2027, 12, 31)}, "worse"),
    ({"stage": "in_progress"}, {"stage": None}, "same"),
    ({"stage": "in_progress"}, {"stage": "completed"}, "ended"),
    ({"stage": "completed"}, {"stage": "completed"}, "same"),
]


def test_better_and_worse_are_said_of_rating_and_stage(tmp_path: Path) -> None:
    store, expected = side_by_side(tmp_path, TRENDS)
    assert {key: row["trend"] for key, row in changes(store).items()} == expected


def test_postponements_between_two_rounds_add_up_and_a_correction_does_not_count(tmp_path: Path) -> None:
    ends = {"2025": date(2026, 6, 30), "2026": date(2026, 12, 31), "2027": date(2027, 6, 30)}
    rows = [said(code, "SKB-0001", end=end) for code, end in ends.items()]
    store = small_store(tmp_path / "s.duckdb", rows)
    found = changes(store, "2025", "2027")["SKB-0001"]
    assert (found["moves"], found["postponed_days"]) == (2, 184 + 181)

    corrected = small_store(tmp_path / "c.duckdb", rows, corrections=[("2026", "SKB-0001")])
    found = changes(corrected, "2025", "2027")["SKB-0001"]
    assert (found["moves"], found["postponed_days"]) == (1, 181)


def test_a_rating_that_a_round_has_not_confirmed_is_compared_with_nothing(tmp_path: Path) -> None:
    rows = [said("2025", "SKB-0001", rating="green"), said("2026", "SKB-0002"), said("2027", "SKB-0001", rating="yellow")]
    store = small_store(tmp_path / "s.duckdb", rows)
    (silent, again) = (changes(store, *points)["SKB-0001"] for points in (("2025", "2026"), ("2026", "2027")))
    assert (silent["was_rating"], silent["rating"], silent["trend"]) == ("green", None, "not_reported")
    assert (again["was_rating"], again["rating"], again["trend"]) == (None, "yellow", "same")
    assert queries.run(store, "attention/rating_worse", rounds=["2027"]).is_empty()


def test_the_comparison_counts_the_plan_as_the_overview_does(tmp_path: Path) -> None:
    """SKB-0001 fell out of the plan, of SKB-0002 nobody has said anything since."""
    before = [said("2025", f"SKB-000{number}", stage="planned", rating="green") for number in (1, 2, 3)]
    now = [said("2026", "SKB-0001", stage="planned", rating="red"), said("2026", "SKB-0003", stage="planned", rating="green")]
    store = small_store(tmp_path / "s.duckdb", [*before, *now])

    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    (green,) = [line.counts for line in comparison(rows) if (line.kind, line.code) == ("rating", "green")]
    assert green == {"was": 3, "now": 1, "both_was": 2, "both_now": 1}
    assert queries.run(store, "overview/progress", round="2026")["on_plan_change"].sum() == -1


def test_the_sentence_counts_a_worse_rating_as_the_overview_does_and_a_first_one_as_none(tmp_path: Path) -> None:
    """SKB-0003 was not rated before: it is worse in its stage alone, though it is rated as delayed now."""
    rows = [
        said("2025", f"SKB-000{key}", stage="in_progress", rating=was) for key, was in ((1, "green"), (2, "yellow"), (3, None))
    ]
    rows += [said("2026", f"SKB-000{key}", stage="in_progress", rating=now) for key, now in ((1, "yellow"), (2, "red"))]
    store = small_store(tmp_path / "s.duckdb", [*rows, said("2026", "SKB-0003", stage="deferred", rating="yellow")])

    found = sentence(queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"}), "2025")
    assert "**3 Maßnahmen schlechter**" in found
    worse = worst_first(queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"}))
    assert worse_words(worse) == "1 jetzt ◆ gefährdet, 1 jetzt ▲ verzögert, 1 im Umsetzungsstand"
    assert queries.run(store, "attention/rating_worse", rounds=["2026"]).height == 2


def test_only_a_frozen_round_promises_an_end(tmp_path: Path) -> None:
    ends = {"2025": date(2026, 6, 30), "2026": date(2026, 12, 31), "2027": date(2027, 6, 30)}
    store = small_store(tmp_path / "s.duckdb", [said(code, "SKB-0001", end=end) for code, end in ends.items()])
    freeze(store, "2025", by="Leitstelle")
    found = changes(store, "2025", "2027")["SKB-0001"]
    assert (found["moves"], found["postponed_days"]) == (1, 365)
    assert changes(store, "2026", "2027")["SKB-0001"]["moves"] == 0
    freeze(store, "2026", by="Leitstelle")
    found = changes(store, "2025", "2027")["SKB-0001"]
    assert (found["moves"], found["postponed_days"]) == (2, 365)
    assert changes(store, "2026", "2027")["SKB-0001"]["moves"] == 1


def test_two_days_are_compared_by_what_held_on_them(tmp_path: Path) -> None:
    rows = [said("2025", "SKB-0001", stage="planned"), said("2026", "SKB-0001", stage="completed")]
    store = small_store(tmp_path / "s.duckdb", rows)
    assert fates(store, "2025-10-01", "2026-09-29") == {"SKB-0001": "continued"}
    assert fates(store, "2025-10-01", "2026-09-30") == {"SKB-0001": "completed"}


def test_a_merge_into_another_house_waits_for_its_yes(tmp_path: Path) -> None:
    rows = [
        said("2025", "SKB-0001"),
        said("2025", "SASJI-0001"),
        said("2026", "SKB-0001", stage="merged", cross_reference="SASJI-0001"),
        said("2026", "SASJI-0001"),
    ]
    store = small_store(tmp_path / "s.duckdb", rows)
    assert changes(store)["SKB-0001"]["waits_for"] == "SASJI"
    entry = {"measure_id": "SKB-0001", "kind": "merged", "department": "SASJI", "recorded_by": "Leitstelle"}
    with store.write() as writer:
        writer.insert("consent", [entry | {"is_agreed": True, "recorded_at": date(2026, 10, 1)}])
    assert changes(store)["SKB-0001"]["waits_for"] is None


def test_a_change_of_lead_waits_until_the_other_house_names_the_measure_or_says_yes(tmp_path: Path) -> None:
    """SKB gives three measures to SASJI, which names the first in its own list and the second as a co-report."""
    given = [said("2026", f"SKB-000{number}", lead_department="SASJI") for number in (1, 2, 3)]
    rows = [*(said("2025", f"SKB-000{number}") for number in (1, 2, 3)), *given, said("2026", "SASJI-0001")]
    store = small_store(tmp_path / "s.duckdb", rows)
    assert waiting(store) == [("SKB-0001", "moved", "SASJI"), ("SKB-0002", "moved", "SASJI"), ("SKB-0003", "moved", "SASJI")]
    assert balance(store).classes["moved"] == ["SKB-0001", "SKB-0002", "SKB-0003"]
    newest = "select max(version_id) from measure_version where measure_id = 'SKB-0001'"
    theirs = "select delivery_id from delivery where department = 'SASJI'"
    with store.write() as writer:
        delivery, version = (writer.query(query).item() for query in (theirs, newest))
        own = {"version_id": version, "is_new_version": False, "valid_from": date(2026, 9, 30), "cells": {"title": "B9"}}
        writer.insert("delivered_measure", [own | {"delivery_id": delivery, "measure_id": "SKB-0001"}])
        beside = {"sheet": "Liste", "row": 9, "lead_department": "SKB", "title": "Kurs", "values": "{}", "cells": {"title": "B9"}}
        writer.insert("co_report", [beside | {"delivery_id": delivery, "measure_id": "SKB-0002"}])
        derive(writer)
    assert waiting(store) == [("SKB-0003", "moved", "SASJI")]
    assert changes(store)["SKB-0003"]["waits_for"] == "SASJI"
    record_consent(store, "2026", "SKB-0003", is_agreed=False, reference=None, by="SASJI")
    assert waiting(store) == [("SKB-0003", "moved", "SASJI")]
    record_consent(store, "2026", "SKB-0003", is_agreed=True, reference="Schreiben vom 01.10.2026", by="SASJI")
    assert waiting(store) == []


def test_a_change_of_lead_still_waits_a_round_later_and_no_more_when_it_is_taken_back(tmp_path: Path) -> None:
    rows = [said("2025", "SKB-0001"), said("2026", "SKB-0001", lead_department="SASJI")]
    silent = small_store(tmp_path / "s.duckdb", [*rows, said("2027", "SKB-0001", lead_department="SASJI")])
    assert [waiting(silent, code) for code in ("2026", "2027")] == [[("SKB-0001", "moved", "SASJI")]] * 2
    back = small_store(tmp_path / "t.duckdb", [*rows, said("2027", "SKB-0001", lead_department="SKB")])
    assert waiting(back, "2027") == []


def waiting(store: Store, round_code: str = "2026") -> list[tuple[object, ...]]:
    return queries.run(store, "changes/pending_consent", round=round_code).select("measure_id", "kind", "waits_for").rows()


def test_a_frozen_round_is_compared_as_it_was_frozen(tmp_path: Path) -> None:
    rows: list[Said] = [said("2025", "SKB-0001", stage="planned"), said("2026", "SKB-0001", stage="in_progress")]
    store = small_store(tmp_path / "s.duckdb", rows)
    freeze(store, "2025", by="Leitstelle")
    with store.write() as writer:
        writer.execute("update measure_version set stage = 'completed' where version_id = 1")
    assert changes(store)["SKB-0001"]["was_stage"] == "planned"


def test_a_new_cut_of_government_and_a_closed_field_are_moves_and_neither_losses_nor_gains(tmp_path: Path) -> None:
    """SKB is closed and all its measures go to SJV; field 4 is closed and its measures go to field 7."""
    store = small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SKB-0001", title="Kurs", stage="in_progress", rating="green", action_field=1),
            said("2025", "SKB-0002", title="Fest", stage="in_progress", rating="yellow", action_field=4),
            said("2025", "SASJI-0001", title="Rat", stage="planned", action_field=4, end=date(2025, 12, 31)),
            said("2026", "SKB-0001", title="Kurs", stage="in_progress", rating="green", action_field=1, lead_department="SJV"),
            said("2026", "SKB-0002", title="Fest", stage="completed", action_field=7, lead_department="SJV"),
            said("2026", "SASJI-0001", title="Rat", stage="in_progress", action_field=7, end=date(2026, 3, 31)),
        ],
    )
    with store.write() as writer:
        writer.execute("update department set valid_to = date '2026-01-31' where code = 'SKB'")
        writer.execute("update department set valid_from = date '2026-02-01' where code = 'SJV'")
        writer.execute("update action_field set valid_to = date '2025-12-31' where number = 4")
        derive(writer)
    total = balance(store)
    assert (total.old_total, total.new, total.split_parts, total.parents, total.merged, total.current_total) == (3, 0, 0, 0, 0, 3)
    assert total.classes["moved"] == ["SASJI-0001", "SKB-0001", "SKB-0002"]
    assert total.completed_now == ["SKB-0002"]
    assert waiting(store) == []
    found = changes(store)
    assert [found[key]["trend"] for key in ("SKB-0001", "SKB-0002", "SASJI-0001")] == ["same", "ended", "same"]
    assert (found["SASJI-0001"]["moves"], found["SASJI-0001"]["postponed_days"]) == (1, 90)
    recut = queries.run(store, "changes/recut", **{"from": "2025", "to": "2026"})
    assert recut.select("kind", "code", "what").rows() == [
        ("field", "4", "closed"),
        ("department", "SKB", "closed"),
        ("department", "SJV", "founded"),
    ]


def test_the_parts_of_a_total_keep_their_own_equation(tmp_path: Path) -> None:
    """Field 4 loses one to field 7 and gets a new one; the sum of both equations is that of the whole."""
    store = small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SKB-0001", action_field=4),
            said("2025", "SKB-0002", action_field=4),
            said("2025", "SKB-0003", action_field=7),
            said("2026", "SKB-0001", action_field=7),
            said("2026", "SKB-0002", action_field=4),
            said("2026", "SKB-0003", action_field=7),
            said("2026", "SKB-0004", action_field=4),
        ],
    )
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    four, seven = (ledger(narrowed(rows, field=field), "2025", "2026") for field in ("4", "7"))
    assert (four.old_total, four.new, four.moved_out, four.moved_in, four.current_total) == (2, 1, ["SKB-0001"], [], 2)
    assert (seven.old_total, seven.new, seven.moved_out, seven.moved_in, seven.current_total) == (1, 0, [], ["SKB-0001"], 2)
    assert four.balances
    assert seven.balances
