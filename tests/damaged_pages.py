"""A running server that reads damaged workbooks as the upload does: each lies on the desk, and its page is asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from dashboard import settings
from dashboard.intake.desk import Desk
from dashboard.server import HEALTH_PATH
from tests.browser.site import Site, drafts_of, serving
from tests.page_visit import Visit, visiting
from tests.readings import empty_store, row, taken

_NOT_FOR_USERS = (b"Traceback", b"Unerwarteter Fehler", b"Error:", b"opening.")


@dataclass(slots=True)
class Served:
    """The server with an open page."""

    site: Site
    page: Visit
    count: int = 0

    def read(self, content: bytes) -> bytes:
        """All that the page of such a draft sends; AssertionError: it shows what is not for users, or the server is not well."""
        desk = Desk(drafts_of(self.site.store))
        draft = desk.open(content, "liste.xlsx", "SKB", "2026")
        self.page.ask("hochladen", f"entwurf={draft.draft_id}&haus=SKB")
        said = b"".join(message.SerializeToString() for message in self.page.messages())
        desk.discard(draft.draft_id)
        assert [words for words in _NOT_FOR_USERS if words in said] == []
        assert _health(self.site) == 200
        log = self.site.store.with_suffix(".log")
        assert log.read_text("utf-8") == "", "the reading process has not crashed, and nothing unexpected happened"
        self.count += 1
        return said

    def children(self) -> list[str]:
        """The processes that the server has not ended yet; it is given a second for that."""
        for _ in range(10):
            tasks = Path(f"/proc/{self.site.pid}/task").glob("*/children")
            found = [child for task in tasks for child in task.read_text().split()]
            if not found:
                break
            time.sleep(0.1)
        return found


@contextmanager
def served_reading(folder: Path) -> Iterator[Served]:
    """A server on a small store in this folder."""
    store = empty_store(folder / "dashboard.duckdb")
    taken(store, [row("Sprachkurse")], round_code="2026")
    with serving(store.path) as site, visiting(urlsplit(site.url).port or 0) as page:
        page.run({})
        yield Served(site, page)


def _health(site: Site) -> int:
    connection = HTTPConnection(settings.HOST, urlsplit(site.url).port, timeout=60)
    connection.request("GET", HEALTH_PATH)
    status = connection.getresponse().status
    connection.close()
    return status
