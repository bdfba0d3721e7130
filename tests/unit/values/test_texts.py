"""Cleaning and comparing words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.values.texts import (
    clean_text,
    cut_footnote,
    is_empty_mark,
    is_error_text,
    is_surely_words,
    match_key,
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Sprach\u00adkurs", "Sprachkurs"),
        ("Kurs\u00a0für\u202fEltern", "Kurs für Eltern"),
        ("\u200bKurs\ufeff", "Kurs"),
        ("  Kurs   für\tEltern ", "Kurs für Eltern"),
        ("erste Zeile_x000D_\nzweite Zeile", "erste Zeile\nzweite Zeile"),
        ("erste Zeile \r\n zweite Zeile", "erste Zeile\nzweite Zeile"),
        ("a\u0308lter", "älter"),
        ("Jugend- und Verbandsarbeit", "Jugend- und Verbandsarbeit"),
    ],
)
def test_cleaning_cuts_what_copying_left_behind_and_changes_no_word(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@pytest.mark.parametrize(
    ("text", "rest", "marks"),
    [
        ("Sprachkurse 1)", "Sprachkurse", ("1",)),
        ("Sprachkurse1)", "Sprachkurse", ("1",)),
        ("Sprachkurse¹", "Sprachkurse", ("1",)),
        ("Sprachkurse *)", "Sprachkurse", ("*",)),
        ("Sprachkurse**", "Sprachkurse", ("**",)),
        ("Sprachkurse [2]", "Sprachkurse", ("2",)),
        ("Sprachkurse 1) 2)", "Sprachkurse", ("1", "2")),
        ("2023 1)", "2023", ("1",)),
    ],
)
def test_footnote_marks_at_the_end_are_cut_and_named(text: str, rest: str, marks: tuple[str, ...]) -> None:
    assert cut_footnote(text) == (rest, marks)


@pytest.mark.parametrize(
    "text",
    [
        "Drs. 20/299",
        "§ 14",
        "gemäß § 14)",
        "Ausbau (Phase 2)",
        "vgl. Abs. 2)",
        "Fläche von 100 m²",
        "Bürger*innen",
        "1)",
        "*",
        "20 km²",
    ],
)
def test_what_only_looks_like_a_footnote_mark_stays(text: str) -> None:
    assert cut_footnote(text) == (text, ())


@pytest.mark.parametrize(
    "text", ["-", "–", "—", "--", "k. A.", "k.A.", "K. A", "n. n.", "N.N.", "s. o.", "entf.", "keine Angabe", "...", "…", "n/a"]
)
def test_empty_marks_say_nothing(text: str) -> None:
    assert is_empty_mark(text)


@pytest.mark.parametrize("text", ["nein", "0", "offen", "so", "entfällt", "siehe Vorjahr", "a", "1", "- Punkt eins"])
def test_words_that_say_something_are_no_empty_marks(text: str) -> None:
    assert not is_empty_mark(text)


@pytest.mark.parametrize("text", ["#BEZUG!", "#REF!", "#NV", "#N/A", "#DIV/0!", "#NAME?", "#ÜBERLAUF!", "####"])
def test_error_values_of_excel_are_known_as_text(text: str) -> None:
    assert is_error_text(text)


@pytest.mark.parametrize("text", ["#", "#1", "#Vielfalt", "Bezug!"])
def test_a_hash_alone_makes_no_error_value(text: str) -> None:
    assert not is_error_text(text)


@pytest.mark.parametrize(
    "text", ["Bürger:innen", "Bürger*innen", "Bürger_innen", "BürgerInnen", "Bürger/-innen", "Bürgerinnen und Bürger", "BUERGER"]
)
def test_gender_forms_and_spellings_compare_as_one_word(text: str) -> None:
    assert match_key(text) == "buerger"


def test_comparing_ignores_quotes_dashes_and_signs() -> None:
    assert match_key("„Bildung & Wissenschaft“ – Straße") == "bildung und wissenschaft strasse"


def test_comparing_keeps_different_words_apart() -> None:
    assert match_key("umgesetzt") != match_key("nicht umgesetzt")


def test_length_and_ends_tell_of_most_texts_that_they_are_words() -> None:
    assert is_surely_words("Kurse für alle Eltern")


@pytest.mark.parametrize(
    "text", ["", "-", "Kurse für die Eltern", "Kurse für alle Eltern*", "Kurse für alle (neu)", "#BEZUG!" * 4]
)
def test_what_is_short_or_may_bear_a_mark_or_an_error_is_looked_at_closely(text: str) -> None:
    assert not is_surely_words(text)
