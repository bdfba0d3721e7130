"""What needs two persons: asked for, kept, confirmed by another one, withdrawn, expired, and each of it in the trail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.access.viewer import Act, Role, Viewer
from dashboard.four_eyes import GONE, SAME_PERSON, Requests, Wish
from dashboard.refusals import RefusalError
from dashboard.trail import Chain, trail_of

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
ONE, OTHER = Viewer(Role.LEAD_UNIT, (), "u1"), Viewer(Role.LEAD_UNIT, (), "u2")
WISH = Wish(Act.REDACT, "Rückmeldung 3", "3", "Bitte der Person", "Die Worte gehen.", ("Erika Beispielfrau",))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.duckdb"


def noted(store: Path) -> list[tuple[str, str]]:
    """Subject and detail, the number of the request left out."""
    events = [each.event for each in Chain(trail_of(store)).entries()]
    return [(each.subject, " ".join(word for at, word in enumerate(each.detail.split()) if at != 1)) for each in events]


def test_a_request_waits_beside_the_store_for_its_owner_alone_and_outlives_a_restart(store: Path) -> None:
    asked = Requests(store).ask(WISH, ONE, NOW)
    assert Requests(store).waiting(NOW) == [asked]
    assert (asked.wish, asked.subject, asked.function) == (WISH, "u1", "federführende Stelle")
    folder = store.with_name("store.duckdb.requests")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert noted(store) == [("u1", "Antrag gestellt · Rückmeldung 3")]
    assert "Beispielfrau" not in "".join(path.read_text("utf-8") for path in trail_of(store).iterdir())


def test_another_person_confirms_it_once(store: Path) -> None:
    requests = Requests(store)
    asked = requests.ask(WISH, ONE, NOW)
    with requests.confirming(asked.number, OTHER, NOW) as request:
        assert request == asked
    assert requests.waiting(NOW) == []
    with pytest.raises(RefusalError, match=GONE), requests.confirming(asked.number, OTHER, NOW):
        pass
    assert [path.name for path in store.with_name("store.duckdb.requests").iterdir()] == ["lock"], "no word of it stays"


@pytest.mark.parametrize("who", [ONE, Viewer(Role.COORDINATOR, ("SKB",), "u1"), Viewer(Role.LEAD_UNIT, ("SKB",), "u1", ("SKB",))])
def test_nobody_confirms_his_own_in_whatever_role(store: Path, who: Viewer) -> None:
    asked = Requests(store).ask(WISH, ONE, NOW)
    with pytest.raises(RefusalError, match=SAME_PERSON), Requests(store).confirming(asked.number, who, NOW):
        pytest.fail("it was confirmed")
    assert Requests(store).waiting(NOW) == [asked]


def test_what_fails_as_it_is_carried_out_goes_on_waiting(store: Path) -> None:
    asked = Requests(store).ask(WISH, ONE, NOW)
    with pytest.raises(RefusalError, match="voll"), Requests(store).confirming(asked.number, OTHER, NOW):
        raise RefusalError("Der Datenträger ist voll.")
    assert Requests(store).waiting(NOW) == [asked]


def test_it_is_withdrawn_by_who_asked_and_refused_by_another(store: Path) -> None:
    for who in (ONE, OTHER):
        asked = Requests(store).ask(WISH, ONE, NOW)
        Requests(store).withdraw(asked.number, who, NOW)
    assert Requests(store).waiting(NOW) == []
    assert [each for each in noted(store) if "gestellt" not in each[1]] == [
        ("u1", "Antrag zurückgezogen · Rückmeldung 3"),
        ("u2", "Antrag abgelehnt · Rückmeldung 3"),
    ]


def test_it_expires_after_its_term_and_not_before(store: Path) -> None:
    asked = Requests(store).ask(WISH, ONE, NOW)
    assert Requests(store).waiting(NOW + timedelta(days=14, seconds=-1)) == [asked]
    with pytest.raises(RefusalError, match=GONE), Requests(store).confirming(asked.number, OTHER, NOW + timedelta(days=14)):
        pass
    assert noted(store)[-1] == ("u1", "Antrag verfallen · Rückmeldung 3")


def test_the_very_same_is_asked_for_once(store: Path) -> None:
    Requests(store).ask(WISH, ONE, NOW)
    with pytest.raises(RefusalError, match="ist schon beantragt"):
        Requests(store).ask(WISH, OTHER, NOW)


def test_without_the_trail_nothing_is_asked_for(store: Path) -> None:
    trail_of(store).write_text("hier liegt schon etwas", "utf-8")
    with pytest.raises(RefusalError, match="Das Protokoll der Zugriffe lässt sich nicht schreiben"):
        Requests(store).ask(WISH, ONE, NOW)
    trail_of(store).unlink()
    assert Requests(store).waiting(NOW) == []


def test_a_damaged_request_is_nobodys(store: Path) -> None:
    asked = Requests(store).ask(WISH, ONE, NOW)
    (store.with_name("store.duckdb.requests") / f"{asked.number}.json").write_text('{"wish": 3}', "utf-8")
    assert Requests(store).waiting(NOW) == []
