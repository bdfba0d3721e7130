"""How long a first visit takes on a 10 Mbit line: `python -m tests.bench.bench_first_visit [--short]`.

A fresh browser with an empty cache, its network slowed down by Chromium itself, opens the overview on the sample lists. Told are
medians of the time until the opening sentence can be read (the issue's bar: 3 s), until the last chart stands, and the bytes that
came over the line; and the same for a second visit with what the browser has kept.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import chromium, new_visitor
from tests.browser.site import Site, serving, wait_until_drawn
from tests.sample_store import sample_store

BYTES_PER_SECOND = 10_000_000 // 8
LATENCY_MS = 20
VISITS = 9
SHORT_VISITS = 3


@dataclass(frozen=True, slots=True)
class Visit:
    """One opened page: seconds to the sentence, seconds to the last chart, and bytes over the line."""

    sentence_seconds: float
    drawn_seconds: float
    received_bytes: int


def open_overview(context: BrowserContext, site: Site) -> Visit:
    """Open the overview over the slow line and measure from the call of the address on."""
    page = context.new_page()
    line = context.new_cdp_session(page)
    received: list[int] = []
    line.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    line.send("Network.enable")
    limits = {"downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND, "latency": LATENCY_MS}
    line.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    start = time.perf_counter()
    page.goto(site.url, wait_until="commit")
    page.get_by_role("heading", level=2).first.wait_for()
    sentence = time.perf_counter() - start
    wait_until_drawn(page)
    drawn = time.perf_counter() - start
    page.close()
    return Visit(sentence, drawn, sum(received))


def measure(browser: Browser, site: Site) -> tuple[Visit, Visit]:
    """A first and a second visit of one new visitor."""
    context = new_visitor(browser)
    first, second = open_overview(context, site), open_overview(context, site)
    context.close()
    return first, second


def tell(name: str, visits: list[Visit]) -> None:
    sentence = statistics.median(visit.sentence_seconds for visit in visits)
    drawn = statistics.median(visit.drawn_seconds for visit in visits)
    megabytes = statistics.median(visit.received_bytes for visit in visits) / 1_000_000
    spread = f"{min(visit.sentence_seconds for visit in visits):.2f}-{max(visit.sentence_seconds for visit in visits):.2f}"
    print(f"{name}: sentence after {sentence:.2f} s ({spread}), last chart after {drawn:.2f} s, {megabytes:.2f} MB")


def main(count: int) -> None:
    """Measure and print; one visit before warms the server."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(sample_store(Path(folder) / "beispiel.duckdb").path) as site,
        chromium() as browser,
    ):
        measure(browser, site)
        visits = [measure(browser, site) for _ in range(count)]
    tell("first visit (at most 3 s)", [first for first, _ in visits])
    tell("second visit", [second for _, second in visits])


if __name__ == "__main__":
    main(SHORT_VISITS if "--short" in sys.argv[1:] else VISITS)
