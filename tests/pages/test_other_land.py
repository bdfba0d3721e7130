"""Another Land works from its own master workbook: it is walked from the real entry, and no word of Bremen is shown anywhere."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import parse_qsl

import click
import openpyxl
import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from dashboard import queries, settings
from dashboard.commands.cli import cli
from dashboard.documents.correction import correction_workbook
from dashboard.documents.covering_letter import covering_letter, covering_mail
from dashboard.documents.mail import reminder
from dashboard.documents.measure_list import csv_file, excel, measure_list
from dashboard.documents.receipt import receipt_text
from dashboard.documents.round_sheet import blank_template, round_sheet
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.master.tables import load_master
from dashboard.intake.model import RowKind
from dashboard.intake.reading import read_list
from dashboard.master import Round
from dashboard.refusals import RefusalError
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.freezing import freeze
from dashboard.shell import german_document
from dashboard.store import Store
from tests.opening import open_page
from tests.other_land import ASKING, BEFORE, BODIES, CROSSED, FIELDS, MESSY, NAME, measures, other_land
from tests.pages.upload_visit import Visit
from tests.unit.test_shell import DOCUMENT
from tests.whole_page import everything, unfolded

CODES = (
    "SASJI",
    "SJIS",
    "SKB",
    "SGFV",
    "SWHT",
    "SF",
    "SIS",
    "SJV",
    "SBMS",
    "SUKW",
    "SfK",
    "SK",
    "ZGF",
    "MAG-BHV",
    "BHV",
    "HB",
    "LBB",
)
BREMEN = re.compile(
    r"brem(?:en|er\b|isch|bgg)|senat|magistrat|staatsr[aä]t|hanse|seestadt|bürgerschaft|gesellschaftliche teilhabe"
    r"|rahmenkonzept 2021|koalitionsvertrag 2023|(?-i:(?<![A-Za-z])(?:" + "|".join(CODES) + r")(?![A-Za-z]))",
    re.IGNORECASE,
)


def bremen(text: str) -> set[str]:
    """The words of Bremen in a text, with what stands around them."""
    return {text[max(0, found.start() - 30) : found.end() + 30] for found in BREMEN.finditer(text)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return other_land(tmp_path_factory.mktemp("mittelmark"))


@pytest.fixture
def store(built: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A copy of the store, under the settings that pages and commands use."""
    path = tmp_path / "store.duckdb"
    shutil.copyfile(built.path.resolve(), path)
    monkeypatch.setattr(settings, "STORE", path)
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "drafts")
    return Store(path)


def opened(page: str, query: str = "") -> AppTest:
    return unfolded(open_page(page, dict(parse_qsl(query))))


@pytest.mark.parametrize(
    ("page", "query", "says"),
    [
        ("overview.py", "", "von 6"),
        ("fields.py", "", "Ehrenamt"),
        ("fields.py", "handlungsfeld=2", "2 Schule"),
        ("departments.py", "", "Landkreistag (LKT)"),
        ("departments.py", "ressort=MBK", "Bildung und Kultur (MBK)"),
        ("levels.py", "", "Land Mittelmark"),
        ("levels.py", "ebene=kreis", "Ebene: Landkreise"),
        ("measures.py", "", "Alle **6 Maßnahmen**"),
        ("measures.py", "gruppen=level", "Land Mittelmark · 2 Maßnahmen"),
        ("measure.py", "kennung=MBK-0003", "Landkreise"),
        ("changes.py", "", "Steuerungskreis 2029"),
        ("steering_round.py", "", "Steuerungskreis 2030"),
        ("decisions.py", "", "Wer der Runde nicht angehört"),
        ("working_group.py", "", "Herbsttreffen"),
        ("upload.py", "", "Hochladen"),
        ("delivery_board.py", "", "Landkreistag"),
        ("round_sheets.py", "", "MWA"),
        ("method.py", "", "Mittelmark, vor Ort"),
        ("accessibility.py", "", "§ 8 des Teilhabegesetzes Mittelmark"),
    ],
)
@pytest.mark.usefixtures("store")
def test_a_page_speaks_of_that_land_alone(page: str, query: str, says: str) -> None:
    text = everything(opened(page, query))
    assert says in text.replace("\\\\", "")
    assert bremen(text) == set()


