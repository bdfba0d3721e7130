"""Results that are dear to make: kept by key as long as their weight allows, and made once even if several ask for one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def _one(_result: object) -> int:
    return 1


class Kept(Generic[K, V]):
    """Results by key, together of at most the weight `most`; what was not asked for longest goes first, the newest never.

    `weigh` says what a result weighs, each the same where it is left out. Who asks for one that is being made waits for it; a
    failure is kept for nobody.
    """

    def __init__(self, most: int, weigh: Callable[[V], int] = _one) -> None:
        self._most, self._weigh = most, weigh
        self._lock = threading.Lock()
        self._results: OrderedDict[K, Future[V]] = OrderedDict()
        self._weights: dict[K, int] = {}
        self._unasked: set[K] = set()
        """What nobody has asked for since `drop_unasked` was last called."""
        self._generation: Hashable = None

    def get(self, key: K, make: Callable[[], V], generation: Hashable = None) -> V:
        """The result under this key, made by `make` where there is none; what `make` raises is raised to all who wait.

        Results of another generation than the last one that was asked for are dropped.
        """
        with self._lock:
            if generation != self._generation:
                self._results.clear()
                self._weights.clear()
                self._generation = generation
            self._unasked.discard(key)
            found = self._results.get(key)
            if found is not None:
                self._results.move_to_end(key)
            else:
                self._results[key] = mine = Future[V]()
        return found.result() if found is not None else self._result(key, mine, make)

    def has(self, key: K) -> bool:
        """Whether the result is there or being made."""
        with self._lock:
            return key in self._results

    def drop_unasked(self, heavier_than: int) -> None:
        """Drop what weighs more than this and was not asked for since the last call."""
        with self._lock:
            for key in self._unasked:
                if self._weights.get(key, 0) > heavier_than:
                    del self._results[key], self._weights[key]
            self._unasked = set(self._results)

    def _result(self, key: K, mine: Future[V], make: Callable[[], V]) -> V:
        try:
            result = make()
        except BaseException as error:
            with self._lock:
                if self._results.get(key) is mine:
                    del self._results[key]
            mine.set_exception(error)
            raise
        mine.set_result(result)
        with self._lock:
            if self._results.get(key) is mine:
                self._weights[key] = self._weigh(result)
                self._make_room(key)
        return result

    def _make_room(self, newest: K) -> None:
        """Drop what was not asked for longest until the rest is light enough; what is being made weighs nothing yet."""
        too_much = sum(self._weights.values()) - self._most
        oldest = [key for key in self._results if key in self._weights and key != newest] if too_much > 0 else []
        for key in oldest:
            if too_much > 0:
                del self._results[key]
                too_much -= self._weights.pop(key)
