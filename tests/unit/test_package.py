"""Opening a file: what passes, what is refused, and that the sentence says why and what to do."""

from __future__ import annotations

import pytest

from dashboard.intake.findings import CATALOGUE, place
from dashboard.intake.model import Issue
from dashboard.intake.opening.limits import Limits
from dashboard.intake.opening.package import Package, open_package
from dashboard.settings import MAX_FILE_BYTES, MAX_PARTS, MAX_UNPACKED_BYTES
from tests import hostile
from tests.hostile import Entry, entry, packed, parts, with_entries, with_part, workbook


def refusal(content: bytes, name: str = "liste.xlsx", limits: Limits | None = None) -> str:
    """The code with which a file is refused, "" where it is opened."""
    opened = open_package(content, name, limits or Limits())
    return opened.code if isinstance(opened, Issue) else ""


def opened(content: bytes, name: str = "liste.xlsx") -> Package:
    package = open_package(content, name)
    assert isinstance(package, Package)
    return package


def test_a_workbook_is_opened_with_its_parts() -> None:
    package = opened(workbook())
    assert sorted(package.parts) == [
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    ]
    assert b"".join(package.chunks("XL/Workbook.xml")) == parts()["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("liste.xlsx", "liste.xlsx"),
        ("LISTE.XLSX", "LISTE.XLSX"),
        ("liste.xlsm", "liste.xlsm"),
        ("../../etc/liste.xlsx", "liste.xlsx"),
        ("..\\..\\C:\\liste.xlsx", "liste.xlsx"),
        ("lis\x00te\n.xlsx", "liste.xlsx"),
        ("liste\u202excod.xlsx", "listexcod.xlsx"),
    ],
)
def test_only_the_last_part_of_a_file_name_counts(name: str, shown: str) -> None:
    assert opened(workbook(), name).name == shown


def test_a_very_long_file_name_is_shown_shortened() -> None:
    shown = opened(workbook(), "a" * 5_000 + ".xlsx").name
    assert len(shown) == 121
    assert shown.endswith("a.xlsx")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("liste.xls", "opening.wrong_ending"),
        ("liste.ods", "opening.open_document"),
        ("liste.xlsb", "opening.binary_excel"),
        ("liste.zip", "opening.archive"),
        ("liste", "opening.wrong_ending"),
        ("", "opening.wrong_ending"),
        ("..", "opening.wrong_ending"),
    ],
)
def test_another_ending_is_refused_even_with_a_workbook_inside(name: str, code: str) -> None:
    assert refusal(workbook(), name) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "opening.empty"),
        (b"Nr.;Titel\n1;Sprachkurse\n", "opening.text"),
        ("Nr.;Maßnahme".encode("utf-16"), "opening.text"),
        (b"\xef\xbb\xbf<html><table></table></html>", "opening.text"),
        (b'<?xml version="1.0"?><Workbook/>', "opening.text"),
        (b"%PDF-1.7\n", "opening.pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "opening.unknown"),
        (b"\x00" * 100, "opening.unknown"),
        (b"Rar!\x1a\x07\x01\x00", "opening.archive"),
        (hostile.old_excel(), "opening.old_excel"),
        (hostile.encrypted(), "opening.encrypted"),
        (hostile.word_binary(), "opening.word"),
        (hostile.open_document(), "opening.open_document"),
        (packed({"_rels/.rels": b"<a/>", "word/document.xml": b"<a/>"}), "opening.word"),
        (packed({"_rels/.rels": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "opening.other_office"),
        (packed({"_rels/.rels": b"<a/>", "xl/workbook.bin": b"\x00"}), "opening.binary_excel"),
        (packed({"liste.csv": b"Nr.;Titel"}), "opening.archive"),
        (hostile.nested(), "opening.archive"),
        (hostile.zip_bytes([]), "opening.archive"),
        (b"PK\x03\x04", "opening.truncated"),
        (hostile.truncated(), "opening.truncated"),
    ],
)
def test_what_is_no_workbook_is_named_by_its_first_bytes(content: bytes, code: str) -> None:
    assert refusal(content) == code


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "entwurf.csv",
            b"Nr.;Titel\n1;Kurse\n",
            "„entwurf.csv“ ist eine CSV-Datei; bitte in Excel öffnen und als .xlsx speichern.",
        ),
        ("Liste.docx", b"", "„Liste.docx“ ist leer (0 Byte); bitte die Liste noch einmal speichern und hochladen."),
        (
            "Liste.docx",
            packed({"_rels/.rels": b"<a/>", "word/document.xml": b"<a/>"}),
            "„Liste.docx“ ist eine Word-Datei; bitte die Tabelle in eine Excel-Mappe übernehmen und diese hochladen.",
        ),
        (
            "Liste.doc",
            hostile.word_binary(),
            "„Liste.doc“ ist eine Word-Datei; bitte die Tabelle in eine Excel-Mappe übernehmen und diese hochladen.",
        ),
    ],
)
def test_word_and_csv_files_are_told_by_what_they_are(name: str, content: bytes, sentence: str) -> None:
    issue = open_package(content, name)
    assert isinstance(issue, Issue)
    assert place(issue).message == sentence


