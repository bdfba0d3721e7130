"""What a reader's pages say: nothing of ratings, reasons and decisions, neither by words nor by what is empty or in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access.viewer import Role, Viewer
from dashboard.intake.accepting.acceptance import Receipt
from dashboard.intake.deliveries.book import confirm_unchanged
from dashboard.store import Store
from dashboard.ui.login import PUBLIC_ONLY
from dashboard.ui.navigation import ENTRIES
from tests.pages.test_roles import planted, told, visited
from tests.planted_store import HOUSE, OTHER

__all__ = ["planted"]

ADDRESSES: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview.py", {}),
    ("overview.py", {"ressort": HOUSE}),
    ("situation.py", {}),
    ("fields.py", {}),
    ("fields.py", {"handlungsfeld": "1"}),
    ("departments.py", {"ressort": HOUSE}),
    ("levels.py", {"ebene": "land"}),
    ("measures.py", {"ansicht": "Tabelle"}),
    ("measures.py", {"ansicht": "Zeitstrahl"}),
    ("measures.py", {"suche": "Feld 1, gelb"}),
    ("measure.py", {"kennung": f"{OTHER}-0001"}),
    ("measure.py", {"kennung": f"{HOUSE}-0002"}),
    ("changes.py", {}),
    ("changes.py", {"liste": "verbleib-ohne_grund_beendet"}),
)
SPEAKS_OF = re.compile(
    r"Ampel|bewertet|verzögert|gefährdet\b|im Plan|▲|◆|○|schlechter|Begründung|Hemmnis|Messbarkeit|Entscheid|Beschl|Frage an"
    r"|geändert zum"
)
RULE = re.compile(r"(\*\*So wird gerechnet:\*\*|- \*\*[^*]+:\*\*).*")
OCTAL = re.compile(r"(\\[0-7]{3})+")
OPENED = ("tabelle-stand-fields", "tabelle-matrix", "gleiches", "quellen", "rechenweg-kennzahlen")


def read(file: str, query: Mapping[str, str], group: str = "alle") -> AppTest:
    app = visited(file, group, query)
    for key in OPENED:
        app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


def written(app: AppTest) -> str:
    """All that was sent to the browser, as it is read there; without the words of rules, which are the same for everybody."""
    return RULE.sub("", OCTAL.sub(_letters, told(app)))


def _letters(found: re.Match[str]) -> str:
    """The cells of a table are bytes, of which a message shows the umlauts as numbers."""
    return bytes(int(each, 8) for each in found[0].split("\\")[1:]).decode("utf-8", "replace")


@pytest.mark.parametrize(("file", "query"), ADDRESSES)
@pytest.mark.usefixtures("planted")
def test_a_readers_page_does_not_speak_of_what_is_not_for_her(file: str, query: dict[str, str]) -> None:
    assert SPEAKS_OF.findall(written(read(file, query)).replace(PUBLIC_ONLY, "")) == []


@pytest.mark.usefixtures("planted")
def test_the_working_groups_page_speaks_of_it() -> None:
    """Else no reader's page could either."""
    assert len(set(SPEAKS_OF.findall(written(read("overview.py", {}, "ag"))))) > 5


CHANGED_FOR_READERS = """
update measure_version set rating = 'red', rating_reason = 'neu', decision_needed = 'neu', obstacle = ['staff'], contact = 'neu',
    internal_note = 'neu', extra = map {'neu': 'neu'};
update round_state set rating = 'red';
update measure_span set rating = 'red';
update round_figure set rating = 'red', is_asking = true, is_on_plan = false, was_on_plan = true;
update frozen_figure set rating = 'green', is_asking = true, is_on_plan = true;
update frozen_state set rating = 'green';
insert into attention select round, measure_id, 'rating_worse', 'green>red' from round_state;
update inquiry set text = 'neu';
update decision_entry set wording = 'neu', departments = ['SKB', 'SF'];
delete from consent;
"""
CHANGED_FOR_HOUSES = """
update measure_version set contact = 'neu', internal_note = 'neu', extra = map {'neu': 'neu'};
delete from finding;
delete from reminder;
delete from answer;
update delivery set sender = 'neu', file_name = 'neu.xlsx', proof = 'neu';
"""


def pages_of(group: str, addresses: Sequence[tuple[str, Mapping[str, str]]]) -> dict[str, str]:
    """What each of the addresses sends to the browser, without the tickets of downloads, which are new each time."""
    return {f"{file} {query}": re.sub(r"[A-Za-z0-9_-]{32,}", "", written(read(file, query, group))) for file, query in addresses}


@pytest.mark.parametrize(
    ("group", "change", "addresses"),
    [
        pytest.param("alle", CHANGED_FOR_READERS, ADDRESSES, id="reader"),
        pytest.param(
            "ag",
            CHANGED_FOR_HOUSES,
            (("measure.py", {"kennung": "SGFV-0001"}), ("delivery_board.py", {"ressort": "SGFV"})),
            id="working group",
        ),
    ],
)
def test_what_is_not_for_these_eyes_changes_nothing_that_they_see(
    planted: Path, group: str, change: str, addresses: Sequence[tuple[str, Mapping[str, str]]]
) -> None:
    """Ratings, reasons, decisions, internal fields and a draft: neither a count nor an order betrays that they are there."""
    before = pages_of(group, addresses)
    store = Store(planted)
    with store.write() as writer:
        for statement in filter(str.strip, change.split(";")):
            writer.execute(statement)
    confirm_unchanged(store, "SIS", receipt=Receipt("2026", datetime.now(UTC).replace(tzinfo=None)), none_to_report=False)
    after = pages_of(group, addresses)
    assert {name for name, text in before.items() if text != after[name]} == set()


@pytest.mark.usefixtures("planted")
def test_the_navigation_lists_what_a_role_can_use_and_another_address_says_so() -> None:
    assert [entry.url for entry in ENTRIES if entry.is_for is None or entry.is_for(Viewer(Role.READER))] == [
        "ueberblick", "lage", "handlungsfelder", "ressorts", "ebenen", "massnahmen", "massnahme", "veraenderungen",
        "oeffentlich", "methodik", "barrierefreiheit",
    ]  # fmt: skip
    app = visited("decisions.py", "alle")
    assert [each.value for each in app.header] == ["Diese Seite gehört nicht zu Ihrer Rolle „Lesen“."]
