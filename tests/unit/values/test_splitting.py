"""Splitting a cell without splitting inside a known name."""

from __future__ import annotations

import time

import pytest

from dashboard.intake.values.splitting import split_known

KNOWN = {"Kinder und Bildung": 1, "Kinder": 2, "Arbeit, Soziales": 3}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kinder und Bildung", [("Kinder und Bildung", 1)]),
        ("Kinder und Sport", [("Kinder", 2), ("Sport", None)]),
        ("Arbeit, Soziales / Kinder", [("Arbeit, Soziales", 3), ("Kinder", 2)]),
        ("Sport;Kinder\nKultur", [("Sport", None), ("Kinder", 2), ("Kultur", None)]),
        ("Sport (Halle, Platz), Kinder", [("Sport (Halle, Platz)", None), ("Kinder", 2)]),
        ("Bürger- und Ordnungsamt", [("Bürger- und Ordnungsamt", None)]),
        (")|0", [(")", None), ("0", None)]),
        ("(|0", [("(", None), ("0", None)]),
        ("-|0", [("-", None), ("0", None)]),
        ("Bürger-; Amt", [("Bürger-", None), ("Amt", None)]),
        (" , ; ", []),
        ("", []),
    ],
)
def test_the_longest_known_name_wins(text: str, parts: list[tuple[str, int | None]]) -> None:
    assert [(part.words, part.found) for part in split_known(text, KNOWN.get)] == parts


def test_a_long_cell_of_many_pieces_is_looked_through_once() -> None:
    begun = time.process_time()

    assert len(split_known("Pflege & Rat, (a, b), " * 3_000, KNOWN.get)) == 9_000
    assert time.process_time() - begun < 3, "half a minute where the brackets are counted from the beginning for each"
