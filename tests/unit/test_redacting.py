"""Redacting: words and files vanish from the store and from its older generations, and rebuilding does not bring them back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.deliveries.book import take_back
from dashboard.intake.deliveries.redacting import redact_words, redact_workbook, redaction_effect
from dashboard.intake.deliveries.words_in_files import holds
from dashboard.intake.desk import Desk
from dashboard.refusals import RefusalError
from dashboard.store import Store
from dashboard.store.generations import KEPT_GENERATIONS
from tests.built_once import a_copy_for_each_test
from tests.readings import COLUMNS, empty_store, reading, row

NAME = "Erika Beispielfrau"
ALL = (*COLUMNS, "contact", "involved_other")


def package(text: str) -> bytes:
    """Bytes of a packed file that holds a text, as a workbook does."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
    return target.getvalue()


@a_copy_for_each_test
def store(path: Path) -> Store:
    """Two lists of SKB name a person, one of SIS does not."""
    store = empty_store(path)
    told = row("Sprachkurse", report=f"Ansprechpartnerin ist {NAME}.", contact=NAME, involved_other=["Verein", NAME])
    for text, round_code in ((f"Liste mit {NAME}", "2025"), (f"zweite Liste mit {NAME}", "2026")):
        found = reading(
            [told | {"extra": {"Bemerkung": f"siehe {NAME}"}, "footnotes": {"title": f"1) laut {NAME}"}}], columns=ALL
        )
        accept(store, found, package(text), receipt=receipt(round_code, "Leitung"))
    accept(store, reading([row("Sport")], department="SIS"), package("anderes"), receipt=receipt("2026", "Leitung"))
    return store


def dump(store: Store) -> str:
    """Every text of every table."""
    tables = store.query("select table_name from duckdb_tables() order by 1")["table_name"].to_list()
    return "\n".join(repr(store.query(f"from {name} order by all").rows()) for name in tables)


def contents(store: Store) -> list[bool]:
    return store.query("select content is not null as is_kept from workbook order by size_bytes")["is_kept"].to_list()


def test_words_vanish_from_every_table_and_the_files_that_hold_them(store: Store) -> None:
    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    assert NAME not in dump(store)
    (report,) = set(store.query("select report from measure_version where delivery_id = 1")["report"].to_list())
    assert report == "Ansprechpartnerin ist [geschwärzt]."
    assert sorted(contents(store)) == [False, False, True]
    entry = store.query("select delivery_id, kind, reason, redacted_by from redaction").rows()
    assert entry == [(1, "text", "Bitte der Person", "Federführende Stelle")]


def test_the_tables_keep_their_keys_and_views_when_the_file_is_written_anew(store: Store) -> None:
    told = "select table_name, constraint_type, constraint_column_names::varchar from duckdb_constraints() order by all"
    before = store.query(told).rows()

    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    assert store.query(told).rows() == before
    assert len(store.query("select delivery_id from standing_delivery")) == 3
    assert [path.name for path in store.path.parent.glob("*neu*")] == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Erika Beispielfrau", True),
        ("<r><t>Erika </t></r><r><rPr><b/></rPr><t>Beispielfrau</t></r>", True),
        ("Erika&#10;Beispielfrau", True),
        ("Erika\u00a0Beispiel\u00adfrau", True),
        ("erika beispielfrau", False),
        ("Erika B.", False),
    ],
)
def test_a_file_is_searched_as_a_reader_sees_it(text: str, *, is_found: bool) -> None:
    assert holds(package(text), [NAME]) is is_found
    assert holds(text.encode(), [NAME]) is is_found


