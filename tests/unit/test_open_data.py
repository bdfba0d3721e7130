"""Open data: public rows of a frozen round alone, with descriptions that a program and a portal can rely on."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from frictionless import Package
from frictionless.resources import TableResource
from openpyxl import load_workbook
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, XSD

from dashboard import queries, settings
from dashboard.open_data import tables
from dashboard.open_data.files import open_data_files
from dashboard.open_data.publisher import read_publisher
from dashboard.refusals import RefusalError
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from tests.other_land import other_land
from tests.planted_store import DRAFT, OWN, SHARED, planted_store
from tests.small_store import said, small_store

DCATDE, GEODCATAP = Namespace("http://dcat-ap.de/def/dcatde/"), Namespace("http://data.europa.eu/930/")
VCARD, LOCN = Namespace("http://www.w3.org/2006/vcard/ns#"), Namespace("http://www.w3.org/ns/locn#")
ROWS = (
    said("2025", "SKB-0001", title="Kurs", stage="in_progress"),
    said("2025", "SKB-0002", title="Rat", stage="planned"),
    said(
        "2026",
        "SKB-0001",
        title="=Kurs; mit „Zeichen“\nund Umbruch",
        stage="completed",
        rating="green",
        progress_percent=87.5,
        end=date(2026, 6, 30),
        is_ongoing=False,
        levels=["land", "bremen"],
    ),
    said("2026", "SKB-0002", title="Rat", stage="discontinued", rating_reason="kein Bedarf"),
)
pytestmark = [
    pytest.mark.xdist_group("open data"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),  # rdflib warns of its own reader of JSON-LD
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = small_store(tmp_path_factory.mktemp("open") / "dashboard.duckdb", ROWS, is_sample=True)
    for code in ("2025", "2026"):
        freeze(made, code, by="Leitstelle")
    shutil.copy(settings.DATA / "offene_daten.toml", made.path.parent)
    return made


@pytest.fixture(scope="module")
def files(store: Store) -> Mapping[str, bytes]:
    return open_data_files(store.path, "2026")


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_files_of_a_round(files: Mapping[str, bytes]) -> None:
    assert list(files) == [
        "massnahmen_2026.csv",
        "verbleib_2025_2026.csv",
        "felder_2026.csv",
        "massnahmen_2026.xlsx",
        "datapackage.json",
        "dcat-ap-de.jsonld",
    ]


def test_a_row_says_what_was_reported_in_german_words(files: Mapping[str, bytes]) -> None:
    first, second = rows_of(files["massnahmen_2026.csv"])
    assert first["Kennung"] == "SKB-0001"
    assert first["Maßnahme"] == "'=Kurs; mit „Zeichen“\nund Umbruch"
    assert (first["Handlungsfeld"], first["Name des Handlungsfelds"]) == ("1", "Sprache")
    assert (first["Umsetzungsstand"], first["Umsetzungsgrad"]) == ("umgesetzt", "87,5")
    assert (first["Ebene"], first["Ende"], first["läuft weiter"]) == ("Land; Stadt Bremen", "30.06.2026", "nein")
    assert first["Stand"] == "Steuerungsrunde 2026, Stichtag 30.09.2026 · Beispieldaten"
    assert second["Umsetzungsstand"] == "eingestellt"
    assert "Ampel" not in first
    assert "Entscheidungsbedarf" not in first


def test_whether_a_reason_was_given_is_not_told_either_way(files: Mapping[str, bytes]) -> None:
    """It is between the houses: "without a reason" would be said of what has one."""
    assert [row["Verbleib"] for row in rows_of(files["verbleib_2025_2026.csv"])] == ["umbenannt", "eingestellt"]


def test_the_rows_are_those_of_the_query(files: Mapping[str, bytes], store: Store) -> None:
    keys = queries.run(store, "measures/list", round="2026")["measure_id"].to_list()
    assert [row["Kennung"] for row in rows_of(files["massnahmen_2026.csv"])] == keys


def test_the_workbook_says_the_same_with_numbers_and_days_as_such(files: Mapping[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["massnahmen_2026.xlsx"]))
    assert book.sheetnames == ["Maßnahmen", "Verbleib", "Felder", "Hinweise"]
    head, first, second = book["Maßnahmen"].iter_rows(values_only=True)
    told = dict(zip(head, first, strict=True))
    assert (told["Umsetzungsgrad"], told["Ende"], told["läuft weiter"]) == (87.5, datetime(2026, 6, 30), "nein")
    assert told["Maßnahme"] == "=Kurs; mit „Zeichen“\nund Umbruch"
    assert second[0] == "SKB-0002"
    assert book["Hinweise"]["A2"].value == "Hinweis"
    assert book["Hinweise"]["B2"].value == "Beispieldaten, keine Angaben eines Hauses"


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / "datapackage.json"


def test_the_package_is_valid_and_every_value_reads_as_its_type(files: Mapping[str, bytes], tmp_path: Path) -> None:
    package = Package(str(written(files, tmp_path)))
    assert package.validate().flatten(["rowNumber", "fieldName", "type", "note"]) == []
    measures = package.get_resource("massnahmen_2026")
    assert isinstance(measures, TableResource)
    first = measures.read_rows()[0].to_dict()
    assert (first["Handlungsfeld"], first["Ende"], first["läuft weiter"]) == (1, date(2026, 6, 30), False)
    assert float(first["Umsetzungsgrad"]) == 87.5


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"umgesetzt", b"fast fertig", "constraint-error"),
        (b"30.06.2026", b"2026-06-30", "type-error"),
        (b"SKB-0002", b"SKB-0001", "unique-error"),
    ],
)
def test_the_package_notices_a_value_that_is_none(
    files: Mapping[str, bytes], tmp_path: Path, before: bytes, after: bytes, fault: str
) -> None:
    """Else the test above could not fail."""
    path = written(files, tmp_path)
    (tmp_path / "massnahmen_2026.csv").write_bytes(files["massnahmen_2026.csv"].replace(before, after))
    assert fault in [each for (each,) in Package(str(path)).validate().flatten(["type"])]


@pytest.fixture(scope="module")
def entry(files: Mapping[str, bytes]) -> Graph:
    return Graph().parse(data=files["dcat-ap-de.jsonld"], format="json-ld")


def test_the_entry_says_what_a_portal_has_to_know(entry: Graph) -> None:
    """What DCAT-AP.de 3.0 obliges to or Bremen's portal carries; values of the vocabularies as addresses."""
    (data_set,) = entry.subjects(RDF.type, DCAT.Dataset)
    one = {
        DCTERMS.publisher: URIRef("https://www.bremen.de"),
        DCATDE.contributorID: URIRef("http://dcat-ap.de/def/contributors/transparenzportalBremen"),
        DCTERMS.accrualPeriodicity: URIRef("http://publications.europa.eu/resource/authority/frequency/ANNUAL"),
        DCTERMS.language: URIRef("http://publications.europa.eu/resource/authority/language/DEU"),
    }
    assert {name: list(entry.objects(data_set, name)) for name in one} == {name: [value] for name, value in one.items()}
    assert {str(each).rpartition("/")[2] for each in entry.objects(data_set, DCAT.theme)} == {"SOCI", "GOVE"}
    house = "Die Senatorin für Arbeit, Soziales, Jugend und Integration"
    for name in (DCATDE.originator, DCATDE.maintainer, GEODCATAP.originator, GEODCATAP.custodian):
        (agent,) = entry.objects(data_set, name)
        assert (agent, RDF.type, FOAF.Agent) in entry
        assert str(entry.value(agent, FOAF.name)) == house
    assert str(entry.value(entry.value(data_set, DCAT.contactPoint), VCARD.hasEmail)) == "mailto:teilhabe@example.de"
    region = entry.value(entry.value(data_set, DCTERMS.spatial), LOCN.adminUnitL2)
    assert str(region).endswith("/regionalKey/040110000000")
    period = entry.value(data_set, DCTERMS.temporal)
    assert entry.value(period, DCAT.startDate) == Literal("2025-10-01", datatype=XSD.date)
    assert entry.value(period, DCAT.endDate) == Literal("2026-09-30", datatype=XSD.date)
    assert str(entry.value(data_set, DCTERMS.title)).startswith("Beispieldaten: ")


