"""What a viewer may not see is in no document, export or search: each builder for each viewer, file properties included.

A builder is whatever in dashboard/documents asks a store; one that is not in BUILDERS makes the first test fail.
"""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from dashboard import documents, queries, search
from dashboard.documents.calendar_file import calendar_file
from dashboard.documents.covering_letter import covering_mail
from dashboard.documents.ledger_list import ledger_csv, ledger_excel, ledger_list
from dashboard.documents.mail import reminder
from dashboard.documents.measure_list import csv_file, excel, measure_list
from dashboard.documents.outgoing import papers_of
from dashboard.documents.receipt import receipt_text
from dashboard.documents.round_sheet import blank_template
from dashboard.documents.round_sheet.workbook import asked_of, has_samples
from dashboard.intake.master.tables import load_master
from dashboard.refusals import RefusalError
from dashboard.rounds.ledger import ledger
from dashboard.store import Queryable, Store
from dashboard.vocabulary import LABELS
from tests.planted_store import DRAFT, HOUSE, OWN, SHARED
from tests.queries.test_sight import SEES, VIEWERS, path, seen

__all__ = ["path"]


def listed(source: Queryable, write: Callable[..., bytes]) -> bytes:
    """All measures, also as a careless page would ask for them: as the list of the house, with what is internal."""
    asked = next(each for each in load_master(source).rounds if each.code == "2026")
    ids = queries.run(source, "measures/list", round="2026")["measure_id"].to_list()
    return write(measure_list(source, asked, ids, (), HOUSE, is_for_the_house=True))


def told_ledger(source: Queryable, write: Callable[..., bytes]) -> bytes:
    rows = queries.run(source, "changes/measures", **{"from": "2025", "to": "2026"})
    names = ("Steuerungsrunde 2025", "Steuerungsrunde 2026")
    balance = ledger(rows, "2025", "2026")
    return write(ledger_list(rows.iter_rows(named=True), balance, names, "", fates=LABELS["fate"], is_sample=True))


def receipt_of_the_draft(source: Queryable) -> object:
    return receipt_text(source, 15, for_department=HOUSE)


BUILDERS: Mapping[str, tuple[Callable[[Queryable], object], ...]] = {
    "calendar_file": (calendar_file, lambda source: calendar_file(source, HOUSE)),
    "covering_mail": (lambda source: covering_mail(source, HOUSE, "2026"),),
    "reminder": (lambda source: reminder(source, HOUSE, "2026"),),
    "measure_list": (lambda source: listed(source, excel), lambda source: listed(source, csv_file)),
    "papers_of": (lambda source: papers_of(source, HOUSE, "2026"),),
    "receipt_text": (lambda source: receipt_text(source, 2, for_department=HOUSE), receipt_of_the_draft),
    "blank_template": (blank_template,),
    "asked_of": (lambda source: asked_of(source, HOUSE, "2026"),),
    "has_samples": (has_samples,),
}
IN_PAPERS = {"covering_letter", "round_sheet", "outgoing_archive"}
"""What papers_of puts together for a house, and what puts its papers together for all."""
BESIDE = {
    "ledger_excel": lambda source: told_ledger(source, ledger_excel),
    "ledger_csv": lambda source: told_ledger(source, ledger_csv),
}
"""Exports of rows that a page has asked for."""


def found_builders() -> Iterator[str]:
    """The names of all functions in dashboard/documents that are given a store first."""
    for module in pkgutil.walk_packages(documents.__path__, "dashboard.documents."):
        for name, each in vars(importlib.import_module(module.name)).items():
            if inspect.isfunction(each) and each.__module__ == module.name and not name.startswith("_"):
                first = next(iter(inspect.signature(each).parameters.values()), None)
                if first is not None and "Queryable" in str(first.annotation):
                    yield name


def test_every_builder_of_a_document_is_looked_at() -> None:
    assert set(found_builders()) == set(BUILDERS) | IN_PAPERS


def texts_in(made: object) -> str:
    """All that a file says: of a workbook, a letter or an archive every part, file properties and names too."""
    if isinstance(made, bytes) and made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            return "\n".join(f"{name} {texts_in(package.read(name))}" for name in package.namelist())
    if isinstance(made, bytes):
        return made.decode("utf-8", "replace")
    if isinstance(made, Mapping):
        return "\n".join(f"{name} {texts_in(each)}" for name, each in made.items())
    return str(made)


def told(source: Queryable) -> dict[str, str]:
    """By builder all that it says to whoever sees this store; where it refuses, its sentence."""
    said: dict[str, str] = {}
    for name, builders in {**BUILDERS, **{name: (each,) for name, each in BESIDE.items()}}.items():
        for build in builders:
            try:
                said[name] = said.get(name, "") + texts_in(build(source))
            except RefusalError as error:
                said[name] = said.get(name, "") + str(error)
    return said


@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_document_holds_what_the_viewer_may_not_see(path: Path, viewer: str) -> None:
    forbidden = {OWN, SHARED, DRAFT} - SEES[viewer]
    assert {name: word for name, text in told(seen(path, viewer)).items() for word in forbidden if word in text} == {}


def test_every_planted_word_reaches_some_document(path: Path) -> None:
    """Else no document could hold a forbidden one either."""
    said = str(told(Store(path)))
    assert {word for word in (OWN, SHARED, DRAFT) if word in said} == {OWN, SHARED, DRAFT}


@pytest.mark.parametrize(("viewer", "found"), [("reader", 0), ("working_group", 1), ("own_house", 1)])
def test_a_search_finds_only_what_the_searcher_may_read(path: Path, viewer: str, found: int) -> None:
    index = search.build(queries.run(seen(path, viewer), "measures/texts", round="2026"))
    assert min(len(list(index.find(SHARED))), 1) == found
    assert list(index.find(OWN)) == []
