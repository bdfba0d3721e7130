"""Reading the master workbook: the one in data/ as it stands, and every wrong cell with its place and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from dashboard.intake.master.workbook import OPTIONAL_SHEETS, SHEETS, read_master
from dashboard.master import (
    DECISION_KINDS,
    ORIGIN_KINDS,
    ActionField,
    Department,
    DossierPreset,
    DraftSection,
    FormerDepartment,
    Framework,
    Level,
    LevelWord,
    Meeting,
    Office,
    OriginKind,
    Round,
)
from dashboard.refusals import RefusalError
from dashboard.settings import ROOT

ROWS: dict[str, list[list[object]]] = {
    "Handlungsfelder": [[1, "Sprache", "Erwerb der Sprache", "Deutsch; Sprachen\nReden", datetime(2021, 10, 1), None]],
    "Frühere Handlungsfelder": [[1, "1", "01.07.2027"]],
    "Leitziele": [[1, "Teilhabe"]],
    "Ressorts": [["SF", "Der Senator für Finanzen", "Finanzen", "Senatsressort", "ja", None, "05.07.2023", None]],
    "Frühere Ressorts": [["SFA", None, "SF", "vorschlagen", "1: SF"]],
    "Dienststellen": [["AFZ", None, "SF"], ["LBB", None, None]],
    "Ebenen": [["land", "Land", "L"], ["stadt", "Stadt", None]],
    "Wörter der Ebenen": [["K; Kommune", "land\nstadt; land + stadt"], ["überall", "land+stadt"]],
    "Herkunft": [["plan", "Plan 2030", "Plan; P30"], ["other", "andere", None]],
    "Rahmen": [["Name", "Zusammen wachsen"], ["Amtstitel", "Der Senator für; Senator"], ["Federführend für", "Integration"]],
    "Steuerungsrunden": [[2026.0, "Runde", None, datetime(2026, 9, 30), None]],
    "Arbeitsgruppe": [[datetime(2026, 2, 12), "1. Sitzung"]],
    "Berichte": [[datetime(2026, 12, 31), "Bericht"]],
    "Beschlussarten": [["aufnehmen"], ["vertagen"]],
    "Sitzungsmappen": [["Büro 1", "SF", "1"], ["Büro 2", None, 1]],
    "Vorlagen": [["Vorlage", "A. Problem", "Was fehlt."], ["Vorlage", "B. Lösung", None]],
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a small right master workbook, with one cell changed where asked: write("Ressorts", "E4", "vielleicht")."""

    def written(sheet: str = "", cell: str = "", value: str | None = None) -> Path:
        workbook = openpyxl.Workbook()
        for name, headings in (SHEETS | OPTIONAL_SHEETS).items():
            page = workbook.create_sheet(name)
            page.append([name])
            page.append([])
            page.append(list(headings))
            for row in ROWS[name]:
                page.append(row)
        if sheet:
            workbook[sheet][cell] = value
        path = tmp_path / "stammdaten.xlsx"
        workbook.save(path)
        return path

    return written


def test_names_in_one_cell_are_parted_by_lines_and_semicolons(write: Callable[..., Path]) -> None:
    assert read_master(write()).action_fields == (
        ActionField(1, "Sprache", "Erwerb der Sprache", ("Deutsch", "Sprachen", "Reden"), date(2021, 10, 1)),
    )


def test_a_date_may_be_a_real_one_or_text(write: Callable[..., Path]) -> None:
    master = read_master(write())

    assert master.departments[0].valid_from == date(2023, 7, 5)
    assert master.meetings == (Meeting(date(2026, 2, 12), "1. Sitzung"),)


def test_a_round_is_named_without_decimals_and_may_lack_its_day(write: Callable[..., Path]) -> None:
    assert read_master(write()).rounds == (Round("2026", "Runde", None, date(2026, 9, 30), None),)


def test_rules_are_read_from_german_words(write: Callable[..., Path]) -> None:
    assert read_master(write()).former_departments == (FormerDepartment("SFA", (), ("SF",), "suggest", ((1, "SF"),)),)


def test_an_office_may_belong_to_no_department(write: Callable[..., Path]) -> None:
    assert read_master(write()).offices == (Office("AFZ", (), "SF"), Office("LBB", (), None))