def test_each_file_has_its_licence_and_its_sum(entry: Graph, files: Mapping[str, bytes]) -> None:
    found = {}
    for each in entry.subjects(RDF.type, DCAT.Distribution):
        assert list(entry.objects(each, DCTERMS.license)) == [URIRef("http://dcat-ap.de/def/licenses/cc-by/4.0")]
        address = str(entry.value(each, DCAT.accessURL))
        found[address.rpartition("/")[2]] = int(str(entry.value(each, DCAT.byteSize)))
    assert found == {name: len(content) for name, content in files.items() if name.endswith((".csv", ".xlsx"))}


def test_without_a_publisher_the_data_are_written_and_name_no_licence(tmp_path: Path) -> None:
    """As in a Land that has not said whose they are: nothing of Bremen is in them."""
    store = other_land(tmp_path)
    for code in ("2029", "2030"):
        freeze(store, code, by="Leitstelle")
    files = open_data_files(store.path, "2030")
    package = json.loads(files["datapackage.json"])
    assert "dcat-ap-de.jsonld" not in files
    assert "licenses" not in package
    assert package["title"] == "Zusammen wachsen: Umsetzungsstand der Maßnahmen, Steuerungskreis 2030"
    assert package["contributors"] == [{"title": "Federführende Stelle Zusammenhalt", "role": "author"}]
    (tmp_path / "out").mkdir()
    assert Package(str(written(files, tmp_path / "out"))).validate().valid
    texts = b"".join(content for name, content in files.items() if not name.endswith(".xlsx"))
    assert b"Bremen" not in texts