@pytest.mark.usefixtures("store")
def test_a_filter_by_level_finds_what_lies_on_both() -> None:
    text = everything(opened("measures.py", "ebene=Landkreise&ebenenzahl=several"))
    assert "Ebene: Landkreise" in text
    assert "gibt es keine Maßnahme" not in text
    assert bremen(text) == set()


@pytest.mark.usefixtures("store")
def test_the_total_splits_into_the_two_levels_several_and_none() -> None:
    app = opened("levels.py")
    (table,) = [each.value for each in app.table if "Maßnahmen" in each.value.columns]
    found = {_label(name): int(_label(count)) for name, count in zip(table.iloc[:, 0], table["Maßnahmen"], strict=True)}
    assert found == {"Land Mittelmark": 2, "Landkreise": 2, "mehrere Ebenen": 2, "alle Maßnahmen": 6}


def _label(link: str) -> str:
    return re.sub(r"\[(.*)\]\(.*\)", r"\1", link)


@pytest.mark.usefixtures("store")
def test_a_messy_list_is_dropped_asked_about_and_accepted() -> None:
    visit = Visit(opened("upload.py")).drop("Liste MWA.xlsx", measures("MWA", *ASKING))
    seen = everything(visit.app)
    while (
        button := next((each for each in visit.app.button if each.label == "Weiter"), None)
    ) is not None and not button.disabled:
        visit = visit.press("Weiter")
        seen += everything(visit.app)
    assert "Mittelmark" in seen
    assert "Land Mittelmark" in seen
    assert bremen(seen) == set()


def cells_of(content: bytes) -> str:
    """All texts of a workbook's parts: cells, properties, comments, rules, footers."""
    openpyxl.load_workbook(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist() if name.endswith((".xml", ".rels")))


@pytest.mark.parametrize("body", [body[0] for body in BODIES])
def test_round_sheets_letters_and_mails_speak_of_that_land_alone(store: Store, body: str) -> None:
    sheet, letter = cells_of(round_sheet(store, body, "2030")), covering_letter(store, body, "2030")
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        words = package.read("word/document.xml").decode() + package.read("docProps/core.xml").decode()
    mails = [covering_mail(store, body, "2030"), reminder(store, body, "2030")]
    documents = "\n".join((sheet, words, *(f"{mail.subject}\n{mail.body}" for mail in mails)))
    assert "Land Mittelmark, Landkreise" in sheet
    assert "das ganze Land" in sheet
    assert "Federführende Stelle Zusammenhalt" in words
    assert all("Federführende Stelle Zusammenhalt" in mail.body for mail in mails)
    assert bremen(documents) == set()


def test_lists_are_read_by_the_titles_crosses_and_places_of_that_land(store: Store) -> None:
    master = load_master(store)
    before = read_list(measures("MBK", *BEFORE), "Liste MBK.xlsx", master)
    crossed = read_list(measures("MSG", *MESSY, head=CROSSED), "Liste MSG.xlsx", master)
    assert [row.values["lead_department"] for row in before.measures] == ["MBK", "MBK", "MBK"]
    assert [finding.cell for finding in before.findings if finding.code == "levels.several"] == ["D6"]
    assert [row.values["levels"] for row in crossed.measures] == [["kreis"], ["kreis", "staat"]]
    assert [row.kind for row in crossed.rows][-1] is RowKind.SIGNATURE


def test_a_round_sheet_that_comes_back_unedited_changes_nothing(store: Store) -> None:
    reading = read_list(round_sheet(store, "MBK", "2030"), "Rueckmeldeliste.xlsx", load_master(store))
    levels = {row.values["title"]: row.values["levels"] for row in reading.measures}
    assert levels["Bühne für alle"] == ["kreis", "staat"]
    assert levels["Lernpaten"] == ["kreis"]
    assert not [finding for finding in reading.findings if finding.field == "levels"]


