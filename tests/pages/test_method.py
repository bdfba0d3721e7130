"""Methodik and Barrierefreiheit: nothing that the program knows is missing on the page."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries, settings, vocabulary
from dashboard.ui.accessibility_words import ENGLISH_WORDS, KNOWN
from dashboard.ui.attention import RULES
from dashboard.ui.method.terms import FIGURES, GROUPS
from tests.small_store import said, small_store

ENTRY = settings.ROOT / "dashboard" / "app.py"
TIME_OUT = 60


def opened(page: str) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=TIME_OUT)
    app.run()
    app.switch_page(f"../pages/{page}.py").run()
    assert not app.exception
    return app


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    small_store(path, [said("2026", "SKB-0001")])


def test_every_rule_of_a_query_and_every_term_stands_on_the_page() -> None:
    app = opened("method")
    told = "\n".join(text.value for text in app.markdown)
    for name in queries.names():
        if queries.find(name).rule:
            assert queries.find(name).rule in told, name
    for _, _, terms in GROUPS:
        for term in terms:
            assert f"{term.label}:** {term.explanation}" in told, term
    assert app.table[0].value["Stand"].tolist() == [term.label for term in (*vocabulary.STAGES, vocabulary.NO_STAGE)]


def test_every_class_of_the_vocabulary_has_its_group() -> None:
    shown = {term for _, _, terms in GROUPS for term in terms} | {*vocabulary.STAGES, *vocabulary.LEVELS}
    assert [name for name, terms in vocabulary.TERMS.items() if not set(terms) <= shown] == []


def test_every_query_with_a_rule_has_a_title_and_every_rule_of_attention_a_sentence() -> None:
    with_rule = {name for name in queries.names() if queries.find(name).rule}
    assert with_rule == set(FIGURES) | {f"attention/{rule.name}" for rule in RULES}


def test_every_barrier_that_is_listed_for_the_tests_is_told_to_users() -> None:
    file = settings.ROOT / "tests" / "browser" / "streamlit_violations.toml"
    listed = {entry["rule"] for entry in tomllib.loads(file.read_text("utf-8"))["violation"]}
    assert listed == set(KNOWN)


def test_the_statement_names_law_tests_words_and_whom_to_turn_to() -> None:
    told = "\n".join(text.value for text in opened("accessibility").markdown)
    for part in (
        "§§ 13 und 14",
        "axe-core",
        "Zentralstelle",
        "Schlichtungsstelle",
        "DASHBOARD_CONTACT",
        *ENGLISH_WORDS,
        *KNOWN.values(),
    ):
        assert part in told, part
