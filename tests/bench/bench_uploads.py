"""Much is dropped at once, and others go on reading: `python -m tests.bench.bench_uploads [--short]`.

First one session drops 60 files of 20 MB, then 20 sessions drop a list of 10,000 rows each in the same moment. Told are the
memory of the server's process (the most, and a while after all have left) and how long other pages took meanwhile. The aims
(issue 10): never over 700 MB, falling again, and other pages under 2 s. --short drops 12 files and 4 lists of 2,000 rows.
"""

from __future__ import annotations

import io
import os
import statistics
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.intake.desk import Desk
from tests.bench.bench_filter import sample_store
from tests.bench.bench_reading import build
from tests.browser.site import Site, drafts_of, serving
from tests.dropping import Dropper
from tests.page_visit import visiting

FILES, LISTS, ROWS = 60, 20, 10_000
SHORT = 12, 4, 2_000
FILE_BYTES = 20 * 1024 * 1024 - 4096
FALLING_SECONDS = 270
"""After so long the files and the long lists of sessions that left are given back (dashboard/uploads.py, dashboard/server.py)."""
PAGES = ("", "massnahmen", "ressorts", "rueckmeldestand", "veraenderungen")


@dataclass
class Watch:
    """What was seen while something was going on: memory in MB, and seconds per page."""

    memory_mb: list[float] = field(default_factory=list)
    seconds: list[tuple[float, str]] = field(default_factory=list)

    def tell(self, what: str) -> None:
        times = sorted(taken for taken, _ in self.seconds)
        slowest, page = max(self.seconds)
        late = times[int(len(times) * 0.95)]
        print(f"{what}: memory at most {max(self.memory_mb):.0f} MB; {len(times)} other pages, ", end="")
        print(f"median {statistics.median(times):.2f} s, 95 % under {late:.2f} s, slowest {slowest:.2f} s (/{page}); ", end="")
        print(f"load of the machine {os.getloadavg()[1]:.0f} on {os.cpu_count()} cores", flush=True)


def memory_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


@contextmanager
def watched(site: Site) -> Iterator[Watch]:
    """Somebody else reads pages, one after the other, and the server's memory is looked at."""
    watch, is_over = Watch(), threading.Event()
    reader = threading.Thread(target=_read_pages, args=(site, watch, is_over))
    scale = threading.Thread(target=_weigh, args=(site, watch, is_over))
    for thread in (reader, scale):
        thread.start()
    try:
        yield watch
    finally:
        is_over.set()
        for thread in (reader, scale):
            thread.join()


def _read_pages(site: Site, watch: Watch, is_over: threading.Event) -> None:
    with visiting(port_of(site)) as visit:
        while not is_over.is_set():
            for page in PAGES:
                begin = time.perf_counter()
                visit.open(page, "")
                watch.seconds.append((time.perf_counter() - begin, page))
                time.sleep(0.2)


def _weigh(site: Site, watch: Watch, is_over: threading.Event) -> None:
    while not is_over.wait(0.1):
        watch.memory_mb.append(memory_mb(site.pid))


def port_of(site: Site) -> int:
    return urlsplit(site.url).port or 80


def drop_files(site: Site, count: int) -> None:
    """One session drops so many files of 20 MB that are no lists, six at a time as a browser does it."""
    with visiting(port_of(site)) as visit, ThreadPoolExecutor(6) as senders:
        dropper = Dropper(visit)
        contents = (b"PK\x03\x04" + os.urandom(FILE_BYTES - 4) for _ in range(count))
        sent = list(senders.map(dropper.upload, (f"datei-{at}.xlsx" for at in range(count)), contents))
        refused = Counter(one for one in sent if isinstance(one, str))
        accepted = [one for one in sent if not isinstance(one, str)]
        print(f"   {len(accepted)} of {count} files accepted, refused: {dict(refused) or 'none'}")
        dropper.drop(accepted)


def with_comment(workbook: bytes, comment: str) -> bytes:
    """The same workbook, which is another file."""
    buffer = io.BytesIO(workbook)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = comment.encode()
    return buffer.getvalue()


def drop_lists(site: Site, count: int, rows: int) -> None:
    """So many sessions drop a list of so many rows each, all in one moment."""
    workbook = build(rows)
    with ExitStack() as stack:
        droppers = [Dropper(stack.enter_context(visiting(port_of(site)))) for _ in range(count)]

        def drop(at: int) -> float:
            begin = time.perf_counter()
            sent = droppers[at].upload(f"liste {chr(65 + at)}.xlsx", with_comment(workbook, str(at)))
            if isinstance(sent, str):
                raise RuntimeError(sent)
            droppers[at].drop([sent])
            return time.perf_counter() - begin

        with ThreadPoolExecutor(count) as sessions:
            taken = list(sessions.map(drop, range(count)))
        kept = len(Desk(drafts_of(site.store)).drafts())
        print(f"   {kept} of {count} lists read, shown after {min(taken):.0f} to {max(taken):.0f} s")


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    files, lists, rows = SHORT if "--short" in sys.argv else (FILES, LISTS, ROWS)
    with tempfile.TemporaryDirectory() as folder, serving(sample_store(Path(folder))) as site:
        with watched(site) as watch:
            time.sleep(5)
        watch.tell("before")
        with watched(site) as watch:
            drop_files(site, files)
        watch.tell(f"{files} files of 20 MB")
        with watched(site) as watch:
            drop_lists(site, lists, rows)
        watch.tell(f"{lists} lists of {rows} rows")
        time.sleep(5 if "--short" in sys.argv else FALLING_SECONDS)
        print(f"afterwards: {memory_mb(site.pid):.0f} MB")


if __name__ == "__main__":
    main()
