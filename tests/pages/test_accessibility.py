"""Barrierefreiheit from the real entry: what BremBGG, section 14, asks for, from the entries that the browser tests use too."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.master import Framework
from dashboard.ui.accessibility import KNOWN, OTHERS, Barrier, barrier_lines, feedback
from tests.opening import open_page


@pytest.fixture(autouse=True)
def no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The statement stands whether there are data or not."""
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    monkeypatch.setattr(settings, "CONTACT", "")


def opened() -> AppTest:
    return open_page("accessibility.py")


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.markdown)


def test_the_statement_opens_with_its_state_and_has_the_parts_that_the_law_asks_for() -> None:
    app = opened()
    assert app.title[0].value == "Erklärung zur Barrierefreiheit"
    assert app.header[0].value == (
        "Das Dashboard ist **teilweise barrierefrei**: 6 Barrieren sind bekannt; zu jeder steht hier, was stattdessen hilft."
    )
    assert [heading.value for heading in app.subheader] == [
        "Stand der Vereinbarkeit",
        "Was nicht barrierefrei ist, warum, und was stattdessen hilft",
        "Wie geprüft wurde",
        "Barrieren melden",
        "Durchsetzung und Schlichtung",
        "Stand dieser Erklärung",
    ]
    text = texts(app)
    for law in ("§ 13 des Bremischen", "aus § 14", "BITV 2.0", "§ 14 Absatz 3", "§§ 15 und 16", "§ 22 BremBGG"):
        assert law in text, law
    assert "Erstellt und zuletzt überprüft am 29.11.2026." in text


def test_every_barrier_stands_with_its_reason_and_what_helps() -> None:
    text = texts(opened())
    assert [each.what for each in (*KNOWN.values(), *OTHERS) if barrier_lines([each]) not in text] == []
    assert barrier_lines([Barrier("Etwas fehlt.", "Es ist neu.", "Fragen Sie.")]) == (
        "- **Etwas fehlt.** Es ist neu.  \n  Stattdessen: Fragen Sie."
    )


def test_every_violation_that_the_browser_tests_let_pass_is_told_to_users() -> None:
    file = settings.ROOT / "tests" / "browser" / "streamlit_violations.toml"
    assert {entry["rule"] for entry in tomllib.loads(file.read_text("utf-8"))["violation"]} == set(KNOWN)


def test_without_a_contact_the_page_says_that_none_is_set() -> None:
    assert "noch nicht hinterlegt" in texts(opened())
    assert "mailto:" not in texts(opened())


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("barrierefrei@stelle.example", "[barrierefrei@stelle.example](mailto:barrierefrei@stelle.example)"),
        ("Referat 21, Telefon 361-0", r"Referat 21, Telefon 361\-0"),
    ],
)
def test_a_contact_is_shown_as_a_link_where_it_is_a_mail_address(
    monkeypatch: pytest.MonkeyPatch, contact: str, address: str
) -> None:
    monkeypatch.setattr(settings, "CONTACT", contact)
    assert f"Bitte schreiben Sie an: {address}" in texts(opened())
    assert "noch nicht hinterlegt" not in feedback(Framework(), contact)
