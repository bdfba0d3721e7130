"""Searching as people type: over the sample lists, and on rows small enough to reckon by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.building import build as build_store
from dashboard.search import Index, build
from dashboard.search.folding import fold, stem
from dashboard.store import Store

ASKED = [
    ("Gröpelingen Hebammen", "SGFV-0007"),
    ("Hebamme Lehe", "SGFV-0008"),
    ("Groepelingen Gesundheitszentrum", "SGFV-0003"),
    ("Gropelingen LIGA", "SGFV-0003"),
    ("Gesundheitsfachkraft", "SGFV-0005"),
    ("Lotsen Einbürgerung", "SIS-0003"),
    ("Schöffinnen", "SJV-0002"),
    ("Elternlotsen", "SKB-0016"),
    ("Elternlots*innen", "SKB-0016"),
    ("Kontrolle Polizei", "SIS-0016"),
    ("Dekolonisierung", "SfK-0005"),
    ("Dekolonisirung", "SfK-0005"),
    ("Schwimkurs", "SIS-0013"),
    ("Dolmetscher Video", "SGFV-0013"),
    ("UN-BRK", "SASJI-0042"),
    ("LADS", "SASJI-0053"),
    ("WiN-Gebiete", "SBMS-0001"),
    ("LLQ Überseestadt", "SASJI-0019"),
    ("Ueberseestadt", "SASJI-0019"),
    ("Strassen spielen", "SBMS-0005"),
    ("Führungskräfte", "SF-0011"),
    ("Fuehrungskraft", "SF-0011"),
    ("Bewerbung anonym", "SF-0010"),
    ("Grundschule Lesepaten", "SKB-0014"),
    ("Kita Sprache Bundesprogramm", "SKB-0001"),
    ("Brückenjahr", "SKB-0002"),
    ("Integrationskonferenz", "MAG-BHV-0003"),
    ("Magistrat Fachbeirat", "MAG-BHV-0004"),
    ("Diskrimminierung Polizei", "SIS-0015"),
    ("Kulturtiket", "SfK-0003"),
    ("Museum", "SfK-0001"),
    ("Wahlrecht Drittstaaten", "SK-0002"),
    ("Migrantenorganisationen Verzeichnis", "SASJI-0046"),
    ("Migrantinnenorganisation Befragung", "SASJI-0048"),
    ("Stipendium", "SUKW-0004"),
    ("Unterkünfte Walle", "SASJI-0023"),
    ("Aelteren Menschen Migration", "SASJI-0037"),
    ("Barrierefreie Dokumente", "SF-0008"),
    ("Ombudstelle", "SIS-0017"),
    ("sasji 45", "SASJI-0045"),
    ("Rückkehr", "SIS-0005"),
]
"""What somebody types, and the measure of the sample lists that should come first; written down before the search was tuned."""

RIGHT_AT_LEAST = len(ASKED) - 2


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Index:
    path: Path = tmp_path_factory.mktemp("search") / "beispiel.duckdb"
    build_store(path, settings.LISTS, settings.MASTER)
    return build(queries.run(Store(path), "measures/texts", round="2026"))


def test_the_measure_that_is_meant_comes_first(samples: Index) -> None:
    wrong = [(question, meant, samples.find(question)[:3]) for question, meant in ASKED if samples.find(question)[:1] != [meant]]
    assert len(ASKED) - len(wrong) >= RIGHT_AT_LEAST, wrong


def small(*titles: str) -> Index:
    keys = [f"SKB-{number:04}" for number in range(1, len(titles) + 1)]
    return build(pl.DataFrame({"measure_id": keys, "title": titles, "names": [""] * len(titles), "texts": [""] * len(titles)}))


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("Überseestraße", "uberseestrasse"),
        ("Ueberseestrasse", "uberseestrasse"),
        ("Bürger:innen", "burger"),
        ("Bürger*innen und BürgerInnen", "burger und burger"),
        ("Schüler/-innen, Lehrer(innen)", "schuler, lehrer"),
        ("Migrant:innenorganisation", "migrantorganisation"),
        ("Förder\u00adung", "forderung"),
        ("Innenstadt", "innenstadt"),
    ],
)
def test_one_spelling_stands_for_many(written: str, spelling: str) -> None:
    assert fold(written) == spelling


@pytest.mark.parametrize(
    ("word", "root"),
    [("schulen", "schul"), ("lehrerin", "lehrer"), ("burgerinnen", "burger"), ("kita", "kita"), ("tage", "tage")],
)
def test_a_stem_has_no_ending_and_at_least_four_letters(word: str, root: str) -> None:
    assert stem(word) == root


def test_a_whole_word_comes_before_a_part_and_a_part_before_a_mistake() -> None:
    assert small("Sprachkurse", "Kurs", "Kursleitung").find("Kurs") == ["SKB-0002", "SKB-0003", "SKB-0001"]


def test_a_word_rightly_written_is_not_taken_for_a_mistake() -> None:
    assert small("Bildung", "Bindung").find("Bildung") == ["SKB-0001"]
    assert small("Bildung", "Pflege").find("Bidlung") == ["SKB-0001"]


def test_every_word_has_to_be_met_where_a_measure_meets_all() -> None:
    index = small("Sprache im Sport", "Sprache", "Sport")
    assert index.find("Sprache Sport") == ["SKB-0001"]
    assert index.find("Sprache Quantenphysik") == ["SKB-0001", "SKB-0002"]


def test_quotation_marks_mean_the_words_as_they_stand() -> None:
    assert small("Kurse für Eltern", "Eltern gründen Kurse").find('"Kurse für Eltern"') == ["SKB-0001"]


def test_what_nobody_says_is_not_found_and_nothing_asked_finds_nothing() -> None:
    index = small("Sprache")
    assert index.find("Xylophon") == []
    assert index.find("  ?!") == []
