"""Who reads a list when: so many at once, the others in the order in which they came, and told how many are before them."""

from __future__ import annotations

import threading
from typing import NoReturn

import pytest

from dashboard.ui.upload.work import Turns


class Reader(threading.Thread):
    """Takes a turn, holds it until it is let go, and writes down what it was told."""

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self.turns, self.told = turns, list[int]()
        self.is_waiting, self.is_reading, self.may_go = threading.Event(), threading.Event(), threading.Event()
        self.start()

    def run(self) -> None:
        with self.turns.turn(self._tell):
            self.is_reading.set()
            self.may_go.wait(30)

    def _tell(self, before: int) -> None:
        self.told.append(before)
        self.is_waiting.set()


def test_the_third_waits_for_the_first_of_two_and_the_fourth_after_it() -> None:
    turns = Turns(2)
    first, second = Reader(turns), Reader(turns)
    assert first.is_reading.wait(10)
    assert second.is_reading.wait(10)
    third = Reader(turns)
    assert third.is_waiting.wait(10)
    fourth = Reader(turns)
    assert fourth.is_waiting.wait(10)

    first.may_go.set()
    assert third.is_reading.wait(10)
    assert not fourth.is_reading.is_set()
    second.may_go.set()
    assert fourth.is_reading.wait(10)

    for reader in (third, fourth):
        reader.may_go.set()
    for reader in (first, second, third, fourth):
        reader.join(10)
    assert (set(first.told), set(second.told), set(third.told)) == (set(), set(), {1})
    assert fourth.told[0] == 2


def test_who_leaves_while_waiting_is_no_longer_waited_for() -> None:
    class LeftError(Exception):
        pass

    def leave(_before: int) -> NoReturn:
        raise LeftError

    turns = Turns(1)
    with turns.turn(leave), pytest.raises(LeftError), turns.turn(leave):
        pass
    with turns.turn(leave):  # nobody is before, so nothing is told
        pass
