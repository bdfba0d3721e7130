"""What is kept is bounded by its weight, is of one generation, and is made once."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from dashboard.ui.kept import Kept


def test_who_asks_at_the_same_moment_waits_for_the_one_result() -> None:
    kept: Kept[str, int] = Kept(2)
    made: list[int] = []
    gate = threading.Event()

    def make() -> int:
        gate.wait(10)
        made.append(1)
        return len(made)

    results: list[int] = []
    threads = [threading.Thread(target=lambda: results.append(kept.get("a", make))) for _ in range(3)]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join()
    assert results == [1, 1, 1]


def test_the_oldest_result_is_dropped_and_a_failure_is_not_kept() -> None:
    kept: Kept[str, int] = Kept(1)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0)
    assert kept.get("a", lambda: 2) == 2
    assert kept.get("b", lambda: 3) == 3
    assert not kept.has("a")


def test_heavy_results_are_dropped_until_the_rest_is_light_enough() -> None:
    kept: Kept[str, str] = Kept(10, len)
    for key, result in {"a": "aaaa", "b": "bbbb", "c": "cc"}.items():
        kept.get(key, partial(str, result))
    assert [kept.has(key) for key in "abc"] == [True, True, True]
    kept.get("a", lambda: "not made again")
    kept.get("d", lambda: "dddd")
    assert [kept.has(key) for key in "abcd"] == [True, False, True, True]


def test_a_result_that_is_too_heavy_alone_is_kept_alone() -> None:
    kept: Kept[str, str] = Kept(10, len)
    kept.get("light", lambda: "a")
    kept.get("heavy", lambda: "a" * 11)
    assert [kept.has(key) for key in ("light", "heavy")] == [False, True]


def test_what_is_heavy_and_was_not_asked_for_between_two_calls_is_dropped() -> None:
    kept: Kept[str, str] = Kept(100, len)
    for key, result in {"light": "a", "asked": "aaaa", "heavy": "aaaa", "as heavy as allowed": "aaa"}.items():
        kept.get(key, partial(str, result))
    kept.drop_unasked(3)
    kept.get("asked", lambda: "not made again")
    kept.get("new", lambda: "aaaa")
    kept.drop_unasked(3)
    assert [key for key in ("light", "asked", "heavy", "as heavy as allowed", "new") if kept.has(key)] == [
        "light",
        "asked",
        "as heavy as allowed",
        "new",
    ]


def test_only_results_of_the_newest_generation_are_kept() -> None:
    kept: Kept[str, int] = Kept(10)
    assert [kept.get("a", lambda: 1, 1), kept.get("a", lambda: 2, 1), kept.get("a", lambda: 3, 2)] == [1, 1, 3]
    assert kept.get("b", lambda: 4, 2) == 4
    assert [kept.has("a"), kept.has("b")] == [True, True]
