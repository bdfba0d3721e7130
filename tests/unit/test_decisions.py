"""Decisions of a round: recorded, changed, closed and opened again, and what is refused; the queries on what became of them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.master.tables import Load, load_into
from dashboard.refusals import RefusalError
from dashboard.rounds.decisions import Decision, change, close, decide, reopen
from dashboard.store import Store
from dashboard.ui.decisions.listing import history, opening_sentence
from tests.small_store import said, small_store

LEAD = "Federführende Stelle"
ROWS = [
    said("2025", "SKB-0001", title="Kurse", stage="planned", rating="green", end=date(2026, 12, 31)),
    said("2026", "SKB-0001", title="Sprachkurse", stage="in_progress", rating="red", end=date(2027, 6, 30)),
    said("2026", "SKB-0002", title="Neu", stage="planned", involved=["SJV"]),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return with_kinds(small_store(tmp_path / "dashboard.duckdb", ROWS))


def with_kinds(store: Store) -> Store:
    """The small framework whose list of kinds has three, and whose Bremerhaven has a Magistrat."""
    with store.write() as writer:
        names = ("erweitern", "Finanzierung klären", "Kenntnisnahme")
        writer.insert("decision_kind", [{"name": name, "position": at} for at, name in enumerate(names, 1)])
        writer.execute("update department set kind = 'Magistrat', is_member = false where code = 'MAG-BHV'")
    return store


def decision(**values: Any) -> Decision:
    given: dict[str, Any] = {"round_code": "2025", "wording": "Kurse ausweiten", "kind": "erweitern"}
    return Decision(**{**given, **values})


def listed(store: Store, *columns: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return queries.run(store, "decisions/list", **parameters).select(columns).rows()


def test_a_decision_is_recorded_as_open_with_all_that_was_said(store: Store) -> None:
    wanted = decision(
        wording="  Kurse ausweiten ",
        positions={"SKB": "reserved"},
        file_number=" 41-7 ",
        due_on=date(2026, 3, 31),
        measures=("SKB-0002", "SKB-0001", "SKB-0001"),
        fields=(7, 1),
    )

    assert decide(store, wanted, by=LEAD) == 1

    (row,) = queries.run(store, "decisions/list").drop("entered_at").to_dicts()
    assert row == {
        "decision_id": 1,
        "round": "2025",
        "round_title": row["round_title"],
        "wording": "Kurse ausweiten",
        "kind": "erweitern",
        "departments": ["SKB"],
        "stances": ["reserved"],
        "file_number": "41-7",
        "due_on": date(2026, 3, 31),
        "measures": ["SKB-0001", "SKB-0002"],
        "fields": [1, 7],
        "state": "open",
        "reason": None,
        "entered_by": LEAD,
        "closed_at": None,
        "is_carried": True,
        "is_overdue": True,
    }


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"wording": "  "}, "den Wortlaut des Beschlusses"),
        ({"round_code": "1999"}, "Steuerungsrunde „1999“ gibt es"),
        ({"kind": "vertagen"}, "Beschlussart „vertagen“ steht nicht"),
        ({"positions": {"SXY": None}}, "Kürzel „SXY“"),
        ({"positions": {"SKB": "vielleicht"}}, "Haltung „vielleicht“"),
        ({"positions": {"SKB": "request"}}, "die der Steuerungsrunde nicht angehört; SKB gehört ihr an"),
        ({"measures": ("SKB-0001", "SKB-9999")}, "Kennung „SKB-9999“"),
        ({"fields": (1, 2)}, "Handlungsfeld 2"),
    ],
)
def test_what_the_books_do_not_know_is_refused_and_nothing_is_recorded(
    store: Store, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RefusalError, match=sentence):
        decide(store, decision(**values), by=LEAD)

    assert listed(store, "decision_id") == []


def test_who_records_is_named(store: Store) -> None:
    with pytest.raises(RefusalError, match="die Stelle, die aufnimmt"):
        decide(store, decision(), by=" ")


def test_the_magistrat_is_asked_and_not_instructed(store: Store) -> None:
    decide(store, decision(positions={"MAG-BHV": "request"}), by=LEAD)

    assert listed(store, "departments", "stances") == [(["MAG-BHV"], ["request"])]


def test_a_decision_concerns_several_bodies_in_official_order_each_with_its_position(store: Store) -> None:
    decide(store, decision(positions={"MAG-BHV": "request", "sjv": None, "SKB": "agreed"}), by=LEAD)

    assert listed(store, "departments", "stances") == [(["SKB", "SJV", "MAG-BHV"], ["agreed", None, "request"])]
    assert [listed(store, "decision_id", department=code) for code in ("SJV", "MAG-BHV", "SASJI")] == [[(1,)], [(1,)], []]


def test_the_same_decision_is_recorded_once_however_often_the_form_is_sent(store: Store) -> None:
    decide(store, decision(positions={"SKB": "agreed"}), by=LEAD)
    with pytest.raises(RefusalError, match=r"schon aufgenommen, als Nr\. 1; ein zweites Mal wurde er nicht vermerkt"):
        decide(store, decision(positions={"SKB": "agreed"}), by=LEAD)
    decide(store, decision(positions={"SKB": "reserved"}), by=LEAD)
    close(store, 1, "done", reason=None, by=LEAD)
    decide(store, decision(positions={"SKB": "agreed"}), by=LEAD)

    assert sorted(listed(store, "decision_id", "state")) == [(1, "done"), (2, "open"), (3, "open")]


def test_a_correction_names_its_reason(store: Store) -> None:
    decide(store, decision(), by=LEAD)
    with pytest.raises(RefusalError, match="den Grund der Änderung"):
        change(store, 1, decision(wording="Kurse verdoppeln"), reason=" ", by=LEAD)

    change(store, 1, decision(wording="Kurse verdoppeln", positions={"SKB": None, "SJV": None}), reason="Abschrift", by=LEAD)
    assert listed(store, "wording", "departments", "reason") == [("Kurse verdoppeln", ["SKB", "SJV"], "Abschrift")]


def test_every_step_stays_in_the_history(store: Store) -> None:
    decide(store, decision(), by=LEAD)
    change(store, 1, decision(due_on=date(2027, 1, 31)), reason=" Frist genannt ", by=LEAD)
    close(store, 1, "done", reason=None, by=LEAD)
    reopen(store, 1, reason="Zu früh", by="Leitung")
    close(store, 1, "dropped", reason="Ohne Mittel", by=LEAD)

    entries = queries.run(store, "decisions/history", decision_id=1)
    assert entries.select("entry", "due_on", "state", "reason", "entered_by").rows() == [
        (1, None, "open", None, LEAD),
        (2, date(2027, 1, 31), "open", "Frist genannt", LEAD),
        (3, date(2027, 1, 31), "done", None, LEAD),
        (4, date(2027, 1, 31), "open", "Zu früh", "Leitung"),
        (5, date(2027, 1, 31), "dropped", "Ohne Mittel", LEAD),
    ]
    ((closed_at, entered_at),) = listed(store, "closed_at", "entered_at")
    assert closed_at == entered_at


def test_dropping_needs_a_reason_and_being_done_does_not(store: Store) -> None:
    decide(store, decision(), by=LEAD)
    with pytest.raises(RefusalError, match="den Grund, aus dem"):
        close(store, 1, "dropped", reason="  ", by=LEAD)
    assert listed(store, "state") == [("open",)]

    close(store, 1, "done", reason="  ", by=LEAD)
    assert listed(store, "state", "reason") == [("done", None)]


def test_a_closed_decision_is_opened_before_it_is_closed_or_changed_again(store: Store) -> None:
    decide(store, decision(), by=LEAD)
    with pytest.raises(RefusalError, match=r"Nr\. 1 ist offen"):
        reopen(store, 1, reason="Grund", by=LEAD)
    close(store, 1, "done", reason=None, by=LEAD)
    with pytest.raises(RefusalError, match="ist schon erledigt"):
        close(store, 1, "dropped", reason="Grund", by=LEAD)
    with pytest.raises(RefusalError, match="ist schon erledigt"):
        change(store, 1, decision(wording="Anders"), reason="Grund", by=LEAD)
    with pytest.raises(RefusalError, match="den Grund"):
        reopen(store, 1, reason=" ", by=LEAD)


def test_a_change_that_changes_nothing_an_unknown_number_and_an_unknown_state_are_refused(store: Store) -> None:
    decide(store, decision(), by=LEAD)
    with pytest.raises(RefusalError, match="nichts geändert"):
        change(store, 1, decision(), reason="Grund", by=LEAD)
    with pytest.raises(RefusalError, match="Nummer 2 gibt es nicht"):
        close(store, 2, "done", reason=None, by=LEAD)
    with pytest.raises(RefusalError, match="„open“ gibt es nicht"):
        close(store, 1, "open", reason=None, by=LEAD)
    assert queries.run(store, "decisions/history", decision_id=1).height == 1


def test_open_ones_come_first_and_of_them_those_of_earlier_rounds_then_what_is_due(store: Store) -> None:
    decide(store, decision(round_code="2026", due_on=date(2026, 10, 1)), by=LEAD)
    decide(store, decision(wording="erledigt"), by=LEAD)
    decide(store, decision(wording="ohne Frist"), by=LEAD)
    decide(store, decision(wording="mit Frist", due_on=date(2026, 12, 31)), by=LEAD)
    close(store, 2, "done", reason=None, by=LEAD)

    assert listed(store, "decision_id", "state", "is_carried") == [
        (4, "open", True),
        (3, "open", True),
        (1, "open", False),
        (2, "done", False),
    ]
    assert listed(store, "decision_id", round="2026") == [(4,), (3,), (1,)]
    assert listed(store, "decision_id", "is_carried", round="2025") == [(4, False), (3, False), (2, False)]


def test_overdue_is_told_by_the_reference_date_of_the_round_that_looks(store: Store) -> None:
    decide(store, decision(due_on=date(2026, 9, 29)), by=LEAD)
    decide(store, decision(due_on=date(2026, 9, 30)), by=LEAD)

    assert listed(store, "decision_id", "is_overdue") == [(1, True), (2, False)]
    assert listed(store, "decision_id", "is_overdue", round="2025") == [(1, False), (2, False)]


def test_a_decision_of_the_round_under_way_is_none_of_an_earlier_one(store: Store) -> None:
    decide(store, decision(round_code="2025", measures=("SKB-0001",)), by=LEAD)

    assert [queries.run(store, "decisions/list", here=here)["is_carried"][0] for here in (None, "2025")] == [True, False]
    assert queries.run(store, "decisions/since", here="2025")["now_round"].unique().to_list() == ["2025"]


def test_a_body_finds_what_concerns_it_and_what_concerns_its_measures(store: Store) -> None:
    decide(store, decision(positions={"SASJI": None}), by=LEAD)
    decide(store, decision(measures=("SKB-0002",)), by=LEAD)
    decide(store, decision(measures=("SKB-0001",)), by=LEAD)

    assert listed(store, "decision_id", department="SASJI") == [(1,)]
    assert listed(store, "decision_id", department="SKB") == [(2,), (3,)]
    assert listed(store, "decision_id", department="SJV") == [(2,)]
    assert listed(store, "decision_id", measure_id="SKB-0001") == [(3,)]


def test_what_has_changed_in_the_measures_since(store: Store) -> None:
    decide(store, decision(measures=("SKB-0001", "SKB-0002")), by=LEAD)
    decide(store, decision(measures=()), by=LEAD)

    found = queries.run(store, "decisions/since")
    assert found.drop("then_said", "now_said", "is_reported", "is_frozen").rows() == [
        (
            *(1, "SKB-0001", "Sprachkurse", "2025", "2026"),
            *("planned", "green", date(2026, 12, 31)),
            *("in_progress", "red", date(2027, 6, 30)),
        ),
        (1, "SKB-0002", "Neu", "2025", "2026", None, None, None, "planned", "none", None),
    ]
    assert found.select("is_reported", "is_frozen").rows() == [(True, False), (True, False)]
    (known, new) = found.to_dicts()
    assert (known["then_said"]["stage"], known["now_said"]["stage"], new["then_said"]) == ("planned", "in_progress", None)
    assert queries.run(store, "decisions/since", decision_id=2).is_empty()


def test_a_rebuild_keeps_decisions_with_their_history(tmp_path: Path) -> None:
    store = Store(tmp_path / "wieder.duckdb")
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
    decide(store, decision(positions={"SKB": None}, fields=(1,)), by=LEAD)
    close(store, 1, "dropped", reason="Ohne Mittel", by=LEAD)
    before = queries.run(store, "decisions/history", decision_id=1).rows()

    rebuild(store.path)

    assert queries.run(store, "decisions/history", decision_id=1).rows() == before
    assert listed(store, "decision_id", "state", "reason") == [(1, "dropped", "Ohne Mittel")]


def test_the_sentence_counts_what_is_open_overdue_and_carried_over() -> None:
    carried = {"state": "open", "is_overdue": True, "is_carried": True, "due_on": date(2026, 6, 30)}
    due_since = {"state": "open", "is_overdue": False, "is_carried": True, "due_on": date(2026, 9, 30)}
    fresh, done = {**due_since, "is_carried": False, "due_on": None}, {**due_since, "state": "done"}
    assert opening_sentence([carried, fresh, done]) == (
        "**2 Beschlüsse** sind offen: **1 zum Stichtag überfällig**, 1 nicht überfällig. Aus früheren Runden: 1 von 2; "
        "1 ist abgeschlossen."
    )
    assert opening_sentence([fresh]) == (
        "**1 Beschluss** ist offen, nicht überfällig und nicht aus einer früheren Runde; keiner ist abgeschlossen."
    )
    assert opening_sentence([carried]) == (
        "**1 Beschluss** ist offen, **zum Stichtag überfällig** und aus einer früheren Runde; keiner ist abgeschlossen."
    )
    assert opening_sentence([carried, due_since, done], is_narrowed=True) == (
        "In dieser Auswahl: **2 Beschlüsse** sind offen: **1 zum Stichtag überfällig**, **1 seither fällig**. "
        "Aus früheren Runden: 2 von 2; 1 ist abgeschlossen."
    )
    assert opening_sentence([carried, carried], is_narrowed=True).endswith(
        "**2 zum Stichtag überfällig**. Aus früheren Runden: 2 von 2."
    )
    assert opening_sentence([fresh, fresh], is_narrowed=True).endswith(
        "offen: keiner überfällig. Aus früheren Runden: keiner von 2."
    )
    assert opening_sentence([done, done]) == "**Kein Beschluss** ist offen; 2 sind abgeschlossen."
    assert opening_sentence([done], is_narrowed=True) == "In dieser Auswahl: **Kein Beschluss** ist offen; 1 ist abgeschlossen."


def test_the_history_tells_the_first_entry_whole_and_then_only_what_is_different() -> None:
    first = {
        "entered_at": datetime(2025, 12, 1),
        "entered_by": LEAD,
        "state": "open",
        "round": "2025",
        "wording": "Kurse ausweiten",
        "kind": "erweitern",
        "departments": ["SKB"],
        "stances": [None],
        "file_number": None,
        "due_on": date(2026, 3, 31),
        "measures": ["SKB-0001"],
        "fields": [1],
        "reason": None,
    }
    later = {**first, "entered_at": datetime(2026, 2, 1), "due_on": None, "stances": ["reserved"], "fields": [1, 4]}
    closed = {**later, "state": "dropped", "reason": "ohne Mittel"}
    again = {**closed, "state": "open", "reason": "Mittel sind da"}
    assert history([first, later, closed, again, again], {"SKB": "Kinder und Bildung"}, {1: "1 Sprache"}) == [
        f"01.12.2025, {LEAD}: aufgenommen · Kurse ausweiten · erweitern · Kinder und Bildung (SKB) · Frist 31.03.2026 · "
        "Handlungsfeld 1 Sprache",
        f"01.02.2026, {LEAD}: Stellen: Kinder und Bildung (SKB) → Kinder und Bildung (SKB): Prüfvorbehalt; "
        "Frist: 31.03.2026 → keine Angabe; Handlungsfelder: 1 Sprache → 1 Sprache, 4",
        f"01.02.2026, {LEAD}: ■ fallen gelassen; Grund: ohne Mittel",
        f"01.02.2026, {LEAD}: wieder geöffnet; Grund: Mittel sind da",
        f"01.02.2026, {LEAD}: ohne Änderung gespeichert",
    ]