def test_a_further_column_is_left_alone(write: Callable[..., Path]) -> None:
    assert read_master(write("Leitziele", "C4", "nur eine Anmerkung")).guiding_goals == read_master(write()).guiding_goals


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "said"),
    [
        ("Handlungsfelder", "A4", "eins", "Blatt „Handlungsfelder“, Zelle A4 (Nr.): „eins“ ist keine ganze Zahl"),
        ("Handlungsfelder", "B4", None, "Blatt „Handlungsfelder“, Zelle B4 (Kurzname): Die Zelle ist leer"),
        ("Handlungsfelder", "F4", "31.06.2026", "Zelle F4 (Gültig bis): „31.06.2026“ ist kein Datum"),
        ("Ressorts", "E4", "vielleicht", "Zelle E4 (Mitglied der Steuerungsrunde): „vielleicht“ ist unklar"),
        ("Frühere Ressorts", "C4", "SXY", "Zelle C4 (Nachfolge): „SXY“ steht nicht im Blatt „Ressorts“"),
        ("Frühere Ressorts", "C4", None, "Zelle C4 (Nachfolge): Die Zelle ist leer"),
        ("Frühere Ressorts", "D4", "manchmal", "Zelle D4 (Regel): „manchmal“ ist keine Regel"),
        ("Frühere Ressorts", "E4", "2: SF", "Zelle E4 (Je Handlungsfeld): „2: SF“ ist unklar"),
        ("Dienststellen", "C4", "SXY", "Zelle C4 (Gehört zu): „SXY“ steht nicht im Blatt „Ressorts“"),
        ("Dienststellen", "A5", "AFZ", "Zelle A5 (Name): „AFZ“ steht schon weiter oben"),
        ("Ebenen", "A4", "multiple", "Zelle A4 (Kürzel): „multiple“ kann keine Ebene bezeichnen"),
        ("Ebenen", "A4", "land+stadt", "Zelle A4 (Kürzel): „land+stadt“ kann keine Ebene bezeichnen"),
        ("Ebenen", "A5", "land", "Zelle A5 (Kürzel): „land“ steht schon weiter oben"),
        ("Wörter der Ebenen", "B4", "dorf", "Zelle B4 (Bedeutung): „dorf“ steht nicht im Blatt „Ebenen“"),
        ("Herkunft", "A4", "none", "Zelle A4 (Kürzel): „none“ steht für „keine Angabe“"),
        ("Herkunft", "A5", "plan", "Zelle A5 (Kürzel): „plan“ steht schon weiter oben"),
        ("Frühere Handlungsfelder", "A4", "7", "Zelle A4 (Nr.): „7“ steht nicht im Blatt „Handlungsfelder“"),
        ("Frühere Handlungsfelder", "B4", "7", "Zelle B4 (Nachfolge): „7“ steht nicht im Blatt „Handlungsfelder“"),
        ("Frühere Handlungsfelder", "C4", None, "Zelle C4 (Ab): Das Handlungsfeld endet nicht"),
        ("Rahmen", "A4", "Wappen", "Zelle A4 (Angabe): „Wappen“ ist keine Angabe zum Rahmen"),
        ("Rahmen", "A5", "Name", "Zelle A5 (Angabe): „Name“ steht schon weiter oben"),
        ("Steuerungsrunden", "D4", None, "Zelle D4 (Stichtag): Das Datum fehlt"),
        ("Leitziele", "B3", "Ziel", "Blatt „Leitziele“, Zeile 3: Die Spalte „Leitziel“ fehlt"),
        ("Beschlussarten", "A5", "aufnehmen", "Zelle A5 (Beschlussart): „aufnehmen“ steht schon weiter oben"),
        ("Beschlussarten", "A3", "Art", "Blatt „Beschlussarten“: Die Spalte „Beschlussart“ fehlt"),
        ("Sitzungsmappen", "A5", "Büro 1", "Zelle A5 (Mappe): „Büro 1“ steht schon weiter oben"),
        ("Sitzungsmappen", "B4", "SXY", "Zelle B4 (Häuser): „SXY“ steht nicht im Blatt „Ressorts“"),
        ("Sitzungsmappen", "C4", "2", "Zelle C4 (Handlungsfelder): „2“ steht nicht im Blatt „Handlungsfelder“"),
        ("Sitzungsmappen", "C5", None, "Zelle B5 (Häuser): Die Mappe nennt weder Häuser noch Handlungsfelder"),
        ("Vorlagen", "B4", None, "Zelle B4 (Abschnitt): Die Zelle ist leer"),
        ("Vorlagen", "B5", "A. Problem", "Zelle B5 (Abschnitt): „Vorlage: A. Problem“ steht schon weiter oben"),
        ("Vorlagen", "C3", "Text", "Blatt „Vorlagen“, Zeile 3: Die Spalte „Hinweis“ fehlt"),
        ("Berichte", "A3", None, "Blatt „Berichte“: Die Spalte „Tag“ fehlt"),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(
    write: Callable[..., Path], sheet: str, cell: str, value: str | None, said: str
) -> None:
    with pytest.raises(RefusalError) as raised:
        read_master(write(sheet, cell, value))

    assert said in str(raised.value)
    assert "bitte" in str(raised.value)


def test_a_missing_sheet_is_named(write: Callable[..., Path]) -> None:
    path = write()
    workbook = openpyxl.load_workbook(path)
    del workbook["Ebenen"]
    workbook.save(path)

    with pytest.raises(RefusalError, match="Das Blatt „Ebenen“ fehlt"):
        read_master(path)


def test_levels_and_their_words_are_read_with_what_they_may_mean(write: Callable[..., Path]) -> None:
    master = read_master(write())

    assert master.levels == (Level("land", "Land", ("L",), "Land"), Level("stadt", "Stadt", (), "Stadt"))
    assert master.level_words == (
        LevelWord(("K", "Kommune"), (("land",), ("stadt",), ("land", "stadt"))),
        LevelWord(("überall",), (("land", "stadt"),)),
    )


def test_an_explanation_of_a_level_is_a_column_that_may_lack(write: Callable[..., Path]) -> None:
    path = write("Ebenen", "D3", "Erläuterung")
    workbook = openpyxl.load_workbook(path)
    workbook["Ebenen"]["D4"] = "das ganze Land"
    workbook.save(path)

    assert [level.explanation for level in read_master(path).levels] == ["das ganze Land", "Stadt"]


def test_the_framework_is_what_its_sheet_says_and_what_it_does_not_say_is_empty(write: Callable[..., Path]) -> None:
    assert read_master(write()).framework == Framework(
        "Zusammen wachsen", "Integration", official_titles=("Der Senator für", "Senator")
    )


def test_origins_are_those_of_the_workbook(write: Callable[..., Path]) -> None:
    assert read_master(write()).origin_kinds == (OriginKind("plan", "Plan 2030", ("Plan", "P30")), OriginKind("other", "andere"))


def test_without_the_sheets_of_level_words_origins_and_framework_what_is_usual_holds(write: Callable[..., Path]) -> None:
    path = write()
    workbook = openpyxl.load_workbook(path)
    del workbook["Wörter der Ebenen"], workbook["Herkunft"], workbook["Rahmen"]
    workbook.save(path)

    master = read_master(path)
    assert (master.level_words, master.origin_kinds, master.framework) == ((), ORIGIN_KINDS, Framework())


def test_kinds_of_decisions_are_those_of_the_workbook(write: Callable[..., Path]) -> None:
    assert read_master(write()).decision_kinds == ("aufnehmen", "vertagen")


@pytest.mark.parametrize("is_there", [False, True])
def test_a_workbook_without_kinds_of_decisions_has_those_that_are_usual(write: Callable[..., Path], is_there: bool) -> None:
    path = write()
    workbook = openpyxl.load_workbook(path)
    workbook["Beschlussarten"].delete_rows(4, 2)
    if not is_there:
        del workbook["Beschlussarten"]
    workbook.save(path)

    assert read_master(path).decision_kinds == DECISION_KINDS
    assert (DECISION_KINDS[0], DECISION_KINDS[-1], len(DECISION_KINDS)) == ("aufnehmen", "Kenntnisnahme", 11)


def test_dossiers_and_sections_of_drafts_are_those_of_the_workbook(write: Callable[..., Path]) -> None:
    """What is filled in stands in a column that may lack."""
    path = write("Vorlagen", "D3", "Angaben")
    workbook = openpyxl.load_workbook(path)
    workbook["Vorlagen"]["D4"] = "Eckdaten; Messung"
    workbook.save(path)
    for master, facts in ((read_master(path), ("Eckdaten", "Messung")), (read_master(write()), ())):
        assert master.dossier_presets == (DossierPreset("Büro 1", ("SF",), (1,)), DossierPreset("Büro 2", (), (1,)))
        first, second = master.draft_sections
        assert first == DraftSection("Vorlage", "A. Problem", "Was fehlt.", facts)
        assert second == DraftSection("Vorlage", "B. Lösung")


def test_what_cannot_be_filled_into_a_draft_is_named(write: Callable[..., Path]) -> None:
    path = write("Vorlagen", "D3", "Angaben")
    workbook = openpyxl.load_workbook(path)
    workbook["Vorlagen"]["D4"] = "Wetter"
    workbook.save(path)
    with pytest.raises(
        RefusalError, match=r"Zelle D4 \(Angaben\): „Wetter“ kann nicht eingefügt werden; bitte eine von „Erbetene"
    ):
        read_master(path)


def test_a_workbook_of_before_has_neither_dossiers_nor_drafts_and_holds_what_it_held(write: Callable[..., Path]) -> None:
    path = write()
    whole, workbook = read_master(path), openpyxl.load_workbook(path)
    del workbook["Sitzungsmappen"], workbook["Vorlagen"]
    workbook.save(path)
    assert read_master(path) == replace(whole, dossier_presets=(), draft_sections=())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match=r"„stammdaten\.xlsx“ nicht gefunden"):
        read_master(tmp_path / "stammdaten.xlsx")


