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
        (" , ; ", []),
        ("", []),
    ],
)
def test_the_longest_known_name_wins(text: str, parts: list[tuple[str, int | None]]) -> None:
    assert [(part.words, part.found) for part in split_known(text, KNOWN.get)] == parts


def test_a_bracket_that_closes_nothing_is_a_sign_like_any_other() -> None:
    assert [part.words for part in split_known(")|0", lambda _: None)] == [")", "0"]
    assert [part.words for part in split_known("Amt (Nord, Süd), vhs", lambda _: None)] == ["Amt (Nord, Süd)", "vhs"]
