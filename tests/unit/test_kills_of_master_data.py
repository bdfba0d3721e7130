"""A process killed while master data are taken or taken back, by command and by page: the store is as before or after, whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tight_places import killed_everywhere

PROGRAM = """
import io, json
from contextlib import redirect_stdout
from dashboard import settings
from dashboard.commands.cli import cli
from dashboard.commands.output import present_store
from dashboard.intake.master.tables import Load, load_into, load_master
from dashboard.intake.master.taking import take_back_master, take_master
from dashboard.store import Store
from tests.master_edits import edited
from tests.opening import open_page
from tests.unit.test_living_master_data import LEAD, listed, now, recut

NEW = PLACE / "neu.xlsx"

def begun():
    NEW.write_bytes(edited(recut))
    store = Store(PLACE / "anfang" / "dashboard.duckdb")
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), "stammdaten.xlsx", now()))
    listed(store, "SJV", "2026", "Rechtsberatung in Haft")
    if STARTS_TAKEN:
        take_master(store, NEW.read_bytes(), "neu.xlsx", by=LEAD)
    store.close()

def by_command(path):
    options = ["--accept", "--by", LEAD, "--valid-from", "01.07.2027", "--store", str(path)]
    with redirect_stdout(io.StringIO()):
        cli.main(["master", str(NEW), *options], standalone_mode=False)

def by_page(path):
    settings.use_store(path)
    app = open_page("master_data.py")
    app.file_uploader[0].upload("neu.xlsx", NEW.read_bytes())
    app.run()
    next(button for button in app.button if button.label == "Stammdaten übernehmen").click().run()

def taken_back(path):
    take_back_master(Store(path), by=LEAD, reason="Versehen")

def told(store):
    '''What is there of both states, in each table that a load touches, and in what is derived from it.'''
    master = load_master(store)
    counts = "select (select count(*) from master_load) as a, (select count(*) from former_label) as b"
    heirs = "select count(distinct heir) as n from round_heir where code = 'SJV'"
    named = store.query("select count(*) as n from round_label where label = '9 Vereine und Verbände'")["n"][0]
    return [*store.query(counts).rows()[0], master.rounds[-1].code, store.query(heirs)["n"][0], named > 0]

def every_step(action):
    '''What holds after a kill before each step, and last after none; told by a new process.'''
    apart(begun)
    look = lambda place: told(present_store(place / "dashboard.duckdb"))
    print(json.dumps(after_kills(PLACE / "anfang", lambda place: action(place / "dashboard.duckdb"), look)))
"""
BEFORE, AFTER = [1, 0, "2026", 0, False], [2, 1, "2027", 1, True]
BACK = [3, 0, "2026", 0, False]


@pytest.mark.parametrize("way", ["by_command", "by_page"])
def test_master_data_whose_taking_is_killed_hold_or_do_not(tmp_path: Path, way: str) -> None:
    program = f"STARTS_TAKEN = False\n{PROGRAM}\nevery_step({way})"
    *killed, done = killed_everywhere(program, tmp_path)

    assert done == AFTER
    assert len(killed) >= 10
    assert [state for state in killed if state not in (BEFORE, AFTER)] == []
    assert BEFORE in killed


def test_master_data_whose_taking_back_is_killed_hold_or_do_not(tmp_path: Path) -> None:
    *killed, done = killed_everywhere(f"STARTS_TAKEN = True\n{PROGRAM}\nevery_step(taken_back)", tmp_path)

    assert done == BACK
    assert [state for state in killed if state not in (AFTER, BACK)] == []
    assert AFTER in killed
