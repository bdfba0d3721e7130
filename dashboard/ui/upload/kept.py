"""Results that are dear to make: kept by key, the oldest dropped, and made once even if several ask at the same moment."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """At most `most` results by key. Who asks for one that is being made waits for it; a failure is kept for nobody."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._results: OrderedDict[K, Future[V]] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The result under this key, made by `make` where there is none; what `make` raises is raised to all who wait."""
        with self._lock:
            found = self._results.get(key)
            if found is not None:
                self._results.move_to_end(key)
            else:
                self._results[key] = mine = Future[V]()
                while len(self._results) > self._most:
                    self._results.popitem(last=False)
        return found.result() if found is not None else self._made(key, mine, make)

    def has(self, key: K) -> bool:
        """Whether the result is there or being made."""
        with self._lock:
            return key in self._results

    def _made(self, key: K, mine: Future[V], make: Callable[[], V]) -> V:
        try:
            result = make()
        except BaseException as error:
            with self._lock:
                if self._results.get(key) is mine:
                    del self._results[key]
            mine.set_exception(error)
            raise
        mine.set_result(result)
        return result
