"""The commands on deliveries: what they print, what they change, and how they end."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard import settings
from dashboard.commands.cli import cli
from dashboard.documents.round_sheet import TEMPLATE_FILE
from dashboard.intake.accepting.acceptance import accept, now, receipt
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.master.tables import Load, load_into
from dashboard.store import Store, schema_version
from tests.builders import Page, workbook
from tests.built_once import a_copy_for_each_test
from tests.made_up_step import with_made_up_step
from tests.readings import empty_store, reading, row, taken


@a_copy_for_each_test
def store(path: Path) -> Store:
    """A released list of SKB for 2025 and a draft for 2026."""
    store = empty_store(path)
    taken(store, [row("Sprachkurse")])
    accept(store, reading([row("Sprachkurse", stage="completed"), row("Neu")]), b"2026", receipt=receipt("2026"))
    return store


@a_copy_for_each_test
def built(path: Path) -> Store:
    """A store with the master data of data/ and without a list."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
        derive(writer)
    return store


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--store", str(store.path)])


def test_deliveries_lists_the_newest_first_with_its_state(store: Store) -> None:
    result = call(store, "deliveries", "--json")

    told = [
        (each["delivery_id"], each["round"], each["is_released"], each["new"], each["changed"])
        for each in json.loads(result.output)
    ]
    assert told == [(2, "2026", False, 1, 1), (1, "2025", True, 1, 0)]


def test_deliveries_can_be_asked_for_one_round_or_body(store: Store) -> None:
    assert "freigegeben durch Leitung" in call(store, "deliveries", "--round", "2025").output
    assert "Arbeitsstand" not in call(store, "deliveries", "--round", "2025").output
    assert call(store, "deliveries", "--department", "SIS").output == "Dazu gibt es keine Rückmeldung.\n"
    assert "Liste.xlsx" in call(store, "deliveries", "--department", "skb").output


def test_take_back_says_what_holds_again(store: Store) -> None:
    result = call(store, "take-back", "2", "--reason", "falsche Datei")

    assert result.exit_code == 0
    assert result.output == (
        "Rückmeldung 2 von SKB (Runde 2026) ist zurückgenommen. Es gilt wieder die Rückmeldung 1. "
        "Die Kennung SKB-0002 bekommt dieselbe Maßnahme wieder, wenn sie neu gemeldet wird.\n"
    )
    assert "zurückgenommen: falsche Datei" in call(store, "deliveries").output


