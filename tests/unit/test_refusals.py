"""What a user is refused is said in one way, and by one class that pages and commands catch."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import pytest

import dashboard
from dashboard.refusals import (
    RefusalError,
    known_action_field,
    known_department,
    known_measure,
    known_meeting,
    known_round,
    required,
)

# Not shown to users as they are: what only the code that calls it meets, and turns into a finding or a sentence of its own.
BETWEEN_ROOMS = {"UnreadableError", "UnrewritableError", "UnclearDateError", "ShellError"}


def test_what_is_required_comes_back_without_blanks() -> None:
    assert required("  falsche Datei ", "den Grund") == "falsche Datei"
    for empty in (None, "", " \n"):
        with pytest.raises(RefusalError, match=r"^Bitte geben Sie den Grund an; ohne diese Angabe wird nichts geändert\.$"):
            required(empty, "den Grund")


def test_what_the_master_data_know_comes_back_as_they_write_it() -> None:
    assert known_round("2026", ["2025", "2026"]) == "2026"
    assert known_department("skb", ["SASJI", "SKB"]) == "SKB"
    assert known_action_field(3, [1, 3]) == 3
    assert known_measure("SKB-001", ["SKB-001"]) == "SKB-001"
    assert known_meeting(date(2026, 3, 12), [date(2026, 3, 12)]) == date(2026, 3, 12)


def test_what_they_do_not_know_is_refused_with_what_they_know() -> None:
    with pytest.raises(RefusalError) as unknown:
        known_round("2031", ["2025", "2026"])
    assert str(unknown.value) == "Eine Steuerungsrunde „2031“ gibt es in den Stammdaten nicht; bekannt sind: 2025, 2026."
    with pytest.raises(RefusalError) as unknown:
        known_round("2031", [])
    assert str(unknown.value) == "Eine Steuerungsrunde „2031“ gibt es in den Stammdaten nicht; bekannt sind: keine."
    with pytest.raises(RefusalError) as unknown:
        known_department("XYZ", ["SKB"])
    assert str(unknown.value) == "Ein Ressort mit dem Kürzel „XYZ“ gibt es in den Stammdaten nicht; bekannt sind: SKB."
    with pytest.raises(RefusalError, match=r"^Eine Sitzung der Arbeitsgruppe am 13\.03\.2026 gibt es in den Stammdaten nicht\.$"):
        known_meeting(date(2026, 3, 13), [date(2026, 3, 12)])


def _errors() -> Iterator[type[Exception]]:
    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        if module.name in ("dashboard.__main__", "dashboard.app"):
            continue  # they start something
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(found, Exception) and found.__module__.startswith("dashboard"):
                yield found


def test_whatever_a_user_is_told_is_one_class() -> None:
    apart = {each.__name__ for each in _errors() if not issubclass(each, RefusalError) and not each.__name__.startswith("_")}
    assert apart == BETWEEN_ROOMS
