"""The words of lists and the names of files are shown as they stand, wherever a page says them: nowhere are they markup.

Everything that a running server sends is looked through, labels, tooltips and cells of tables too; what a browser makes of the
escaped words is tried in tests/browser/test_literal_words.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from dashboard.intake.desk import Desk
from dashboard.ui.navigation import ENTRIES
from tests.browser.site import Site, serving
from tests.builders import Page, Value, workbook
from tests.dropping import Dropper
from tests.page_visit import Visit, visiting
from tests.small_store import said, small_store

pytestmark = pytest.mark.xdist_group("server")

HOSTILE = "X &amp; *s* [l](https://evil.example) :red[r]"
MARK = "*s*"
TEXTS = (
    *("title", "description", "goal", "target_group", "subtopic", "rating_reason", "report", "next_step", "funding_text"),
    *("indicator", "indicator_unit", "indicator_source", "decision_needed", "cross_reference", "contact", "internal_note"),
    *("number", "period_text", "involved_other"),
)
NO_MARKUP = {
    "id",
    "key",
    "form_id",
    "options",
    "raw_value",
    "value",
    "default",
    "spec",
    "alt",
    "placeholder",
    "query_string",
    "url",
}
"""Fields of Streamlit's messages that are no Markdown: names of controls, what boxes hold, charts, addresses."""

HEAD = ("Nr.", "Handlungsfeld", "Maßnahme", "Ebene", "Umsetzungsstand", "Sachstand", "Federführung", "Beteiligte", "Zeitraum")
ROWS: list[tuple[Value, ...]] = [
    (HOSTILE, 1, f"neu {HOSTILE}", "K", f"offen {MARK}", HOSTILE, f"Amt {MARK}", HOSTILE, f"bald {MARK}"),
    ("2", 1, HOSTILE, f"Land {MARK}", "läuft", HOSTILE, "SKB", HOSTILE, "2025"),
    ("2", HOSTILE, f"neu {HOSTILE}", "K", f"offen {MARK}", HOSTILE, HOSTILE, HOSTILE, f"bald {MARK}"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("words") / "store.duckdb"
    words = dict.fromkeys(TEXTS, HOSTILE)
    rows = [
        said("2025", "SKB-0001", stage="planned", rating="red", **(words | {"title": f"alt {HOSTILE}"})),
        said("2026", "SKB-0001", stage="in_progress", rating="yellow", obstacle="funding", **words),
        said("2026", "SJV-0001", stage="deferred", **words),
        said("2025", "SJV-0002", **words),
    ]
    store = small_store(path, rows)
    with store.write() as writer:
        writer.execute("update delivery set file_name = $word", {"word": f"{HOSTILE}.xlsx"})
        writer.execute("update release set released_by = $word", {"word": HOSTILE})
    with serving(path) as running:
        yield running


@pytest.fixture(scope="module")
def visit(site: Site) -> Iterator[Visit]:
    with visiting(urlsplit(site.url).port or 80) as visit:
        yield visit


@pytest.fixture(scope="module")
def draft(site: Site, visit: Visit) -> str:
    """A list on the desk in which nothing is plain, its name included."""
    book = workbook(Page([("Maßnahmenliste SKB",), ("Stand: 30.09.2026",), HEAD, *ROWS]))
    dropper = Dropper(visit)
    sent = dropper.upload(f"Liste {MARK} SKB.xlsx", book)
    assert not isinstance(sent, str)
    dropper.drop([sent])
    (draft,) = Desk(Path(f"{site.store}.drafts")).drafts()
    return draft.draft_id


def markup(message: Any) -> Iterator[str]:
    """Where a part of a message holds the mark as markup: the name of the field and what stands around it."""
    for field, content in message.ListFields():
        for each in content if field.is_repeated else [content]:
            if hasattr(each, "ListFields"):
                yield from markup(each)
            elif isinstance(each, bytes) and MARK.encode() in each and message.DESCRIPTOR.name in ("Table", "ArrowData"):
                yield f"{field.name}: {each[each.index(MARK.encode()) - 30 :][:60]!r}"
            elif isinstance(each, str) and MARK in each.replace("\\*", "") and field.name not in NO_MARKUP:
                yield f"{field.name}: {each[max(0, each.index(MARK) - 30) :][:60]}"


def shown_as_markup(visit: Visit, page: str, query: Mapping[str, str]) -> set[str]:
    visit.ask(page, urlencode(query))
    return {found for message in visit.messages() for found in markup(message.delta)}


@pytest.mark.parametrize("page", [entry.url for entry in ENTRIES])
def test_words_of_lists_are_markup_nowhere(visit: Visit, draft: str, page: str) -> None:
    del draft  # it lies on the desk, and is offered at hochladen
    asked: list[dict[str, str]] = [
        {"haus": "SKB", "kennung": "SKB-0001", "runde": "2026"},
        {"haus": "SKB", "ressort": "SKB", "handlungsfeld": "1", "runde": "2026", "ansicht": "Tabelle"},
    ]
    assert [shown_as_markup(visit, page, query) for query in asked] == [set(), set()]


@pytest.mark.parametrize("step", ["pruefhinweise", "zuordnung", "vergleich", "annehmen"])
def test_words_of_a_list_on_the_desk_are_markup_nowhere(visit: Visit, draft: str, step: str) -> None:
    assert shown_as_markup(visit, "hochladen", {"haus": "SKB", "entwurf": draft, "schritt": step}) == set()