def test_a_file_that_is_no_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stammdaten.xlsx"
    path.write_text("kein Excel", "utf-8")

    with pytest.raises(RefusalError, match="nicht lesbar"):
        read_master(path)


def test_the_master_workbook_in_data_holds_what_the_framework_says() -> None:
    master = read_master(ROOT / "data" / "stammdaten.xlsx")

    assert [field.number for field in master.action_fields] == list(range(1, 14))
    assert [goal.number for goal in master.guiding_goals] == [1, 2, 3, 4]
    assert [body.code for body in master.departments] == [
        "SASJI", "SKB", "SGFV", "SWHT", "SF", "SIS", "SJV", "SBMS", "SUKW", "SfK", "SK", "ZGF", "MAG-BHV",
    ]  # fmt: skip
    assert [body.code for body in master.departments if not body.is_member] == ["MAG-BHV"]
    assert [(each.code, each.reference_date) for each in master.rounds] == [
        ("2022", date(2022, 9, 30)),
        ("2023", date(2023, 9, 30)),
        ("2024", date(2024, 9, 30)),
        ("2025", date(2025, 9, 30)),
        ("2026", date(2026, 9, 30)),
    ]


def test_the_rules_of_succession_in_data_are_those_of_the_recut_of_2023() -> None:
    former = {each.name: each for each in read_master(ROOT / "data" / "stammdaten.xlsx").former_departments}

    rules = {name: (each.rule, each.successors, each.by_action_field) for name, each in former.items()}
    assert rules == {
        "SJIS": ("auto", ("SASJI", "SIS"), ((11, "SIS"),)),
        "SI": ("auto", ("SIS",), ()),
        "SWAE": ("suggest", ("SASJI", "SWHT"), ((6, "SASJI"),)),
        "SKUMS": ("suggest", ("SBMS", "SUKW"), ((3, "SBMS"),)),
        "SWH": ("suggest", ("SUKW", "SWHT"), ((4, "SUKW"),)),
        "SJFIS": ("auto", ("SASJI", "SGFV", "SIS"), ((6, "SASJI"), (11, "SIS"))),
        "SWAH": ("never", ("SWHT", "SASJI"), ()),
        "SUBV": ("never", ("SBMS", "SUKW"), ()),
        "SWGV": ("never", ("SGFV", "SUKW"), ()),
        "SBW": ("never", ("SKB", "SUKW"), ()),
    }


def test_a_department_in_data_names_its_aliases_and_the_day_of_the_recut() -> None:
    first = read_master(ROOT / "data" / "stammdaten.xlsx").departments[0]

    assert first == Department(
        "SASJI",
        "Die Senatorin für Arbeit, Soziales, Jugend und Integration",
        "Arbeit, Soziales, Jugend und Integration",
        "Senatsressort",
        True,
        ("Sozialressort", "Arbeitsressort", "Sozialbehörde", "Soziales", "Senatorin für Soziales"),
        date(2023, 7, 5),
    )
