"""Long lists come all at once while many look: `python -m tests.bench.bench_crowd [--looking 100] [--processes 1] [--short]`.

The service is as the handbook sets it up (bench_users.py): nginx with TLS, everybody logged in. First so many people change a
filter of the overview every ten seconds; then they go on while twenty coordinators drop a list of 10,000 rows each in the same
moment. Told are the times of those who look, alone and meanwhile, how long a coordinator waited for his list, how many lists
were kept, and the memory of the processes at most. Users and proxy are on the same machine and take their part of it.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

from dashboard.intake.desk import Desk
from tests.bench.bench_filter import cpu_ms
from tests.bench.bench_reading import build
from tests.bench.bench_uploads import memory_mb, with_comment
from tests.bench.bench_users import Told, Users, choices_of, logged_in, looking, service, tell
from tests.browser.proxy import Proxy
from tests.dropping import Dropper, Way
from tests.page_visit import Visit

LISTS, ROWS, SECONDS = 20, 10_000, 60
SHORT = 4, 1_000, 15


def main() -> None:
    """Measure and print; nothing fails the run, it is told."""
    parser = argparse.ArgumentParser(description="Misst, was lange Listen zugleich für alle anderen bedeuten.")
    parser.add_argument("--looking", type=int, default=100)
    parser.add_argument("--processes", type=int, default=1, choices=(1, 2))
    parser.add_argument("--short", action="store_true", help="misst kürzer, mit zehn Personen und vier Listen")
    told = parser.parse_args()
    people = 10 if told.short else told.looking
    lists, rows, seconds = SHORT if told.short else (LISTS, ROWS, SECONDS)
    with tempfile.TemporaryDirectory() as folder, service(Path(folder), told.processes) as (proxy, pids):
        crowd = _Crowd(proxy, pids, people)
        print("alone:")
        with crowd.looking(seconds):
            pass
        print(f"while {lists} lists of {rows} rows come:")
        with crowd.looking(3 * seconds):
            time.sleep(seconds / 3)
            waited = _drop(proxy, lists, rows)
        kept = len(Desk(next(Path(folder).glob("*.drafts"))).drafts())
        print(f"   {kept} of {lists} lists kept, shown after {min(waited):.0f} to {max(waited):.0f} s")


class _Crowd:
    """People who look, the same in each turn."""

    def __init__(self, proxy: Proxy, pids: Sequence[int], people: int) -> None:
        self.proxy, self.pids, self.people = proxy, pids, people
        self.cookies = logged_in(proxy)
        self.choices = choices_of(proxy, self.cookies)

    @contextmanager
    def looking(self, seconds: int) -> Iterator[None]:
        """They look for so many seconds, within which the block begins; told is what they saw, and the memory meanwhile."""
        is_over, most, results = threading.Event(), [0.0], list[Told]()
        cpu, began = sum(map(cpu_ms, self.pids)), time.monotonic()
        eyes = threading.Thread(target=self._look, args=(seconds, results))
        scale = threading.Thread(target=self._weigh, args=(is_over, most))
        for thread in (eyes, scale):
            thread.start()
        yield
        eyes.join()
        is_over.set()
        scale.join()
        (told,) = results
        tell(told, (self.people, len(self.pids)), sum(map(cpu_ms, self.pids)) - cpu, time.monotonic() - began)
        print(f"   memory at most {most[0]:.0f} MB a process")

    def _look(self, seconds: int, results: list[Told]) -> None:
        results.append(asyncio.run(looking(Users(self.proxy, self.cookies, self.choices, self.people, seconds), self.pids)))

    def _weigh(self, is_over: threading.Event, most: list[float]) -> None:
        while not is_over.wait(0.2):
            most[0] = max(most[0], *map(memory_mb, self.pids))


def _drop(proxy: Proxy, count: int, rows: int) -> list[float]:
    """So many coordinators drop a list of so many rows each, all in one moment; the seconds until each saw what was read."""
    workbook = build(rows)
    droppers = [_dropper(proxy, number) for number in range(count)]

    def drop(number: int) -> float:
        began = time.perf_counter()
        sent = droppers[number].upload(f"liste {chr(65 + number)}.xlsx", with_comment(workbook, str(number)))
        if isinstance(sent, str):
            raise RuntimeError(sent)
        droppers[number].drop([sent])
        return time.perf_counter() - began

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(drop, range(count)))


def _dropper(proxy: Proxy, number: int) -> Dropper:
    cookies = logged_in(proxy, f"haus-{number}", "haus") | {"dashboard_weg": f"haus-{number}"}
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items() if name != "_streamlit_xsrf")
    connect = partial(_connection, proxy)
    return Dropper(Visit(proxy.stream(cookies=cookies), proxy.port), Way(connect, proxy.url, cookie))


def _connection(proxy: Proxy) -> HTTPConnection:
    return proxy.connection()


if __name__ == "__main__":
    main()