def test_a_file_of_20_mb_passes_and_one_more_byte_does_not() -> None:
    room = MAX_FILE_BYTES - len(with_entries(Entry("xl/media/a.bin", b"", 0, 0, 0)))
    most = with_entries(entry("xl/media/a.bin", bytes(room), method=0))
    assert len(most) == MAX_FILE_BYTES
    assert refusal(most) == ""
    assert refusal(most + b"\x00") == "opening.too_big"


def test_2000_parts_pass_and_2001_do_not() -> None:
    assert refusal(hostile.many_parts(MAX_PARTS)) == ""
    assert refusal(hostile.many_parts(MAX_PARTS + 1)) == "opening.too_many_parts"
    assert refusal(hostile.many_parts(60_000)) == "opening.too_many_parts"


def test_200_mb_unpacked_pass_and_a_little_more_does_not() -> None:
    # The ratio would stop this bomb first; it is looked at on its own below.
    any_ratio = Limits(ratio=2_000)
    others = sum(len(content) for content in parts().values())
    half = MAX_UNPACKED_BYTES // 2
    deflated, size = hostile.blanks(half)
    rest = half - others

    def with_second(size_bytes: int) -> bytes:
        return with_entries(
            Entry("xl/media/a.bin", deflated, size, checksum_of_blanks(size)),
            entry("xl/media/b.bin", b" " * size_bytes),
        )

    assert refusal(with_second(rest), limits=any_ratio) == ""
    assert refusal(with_second(rest + 1), limits=any_ratio) == "opening.too_big_unpacked"


def checksum_of_blanks(size: int) -> int:
    return entry("", b" " * size).checksum


