"""Files that mean harm or are broken, through the reading process: one sentence each, bounded memory; odd ones are read."""

from __future__ import annotations

import pytest

from dashboard.intake.model import ListReading
from dashboard.intake.process.isolation import read_isolated
from dashboard.settings import PARSE_MEMORY_BYTES
from tests import hostile
from tests.hostile import LIST
from tests.reading_stand_ins import PEAK
from tests.unit.masters import MASTER

FOUR_GB = 4 * 10**9

RESEND = "; bitte in Excel öffnen, neu als .xlsx speichern und noch einmal hochladen."
RESAVE = "; bitte in Excel öffnen und als .xlsx ohne Kennwort speichern."
NEW_BOOK = "; bitte die Liste in eine neue Mappe kopieren und diese hochladen."
UNSAFE = "„liste.xlsx“ wird aus Sicherheitsgründen nicht gelesen: "
DECLARATION = f"{UNSAFE}„xl/worksheets/sheet1.xml“ enthält eine DOCTYPE- oder Entity-Angabe{RESEND}"

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "„liste.xlsx“ ist leer (0 Byte); bitte die Liste noch einmal speichern und hochladen."),
    "text": (
        b"Nr.;Titel",
        "„liste.xlsx“ ist in Wahrheit eine Text-, CSV- oder HTML-Datei; bitte in Excel öffnen und als .xlsx speichern.",
    ),
    "xls": (hostile.old_excel(), f"„liste.xlsx“ hat das alte Excel-Format (.xls), das nicht gelesen wird{RESAVE}"),
    "ods": (
        hostile.open_document(),
        "„liste.xlsx“ ist eine OpenDocument-Datei (.ods) und keine Excel-Mappe; bitte als Excel-Datei (.xlsx) speichern.",
    ),
    "encrypted": (hostile.encrypted(), f"„liste.xlsx“ ist mit einem Kennwort oder Schutzetikett verschlüsselt{RESAVE}"),
    "truncated": (
        hostile.truncated(),
        "„liste.xlsx“ ist unvollständig, wohl beim Übertragen abgebrochen; bitte noch einmal hochladen.",
    ),
    "wrong checksum": (
        hostile.wrong_checksum(),
        f"„liste.xlsx“ ist beschädigt (die Prüfsumme von „xl/media/bild.bin“ stimmt nicht){RESEND}",
    ),
    "bomb of 4 GB": (hostile.bomb(FOUR_GB), f"„liste.xlsx“ wird entpackt größer als 200 MB{NEW_BOOK}"),
    "bomb that lies about its size": (
        hostile.bomb(FOUR_GB, claimed_bytes=1_000),
        f"{UNSAFE}die Größenangabe von „xl/media/bild.bin“ stimmt nicht{RESEND}",
    ),
    "bomb in XML": (
        hostile.bomb(FOUR_GB, name="xl/worksheets/sheet2.xml"),
        f"{UNSAFE}„xl/worksheets/sheet2.xml“ enthält eine übergroße einzelne Angabe{RESEND}",
    ),
    "60,000 parts": (hostile.many_parts(60_000), f"„liste.xlsx“ besteht aus mehr als 2000 Bestandteilen{NEW_BOOK}"),
    "zips in zips": (
        hostile.nested(),
        "„liste.xlsx“ ist ein Archiv und keine Excel-Mappe; bitte entpacken und die Liste selbst (.xlsx) hochladen.",
    ),
    "billion laughs": (hostile.billion_laughs(), DECLARATION),
    "quadratic blow-up": (hostile.quadratic_blow_up(), DECLARATION),
    "external entity": (hostile.external_entity(), DECLARATION),
    "DOCTYPE in UTF-16": (hostile.declared("<!DOCTYPE worksheet>", "x", encoding="UTF-16"), DECLARATION),
    "part name that climbs": (
        hostile.with_part("../../boese.xml", b"<a/>"),
        f"{UNSAFE}ein Bestandteil trägt den unzulässigen Namen „../../boese.xml“{RESEND}",
    ),
    "part without a name": (
        hostile.with_part("", b"<a/>"),
        f"„liste.xlsx“ ist beschädigt (ein Bestandteil hat keinen Namen){RESEND}",
    ),
    "values in 16,384 columns": (
        hostile.workbook(hostile.value_row(1, 16_384)),
        "Im Blatt „Liste“ von „liste.xlsx“ steht ein Wert in Zelle SG1, gelesen werden höchstens 500 Spalten; "
        "bitte Spalten ohne Bezug zur Liste löschen.",
    ),
    "value at XFD1048576": (
        hostile.value_at("XFD1048576", 1_048_576),
        "Im Blatt „Liste“ von „liste.xlsx“ steht ein Wert in Zelle XFD1048576, gelesen werden höchstens 500 Spalten; "
        "bitte Spalten ohne Bezug zur Liste löschen.",
    ),
    "merge over the sheet": (
        hostile.merged("A1:XFD1048576"),
        "Im Blatt „Liste“ von „liste.xlsx“ ist der Bereich A1:XFD1048576 zu einer Zelle verbunden; "
        "bitte diese Verbindung aufheben.",
    ),
    "hyperlink over the sheet": (
        hostile.linked("A1:XFD1048576"),
        "Im Blatt „Liste“ von „liste.xlsx“ liegt ein Link über dem ganzen Bereich A1:XFD1048576; bitte diesen Link entfernen.",
    ),
    "50,000 merges": (
        hostile.many_merges(50_000),
        "Im Blatt „Liste“ von „liste.xlsx“ sind mehr als 10.000 Bereiche verbunden; bitte Zellverbindungen aufheben.",
    ),
    "a million nested elements": (
        hostile.deep(1_000_000),
        f"{UNSAFE}„xl/worksheets/sheet1.xml“ ist zu tief verschachtelt{RESEND}",
    ),
    "a tag of two megabytes": (
        hostile.workbook(f'<row a="{"%09d" * 222_222 % tuple(range(222_222))}"/>'),
        f"{UNSAFE}„xl/worksheets/sheet1.xml“ enthält eine übergroße einzelne Angabe{RESEND}",
    ),
    "five and a half million empty cells": (
        hostile.empty_formatted_cells(5_500_000),
        "„liste.xlsx“ enthält übermäßig viele leere, nur formatierte Zellen; bitte die Liste in eine neue Mappe kopieren.",
    ),
}