def test_lists_to_take_along_speak_of_that_land_alone(store: Store) -> None:
    code, title, day, before, *_ = queries.run(store, "overview/rounds").row(0)
    keys = queries.run(store, "measures/list", round="2030")["measure_id"].to_list()
    listed = measure_list(store, Round(code, title, None, day, previous=before), keys, ["Ebene: Landkreise"], None)
    reading = read_list(measures("MWA", *ASKING), "Liste MWA.xlsx", load_master(store))
    corrected = correction_workbook(measures("MWA", *ASKING), reading).content
    (delivery, *_) = queries.run(store, "deliveries/list", department="MBK")["delivery_id"].to_list()
    mail = receipt_text(store, delivery, for_department="MBK")
    documents = "\n".join(
        (csv_file(listed).decode("utf-8-sig"), cells_of(excel(listed)), cells_of(corrected), mail.subject, mail.body)
    ) + cells_of(blank_template(store))
    assert "Land Mittelmark" in documents
    assert bremen(documents) == set()


def test_who_is_no_member_of_the_round_is_asked_and_not_instructed(store: Store) -> None:
    request = Decision("2030", "Bitte mitwirken", "aufnehmen", {"LKT": "request"})
    assert decide(store, request, by="Federführende Stelle") == 1
    with pytest.raises(RefusalError, match="die der Steuerungsrunde nicht angehört; MBK gehört ihr an"):
        decide(store, Decision("2030", "Bitte mitwirken", "aufnehmen", {"MBK": "request"}), by="Federführende Stelle")


def test_a_frozen_round_keeps_the_names_of_its_levels(store: Store) -> None:
    freeze(store, "2029", by="Federführende Stelle")
    with store.write() as writer:
        writer.execute("update level set label = 'Kreisebene' where code = 'kreis'")
        derive(writer)
    assert "Landkreise" in everything(opened("levels.py", "runde=2029"))
    today = everything(opened("levels.py", "runde=2030"))
    assert "Kreisebene" in today
    assert "Landkreise" not in today


def commands() -> list[list[str]]:
    """Every command with its help, and those that speak of the content."""
    helps = [[name, "--help"] for name, command in cli.commands.items() if isinstance(command, click.Command)]
    names = ["deliveries", "rounds", "decisions", "query"]
    between = ["--from", "2029", "--to", "2030"]
    return [["--help"], *helps, *([name] for name in names), ["ledger", *between], ["changes", *between]]


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_a_command_speaks_of_that_land_alone(store: Store, arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, ["--store", str(store.path), *arguments])
    assert result.exit_code == 0, result.output
    assert bremen(result.output) == set()


def test_check_and_compare_say_levels_in_the_words_of_that_land(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "Liste MBK.xlsx"
    moved = ((1, "Sprache", "Deutsch in der Kita", "Kreise", "MBK", "umgesetzt", None, "2030", "Fertig."), *ASKING)
    path.write_bytes(measures("MBK", *moved))
    outputs = [CliRunner().invoke(cli, ["--store", str(store.path), name, str(path)]).output for name in ("check", "compare")]
    assert "Bitte Land Mittelmark oder Landkreise eintragen." in outputs[0]
    assert "Ebene: Land Mittelmark → Landkreise" in outputs[1]
    assert bremen("\n".join(outputs)) == set()


def test_a_department_is_found_in_any_spelling_of_its_code(store: Store) -> None:
    outputs = [
        CliRunner().invoke(cli, ["--store", str(store.path), "deliveries", "--department", code]).output
        for code in ("mbk", "MBK")
    ]
    assert outputs[0] == outputs[1]
    assert "Liste MBK.xlsx" in outputs[0]


@pytest.mark.usefixtures("store")
def test_the_html_shell_names_no_land_and_the_tab_names_the_framework() -> None:
    assert bremen(german_document(DOCUMENT)) == set()
    assert len(FIELDS) == 10
    assert NAME in everything(opened("accessibility.py"))
