"""What needs two persons where there is a login: asked for by one, confirmed by another, kept beside the store until then.

`<store>.requests/<number>.json`, for the owner of the store alone. A request holds what it asks for whole, also words that are to
be redacted: it goes as soon as it is confirmed or withdrawn, or its term is over. Each of these stands in the trail.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dashboard import settings
from dashboard.access.viewer import Act, Viewer
from dashboard.disk import unwritable, write_whole
from dashboard.refusals import RefusalError
from dashboard.trail import Event, Kind, note, trail_of

_LOCK_SECONDS = 30.0
GONE = "Diesen Antrag gibt es nicht mehr: Er ist bestätigt, zurückgezogen oder verfallen."
SAME_PERSON = "Ihren eigenen Antrag muss eine andere Person der federführenden Stelle bestätigen; es wurde nichts geändert."


@dataclass(frozen=True, slots=True)
class Wish:
    """What a second person is to confirm.

    `about`: what it is for ("Rückmeldung 12"), `key` its number or code; `words`: those to be redacted, none for the whole file.
    `effect` says what it would do, as it was when it was asked for.
    """

    act: Act
    about: str
    key: str
    reason: str
    effect: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A wish that waits: who asked for it, as what and when (UTC)."""

    number: str
    wish: Wish
    subject: str
    function: str
    asked_at: datetime

    @property
    def ends_at(self) -> datetime:
        """When it is no longer to be had."""
        return self.asked_at + timedelta(days=settings.REQUEST_DAYS)


class Requests:
    """The requests beside one store; `now` is asked for at each step."""

    def __init__(self, store: Path) -> None:
        self._folder = store.with_name(f"{store.name}.requests")
        self._trail = trail_of(store)

    def ask(self, wish: Wish, who: Viewer, now: datetime) -> Request:
        """Keep a request; RefusalError where the very same waits already, or it cannot be kept or noted."""
        request = Request(secrets.token_hex(4), wish, who.subject, who.words, now)
        with self._locked():
            same = [each.wish for each in self._read(now) if each.wish.act is wish.act and each.wish.key == wish.key]
            if any(each.words == wish.words for each in same):
                raise RefusalError("Dasselbe ist schon beantragt; ein zweiter Antrag wurde nicht aufgenommen.")
            path = self._path(request.number)
            write_whole({path: _written(request)})
            try:
                self._note(request, who, "gestellt")
            except RefusalError:
                path.unlink()
                raise
        return request

    def waiting(self, now: datetime) -> list[Request]:
        """What waits for a second person, oldest first; what has expired is removed and noted."""
        if not any(self._folder.glob("*.json")):
            return []
        with self._locked():
            return self._read(now)

    def withdraw(self, number: str, who: Viewer, now: datetime) -> Request:
        """Take a request away, one's own or another one's; RefusalError where it is gone."""
        with self._locked():
            request = self._one(number, now)
            self._note(request, who, "zurückgezogen" if who.subject == request.subject else "abgelehnt")
            self._path(number).unlink()
        return request

    @contextmanager
    def confirming(self, number: str, who: Viewer, now: datetime) -> Iterator[Request]:
        """The request that somebody confirms: gone when the block has done it; it stays where the block fails.

        RefusalError: it is gone, or it is his own, in whatever role or session.
        """
        with self._locked():
            request = self._one(number, now)
            if who.subject == request.subject:
                raise RefusalError(SAME_PERSON)
            yield request
            self._path(number).unlink()

    def _one(self, number: str, now: datetime) -> Request:
        found = next((each for each in self._read(now) if each.number == number), None)
        if found is None:
            raise RefusalError(GONE)
        return found

    def _read(self, now: datetime) -> list[Request]:
        found = []
        for path in self._folder.glob("*.json"):
            with suppress(ValueError, KeyError, TypeError):  # one that is damaged can be confirmed by nobody
                found.append(_request(json.loads(path.read_bytes())))
        for request in [each for each in found if each.ends_at <= now]:
            self._note(request, None, "verfallen")
            self._path(request.number).unlink()
            found.remove(request)
        return sorted(found, key=lambda each: each.asked_at)

    def _note(self, request: Request, who: Viewer | None, what: str) -> None:
        subject, function = (who.subject, who.words) if who is not None else (request.subject, request.function)
        detail = f"Antrag {request.number} {what} · {request.wish.about}"
        note(Event(Kind.REQUEST, request.wish.act, subject, function, detail=detail), self._trail)

    def _path(self, number: str) -> Path:
        return self._folder / f"{number}.json"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(self._folder / "lock", timeout=_LOCK_SECONDS, mode=0o600):
                yield
        except Timeout:
            raise RefusalError("Ein anderer Antrag wird gerade bearbeitet. Bitte gleich noch einmal versuchen.") from None
        except OSError as error:
            raise RefusalError(unwritable(f"dem Ordner {self._folder}", error)) from error


def _written(request: Request) -> bytes:
    return json.dumps(asdict(request) | {"asked_at": request.asked_at.isoformat()}, ensure_ascii=False).encode()


def _request(told: dict[str, Any]) -> Request:
    """A request as it was written; ValueError, KeyError or TypeError where it is none."""
    wish = told["wish"]
    kept = Wish(**{**wish, "act": Act(wish["act"]), "words": tuple(wish["words"])})
    return Request(**{**told, "wish": kept, "asked_at": datetime.fromisoformat(told["asked_at"])})
