"""How many users a service bears: `python -m tests.bench.bench_users [--users 140] [--processes 1] [--seconds 60] [--short]`.

The service is as the handbook sets it up: nginx with TLS, one or several processes, everybody logged in. Each user changes a
filter of the overview ten seconds after the last change was drawn. Told are the times as the user has them, and the CPU of the
servers, which the load of the machine does not blur: from it follows how many users one core bears. Users and proxy are on the
same machine, and their part is not counted.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import socket
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

from dashboard import settings
from tests.bench.bench_filter import cpu_ms, fresh_choices, sample_store
from tests.browser.provider import SECRET, login_files_at
from tests.browser.proxy import NAME, Proxy, nginx
from tests.browser.site import free_port, serving
from tests.page_visit import Visit
from tests.pages.test_roles import ACCESS

PAUSE_SECONDS = 10
LIMIT = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """What the users of a run have seen: seconds of each change, and how many of their pages were lost."""

    seconds: Sequence[float]
    lost: int


def main() -> None:
    """Measure and print; nothing fails the run, it is told."""
    parser = argparse.ArgumentParser(description="Misst, wie viele Personen ein Dienst verträgt.")
    parser.add_argument("--users", type=int, default=140)
    parser.add_argument("--processes", type=int, default=1, choices=(1, 2))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--short", action="store_true", help="misst kürzer, mit zehn Personen")
    told = parser.parse_args()
    users, seconds = (10, 15) if told.short else (told.users, told.seconds)
    with tempfile.TemporaryDirectory() as folder, service(Path(folder), told.processes) as (proxy, pids):
        cookies = logged_in(proxy)
        choices = choices_of(proxy, cookies)
        before, began = sum(map(cpu_ms, pids)), time.monotonic()
        result = asyncio.run(looking(proxy, cookies, choices, (users, seconds)))
        tell(result, (users, len(pids)), sum(map(cpu_ms, pids)) - before, time.monotonic() - began)


@contextmanager
def service(folder: Path, processes: int) -> Iterator[tuple[Proxy, list[int]]]:
    """The sample lists served by so many processes behind a proxy; gives that and the numbers of the processes."""
    store, ports = sample_store(folder), (free_port(), free_port())
    login = login_files_at(f"https://{NAME}:{ports[1]}", folder, ACCESS, "http://localhost:9")
    sockets = [folder / f"{number}.sock" for number in range(processes)]
    with ExitStack() as stack:
        sites = [stack.enter_context(serving(store, None, **login, DASHBOARD_SOCKET=str(each))) for each in sockets]
        yield stack.enter_context(nginx(folder, ports, sockets)), [site.pid for site in sites]


def logged_in(proxy: Proxy, subject: str = "last", group: str = "runde") -> dict[str, str]:
    """The cookies of somebody whom the provider has let in, and the mark of his page."""
    claims = {"origin": proxy.url, "is_logged_in": True, "sub": subject, "groups": [group], "exp": time.time() + 7200}
    connection = proxy.connection()
    connection.request("GET", "/_stcore/health", headers={"Host": f"{NAME}:{proxy.port}"})
    told = connection.getresponse().headers.get_all("Set-Cookie") or []
    connection.close()
    mark = next(each for each in told if each.startswith("_streamlit_xsrf")).split("=", 1)[1].split(";")[0]
    return {
        "_streamlit_xsrf": mark,
        "_streamlit_user": create_signed_value(SECRET, "_streamlit_user", json.dumps(claims)).decode(),
    }


def choices_of(proxy: Proxy, cookies: dict[str, str]) -> list[bytes]:
    """Changes of the filters, as messages; each process has drawn the page by then, which costs most the first time."""
    for number in range(8):
        visit = Visit(proxy.stream(cookies=cookies | {"dashboard_weg": f"erster-{number}"}), proxy.port)
        visit.run({})
        visit.socket.close()
    return [visit.asking(each) for each in itertools.islice(fresh_choices(visit), 300)]


async def looking(proxy: Proxy, cookies: dict[str, str], choices: Sequence[bytes], size: tuple[int, int]) -> Told:
    """So many users change filters for so many seconds, after the pauses in which they come."""
    users, seconds = size
    until = time.monotonic() + PAUSE_SECONDS * 2 + seconds
    results = await asyncio.gather(
        *(_one(number, proxy, cookies, (choices, until)) for number in range(users)), return_exceptions=True
    )
    times = [each for result in results if isinstance(result, list) for each in result]
    return Told(times, sum(not isinstance(result, list) for result in results))


async def _one(number: int, proxy: Proxy, cookies: dict[str, str], what: tuple[Sequence[bytes], float]) -> list[float]:
    """Seconds of each change of one user, who comes within the first pause."""
    choices, until = what
    chance = random.Random(number)  # noqa: S311 - the same visits each time, no secret
    times: list[float] = []
    await asyncio.sleep(chance.uniform(0, PAUSE_SECONDS))
    kept = "; ".join(f"{name}={value}" for name, value in (cookies | {"dashboard_weg": f"weg-{number}"}).items())
    here = socket.create_connection((settings.HOST, proxy.port))
    async with connect(
        f"wss://{NAME}:{proxy.port}/_stcore/stream",
        sock=here,
        ssl=proxy.trust(),
        server_hostname=NAME,
        origin=Origin(proxy.url),
        additional_headers={"Cookie": kept},
        subprotocols=[Subprotocol("streamlit"), Subprotocol(cookies["_streamlit_xsrf"])],
        max_size=None,
        open_timeout=120,
        ping_interval=None,
        compression=None,
        proxy=None,
    ) as page:
        while time.monotonic() < until:
            began = time.monotonic()
            await page.send(chance.choice(choices))
            while not _is_end(await page.recv()):
                pass
            times.append(time.monotonic() - began)
            await asyncio.sleep(PAUSE_SECONDS)
    return times[1:]  # the first drawing opens the page, which is another question


def _is_end(frame: str | bytes) -> bool:
    if isinstance(frame, str) or len(frame) > 1000:  # the end of a run is a few bytes; the others are not looked into
        return False
    message = ForwardMsg.FromString(frame)
    is_end = message.WhichOneof("type") == "script_finished"
    return is_end and bool(message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)


def tell(told: Told, size: tuple[int, int], cpu: float, seconds: float) -> None:
    """Print what users saw, and what `size` (users, processes) took of the machine: CPU in ms within so many seconds."""
    ordered = sorted(told.seconds) or [0.0]
    share = sum(each <= LIMIT for each in ordered) / len(ordered)
    runs = len(told.seconds) + size[0]
    middle, slow = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{size[0]} users, {size[1]} process(es), {len(told.seconds)} changes: {share:.0%} under {LIMIT:.0f} s,", end=" ")
    print(f"median {middle:.2f} s, 95 % {slow:.2f} s, {told.lost} lost;", end=" ")
    print(f"CPU {cpu / runs:.0f} ms a run, {cpu / seconds / 1000:.2f} cores:", end=" ")
    print(f"one core bears {PAUSE_SECONDS * 1000 * runs / cpu:.0f} at most", flush=True)


if __name__ == "__main__":
    main()
