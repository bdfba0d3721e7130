"""Splitting a cell without splitting inside a known name."""

from __future__ import annotations

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