def test_the_last_one_taken_back_leaves_none(store: Store) -> None:
    call(store, "take-back", "2", "--reason", "Irrtum")

    result = call(store, "take-back", "1", "--reason", "Irrtum", "--json")

    assert json.loads(result.output) == {"delivery_id": 1, "department": "SKB", "holds_now": None}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("take-back", "2"), "--reason"),
        (("take-back", "1", "--reason", "Irrtum"), "nur die neueste Rückmeldung von SKB; das ist die Rückmeldung 2"),
        (("take-back", "7", "--reason", "Irrtum"), "Nummer 7 gibt es nicht"),
        (("release", "1", "--released-by", "Leitung"), "schon freigegeben"),
        (("release", "2"), "--released-by"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(store: Store, words: tuple[str, ...], sentence: str) -> None:
    version = store.version

    result = call(store, *words)

    assert result.exit_code == 2
    assert sentence in result.output
    assert store.version == version


def test_release_makes_a_draft_count(store: Store) -> None:
    result = call(store, "release", "2", "--released-by", "Staatsrat", "--released-on", "14.09.2026", "--reference", "Az. 1")

    assert result.output == "Rückmeldung 2 ist freigegeben durch Staatsrat.\n"
    told = store.query("select released_by, released_on, reference from release where delivery_id = 2").rows()
    assert told == [("Staatsrat", date(2026, 9, 14), "Az. 1")]


def test_accept_keeps_how_the_list_came_and_what_it_speaks_for(built: Store, tmp_path: Path) -> None:
    file = tmp_path / "Liste SKB.xlsx"
    file.write_bytes(workbook(Page([["Nr.", "Handlungsfeld", "Maßnahme"], [1, 1, "Sprachkurse"]])))
    told = ("--released-by", "Staatsrat", "--released-on", "2026-09-14", "--reference", "Az. 1", "--sender", "Referat 10")

    result = call(built, "accept", str(file), "--round", "2026", "--department", "SKB", "--scope", "measures", *told)

    assert result.exit_code == 0, result.output
    kept = built.query(
        "select d.scope, d.sender, r.released_on, r.reference from delivery as d join release as r using (delivery_id)"
    )
    assert kept.rows() == [("measures", "Referat 10", date(2026, 9, 14), "Az. 1")]


def test_a_day_of_release_without_a_function_is_refused(built: Store, tmp_path: Path) -> None:
    file = tmp_path / "Liste SKB.xlsx"
    file.write_bytes(workbook(Page([["Nr.", "Handlungsfeld", "Maßnahme"], [1, 1, "Sprachkurse"]])))

    result = call(built, "accept", str(file), "--round", "2026", "--department", "SKB", "--reference", "Az. 1")

    assert result.exit_code == 2
    assert "bitte auch --released-by angeben" in result.output


@pytest.mark.parametrize(
    "words",
    [("deliveries",), ("take-back", "2", "--reason", "Irrtum"), ("query", "overview/rounds"), ("upgrade",)],
    ids=lambda words: str(words[0]),
)
def test_a_store_of_an_older_version_is_brought_to_this_one_by_any_command(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    version = with_made_up_step(tmp_path / "queries", monkeypatch)

    first, second = call(store, *words), call(store, "deliveries", "--json")

    assert first.exit_code == 0, first.output
    told = first.stdout if words == ("upgrade",) else first.stderr
    upgraded = f"Fassung {version}" if words == ("upgrade",) else "von einer älteren Fassung und wurde auf den neuen Stand"
    assert upgraded in told
    assert second.stderr == ""
    assert [each["delivery_id"] for each in json.loads(second.stdout)] == [2, 1]


def test_a_store_of_a_newer_version_is_refused_and_left_alone(store: Store) -> None:
    with store.write() as writer:
        writer.execute("update store_info set value = '99' where key = 'schema_version'")
    version = store.version

    result = call(store, "take-back", "2", "--reason", "Irrtum")

    assert result.exit_code == 2
    assert f"Fassung 99, erwartet wird {schema_version()}" in result.stderr
    assert store.version == version


def test_upgrade_has_nothing_to_do_where_the_store_is_new(store: Store) -> None:
    assert call(store, "upgrade").output == "Die Datenbank ist auf dem neuen Stand.\n"


def test_round_sheet_writes_the_named_bodies_or_all(built: Store, tmp_path: Path) -> None:
    one = call(built, "round-sheet", "skb", "--round", "2026", "--out", str(tmp_path / "eine"), "--blank")
    every = call(built, "round-sheet", "--out", str(tmp_path / "alle"))

    assert one.exit_code == every.exit_code == 0, one.output + every.output
    written = ["Anschreiben_2026_SKB.docx", "Rueckmeldeliste_2026_SKB.xlsx", TEMPLATE_FILE]
    assert sorted(path.name for path in (tmp_path / "eine").iterdir()) == written
    assert len(list((tmp_path / "alle").glob("Rueckmeldeliste_2026_*.xlsx"))) == 13
    assert len(list((tmp_path / "alle").glob("Anschreiben_2026_*.docx"))) == 13


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("XYZ", "--round", "2026"), "Kürzel „XYZ“ gibt es in den Stammdaten nicht; bekannt sind: SASJI, SKB"),
        (("SKB", "--round", "1999"), "1999"),
    ],
)
def test_a_round_sheet_of_nobody_or_no_round_is_refused(
    built: Store, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    result = call(built, "round-sheet", *words, "--out", str(tmp_path / "aus"))

    assert result.exit_code == 2
    assert sentence in result.output
    assert not (tmp_path / "aus").exists()