def test_words_are_found_over_a_line_break(store: Store) -> None:
    told = row("Lesepaten", report="Ansprechpartnerin: Erika\nBeispielfrau")
    accept(store, reading([told], columns=ALL), package("ohne"), receipt=receipt("2026", "Leitung"))

    redact_words(store, 4, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    reports = store.query("select report from measure_version where delivery_id = 4")["report"].to_list()
    assert reports == ["Ansprechpartnerin: [geschwärzt]"]


def test_drafts_that_hold_the_words_leave_the_desk_and_others_stay(store: Store) -> None:
    desk = Desk(store.path.with_name(f"{store.path.name}.drafts"))
    for content, name in (
        (package(f"noch eine mit {NAME}"), "A.xlsx"),
        (package("ohne"), f"{NAME}.xlsx"),
        (package("frei"), "C.xlsx"),
    ):
        desk.open(content, name, "SKB", "2026")

    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    assert [draft.file_name for draft in desk.drafts()] == ["C.xlsx"]


def test_what_a_killed_process_left_on_the_desk_goes_too(store: Store) -> None:
    folder = store.path.with_name(f"{store.path.name}.drafts")
    for name, torn in (("A.xlsx", "draft.json"), ("B.xlsx", ".0011223344556677")):
        draft = Desk(folder).open(package(name), name, "SKB", "2026")
        (folder / draft.draft_id / torn).write_text(f'{{"answers": "{NAME}', encoding="utf-8")
    (folder / ".AAAAAAAAAAAAAAAAAAAAAA").mkdir()
    (folder / ".AAAAAAAAAAAAAAAAAAAAAA" / "workbook").write_bytes(package(NAME))

    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    left = [path for path in folder.rglob("*") if path.is_file()]
    assert sorted(path.name for path in left) == [".lock", "draft.json", "workbook"], "an innocent draft loses only what was torn"
    assert [path for path in left if NAME.encode() in path.read_bytes()] == []


def test_older_generations_go_at_once(store: Store) -> None:
    for _ in range(KEPT_GENERATIONS):
        with store.write():
            pass
    assert len(generations(store)) == KEPT_GENERATIONS
    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    (left,) = generations(store)
    assert NAME.encode() not in left.read_bytes()


def generations(store: Store) -> list[Path]:
    return list(store.path.parent.glob("dashboard.0*.duckdb"))


def test_a_file_that_holds_goes_and_what_it_said_stays(store: Store) -> None:
    redact_workbook(store, 2, reason="verborgenes Blatt", by="Federführende Stelle")

    assert sorted(contents(store)) == [False, True, True]
    assert NAME in dump(store)


def test_of_a_wrong_file_that_was_taken_back_nothing_stays_but_the_entry(store: Store) -> None:
    wrong = reading([row("Geheimes Vorhaben", report="vertraulich")])
    number = accept(store, wrong, package("Geheimes Vorhaben"), receipt=receipt("2026")).delivery_id
    take_back(store, number, reason="falsche Datei", by="Koordination SKB")

    redact_workbook(store, number, reason="falsche Datei", by="Federführende Stelle")

    assert "Geheimes Vorhaben" not in dump(store)
    assert "vertraulich" not in dump(store)
    assert store.query("select file_name from delivery where delivery_id = 4")["file_name"].to_list() == ["[geschwärzt]"]
    assert "Sprachkurse" in dump(store)


@pytest.mark.parametrize(
    ("words", "reason", "sentence"),
    [
        ([], "Bitte", "Bitte nennen Sie die Worte ganz"),
        (["ab"], "Bitte", "mindestens 3 Zeichen"),
        ([NAME], "", "Bitte geben Sie den Grund an"),
        ([NAME], "wegen Erika  Beispielfrau", "Der Grund darf die Worte nicht selbst enthalten"),
    ],
)
def test_what_would_redact_too_much_or_tell_again_is_refused(store: Store, words: list[str], reason: str, sentence: str) -> None:
    before = store.version

    with pytest.raises(RefusalError, match=sentence):
        redact_words(store, 1, words, reason=reason, by="Federführende Stelle")
    with pytest.raises(RefusalError, match=sentence):
        redaction_effect(store, 1, words, reason)

    assert store.version == before


def test_what_a_redaction_would_do_is_said_before_and_changes_with_what_is_there(store: Store) -> None:
    assert redaction_effect(store, 3, None, "Bitte") == "Die Datei der Rückmeldung 3 wird entfernt."
    words = "Die Worte werden in allen Angaben ersetzt; {} Originaldateien werden entfernt."
    assert redaction_effect(store, 1, [NAME], "Bitte") == words.format(2)
    accept(store, reading([row("Neu")]), package(f"auch {NAME}"), receipt=receipt("2026"))
    assert redaction_effect(store, 1, [NAME], "Bitte") == words.format(3)
    take_back(store, 3, reason="falsch", by="Koordination SIS")
    assert "und alles, was aus ihr gelesen wurde" in redaction_effect(store, 3, None, "Bitte")