@pytest.mark.parametrize(
    ("line", "instead", "sentence"),
    [
        ('name = "Freie Hansestadt Bremen"', "", "offene_daten.toml, [herausgeber]: name fehlt."),
        ('kennung = "https://www.bremen.de"', 'kennung = "Bremen"', "[herausgeber]: kennung muss eine Adresse sein"),
        ('mail = "teilhabe@example.de"', 'mail = "teilhabe"', "[haus]: mail muss eine Mailadresse sein."),
        ("[portal]", "[portal", "lässt sich nicht lesen"),
    ],
)
def test_what_the_file_of_the_publisher_lacks_is_named(tmp_path: Path, line: str, instead: str, sentence: str) -> None:
    path = tmp_path / "offene_daten.toml"
    path.write_text((settings.DATA / "offene_daten.toml").read_text("utf-8").replace(line, instead, 1), "utf-8")
    with pytest.raises(RefusalError) as refused:
        read_publisher(path)
    assert sentence in str(refused.value)


def test_what_is_not_frozen_is_not_published(tmp_path: Path) -> None:
    store = small_store(tmp_path / "dashboard.duckdb", ROWS)
    with pytest.raises(RefusalError, match=r"Die Runde 2026 ist nicht festgeschrieben; veröffentlicht wird nur"):
        open_data_files(store.path, "2026")


def test_no_planted_word_is_in_any_file(tmp_path: Path) -> None:
    """The store is opened whole, as the command does, and the data are asked of it as everybody sees it."""
    store = planted_store(tmp_path / "dashboard.duckdb")
    freeze(store, "2026", by="Leitstelle")
    files = open_data_files(store.path, "2026")
    told = "".join(texts_of(name, content) for name, content in files.items())
    assert [word for word in (OWN, SHARED, DRAFT) if word in told] == []
    assert queries.run(store, "measures/values", round="2026").filter(rating_reason=SHARED).height > 0


def texts_of(name: str, content: bytes) -> str:
    if not name.endswith(".xlsx"):
        return f"{name} {content.decode('utf-8-sig')}"
    book = load_workbook(io.BytesIO(content))
    cells = [str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    return f"{name} {book.properties} {' '.join(cells)}"


def test_the_same_state_gives_the_same_bytes(store: Store, files: Mapping[str, bytes]) -> None:
    assert open_data_files(store.path, "2026") == files


def test_every_table_asks_a_store_that_holds_public_fields_alone(store: Store) -> None:
    with tables.everybodys(store.path) as seen:
        assert seen.query("select rating, rating_reason from measure_version").drop_nulls().is_empty()
