"""What is said about a list is plain German: no form of a programming language, no lower-cased quotation, real places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dashboard.intake.answers.answers import AnswerKind
from dashboard.intake.answers.questions import questions, said
from dashboard.intake.findings import CATALOGUE
from dashboard.intake.master.workbook import read_master
from dashboard.intake.model import Finding, ListReading
from dashboard.intake.reading import read_list
from dashboard.master import MasterData
from dashboard.settings import LISTS, MASTER
from tests.builders import read_rows

FILES = sorted(LISTS.rglob("*.xlsx"))
NOT_GERMAN = re.compile(r"\d{4}-\d\d-\d\d|\{'|\bNone\b|\bTrue\b|\bFalse\b|\bdatetime\b|\w\([en]{1,2}\)")
KENNUNG = re.compile(r"\b(?!ABC-)[A-Z][A-Za-z]+-\d{4}\b")


@cache
def master() -> MasterData:
    return read_master(MASTER)


@cache
def reading(path: Path) -> ListReading:
    return read_list(path.read_bytes(), path.name, master())


def texts(read: ListReading) -> Iterator[str]:
    for finding in read.findings:
        yield from (finding.message, finding.expected, *(choice.label for choice in finding.choices))
    yield from (question.sentence for question in questions(read))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_said_in_the_forms_of_a_programming_language(path: Path) -> None:
    assert [text for text in texts(reading(path)) if NOT_GERMAN.search(text)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_word_that_is_asked_about_is_quoted_as_it_is_written(path: Path) -> None:
    def is_changed(finding: Finding) -> bool:
        word, value = finding.word or "", finding.value or ""
        return word not in value and word.casefold() in value.casefold()

    assert [finding for finding in reading(path).findings if is_changed(finding)] == []


def test_no_sentence_of_the_catalogue_names_a_kennung_as_an_example() -> None:
    said_ = [text for entry in CATALOGUE.values() for text in (entry.sentence, entry.expected)]

    assert [text for text in said_ if KENNUNG.search(text)] == []
    assert [text for text in said_ if NOT_GERMAN.search(text)] == []


def test_a_question_about_one_cell_names_its_measure_and_the_cell() -> None:
    head = ("Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand", "Ende")
    read = read_rows(head, (1, 4, "Deutschkurse", "offen", "31.12.2027"), (2, 4, "Lesepaten", "läuft", "ab 2027"))
    sentences = {question.code: question.sentence for question in questions(read)}

    assert (
        sentences["stage.ambiguous"]
        == "Welcher Umsetzungsstand ist mit „offen“ gemeint bei der Maßnahme „Deutschkurse“ (Zelle D2)?"
    )
    assert sentences["period.start_in_end_column"] == "An welchem Tag endet die Maßnahme „Lesepaten“ (Zelle E3) bei „ab 2027“?"


def test_a_question_that_names_its_cell_does_not_name_it_twice() -> None:
    head = ("Nr.", "Handlungsfeld", "Maßnahme", "Ampel", "Umsetzungsstand")
    (question,) = questions(read_rows(head, (1, 4, "Kurse", "grün", "in Umsetzung, gefährdet")))

    assert question.sentence == "Welche Ampel gilt in D2 (Blatt „Maßnahmen“) bei der Maßnahme „Kurse“?"


def test_a_question_about_several_cells_is_put_once_and_knows_their_rows() -> None:
    head = ("Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand")
    (question,) = questions(read_rows(head, (1, 4, "Kurse", "offen"), (2, 4, "Lesen", "offen"), (3, 4, "Singen", "läuft")))

    assert question.sentence == "Welcher Umsetzungsstand ist mit „offen“ gemeint?"
    assert [row.values["title"] for row in question.measures] == ["Kurse", "Lesen"]
    assert question.kind is AnswerKind.VALUE


def test_a_long_title_is_cut_in_a_question_and_the_cell_stays() -> None:
    head = ("Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand")
    (question,) = questions(read_rows(head, (1, 4, "Deutschkurse " * 10, "offen")))

    assert question.sentence.endswith("Deutschkurse Deutsch…“ (Zelle D2)?")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-09-30", "30.09.2026"),
        (12.5, "12,5"),
        ({"start": "2025-01-01", "end": "2026-12-31", "is_ongoing": False}, "01.01.2025 bis 31.12.2026"),
        ({"start": "2025-01-01", "end": None, "is_ongoing": True}, "01.01.2025 bis offen"),
        ({"is_ongoing": True}, "läuft ohne Ende weiter"),
        (["Land", "Stadt"], "Land, Stadt"),
        (date(2026, 1, 2), "02.01.2026"),
        (True, "ja"),
    ],
)
def test_an_answer_that_no_choice_names_reads_in_german(value: object, words: str) -> None:
    assert said(value) == words
