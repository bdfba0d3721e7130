"""What lies beside a store longer than it should goes, what is a day younger stays, and a trial run only tells."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.restoring import restore
from dashboard.intake.desk import Desk
from dashboard.keeping.terms import clear, due
from dashboard.store import Store
from tests.readings import empty_store, row, taken


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Generations 1 to 4, and after a restore 6, so that none of them is removed by itself; then 7 and 8."""
    store = empty_store(tmp_path / "dashboard.duckdb")
    taken(store, [row("Eins")])
    for title in ("Zwei", "Drei"):
        taken(store, [row(title)], round_code="2026")
    restore(store, store.generations[1])
    for title in ("Vier", "Fünf"):
        taken(store, [row(title)], round_code="2026")
    return store


def aged(path: Path, days: float) -> None:
    moment = (datetime.now() - timedelta(days=days)).timestamp()
    os.utime(path, (moment, moment))


def names(store: Store) -> list[str]:
    return [path.name.split(".")[1] for path in store.generations]


def test_states_left_behind_go_after_their_term_but_never_the_newest_ones(store: Store) -> None:
    assert names(store) == ["000002", "000003", "000004", "000006", "000007", "000008"]
    for generation, days in zip(store.generations, (95, 91, 89, 95, 95, 95), strict=True):
        aged(generation, days)

    assert [each.path.name for each in clear(store, now())] == ["dashboard.000002.duckdb", "dashboard.000003.duckdb"]
    assert names(store) == ["000004", "000006", "000007", "000008"]
    assert Store(store.path).query("select count(*) as n from delivery").item() == 4


def test_a_state_that_a_link_was_set_to_by_hand_stays_however_old_it_is(store: Store) -> None:
    for generation in store.generations:
        aged(generation, 95)
    store.path.unlink()
    store.path.symlink_to("dashboard.000002.duckdb")

    clear(store, now())

    assert "000002" in names(store)


def test_drafts_and_full_logs_go_after_their_term(store: Store) -> None:
    desk = Desk(store.path.with_name("dashboard.duckdb.drafts"))
    draft = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    for name, days in (("dashboard.log", 99), ("dashboard.log.1", 29), ("dashboard.log.2", 31)):
        (store.path.parent / name).write_text("")
        aged(store.path.parent / name, days)

    assert [each.path.name for each in due(store, now() + timedelta(days=60))] == ["dashboard.log.1", "dashboard.log.2"]
    later = due(store, now() + timedelta(days=61))
    assert [(each.path.name, each.why) for each in later][:1] == [(draft.draft_id, "seit 60 Tagen nicht bearbeitet")]
    assert later[0].what.startswith("Entwurf von SKB für die Runde 2026, zuletzt bearbeitet am ")
    assert [each.path.name for each in due(store, now())] == ["dashboard.log.2"]

    clear(store, now() + timedelta(days=61))
    assert not (store.path.parent / "dashboard.duckdb.drafts" / draft.draft_id).exists()
    assert (store.path.parent / "dashboard.log").exists(), "the one that is written to"


def test_a_trial_run_tells_what_would_go_and_why_and_changes_nothing(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    aged(store.generations[0], 95)
    before = names(store)

    assert run(cli, ["prune", "--dry-run", "--store", str(store.path)]) == 0
    assert names(store) == before
    assert run(cli, ["prune", "--store", str(store.path)]) == 0
    assert run(cli, ["prune", "--dry-run", "--store", str(store.path)]) == 0

    trial, done, nothing = capsys.readouterr().out.splitlines()
    assert trial.startswith("Ginge: dashboard.000002.duckdb – früherer Stand vom ")
    assert trial.endswith(" (älter als 90 Tage).")
    assert done == trial.replace("Ginge", "Entfernt")
    assert nothing == "Nichts liegt länger da als vorgesehen."
