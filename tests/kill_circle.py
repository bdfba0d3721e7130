"""The whole circle (upload, answer, accept, release, freeze, undo, redact, take back, backup), killed at random again and again.

After each kill a new process looks as the next start would: what was acknowledged is there, at most the step under way beside it,
everything is whole, and each change stands in the trail. `python -m tests.bench kills --times 1000` runs it long.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.commands.output import present_store
from dashboard.intake.accepting.acceptance import Release, accept, receipt
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.deliveries.book import release, take_back
from dashboard.intake.deliveries.redacting import redact_words
from dashboard.intake.desk import Desk
from dashboard.keeping.backup import back_up
from dashboard.keeping.verifying import beside, inside, verify_backup
from dashboard.rounds.freezing import freeze, undo_freeze
from dashboard.store import Store
from dashboard.trail import Chain, Event, Kind, trail_of, witnessed
from tests.readings import empty_store, reading, row, taken
from tests.tight_places import environment

STEPS = ("open", "answer", "accept", "clear", "release", "freeze", "undo", "redact", "take back", "backup")
FACTS = {
    "accept": "select count(*) as n from delivery",
    "release": "select count(*) as n from release",
    "freeze": "select count(*) as n from round_freeze",
    "undo": "select count(*) as n from freeze_undone",
    "redact": "select count(distinct delivery_id) as n from redaction",
    "take back": "select count(*) as n from withdrawal",
}
"""What a step that publishes adds one to."""
_TORN = "Protokoll: Die letzte Zeile ist abgerissen"
_MOST_STEPS = 4
_SERVER = "from tests.kill_circle import serve; import sys; from pathlib import Path; serve(Path(sys.argv[1]))"


def begun(folder: Path) -> Store:
    """A store with a released list of SIS for 2025, so that there is something to freeze."""
    store = empty_store(folder / "dashboard.duckdb")
    taken(store, [row("Lotsen")], department="SIS")
    return store


def name_in(turn: int) -> str:
    return f"Erika Beispielfrau Nummer {turn}"


def content_of(turn: int) -> bytes:
    return f"Mappe von {name_in(turn)}".encode()


def step(store: Store, name: str, turn: int) -> None:
    """Do one step of the circle, as a page does it."""
    desk = Desk(store.path.with_name(f"{store.path.name}.drafts"))
    books = witnessed(store, Event(Kind.CHANGE, name, function="Leitstelle"))
    if name == "backup":
        back_up(store, backup_of(store, turn))
    elif name == "open":
        desk.open(content_of(turn), "Liste.xlsx", "SKB", "2026")
    elif name in ("answer", "clear"):
        _work(desk, name, turn)
    elif name == "accept":
        rows = [row("Kurs", report=f"Ansprechpartnerin ist {name_in(turn)}."), row(f"Kurs {turn}")]
        accept(books, reading(rows), content_of(turn), receipt=receipt("2026"))
    elif name == "freeze":
        freeze(books, "2025", by="Leitstelle")
    elif name == "undo":
        undo_freeze(books, "2025", reason="Versehen", by="Leitstelle")
    else:
        _of_the_delivery(books, name, turn)


def _work(desk: Desk, name: str, turn: int) -> None:
    draft = desk.open(content_of(turn), "Liste.xlsx", "SKB", "2026")
    if name == "answer":
        desk.keep(draft.draft_id, Answers.of([Answer(AnswerKind.ROW, ("Liste", "5"), False)]))
    else:
        desk.accepted(draft.draft_id, turn)


def _of_the_delivery(books: Store, name: str, turn: int) -> None:
    number = int(books.query("select max(delivery_id) as n from delivery").item())
    if name == "release":
        release(books, number, Release("Staatsrätin"))
    elif name == "redact":
        redact_words(books, number, [name_in(turn)], reason="Bitte", by="Leitstelle")
    else:
        take_back(books, number, reason="Falsche Liste", by="Leitstelle")


def backup_of(store: Store, turn: int) -> Path:
    return store.path.with_name(f"sicherung-{turn}.zip")


def serve(path: Path) -> None:
    """For each line ("turn step") fork a process that says its number and walks the circle from there until it is killed.

    Forked after the imports, which would take most of the time; nothing has used a thread until then.
    """
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _walk(Store(path), *map(int, line.split()))
        os.waitpid(pid, 0)
        _say("ended")


def _walk(store: Store, turn: int, at: int) -> None:
    _say(str(os.getpid()))
    while True:
        for number in range(at, len(STEPS)):
            _say(f"begin {turn} {number}")
            step(store, STEPS[number], turn)
            _say(f"done {turn} {number}")
        turn, at = turn + 1, 0


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


@dataclass(slots=True)
class Circle:
    """Where the circle stands: what was acknowledged, what comes next, how often each step was broken off."""

    store: Store
    facts: dict[str, int]
    turn: int = 0
    at: int = 0
    seconds: float = 0.5
    """How long a step takes here and now, so that kills fall into steps."""
    broken: Counter[str] = field(default_factory=Counter)
    """Kills by the step that was under way; those that had yet come to their end count with a mark."""

    @property
    def next(self) -> tuple[int, str]:
        return self.turn, STEPS[self.at]


def kills(folder: Path, times: int, seed: int) -> Iterator[Circle]:
    """Kill so many times; after each what is there is compared, and the state is handed out. AssertionError: something lacks."""
    store = begun(folder)
    circle = Circle(store, facts_of(store))
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with _server(store.path) as server:
        for _ in range(times):
            _compare(circle, _killed(server, circle, chance))
            yield circle


@contextmanager
def _server(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _SERVER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()) as server:
        yield server
        server.kill()


def _killed(server: subprocess.Popen[str], circle: Circle, chance: random.Random) -> list[str]:
    """What a process said that went on from where the circle stands and was killed some steps later, within one of them."""
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{circle.turn} {circle.at}\n")
    server.stdin.flush()
    pid = int(server.stdout.readline())
    said: list[str] = []
    for _ in range(2 * chance.randrange(_MOST_STEPS)):
        start = time.monotonic()
        said.append(server.stdout.readline().strip())
        circle.seconds = (circle.seconds + time.monotonic() - start) / 2
    time.sleep(chance.uniform(0, circle.seconds))
    os.kill(pid, signal.SIGKILL)
    while (line := server.stdout.readline().strip()) != "ended":
        assert line, "the process ended by itself"
        said.append(line)
    return said


def _compare(circle: Circle, said: list[str]) -> None:
    """Hold what is there against what was said, and set the circle to what comes next."""
    done = [(int(turn), int(at)) for kind, turn, at in map(str.split, said) if kind == "done"]
    begun_last = next((line.split() for line in reversed(said)), None)
    assert sum(line.startswith("begin") for line in said) - len(done) in (0, 1), "a step failed"
    for turn, at in done:
        circle.turn, circle.at = turn, at
        _go_on(circle)
        if STEPS[at] in FACTS:
            circle.facts[STEPS[at]] += 1
    under_way = STEPS[circle.at] if begun_last and begun_last[0] == "begin" else None
    circle.store.close()
    store = present_store(circle.store.path)
    came = _told_of(circle, facts_of(store), under_way)
    _look(circle, store)
    circle.broken[f"{under_way}{' +' if came else ''}" if under_way else "between"] += 1
    if came:
        _go_on(circle)


def _go_on(circle: Circle) -> None:
    circle.turn, circle.at = (circle.turn + 1, 0) if circle.at + 1 == len(STEPS) else (circle.turn, circle.at + 1)


def _told_of(circle: Circle, found: dict[str, int], under_way: str | None) -> bool:
    """Whether the step under way came to its end; nothing that was acknowledged lacks, and nothing else is there."""
    more = {name: count - circle.facts[name] for name, count in found.items() if count != circle.facts[name]}
    assert more in ({}, {under_way: 1}), f"{more} beside {under_way}"
    circle.facts = found
    zipped = under_way == "backup" and backup_of(circle.store, circle.turn).exists()
    return bool(more) or zipped


def _look(circle: Circle, store: Store) -> None:
    """Everything is whole, and what belongs to the state lies there."""
    faults = [each.sentence for each in (*beside(store), *inside(store)) if not each.is_good]
    assert [fault for fault in faults if not fault.startswith(_TORN)] == []
    folder, turn, number = store.path.parent, circle.turn, int(store.path.resolve().name.split(".")[1])
    entries = [entry.event for entry in Chain(trail_of(store.path)).entries()]
    assert number <= 2 or number in {event.after for event in entries if event.kind is Kind.CHANGE}
    drafts = {draft.content(): len(draft.answers) for draft in Desk(folder / f"{store.path.name}.drafts").drafts()}
    if circle.at in (1, 2):
        assert drafts[content_of(turn)] >= circle.at - 1, "the draft and its answer are there"
    if circle.at > STEPS.index("redact"):
        holding = [path.name for path in folder.rglob("*") if _holds(path, name_in(turn))]
        assert holding == [], "no file holds the words any more"
    for backup in folder.glob("sicherung-*.zip"):
        assert verify_backup(backup).is_good
        if backup != backup_of(store, turn):
            backup.unlink()
    store.close()


def _holds(path: Path, words: str) -> bool:
    return path.is_file() and not path.is_symlink() and path.suffix != ".zip" and words.encode() in path.read_bytes()


def facts_of(store: Store) -> dict[str, int]:
    return {name: int(store.query(sql).item()) for name, sql in FACTS.items()}
