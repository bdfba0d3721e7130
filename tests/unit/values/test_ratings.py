"""Ampel by word, sign and colour."""

from __future__ import annotations

import pytest

from dashboard.intake.values.ratings import find_rating, rating_from_fill, rating_of_word


@pytest.mark.parametrize(
    ("word", "rating"),
    [
        ("grün", "green"),
        ("im Plan", "green"),
        ("im Zeitplan", "green"),
        ("● im Plan", "green"),
        ("🟢", "green"),
        ("gelb", "yellow"),
        ("verzögert", "yellow"),
        ("spät dran", "yellow"),
        ("🟠", "yellow"),
        ("▲", "yellow"),
        ("rot", "red"),
        ("gefährdet", "red"),
        ("🔴\ufe0f", "red"),
        ("◆ gefährdet", "red"),
    ],
)
def test_words_and_signs_name_a_rating(word: str, rating: str) -> None:
    assert rating_of_word(word) == rating


@pytest.mark.parametrize("word", ["nicht bewertet", "grau", "⚪", "○ nicht bewertet", "ohne Bewertung"])
def test_not_rated_is_no_rating_and_no_finding(word: str) -> None:
    found = find_rating(word)
    assert (found.code, found.is_unrated, found.issue) == (None, True, None)


@pytest.mark.parametrize("word", ["nicht im Plan", "im Plan: nein", "2", "●", "grünlich"])
def test_what_is_not_sure_is_unreadable(word: str) -> None:
    found = find_rating(word)
    assert found.code is None
    assert found.issue is not None
    assert found.issue.code == "rating.unreadable"


@pytest.mark.parametrize(
    ("word", "choices"), [("grün/gelb", ["green", "yellow"]), ("🟢🔴", ["green", "red"]), ("🔴 grün", ["green", "red"])]
)
def test_two_ratings_are_a_question(word: str, choices: list[str]) -> None:
    found = find_rating(word)
    assert found.code is None
    assert found.issue is not None
    assert found.issue.code == "rating.ambiguous"
    assert [choice.value for choice in found.issue.choices][:2] == choices
    assert len(found.issue.choices) == 3
    assert {choice.label for choice in found.issue.choices} == {"im Plan (grün)", "verzögert (gelb)", "gefährdet (rot)"}


def test_words_behind_a_rating_are_kept() -> None:
    assert find_rating("gelb (Personalmangel)")[::2] == ("yellow", "Personalmangel")


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("00B050", "green"),
        ("92D050", "green"),
        ("C6EFCE", "green"),
        ("FFFF00", "yellow"),
        ("FFC000", "yellow"),
        ("ED7D31", "yellow"),
        ("FFEB9C", "yellow"),
        ("FF0000", "red"),
        ("c00000", "red"),
        ("FFC7CE", "red"),
    ],
)
def test_the_usual_colours_of_a_traffic_light_are_ratings(fill: str, rating: str) -> None:
    assert rating_from_fill(fill) == rating


@pytest.mark.parametrize(
    "fill",
    [None, "", "F2F2F2", "808080", "DCE6F1", "1F3864", "4472C4", "7030A0", "E2EFDA", "FFF2CC", "FCE4D6", "375623", "rot", "FFF"],
)
def test_greys_blues_and_pale_colours_of_headers_are_none(fill: str | None) -> None:
    assert rating_from_fill(fill) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Gelb?", "rating.doubtful"),
        ("grün (?)", "rating.doubtful"),
        ("grün, aber kritisch", "rating.ambiguous"),
        ("grün aber verzögert", "rating.ambiguous"),
        ("Gelb/Rot", "rating.ambiguous"),
        ("grün (Tendenz gelb)", "rating.ambiguous"),
        ("grün bis 2025, danach gelb", "rating.ambiguous"),
        ("grün (ab 2027)", "rating.unreadable"),
        ("gelb ab Q2 2026", "rating.unreadable"),
        ("grün (vermutlich)", "rating.unreadable"),
    ],
)
def test_a_rating_that_its_own_words_contradict_or_put_off_is_asked(word: str, code: str) -> None:
    found = find_rating(word)
    assert found.code is None
    assert found.issue is not None
    assert found.issue.code == code


@pytest.mark.parametrize(
    ("word", "rating"),
    [
        ("gelb, da der Termin verschoben ist (bisher grün)", "yellow"),
        ("grün seit 2025", "green"),
        ("rot, weil Mittel fehlen", "red"),
        ("gelb bis Ende 2026", "yellow"),
        ("gelb, kritisch ist die Personallage", "yellow"),
    ],
)
def test_a_rating_with_its_reason_is_read(word: str, rating: str) -> None:
    assert find_rating(word).code == rating


def test_words_behind_nicht_bewertet_are_kept() -> None:
    assert find_rating("nicht bewertet, da neu")[:3] == (None, True, "da neu")
