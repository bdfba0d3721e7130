"""Two servers over one data folder: what is new is seen by both, who writes waits in line, and one may die or restart."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.intake.desk import Desk
from dashboard.store import Store
from tests.browser.site import Site, serving
from tests.builders import Page, workbook
from tests.page_visit import Visit, visiting
from tests.readings import empty_store, row, taken
from tests.tight_places import environment

LISTS_EACH = 3
WRITER = """
import sys
from pathlib import Path
from dashboard.store import Store
from tests.readings import row, taken

for turn in range(int(sys.argv[3])):
    taken(Store(Path(sys.argv[1])), [row(f"{sys.argv[2]} {each}", report=f"Stand {turn}") for each in range(turn + 1)],
          department=sys.argv[2], round_code="2026")
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def port(site: Site) -> int:
    return urlsplit(site.url).port or 0


def count(page: Visit) -> int:
    page.run({})
    return int(page.figures["Maßnahmen"])


@contextmanager
def asked_all_the_while(*pages: Visit) -> Iterator[list[int]]:
    """Each page is asked again and again within the block, from a thread; an error of one fails the test. What they showed."""
    stop, shown, errors = threading.Event(), [0], list[BaseException]()

    def ask(page: Visit) -> None:
        try:
            while not stop.wait(0.2):
                shown.append(count(page))
        except BaseException as error:  # it belongs to the test's own thread
            errors.append(error)

    threads = [threading.Thread(target=ask, args=(page,)) for page in pages]
    for thread in threads:
        thread.start()
    try:
        yield shown
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert errors == []


def test_both_show_what_is_new_at_the_next_click_and_writers_wait_in_line_without_an_error(store: Store) -> None:
    taken(store, [row("Lotsen")], round_code="2026")
    with serving(store.path) as one, serving(store.path) as other, visiting(port(one)) as first, visiting(port(other)) as second:
        for number in range(2, 4):
            taken(store, [row(f"Kurs {each}") for each in range(number)], department="SIS", round_code="2026")
            assert (count(first), count(second)) == (number + 1, number + 1)
        with asked_all_the_while(first, second) as shown:
            command = [sys.executable, "-c", WRITER, str(store.path)]
            writers = [
                subprocess.Popen([*command, body, str(LISTS_EACH)], env=environment(), stderr=subprocess.PIPE)
                for body in ("SASJI", "SKB")
            ]
            told = [writer.communicate()[1] for writer in writers]
        assert told == [b"", b""]
        assert store.query("select count(*) as n from delivery").item() == 3 + 2 * LISTS_EACH
        assert count(first) == count(second) >= max(shown)


def test_where_one_is_killed_or_restarted_its_drafts_are_with_the_other_which_goes_on(store: Store) -> None:
    taken(store, [row("Lotsen")], round_code="2026")
    content = workbook(Page([["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Sprachkurse", "geplant"]]))
    draft = Desk(store.path.with_name("dashboard.duckdb.drafts")).open(content, "Zulieferung Frühjahr.xlsx", "SKB", "2026")
    address = f"entwurf={draft.draft_id}&haus=SKB"
    with serving(store.path) as other, visiting(port(other)) as second:
        second.run({})
        with asked_all_the_while(second):
            with serving(store.path) as one, visiting(port(one)) as first:
                assert shows(first, address, "Zulieferung Frühjahr.xlsx")
                os.kill(one.pid, signal.SIGKILL)
            with serving(store.path, port(one)) as again, visiting(port(again)) as first:
                assert shows(first, address, "Zulieferung Frühjahr.xlsx")
        assert shows(second, address, "Zulieferung Frühjahr.xlsx")


def shows(page: Visit, address: str, words: str) -> bool:
    """Whether the page of a draft shows these words."""
    page.ask("hochladen", address)
    return [message for message in page.messages() if words.encode() in message.SerializeToString()] != []