READ: dict[str, bytes] = {
    "plain": hostile.workbook(LIST),
    "macros": hostile.with_part("xl/vbaProject.bin", b"\x00", LIST),
    "Strict OOXML": hostile.strict(LIST),
    "declared dimension": hostile.workbook(LIST, before='<dimension ref="A1:XFD1048576"/>'),
    "empty cell at XFD1048576": hostile.workbook(f'{LIST}<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    "row below merged over the sheet": hostile.workbook(LIST, after='<mergeCells><mergeCell ref="A3:XFD3"/></mergeCells>'),
}

WITHOUT_A_LIST: dict[str, bytes] = {
    "one heading": hostile.workbook(),
    "UTF-16": hostile.declared("", "Maßnahme", encoding="UTF-16"),
    "false count of texts": hostile.packed(
        hostile.parts(
            hostile.sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
            extra=hostile.shared_strings("<si><t>Maßnahme</t></si>", attributes=' count="1" uniqueCount="4294967295"'),
        )
    ),
    "a million empty cells": hostile.empty_formatted_cells(1_000_000),
    "title merged over the row": hostile.merged("A1:XFD1"),
}


def read(content: bytes, name: str = "liste.xlsx") -> ListReading:
    return read_isolated(content, name, MASTER, department="SKB", target="tests.reading_stand_ins:read_and_weigh")


def peak_bytes(reading: ListReading) -> int:
    return int(reading.other_sheets[PEAK]) * 1024


@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_file_gives_one_german_sentence_and_stays_small(kind: str) -> None:
    content, sentence = REFUSED[kind]
    reading = read(content)
    assert [finding.message for finding in reading.findings] == [sentence]
    assert (reading.is_readable, reading.is_acceptable) == (False, False)
    assert peak_bytes(reading) < PARSE_MEMORY_BYTES // 10


@pytest.mark.parametrize("kind", READ)
def test_an_odd_but_harmless_list_is_read(kind: str) -> None:
    reading = read(READ[kind])
    assert [measure.values["title"] for measure in reading.measures] == ["Sprachkurse"]
    assert [measure.values["stage"] for measure in reading.measures] == ["in_progress"]
    assert reading.is_acceptable
    assert peak_bytes(reading) < PARSE_MEMORY_BYTES // 10


@pytest.mark.parametrize("kind", WITHOUT_A_LIST)
def test_an_odd_but_harmless_file_without_a_list_says_so_and_is_no_empty_success(kind: str) -> None:
    reading = read(WITHOUT_A_LIST[kind])
    assert [finding.code for finding in reading.findings if finding.severity == "error"] == ["list.none"]
    assert (reading.is_readable, reading.is_acceptable) == (True, False)
    assert peak_bytes(reading) < PARSE_MEMORY_BYTES // 10


def test_a_file_name_that_climbs_is_harmless() -> None:
    reading = read(hostile.workbook(), "../../../etc/liste.xlsx")
    assert reading.is_readable


def test_a_file_name_that_climbs_is_shown_by_its_last_part_in_a_refusal() -> None:
    reading = read(b"", "../../../etc/liste.xlsx")
    assert reading.file == "liste.xlsx"
    assert reading.findings[0].message.startswith("„liste.xlsx“ ist leer")
