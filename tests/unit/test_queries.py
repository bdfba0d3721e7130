"""The files of queries/: each is found, says what it answers, and runs with the parameters that it names."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries, settings
from dashboard.refusals import RefusalError
from dashboard.store import Store, schema_version
from tests.readings import empty_store

GOOD = """-- How many goals are there from a number on?
-- One row.
-- $from: integer, the first number that counts
-- $name: text, only goals of this name (optional)
--: Gezählt werden alle Leitziele
--: ab dieser Nummer.
select count(*) as goals
from guiding_goal
where number >= $from and ($name is null or name = $name)
order by goals
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "upgrades" / schema_version()).mkdir(parents=True)
    monkeypatch.setattr(settings, "QUERIES", tmp_path)
    (tmp_path / "goals").mkdir()
    return tmp_path / "goals"


def write(folder: Path, text: str) -> None:
    (folder / "count.sql").write_text(text)


@pytest.mark.parametrize("name", queries.names())
def test_every_file_keeps_the_rules(name: str) -> None:
    assert queries.find(name).name == name


FIGURES = [name for folder in ("attention", "overview", "progress") for name in queries.names(folder)]


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_on_a_page_has_its_rule_in_german(name: str) -> None:
    is_figure = name not in (
        "overview/choices",
        "overview/names",
        "overview/rounds",
    )  # what the filter bar offers counts nothing
    assert bool(queries.find(name).rule) or not is_figure


def test_the_schema_is_no_question() -> None:
    assert not [name for name in queries.names() if name.startswith("schema")]
    with pytest.raises(RefusalError, match="„schema/01_store“ gibt es nicht"):
        queries.find("schema/01_store")


def test_a_file_tells_question_grain_parameters_and_rule(folder: Path) -> None:
    write(folder, GOOD)

    query = queries.find("goals/count")

    assert query.question == "How many goals are there from a number on?"
    assert query.grain == "One row."
    assert [(each.name, each.type, each.is_optional) for each in query.parameters] == [
        ("from", "integer", False),
        ("name", "text", True),
    ]
    assert query.rule == "Gezählt werden alle Leitziele ab dieser Nummer."


def test_a_changed_file_is_read_again(folder: Path) -> None:
    write(folder, GOOD)
    queries.find("goals/count")
    file = folder / "count.sql"
    file.write_text(GOOD.replace("How many", "Wie viele"))
    os.utime(file, ns=(1, 1))

    assert queries.find("goals/count").question.startswith("Wie viele")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GOOD.replace("-- How many goals are there from a number on?\n", ""), "die Frage fehlt"),
        (GOOD.replace("-- One row.\n", ""), "One row per"),
        (GOOD.replace("-- $name: text, only goals of this name (optional)\n", ""), "verschiedene Angaben"),
        (GOOD.replace("select count", "-- $day: date, a day\nselect count"), "verschiedene Angaben"),
        (GOOD.replace("$from: integer", "$from: int"), "beschreibt keine Angabe"),
        (GOOD.replace("order by goals\n", ""), "die Sortierung fehlt"),
        (GOOD.replace("order by goals\n", "; select 1 order by 1"), "nicht genau eine Anweisung"),
        (GOOD.replace("number >= $from", "number >= $from and current_date > date '2020-01-01'"), "die Uhrzeit"),
        (GOOD.replace("count(*) as goals", "* exclude (name)"), "ein Stern"),
        ("-- Is this SQL?\n-- One row.\nselect from where order by", "kein gültiges SQL"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused(folder: Path, text: str, reason: str) -> None:
    write(folder, text)

    with pytest.raises(RefusalError, match=reason):
        queries.find("goals/count")


def test_an_order_inside_brackets_does_not_order_the_rows(folder: Path) -> None:
    write(folder, GOOD.replace("count(*) as goals", "list(name order by number) as goals").replace("order by goals\n", ""))

    with pytest.raises(RefusalError, match="die Sortierung fehlt"):
        queries.find("goals/count")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(RefusalError, match=r"„progress/asof“ gibt es nicht\. Gemeint sein könnte: progress/as_of"):
        queries.find("progress/asof")


@pytest.mark.parametrize("name", ["../secrets", "progress/../progress/as_of", "", "progress", "/etc/passwd"])
def test_a_name_never_leaves_the_folder(name: str) -> None:
    with pytest.raises(RefusalError, match=f"Eine Abfrage „{re.escape(name)}“ gibt es nicht"):
        queries.find(name)


def test_running_answers_the_question(folder: Path, tmp_path: Path) -> None:
    store = _store_with_goals(tmp_path)
    write(folder, GOOD)

    assert queries.run(store, "goals/count", **{"from": 2}).rows() == [(2,)]
    assert queries.run(store, "goals/count", **{"from": "2", "name": "Vielfalt"}).rows() == [(1,)]


def test_a_missing_or_unknown_parameter_is_told(folder: Path) -> None:
    write(folder, GOOD)
    query = queries.find("goals/count")

    with pytest.raises(RefusalError, match="braucht die Angabe „from“"):
        queries.bound(query, {})
    with pytest.raises(RefusalError, match=r"kennt keine Angabe „bis“\. Sie kennt: from, name"):
        queries.bound(query, {"from": 1, "bis": 2})


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "7", "7"),
        ("integer", "7", 7),
        ("number", "7,5", 7.5),
        ("date", "2026-09-30", date(2026, 9, 30)),
        ("date", "30.09.2026", date(2026, 9, 30)),
        ("boolean", "ja", True),
        ("boolean", "false", False),
        ("list", "SKB, SIS,", ["SKB", "SIS"]),
        ("integers", "7,8", [7, 8]),
    ],
)
def test_text_of_the_command_line_becomes_the_type(folder: Path, kind: str, text: str, value: Any) -> None:
    write(folder, GOOD.replace("$from: integer", f"$from: {kind}"))

    assert queries.bound(queries.find("goals/count"), {"from": text}) == {"from": value, "name": None}


@pytest.mark.parametrize(
    ("kind", "text"),
    [("integer", "sieben"), ("integer", "7.5"), ("date", "31.06.2026"), ("boolean", "vielleicht"), ("integers", "7;8")],
)
def test_text_that_does_not_fit_is_told(folder: Path, kind: str, text: str) -> None:
    write(folder, GOOD.replace("$from: integer", f"$from: {kind}"))

    with pytest.raises(RefusalError, match=f"„{text}“ passt nicht zur Angabe „from“"):
        queries.bound(queries.find("goals/count"), {"from": text})


def _store_with_goals(folder: Path) -> Store:
    # The schema is read from the real queries/, which the test has hidden.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "QUERIES", settings.ROOT / "queries")
        store = empty_store(folder / "dashboard.duckdb")
    with store.write() as writer:
        writer.insert(
            "guiding_goal", [{"number": at, "name": name} for at, name in enumerate(["Teilhabe", "Vielfalt", "Blick"], 1)]
        )
    return store
