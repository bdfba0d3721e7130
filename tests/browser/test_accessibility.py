"""WCAG 2.1 A and AA with axe-core: nothing that is ours, in light and dark, wide and on a phone; and no English word.

What comes from Streamlit itself stands in streamlit_violations.toml by rule and selector. A violation that is not listed fails
the test, and so does an entry that no view shows any more.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import PHONE, VIEWS, WIDE
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold_all
from tests.browser.site import in_each_scheme, in_each_view

LISTED = tomllib.loads((Path(__file__).parent / "streamlit_violations.toml").read_text("utf-8"))["violation"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}, "resultTypes": ["violations"]}
ENGLISH = re.compile(
    r"\b(show|close|open|search|clear|select|selected|upload|page|pages|previous|next|file|files|press|enter|results|choose|"
    r"options?(?! verfügbar)|fullscreen|copy|copied|remove|help|loading|running|connecting|expand|collapse|sidebar|delete|"
    r"available|date|day|month|year|dismiss|heading|clipboard|skip|content|download as|data|visualization|pagination|rerun|"
    r"settings|more|add|edit|view|drag|drop|of|the|limit|apply|submit|error|connection|failed|retry|today|use|keys|required|"
    r"bytes?|january|february|march|june|july|october|december|(mon|tues|wednes|thurs|fri|satur|sun)day|yyyy|container)\b",
    re.IGNORECASE,
)
"""Words that tell an English label from a German one."""
NAMES = """() => {
    const told = new Set()
    const names = ['aria-label', 'title', 'placeholder', 'aria-roledescription']
    for (const each of document.querySelectorAll(names.map(name => `[${name}]`).join())) {
        if (!each.closest('[aria-hidden=true]')) names.forEach(name => told.add(each.getAttribute(name)))
    }
    const written = ['stIconMaterial', 'stMarkdownContainer'].map(name => `[data-testid=${name}]`).join()
    const ours = `svg, style, script, table, code, [aria-hidden=true], ${written}`
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) if (!texts.currentNode.parentElement.closest(ours)) told.add(texts.currentNode.textContent.trim())
    return [...told].filter(text => text)
}"""
"""What controls and the parts of charts are called and say, apart from icons and what pages write as text."""


STILL = """() => Promise.race([
    Promise.all(document.getAnimations().map(each => each.finished.catch(() => null))),
    new Promise(done => setTimeout(done, 3000)),
])"""
"""Ends when nothing moves or changes its colour any more, or after three seconds."""


def violations(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds once nothing moves: the rule, a selector of the element, and the element with axe's remark."""
    page.evaluate(STILL)
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("async options => (await axe.run(document, options)).violations", OPTIONS)
    return [
        (each["id"], node["target"][-1], f"{node['html'][:200]} ({node['failureSummary']})")
        for each in found
        for node in each["nodes"]
    ]


def unlisted(page: Page) -> list[str]:
    """The violations that no entry explains, English words, and a tab that does not name its page, one readable line each."""
    broken = [f"{rule}: {target}: {text}" for rule, target, text in violations(page) if not is_listed(rule, target, page)]
    untitled = [] if " · " in page.title() else [f"title: {page.title()}"]
    return broken + untitled + [f"English: {name}" for name in english(page)]


def english(page: Page) -> list[str]:
    """What controls say in English, wherever it comes from."""
    names: list[str] = page.evaluate(NAMES)
    return [name for name in names if ENGLISH.search(name)]


def is_listed(rule: str, target: str, page: Page) -> bool:
    """Whether an entry names this rule, and its selector matches the element that `target` points to."""
    matches = "([target, selector]) => [...document.querySelectorAll(target)].every(each => each.matches(selector))"
    return any(entry["rule"] == rule and page.evaluate(matches, [target, entry["selector"]]) for entry in LISTED)


def test_the_overview_breaks_no_rule(visit: Visitor) -> None:
    page = visit("/?handlungsfeld=7", *VIEWS[0]).page
    unfold_all(page)
    for _ in in_each_view(page):
        assert unlisted(page) == []


def test_an_open_filter_breaks_no_rule(visit: Visitor) -> None:
    page = visit("/").page
    page.get_by_role("button", name="Ressort/Stelle", exact=True).click()
    page.get_by_role("dialog").wait_for()
    for _ in in_each_scheme(page):
        assert unlisted(page) == []


def test_the_empty_view_breaks_no_rule(visit: Visitor) -> None:
    page = visit("/?handlungsfeld=7&ressort=SKB").page
    assert unlisted(page) == []


@pytest.mark.parametrize(("view", "address"), sorted({(entry["view"], entry.get("address", "/")) for entry in LISTED}))
def test_each_listed_violation_is_still_there(visit: Visitor, view: str, address: str) -> None:
    page = visit(address, size=PHONE if view == "phone" else WIDE).page
    unfold_all(page)
    listed = {entry["rule"] for entry in LISTED if (entry["view"], entry.get("address", "/")) == (view, address)}
    there = {rule for rule, target, _ in violations(page) if is_listed(rule, target, page)}
    assert listed - there == set(), "no longer there: take it off the list"


@pytest.mark.parametrize(
    ("name", "is_english"),
    [
        ("Show data: Balken je Umsetzungsstand", True),
        ("20MB per file", True),
        ("Choose date, Juni 2026", True),
        ("15 options available.", True),
        ("15 Optionen verfügbar.", False),
        ("1 Option verfügbar.", False),
        ("Datei auswählen", False),
    ],
)
def test_a_label_is_english_by_its_words(name: str, is_english: bool) -> None:
    assert bool(ENGLISH.search(name)) == is_english
