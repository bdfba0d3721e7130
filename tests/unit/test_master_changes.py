"""Master data in a store in use: shown, taken as one entry, taken back, refused where they leave out what is in use; rebuilt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.master.adding import with_deadline, with_meeting, with_round
from dashboard.intake.master.comparing import ChangeKind
from dashboard.intake.master.tables import load_master, loads
from dashboard.intake.master.taking import compare_workbook, take_back_master, take_master
from dashboard.intake.master.wording import change_sentence
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.master_edits import edited, row_of
from tests.sample_store import sample_store
from tests.small_store import small_store

FILE = "stammdaten.xlsx"
LEAD = "Federführende Stelle"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return sample_store(tmp_path / "beispiel.duckdb")


def without_sample_mark(workbook: Any) -> None:
    """As somebody makes the sample workbook their own: the lines that call it sample data go, its author stays."""
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if "Beispieldaten" in str(cell.value):
                    cell.value = None
    assert workbook.properties.creator == workbook.properties.keywords == "Beispieldaten"


def test_master_data_are_sample_data_where_a_cell_says_so_and_not_by_their_author(tmp_path: Path) -> None:
    store = small_store(tmp_path / "eigen.duckdb", [])
    for edit, is_sample in ((without_sample_mark, False), (rename_field, True)):
        take_master(store, edited(edit), FILE, by=LEAD, reason=None)
        assert queries.run(store, "delivery_board/sample")["is_sample"].to_list() == [is_sample]


def rename_field(workbook: Any) -> None:
    sheet = workbook["Handlungsfelder"]
    sheet.cell(row_of(sheet, 9), 2, "Vereine und Verbände")


def close_house(workbook: Any) -> None:
    sheet = workbook["Ressorts"]
    sheet.cell(row_of(sheet, "SJV"), 8, date(2027, 6, 30))
    workbook["Frühere Ressorts"].append(["Justiz alt", "SJV", "SIS", "automatisch", None])


def merge_field(workbook: Any, successors: str = "5") -> None:
    workbook["Handlungsfelder"].cell(row_of(workbook["Handlungsfelder"], 3), 6, date(2027, 6, 30))
    workbook["Frühere Handlungsfelder"].append([3, successors])


def split_field(workbook: Any) -> None:
    merge_field(workbook, "5; 9")


def announce_round(workbook: Any) -> None:
    workbook["Steuerungsrunden"].append(
        ["2027", "Steuerungsrunde 2027", date(2027, 11, 25), date(2027, 9, 30), date(2027, 10, 15)]
    )


def delete_field(workbook: Any) -> None:
    sheet = workbook["Handlungsfelder"]
    sheet.delete_rows(row_of(sheet, 12))
    for row in workbook["Frühere Ressorts"].iter_rows(min_row=4):
        row[4].value = None


def delete_round(workbook: Any) -> None:
    sheet = workbook["Steuerungsrunden"]
    sheet.delete_rows(row_of(sheet, "2025"))


@pytest.mark.parametrize(
    ("edit", "sentences"),
    [
        (
            rename_field,
            [
                "Handlungsfeld 9: künftig „Vereine und Verbände“, bisher "
                "„Migrantische Selbstorganisationen“. Das betrifft 7 Maßnahmen."
            ],
        ),
        (
            close_house,
            [
                "SJV gilt nur noch bis 30.06.2027. Nachfolge: SIS. 4 Maßnahmen wechseln.",
                "Auf „Justiz alt“ (auch „SJV“) folgt SIS; so werden Listen künftig gelesen.",
            ],
        ),
        (
            merge_field,
            [
                "Handlungsfeld 3 „Quartiere“ gilt nur noch bis 30.06.2027. Nachfolge: 5. 18 Maßnahmen wechseln.",
                "Nachfolge von Handlungsfeld 3 kommt dazu: Nachfolge 5.",
            ],
        ),
        (
            split_field,
            [
                "Handlungsfeld 3 „Quartiere“ gilt nur noch bis 30.06.2027. Nachfolge: 5 oder 9. "
                "Wohin 18 Maßnahmen wechseln, sagen die nächsten Listen.",
                "Nachfolge von Handlungsfeld 3 kommt dazu: Nachfolge 5; 9.",
            ],
        ),
        (
            announce_round,
            ["Runde 2027 kommt dazu: Titel Steuerungsrunde 2027; Sitzung am 25.11.2027; Stichtag 30.09.2027; Frist 15.10.2027."],
        ),
    ],
)
def test_a_change_is_told_in_one_sentence_and_saves_nothing(
    store: Store, edit: Callable[[Any], None], sentences: list[str]
) -> None:
    version = store.version

    comparison = compare_workbook(store, edited(edit), FILE)

    assert [change_sentence(change) for change in comparison.changes] == sentences
    assert comparison.obstacles == ()
    assert store.version == version


def test_the_same_workbook_changes_nothing_and_is_not_taken_again(store: Store) -> None:
    content = settings.MASTER.read_bytes()

    assert compare_workbook(store, content, FILE).changes == ()
    with pytest.raises(RefusalError, match="ändert nichts"):
        take_master(store, content, FILE, by=LEAD)


def test_a_new_round_holds_at_once_and_stands_in_the_books(store: Store) -> None:
    take_master(store, edited(announce_round), "neu.xlsx", by=LEAD, reason="Beschluss vom 1. März")

    assert [each.code for each in load_master(store).rounds][-1] == "2027"
    newest = loads(store)[-1]
    assert (newest.file_name, newest.accepted_by, newest.reason) == ("neu.xlsx", LEAD, "Beschluss vom 1. März")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            delete_field,
            r"Im Blatt „Handlungsfelder“ fehlt Handlungsfeld 12 .*Bitte die Zeile wieder eintragen und dort „Gültig bis“",
        ),
        (delete_round, r"Im Blatt „Steuerungsrunden“ fehlt Runde 2025; .*Bitte die Zeile wieder eintragen"),
    ],
)
def test_what_is_in_use_may_end_but_not_vanish(store: Store, edit: Callable[[Any], None], sentence: str) -> None:
    version = store.version

    with pytest.raises(RefusalError, match=sentence):
        take_master(store, edited(edit), FILE, by=LEAD)

    assert store.version == version


def test_an_entry_that_nothing_names_may_vanish(store: Store) -> None:
    take_master(store, edited(announce_round), FILE, by=LEAD)

    (change,) = take_master(store, settings.MASTER.read_bytes(), FILE, by=LEAD).changes
    assert (change.kind, change.key) == (ChangeKind.GONE, "2027")


def test_taking_back_puts_the_workbook_before_in_force_as_an_entry(store: Store) -> None:
    before = load_master(store)
    take_master(store, edited(rename_field), FILE, by=LEAD)

    take_back_master(store, by=LEAD, reason="Versehen")

    assert load_master(store) == before
    assert [load.takes_back for load in loads(store)] == [None, None, 2]
    with pytest.raises(RefusalError, match="keine Stammdaten, die sich zurücknehmen lassen"):
        take_back_master(store, by=LEAD, reason="Versehen")


def test_one_entry_after_another_can_be_taken_back(store: Store) -> None:
    before = load_master(store)
    take_master(store, edited(announce_round), FILE, by=LEAD)
    take_master(store, edited(rename_field, edited(announce_round)), FILE, by=LEAD)

    take_back_master(store, by=LEAD, reason="Versehen")
    take_back_master(store, by=LEAD, reason="auch das")

    assert load_master(store) == before
    assert [load.takes_back for load in loads(store)] == [None, None, None, 3, 2]


def test_nobody_takes_without_saying_who(store: Store) -> None:
    with pytest.raises(RefusalError, match="Bitte geben Sie die Stelle"):
        take_master(store, edited(rename_field), FILE, by=" ")


def test_no_workbook_is_refused_in_one_sentence(store: Store) -> None:
    with pytest.raises(RefusalError, match=r"x\.xlsx"):
        compare_workbook(store, b"PK\x03\x04 nichts", "x.xlsx")


def test_a_frozen_round_keeps_the_names_of_its_day(store: Store) -> None:
    take_master(store, edited(rename_field), FILE, by=LEAD)

    frozen = store.query("select distinct label from frozen_label where kind = 'field' and code = '9'")
    assert frozen["label"].to_list() == ["9 Migrantische Selbstorganisationen"]
    assert {field.number: field.short_name for field in load_master(store).action_fields}[9] == "Vereine und Verbände"


def test_rebuilding_replays_what_was_taken_in_its_order(store: Store) -> None:
    take_master(store, edited(announce_round), FILE, by=LEAD, reason="Vorbereitung")
    take_master(store, edited(rename_field, edited(announce_round)), FILE, by=LEAD)
    take_back_master(store, by=LEAD, reason="doch nicht")
    master, taken, figures = load_master(store), loads(store), store.rows("round_figure").sort("round", "measure_id")

    rebuild(store.path)

    assert load_master(store) == master
    assert loads(store) == taken
    assert store.rows("round_figure").sort("round", "measure_id").equals(figures)


def test_simple_entries_need_no_excel_and_stand_in_the_workbook(store: Store) -> None:
    content = with_round(
        loads(store)[-1].content, "2027", "Runde 2027", held_on=None, reference_date=date(2027, 9, 30), deadline=None
    )
    content = with_deadline(with_meeting(content, date(2027, 3, 4), "Erste Sitzung"), "2027", date(2027, 10, 15))

    take_master(store, content, FILE, by=LEAD)

    master = load_master(store)
    assert (master.rounds[-1].code, master.rounds[-1].deadline, master.rounds[-1].held_on) == ("2027", date(2027, 10, 15), None)
    assert (master.meetings[-1].day, master.meetings[-1].title) == (date(2027, 3, 4), "Erste Sitzung")
    with pytest.raises(RefusalError, match=r"Die Frist der Runde 2027 ist schon der 15\.10\.2027; bitte einen anderen Tag"):
        with_deadline(content, "2027", date(2027, 10, 15))
    with pytest.raises(RefusalError, match="gibt es „2028“ nicht"):
        with_deadline(content, "2028", date(2027, 10, 15))


def reorder_houses(workbook: Any) -> None:
    sheet = workbook["Ressorts"]
    first, second = row_of(sheet, "SASJI"), row_of(sheet, "SKB")
    for column in range(1, sheet.max_column + 1):
        upper, lower = sheet.cell(first, column), sheet.cell(second, column)
        upper.value, lower.value = lower.value, upper.value


def report_twice(workbook: Any) -> None:
    for title in ("Kurzfassung", "Langfassung"):
        workbook["Berichte"].append([date(2027, 3, 4), title])


def report_once(workbook: Any) -> None:
    workbook["Berichte"].append([date(2027, 3, 4), "Langfassung"])


def test_another_order_of_the_houses_is_told_and_taken(store: Store) -> None:
    before = [each.code for each in load_master(store).departments]

    (change,) = take_master(store, edited(reorder_houses), FILE, by=LEAD).changes

    after = [each.code for each in load_master(store).departments]
    assert (before[:2], after[:2]) == (["SASJI", "SKB"], ["SKB", "SASJI"])
    assert change_sentence(change) == f"Reihenfolge: künftig „{', '.join(after)}“, bisher „{', '.join(before)}“."


def test_two_reports_on_one_day_are_two(store: Store) -> None:
    told = [change_sentence(change) for change in take_master(store, edited(report_twice), FILE, by=LEAD).changes]

    assert [sentence.partition(" kommt dazu")[0] for sentence in told] == ["04.03.2027 Kurzfassung", "04.03.2027 Langfassung"]
    gone = compare_workbook(store, edited(report_once), FILE).changes
    assert [change_sentence(change) for change in gone] == ["04.03.2027 Kurzfassung fällt weg."]


def delete_lead_and_involved(workbook: Any) -> None:
    sheet = workbook["Ressorts"]
    sheet.delete_rows(row_of(sheet, "SJV"))
    for name, column in (("Frühere Ressorts", 3), ("Dienststellen", 3)):
        for row in workbook[name].iter_rows(min_row=4):
            if "SJV" in str(row[column - 1].value):
                row[column - 1].value = "SIS"


@pytest.mark.parametrize(
    ("sheet", "key"), [("Leitziele", 1), ("Ebenen", "land"), ("Herkunft", "framework_2021"), ("Steuerungsrunden", "2026")]
)
def test_no_kind_of_key_that_is_in_use_may_vanish(store: Store, sheet: str, key: object) -> None:
    def delete(workbook: Any) -> None:
        for row in workbook["Wörter der Ebenen"].iter_rows(min_row=4):
            row[0].value = row[1].value = None
        workbook[sheet].delete_rows(row_of(workbook[sheet], key))

    obstacles = compare_workbook(store, edited(delete), FILE).obstacles

    assert [f"Im Blatt „{sheet}“ fehlt" in obstacle for obstacle in obstacles] == [True]


def test_the_refusal_names_the_measures(store: Store) -> None:
    (obstacle,) = compare_workbook(store, edited(delete_lead_and_involved), FILE).obstacles

    assert "fehlt SJV; " in obstacle
    assert "Maßnahmen („" in obstacle


def heir_that_ended(workbook: Any) -> None:
    close_house(workbook)
    workbook["Ressorts"].cell(row_of(workbook["Ressorts"], "SIS"), 8, date(2027, 3, 31))


def field_into_itself(workbook: Any) -> None:
    merge_field(workbook, "3")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (heir_that_ended, r"\(Nachfolge\): „SIS“ endet selbst am 31.03.2027; bitte die Stelle nennen, die danach führt"),
        (field_into_itself, r"\(Nachfolge\): „3“ endet selbst am 30.06.2027; bitte eines nennen, das danach gilt"),
    ],
)
def test_nobody_is_followed_by_what_is_gone(store: Store, edit: Callable[[Any], None], sentence: str) -> None:
    with pytest.raises(RefusalError, match=sentence):
        compare_workbook(store, edited(edit), FILE)


def other_drafts(workbook: Any) -> None:
    """A new dossier, another one with one more house, a hint in other words, a section that goes, and one before the others."""
    dossiers, drafts = workbook["Sitzungsmappen"], workbook["Vorlagen"]
    dossiers.append(["Kultur", "SfK", "11"])
    dossiers.cell(row_of(dossiers, "Bau und Umwelt"), 2, "SBMS\nSUKW\nSWHT")
    first = row_of(drafts, "Beschlussvorlage")
    drafts.cell(first, 3, "Warum jetzt.")
    drafts.delete_rows(first + 1)


def test_dossiers_and_sections_of_drafts_are_compared_taken_and_taken_back(store: Store) -> None:
    before, content = load_master(store), edited(other_drafts)
    told = [change_sentence(change) for change in compare_workbook(store, content, FILE).changes]
    assert told == [
        "Mappe „Bau und Umwelt“: Häuser SBMS; SUKW; SWHT statt SBMS; SUKW.",
        "Mappe „Kultur“ kommt dazu: Häuser SfK; Handlungsfelder 11.",
        "Beschlussvorlage, Abschnitt „Anlass“: Hinweis Warum jetzt. statt Ein Satz, warum die Runde jetzt entscheiden soll..",
        "Beschlussvorlage, Abschnitt „Sachverhalt“ fällt weg.",
    ]
    take_master(store, content, FILE, by=LEAD, reason="Büros gefragt")
    assert load_master(store).dossier_presets[-1].name == "Kultur"
    take_back_master(store, by=LEAD, reason="Versehen")
    assert load_master(store) == before


def test_sections_in_another_order_are_a_change(store: Store) -> None:
    def move(workbook: Any) -> None:
        sheet = workbook["Vorlagen"]
        first = row_of(sheet, "Beschlussvorlage")
        for column in range(1, 5):
            above, below = sheet.cell(first, column), sheet.cell(first + 1, column)
            above.value, below.value = below.value, above.value

    (change,) = compare_workbook(store, edited(move), FILE).changes
    assert (change.sheet, change.label) == ("Vorlagen", "Reihenfolge")
    take_master(store, edited(move), FILE, by=LEAD)
    assert [each.heading for each in load_master(store).draft_sections[:2]] == ["Sachverhalt", "Anlass"]


def test_a_workbook_of_before_takes_dossiers_and_drafts_away_and_changes_nothing_else(store: Store) -> None:
    def of_before(workbook: Any) -> None:
        del workbook["Sitzungsmappen"], workbook["Vorlagen"]

    changes = compare_workbook(store, edited(of_before), FILE).changes
    assert {(change.sheet, change.kind) for change in changes} == {
        ("Sitzungsmappen", ChangeKind.GONE),
        ("Vorlagen", ChangeKind.GONE),
    }
    take_master(store, edited(of_before), FILE, by=LEAD)
    assert compare_workbook(store, edited(of_before), FILE).changes == ()
