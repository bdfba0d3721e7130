"""The audit trail: what is noted stays, in its order, and whoever touches it is found out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.refusals import RefusalError
from dashboard.trail import Chain, Event, Kind, note, trail_of, verify
from dashboard.trail.chain import check_value

NOVEMBER = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    return Chain(tmp_path / "store.duckdb.trail")


def filled(chain: Chain, *days: datetime) -> list[Path]:
    for number, day in enumerate(days, 1):
        chain.append(Event(Kind.CHANGE, "release", "u1", "Ansprechstelle SKB", "SKB", detail=f"Rückmeldung {number}"), day)
    return sorted(chain.folder.glob("*.jsonl"))


def test_what_is_noted_is_read_back_in_its_order(chain: Chain) -> None:
    change = Event(Kind.CHANGE, "take_back", "u1", "Federführende Stelle", "SKB", "SKB", True, "Rückmeldung 12", 12, 13)
    login = Event(Kind.LOGIN, "Anmeldung", "u2", "Lesen")
    chain.append(change, NOVEMBER)
    chain.append(login, DECEMBER)
    assert [(each.number, each.at, each.event) for each in chain.entries()] == [(1, NOVEMBER, change), (2, DECEMBER, login)]
    assert chain.faults() == []
    assert sorted(path.name for path in chain.folder.glob("*.jsonl")) == ["2026-11.jsonl", "2026-12.jsonl"]


def test_the_trail_lies_beside_its_store_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    note(Event(Kind.LOGIN, "Anmeldung"))
    folder = trail_of(settings.STORE)
    assert folder == tmp_path / "store.duckdb.trail"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert verify(folder) == []


def test_a_trail_that_never_was_is_whole(tmp_path: Path) -> None:
    assert verify(tmp_path / "store.duckdb.trail") == []


def test_what_a_text_says_stays_one_short_line(chain: Chain) -> None:
    chain.append(Event(Kind.LOGIN, "Anmeldung", "u\n1" + "x" * 10_000), NOVEMBER)
    assert len(filled(chain, NOVEMBER)[0].read_bytes().splitlines()) == 2
    assert chain.faults() == []
    assert chain.entries()[0].event.subject.startswith("u\n1xx")


def _changed(files: list[Path]) -> None:
    files[0].write_text(files[0].read_text("utf-8").replace("Rückmeldung 2", "Rückmeldung 9"), "utf-8")


def _removed(files: list[Path]) -> None:
    lines = files[0].read_bytes().splitlines(keepends=True)
    files[0].write_bytes(b"".join(lines[:1] + lines[2:]))


def _swapped(files: list[Path]) -> None:
    first, second, third = files[0].read_bytes().splitlines(keepends=True)
    files[0].write_bytes(first + third + second)


def _cut_off(files: list[Path]) -> None:
    lines = files[1].read_bytes().splitlines(keepends=True)
    files[1].write_bytes(b"".join(lines[:-1]))


def _without_mark(files: list[Path]) -> None:
    files[0].with_name("ende").unlink()


@pytest.mark.parametrize(
    ("touch", "sentences"),
    [
        (_changed, ["Monat 2026-11, Zeile 2: Der Eintrag ist verändert."]),
        (_removed, ["Zwischen Eintrag 1 und Eintrag 3 fehlt ein Eintrag."]),
        (
            _swapped,
            [
                "Zwischen Eintrag 1 und Eintrag 3 fehlt ein Eintrag.",
                "Eintrag 2 steht hinter Eintrag 3: Die Reihenfolge ist verändert.",
                "Zwischen Eintrag 2 und Eintrag 4 fehlt ein Eintrag.",
            ],
        ),
        (lambda files: files[0].unlink(), ["Am Anfang fehlen 3 Einträge, ohne dass vermerkt ist, dass die Frist vorbei war."]),
        (lambda files: files[1].unlink(), ["Am Ende fehlen 2 Einträge."]),
        (_cut_off, ["Am Ende fehlt ein Eintrag."]),
        (_without_mark, ["Die Marke des letzten Eintrags fehlt; ob am Ende etwas fehlt, lässt sich nicht sagen."]),
    ],
)
def test_whoever_touches_the_trail_is_found_out(chain: Chain, touch: Callable[[list[Path]], None], sentences: list[str]) -> None:
    touch(filled(chain, NOVEMBER, NOVEMBER, NOVEMBER, DECEMBER, DECEMBER))
    assert chain.faults() == sentences


def test_what_is_missing_stays_seen_when_the_trail_goes_on(chain: Chain) -> None:
    _cut_off(filled(chain, NOVEMBER, NOVEMBER, NOVEMBER, DECEMBER, DECEMBER))
    chain.append(Event(Kind.LOGIN, "Anmeldung"), DECEMBER)
    assert chain.faults() == ["Zwischen Eintrag 4 und Eintrag 6 fehlt ein Eintrag."]


def test_a_changed_line_with_a_check_value_of_its_own_does_not_fit_the_next_one(chain: Chain) -> None:
    file = filled(chain, NOVEMBER, NOVEMBER, NOVEMBER)[0]
    first, second, third = file.read_text("utf-8").splitlines()
    line = second.partition(" ")[2].replace("Rückmeldung 2", "Rückmeldung 9")
    file.write_text("\n".join([first, f"{check_value(line)} {line}", third, ""]), "utf-8")
    assert chain.faults() == ["Eintrag 3 schließt nicht an Eintrag 2 an: Einer von beiden ist verändert."]


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_line_torn_by_a_kill_is_told_and_closed_by_the_next_entry(chain: Chain, kept: int) -> None:
    file = filled(chain, NOVEMBER, NOVEMBER)[0]
    torn = file.read_bytes().splitlines()[0][:kept]
    file.write_bytes(file.read_bytes() + torn)
    assert "Die letzte Zeile ist abgerissen" in chain.faults()[0]
    assert [each.number for each in chain.entries()] == [1, 2]
    chain.append(Event(Kind.LOGIN, "Anmeldung"), NOVEMBER)
    assert [(each.number, each.event.what) for each in chain.entries()][2:] == [
        (3, "abgerissene Zeile entfernt"),
        (4, "Anmeldung"),
    ]
    assert chain.faults() == []


def test_a_line_whose_writer_was_killed_before_the_mark_is_no_fault(chain: Chain) -> None:
    filled(chain, NOVEMBER)
    mark = (chain.folder / "ende").read_bytes()
    filled(chain, NOVEMBER)
    (chain.folder / "ende").write_bytes(mark)
    assert chain.faults() == []
    chain.append(Event(Kind.LOGIN, "Anmeldung"), NOVEMBER)
    assert [each.number for each in chain.entries()] == [1, 2, 3]
    assert chain.faults() == []


def test_a_month_goes_when_its_term_is_over_and_the_chain_says_so(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "TRAIL_MONTHS", 2)
    months = [datetime(2026, month, 1, tzinfo=UTC) for month in (9, 9, 10, 11, 12)]
    filled(chain, *months[:4])
    assert sorted(path.stem for path in chain.folder.glob("*.jsonl")) == ["2026-09", "2026-10", "2026-11"]
    filled(chain, months[4])
    assert sorted(path.stem for path in chain.folder.glob("*.jsonl")) == ["2026-10", "2026-11", "2026-12"]
    assert chain.entries()[-2].event.detail.startswith("Monat 2026-09, bis Eintrag 2, Prüfwert ")
    assert chain.faults() == []


def test_a_start_deletes_what_is_over_and_leaves_the_rest_untouched(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(chain, datetime(2026, 9, 1, tzinfo=UTC), NOVEMBER)
    before = chain.fingerprint()
    chain.drop_old(NOVEMBER)
    assert chain.fingerprint() == before
    monkeypatch.setattr(settings, "TRAIL_MONTHS", 1)
    chain.drop_old(NOVEMBER)
    assert [each.event.what for each in chain.entries()] == ["release", "nach der Frist gelöscht"]
    assert chain.faults() == []


def test_a_clock_that_has_gone_back_breaks_nothing(chain: Chain) -> None:
    assert [path.stem for path in filled(chain, DECEMBER, NOVEMBER)] == ["2026-12"]
    assert chain.faults() == []


def test_where_it_cannot_be_written_it_says_so_in_one_sentence(chain: Chain) -> None:
    chain.folder.write_text("hier liegt schon etwas", "utf-8")
    with pytest.raises(RefusalError, match=r"^Das Protokoll der Zugriffe lässt sich nicht schreiben; deshalb wurde"):
        chain.append(Event(Kind.CHANGE, "release"), NOVEMBER)
    assert list(chain.folder.parent.iterdir()) == [chain.folder]
