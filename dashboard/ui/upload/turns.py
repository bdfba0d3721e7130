"""Who may read a list now: first come, first served, and a few at once, so that others' pages stay quick meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PAUSE_SECONDS = 1


class Turns:
    """At most `at_once` hold a turn; the others stand in line."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._changed = threading.Condition()
        self._line: list[object] = []
        """Who holds a turn or waits for one, in the order in which they came."""

    @contextmanager
    def turn(self, tell: Callable[[int], None]) -> Iterator[None]:
        """Hold a turn; while others come first, `tell` is called each second with how many. What it raises ends the waiting."""
        mine = object()
        with self._changed:
            self._line.append(mine)
        try:
            while before := self._wait(mine, 0):
                tell(before)
                self._wait(mine, PAUSE_SECONDS)
            yield
        finally:
            with self._changed:
                self._line.remove(mine)
                self._changed.notify_all()

    def _wait(self, mine: object, seconds: float) -> int:
        """How many have to go before it is the turn of `mine`, after waiting for that, but not longer than so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._line.index(mine) < self._at_once, seconds)
            return max(0, self._line.index(mine) - self._at_once + 1)
