"""What hochladen says without Streamlit: word diffs, changes, names of files, and results that are made once."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.documents.field_values import FieldWords
from dashboard.ui.upload.comparison import change_lines
from dashboard.ui.upload.drop import list_name
from dashboard.ui.upload.questions import number_of
from dashboard.ui.word_diff import word_diff
from tests.unit.masters import MASTER

WORDS = FieldWords.of(MASTER)
LONG = "Die Kurse laufen in acht Stadtteilen, die Nachfrage ist hoch und steigt."


def test_words_are_told_by_signs_and_type() -> None:
    assert word_diff("acht Kurse laufen", "neun Kurse laufen gut") == "[− ~~acht~~] [+ **neun**] Kurse laufen [+ **gut**]"


def test_the_same_text_has_no_marks() -> None:
    assert word_diff("acht Kurse", "acht  Kurse") == "acht Kurse"


def test_words_far_from_a_change_are_cut_and_near_ones_are_not() -> None:
    words = [f"w{number}" for number in range(13)]
    assert word_diff(" ".join([*words, "alt"]), " ".join([*words, "neu"])).startswith("w0 w1")
    words = [f"w{number}" for number in range(14)]
    assert word_diff(" ".join([*words, "alt"]), " ".join([*words, "neu"])).startswith("[…] w2 w3")


def test_words_of_a_list_stay_words_and_never_become_markdown() -> None:
    assert word_diff("a", "**b**") == "[− ~~a~~] [+ **\\*\\*b\\*\\***]"


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("stage", "planned", "completed", "Umsetzungsstand (D4): geplant → **umgesetzt**"),
        ("end", None, date(2027, 12, 31), "Ende (D4): keine Angabe → **31\\.12\\.2027**".replace("\\.", ".")),
        ("action_field", 4, 7, "Handlungsfeld (D4): 4 Bildung & Wissenschaft → **7 Gesundheit, Pflege & ältere Menschen**"),
        ("levels", ["land"], None, "Ebene (D4): Land → **keine Angabe**"),
        ("progress_percent", 33.0, 40.5, "Umsetzungsgrad (D4): 33\u202f% → **40,5\u202f%**"),
        ("report", "kurz", "auch kurz", "Sachstand (D4): kurz → **auch kurz**"),
    ],
)
def test_a_change_is_told_with_its_cell_and_in_german(name: str, old: object, new: object, line: str) -> None:
    assert list(change_lines(name, old, new, "D4", WORDS)) == [line]


def test_a_long_text_is_told_word_by_word() -> None:
    (line,) = change_lines("report", LONG, LONG.replace("acht", "neun"), "D4", WORDS)
    assert "[− ~~acht~~] [+ **neun**]" in line


def test_of_columns_that_nobody_could_name_only_the_changed_ones_are_told() -> None:
    old, new = {"Quelle": "A", "Bemerkung": "B"}, {"Quelle": "A", "Bemerkung": "C"}
    assert list(change_lines("extra", old, new, None, WORDS)) == ["Zusatzangabe „Bemerkung“: B → **C**"]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Liste SKB.xlsx", "liste skb"),
        ("Liste SKB_Prüfhinweise.xlsx", "liste skb"),
        ("Liste SKB_Prüfhinweise (2).xlsx", "liste skb"),
        ("Liste SKB (1).xlsm", "liste skb"),
        ("Liste SKB 2.xlsx", "liste skb 2"),
        ("Prüfhinweise.xlsx", "prüfhinweise"),
    ],
)
def test_a_list_is_known_again_by_its_name(name: str, same: str) -> None:
    assert list_name(name) == same


@pytest.mark.parametrize(
    ("said", "number"), [("40", 40.0), ("12,5 %", 12.5), ("1.234", 1234.0), ("vierzig", None), ("12.5", None)]
)
def test_numbers_are_german(said: str, number: float | None) -> None:
    assert number_of(said) == number
