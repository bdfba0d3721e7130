"""A process killed before each single step of publishing and of a redaction: the one state or the other, whole, and nothing left.

The kills of test_kills.py fall by chance, for what goes on beside them; here no step is left out.
"""

from __future__ import annotations

from pathlib import Path

from tests.tight_places import killed_everywhere

PROGRAM = """
import json
from dashboard.commands.output import present_store
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.accepting.restoring import restore
from dashboard.intake.deliveries.redacting import redact_words
from dashboard.intake.desk import Desk
from dashboard.store import Store
from tests.readings import empty_store, reading, row

NAME = "Erika Beispielfrau"

def taken(store, number, text=""):
    accept(store, reading([row(f"Kurs {number}", report=text)]), text.encode(), receipt=receipt("2026", "Leitung"))

def begun():
    store = empty_store(PLACE / "anfang" / "dashboard.duckdb")
    for number in range(3):
        taken(store, number, f"{number} {NAME}")
    Desk(PLACE / "anfang" / "dashboard.duckdb.drafts").open(NAME.encode(), "A.xlsx", "SKB", "2026")
    store.close()

def holding(folder):
    '''Every file in which the name stands, whatever it is called.'''
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sorted(path.name for path in files if NAME.encode() in path.read_bytes())

def state(store):
    return [store.query(f"select count(*) as n from {name}")["n"][0] for name in ("delivery", "redaction")]

def looked(place, after):
    store = present_store(place / "dashboard.duckdb")
    return [state(store), after(store)]

def every_step(action, after):
    '''After the kill before each step and a start, what holds and what is left.'''
    apart(begun)
    act = lambda place: action(Store(place / "dashboard.duckdb"))
    print(json.dumps(after_kills(PLACE / "anfang", act, lambda place: looked(place, after))))
"""

REDACTING = """
every_step(
    lambda store: redact_words(store, 1, [NAME], reason="Bitte", by="Stelle"),
    lambda store: holding(store.path.parent),
)
"""

ACCEPTING = """
def lying(store):
    with store.write():
        pass
    return sorted(path.name for path in store.path.parent.iterdir() if not path.name.endswith(("lock", "drafts", "sha256")))

every_step(lambda store: taken(store, 9), lying)
"""

RESTORING = ACCEPTING.replace("taken(store, 9)", "restore(store, store.generations[0])")


def test_a_redaction_killed_before_any_step_is_not_done_or_leaves_no_word_anywhere(tmp_path: Path) -> None:
    *killed, done = killed_everywhere(PROGRAM + REDACTING, tmp_path)

    assert done == [[3, 1], []]
    assert len(killed) > 20
    assert {tuple(state) for state, _ in killed} == {(3, 0), (3, 1)}
    assert [holding for (_, redactions), holding in killed if redactions and holding] == []
    assert all(holding for (_, redactions), holding in killed if not redactions), "the words stay until a redaction is done"


def test_a_list_whose_publication_is_killed_before_any_step_is_in_or_not_and_nothing_is_left(tmp_path: Path) -> None:
    *killed, done = killed_everywhere(PROGRAM + ACCEPTING, tmp_path)

    assert len(killed) > 10
    assert {tuple(state) for state, _ in killed} == {(3, 0), (4, 0)}
    assert {tuple(lying) for (count, _), lying in killed if count == 4} == {tuple(done[1])}
    for _, lying in killed:
        assert len([name for name in lying if name.count(".") == 2]) == 3, "as many as are always kept"
        assert [name for name in lying if name.count(".") != 2] == ["dashboard.duckdb"]


def test_a_restore_killed_before_any_step_ends_no_generation(tmp_path: Path) -> None:
    *killed, done = killed_everywhere(PROGRAM + RESTORING, tmp_path)

    assert done[0] == [1, 0]
    assert {tuple(state) for state, _ in killed} == {(3, 0), (1, 0)}
    for _, lying in killed:
        assert [name for name in lying if name.count(".") != 2] == ["dashboard.duckdb"]
        assert {"dashboard.000003.duckdb", "dashboard.000004.duckdb"} <= set(lying)