def test_a_part_packed_to_a_500th_passes_and_tighter_does_not() -> None:
    size = 10_000_000
    fitting = with_entries(Entry("xl/media/a.bin", *packed_to(size, size // 100)))
    tighter = with_entries(Entry("xl/media/a.bin", *packed_to(size, size // 100 - 1)))
    limits = Limits(ratio=100, ratio_from_bytes=1_000)
    assert refusal(fitting, limits=limits) == ""
    assert refusal(tighter, limits=limits) == "opening.ratio"


def packed_to(size: int, packed_bytes: int) -> tuple[bytes, int, int]:
    """So many blanks packed into exactly so many bytes, filled up behind the end of the stream; with size and checksum."""
    whole = entry("", b" " * size)
    assert len(whole.packed) <= packed_bytes
    return whole.packed.ljust(packed_bytes, b"\x00"), size, whole.checksum


def test_a_part_that_unpacks_to_more_than_it_claims_is_refused() -> None:
    honest = entry("xl/media/a.bin", b"x" * 1_000)
    assert refusal(with_entries(honest)) == ""
    honest.size_bytes = 999
    assert refusal(with_entries(honest)) == "opening.false_size"
    honest.size_bytes = 1_001
    assert refusal(with_entries(honest)) == "opening.damaged"


def test_a_wrong_checksum_is_refused() -> None:
    assert refusal(hostile.wrong_checksum()) == "opening.damaged"


def test_bytes_that_do_not_unpack_are_refused() -> None:
    assert refusal(with_entries(Entry("xl/media/a.bin", b"\xff" * 100, 100, 0))) == "opening.damaged"


def test_a_part_packed_in_an_unusual_way_is_refused() -> None:
    assert refusal(with_entries(Entry("xl/media/a.bin", b"", 0, 0, method=12))) == "opening.damaged"


def test_a_part_with_a_password_is_refused() -> None:
    assert refusal(with_entries(Entry("xl/media/a.bin", b"", 0, 0, method=0, flags=0x801))) == "opening.part_encrypted"


@pytest.mark.parametrize(
    "name", ["../boese.xml", "xl/../../boese.xml", "/etc/passwd", "C:/boese.xml", "..\\boese.xml", "xl/a\nb.xml"]
)
def test_a_part_whose_name_leads_elsewhere_is_refused(name: str) -> None:
    assert refusal(with_part(name, b"<a/>")) == "opening.unsafe_part"


@pytest.mark.parametrize("name", ["xl/a..b.xml", "xl/Grün.xml", "[Content_Types].xml", "xl\\media\\a.bin"])
def test_an_odd_but_harmless_part_name_passes(name: str) -> None:
    assert refusal(with_part(name, b"<a/>")) == ""


def test_two_parts_of_one_name_are_refused_whatever_their_case() -> None:
    assert refusal(with_entries(entry("xl/worksheets/SHEET1.xml", b"<a/>"))) == "opening.duplicate_part"
    assert refusal(with_entries(entry("xl/worksheets/sheet2.xml", b"<a/>"))) == ""


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "US-ASCII"])
def test_a_doctype_is_refused_in_every_encoding_and_its_absence_passes(encoding: str) -> None:
    assert refusal(hostile.declared("", "x", encoding=encoding)) == ""
    assert refusal(hostile.declared("<!DOCTYPE worksheet>", "x", encoding=encoding)) == "opening.declaration"


def test_a_doctype_is_refused_without_any_declaration_of_the_encoding() -> None:
    doctype = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refusal(with_part("xl/a.xml", doctype.encode())) == "opening.declaration"
    assert refusal(with_part("xl/a.xml", doctype.encode("utf-16"))) == "opening.declaration"
    assert refusal(with_part("xl/a.rels", f"<!-- {'x' * 60_000} -->{doctype}".encode())) == "opening.declaration"


@pytest.mark.parametrize("encoding", ["UTF-7", "ISO-8859-1", "windows-1252", "UTF-32", "EBCDIC-CP-DE", "gibt-es-nicht"])
def test_an_encoding_that_workbooks_do_not_have_is_refused(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode()
    assert refusal(with_part("xl/a.xml", content)) == "opening.encoding"


def test_a_comment_before_the_root_may_be_64_kib_and_no_longer() -> None:
    assert refusal(with_part("xl/a.xml", b"<!--" + b"x" * (2**16 - 7) + b"--><a/>")) == ""
    assert refusal(with_part("xl/a.xml", b"<!--" + b"x" * (2**16 - 6) + b"--><a/>")) == "opening.long_token"


def test_broken_xml_in_a_part_that_nobody_reads_is_no_obstacle() -> None:
    assert refusal(with_part("xl/drawings/a.vml", b"<a><br></a>")) == ""


def test_every_sentence_of_opening_names_the_file_and_says_what_to_do() -> None:
    details = dict.fromkeys(
        ("detail", "part", "encoding", "size_mib", "limit_mib", "limit", "place", "far_cell", "area", "seconds", "count"),
        "Muster",
    )
    opening = [entry for entry in CATALOGUE.values() if entry.code.startswith("opening.") and entry.severity == "error"]
    assert len(opening) == 45
    for each in opening:
        message = place(Issue(each.code, {"file": "liste.xlsx", **details})).message
        assert "„liste.xlsx“" in message
        assert "; bitte " in message
        assert message.endswith(".")
