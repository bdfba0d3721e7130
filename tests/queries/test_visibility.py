"""What is for the own house reaches no answer that others see: every query is asked for words that stand only in internal places.

The places: each field that the vocabulary calls internal, a column that nobody can name, the footnotes of these, and what stands
concealed under merged cells; in a list of the own house and in a row of it that another house leads.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard import queries
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.master.tables import load_master
from dashboard.intake.reading import read_list
from dashboard.search import build
from dashboard.store import Store
from dashboard.vocabulary import FIELDS, Visibility
from tests.builders import Page, Value, workbook
from tests.corrections import parts_of, with_parts
from tests.small_store import said, small_store

MARK = "Geheimwort"
OWN = [field.heading for field in FIELDS if field.visibility is Visibility.OWN]

SHEET = "xl/worksheets/sheet1.xml"
CONCEALING = b'</sheetData><mergeCells count="1"><mergeCell ref="E5:F5"/></mergeCells>'
"""Under this merge in row 5 stands what nobody sees; openpyxl would blank it."""

FOR_THE_OWN_HOUSE = {
    "identity/known_measures": "what a house's list is compared with; joining/identity.py blanks what another house delivered",
    "measures/internal": "asked by the page of a measure and by the export, for the house that said it and the lead unit",
    "deliveries/versions": "what a delivery changed; pages and mails leave out what is internal",
}
"""Answers that may hold such words, and why nobody else sees them there."""
MACHINERY = ("building", "carried", "derive")
"""Answer no question that anybody asks: they copy, count and write inside the store."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """SKB's list of 2026 as it comes, with a secret in every internal place; SASJI is said to lead its second row."""
    path = tmp_path_factory.mktemp("visibility") / "store.duckdb"
    store = small_store(path, [said("2025", "SKB-0001", title="Lesen üben"), said("2025", "SASJI-0001", title="Beratung")])
    secrets: list[Value] = [f"{MARK} {number} {number}1)" for number in range(len(OWN) + 1)]
    notes = [(f"{number}1) {MARK} zum Vermerk {number}",) for number in range(len(OWN) + 1)]
    page = Page(
        [
            ("Maßnahmen SKB",),
            ("Maßnahme", "Federführung", "Sachstand", *OWN, "Quelle"),
            ("Lesen üben *", "SKB", "Die Gruppen lesen. **", *secrets),
            ("Beratung", "SASJI", "Es wird beraten.", *secrets),
            ("Singen", "SKB", "Der Chor singt.", *secrets[:-1], f"{MARK} darunter"),
            ("* Titelnote",),
            ("** Sachstandsnote",),
            *notes,
        ]
    )
    content = with_parts(plain := workbook(page), {SHEET: parts_of(plain)[SHEET].replace(b"</sheetData>", CONCEALING)})
    reading = read_list(content, "SKB.xlsx", load_master(store))
    accept(store, reading, content, receipt=receipt("2026", "Leitung"))
    return store


def test_the_secrets_are_in_the_store(store: Store) -> None:
    noted = store.query("select footnotes from measure_version where footnotes is not null and cardinality(footnotes) > 0")
    assert noted["footnotes"].to_list() == [
        {
            "title": "* Titelnote",
            "report": "** Sachstandsnote",
            "contact": f"01) {MARK} zum Vermerk 0",
            "internal_note": f"11) {MARK} zum Vermerk 1",
            "": f"21) {MARK} zum Vermerk 2",
        },
        {"contact": f"01) {MARK} zum Vermerk 0", "internal_note": f"11) {MARK} zum Vermerk 1"},
    ]
    assert MARK in str(store.query('select "values" from co_report').rows())
    assert MARK in str(store.query("select message from finding where field is null and value is not null").rows())


def parameters(name: str) -> dict[str, Any]:
    """Something for each parameter of a query, such that it has an answer."""
    given = {
        "round": "2026", "from": "2025", "to": "2026", "department": "SKB", "departments": ["SKB", "SASJI"],
        "measure_id": "SKB-0002", "ids": ["SKB-0001", "SASJI-0001"],
        "delivery_id": 3, "versions": [1, 2, 3, 4, 5], "day": date(2026, 12, 31),
        "sha256": "3", "round_codes": ["2025", "2026"], "rounds": ["2025", "2026"], "today": date(2026, 11, 29), "here": "2026",
    }  # fmt: skip
    known = queries.find(name).parameters
    return {each.name: given.get(each.name, 1) for each in known if each.name in given or not each.is_optional}


def questions() -> list[str]:
    return [name for name in queries.names() if name.partition("/")[0] not in MACHINERY]


@pytest.mark.parametrize("name", questions())
def test_no_query_answers_with_what_is_internal(store: Store, name: str) -> None:
    answer = str(queries.run(store, name, **parameters(name)).to_dicts())
    assert (MARK in answer) == (name in FOR_THE_OWN_HOUSE)


def test_footnotes_are_searched_as_far_as_everybody_may_see_their_field(store: Store) -> None:
    index = build(queries.run(store, "measures/texts", round="2026"))
    assert (index.find("Titelnote"), index.find("Sachstandsnote")) == (["SKB-0001"], ["SKB-0001"])
    assert (index.find(MARK), index.find("Vermerk")) == ([], [])
