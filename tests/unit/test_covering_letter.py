"""The letter and the mail that go out with a round sheet: the days that count, what to send, how, and whom to ask."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dashboard.documents.covering_letter import covering_letter, covering_mail
from dashboard.documents.letter_paper import PAPER, Paragraph, Style, letter
from dashboard.documents.receipt import receipt_text
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.refusals import RefusalError
from dashboard.store import Store
from dashboard.vocabulary import DRAFT_SEEN_BY
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store, reading, row, taken
from tests.small_store import SAMPLE_LOAD

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has two measures; the round 2026 is held on 26.11.2026 and asks until 15.10.2026."""
    store = empty_store(path)
    taken(store, [row("Sprachkurse"), row("Lesepaten")])
    with store.write() as writer:
        writer.execute("update steering_round set held_on = date '2026-11-26', deadline = date '2026-10-15' where round = '2026'")
    return store


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - a document that was just written
    found = []
    for each in body.iter(f"{WORD}p"):
        style = each.find(f"{WORD}pPr/{WORD}pStyle")  # none: the paper's default
        name = "Normal" if style is None else style.attrib[f"{WORD}val"]
        found.append((name, "".join(part.text or "" for part in each.iter(f"{WORD}t"))))
    return found


def test_the_letter_says_when_the_round_is_held_and_until_when_to_answer(store: Store) -> None:
    told = "\n".join(text for _, text in paragraphs(covering_letter(store, "SKB", "2026", today=date(2026, 11, 26))))

    assert "die Steuerungsrunde kommt am 26.11.2026 zusammen" in told
    assert "Rückmeldung bis: 15.10.2026" in told
    assert "Stichtag der Angaben: 30.09.2026" in told
    assert "Sie enthält 2 Maßnahmen" in told
    assert "federführende Stelle Integration" in told


def test_the_letter_has_a_subject_headings_and_numbered_steps(store: Store) -> None:
    styles = [style for style, _ in paragraphs(covering_letter(store, "SKB", "2026"))]

    assert (styles.count("Title"), styles.count("Heading1"), styles.count("ListNumber")) == (1, 3, 4)


def test_the_letter_is_german_and_on_a4(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(covering_letter(store, "SKB", "2026", today=date(2026, 9, 1)))) as archive:
        assert b'<w:lang w:val="de-DE"/>' in archive.read("word/styles.xml")
        assert b'<w:pgSz w:w="11906" w:h="16838"/>' in archive.read("word/document.xml")
        assert "Bitte um Rückmeldung bis 15.10.2026" in archive.read("docProps/core.xml").decode()


def test_the_paper_is_ours_and_nothing_of_another_template_is_left() -> None:
    with zipfile.ZipFile(PAPER) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    styles = re.findall(r'<w:name w:val="([^"]+)"', parts["word/styles.xml"])
    standing = {"Title": "Title", "Heading 1": "heading 1", "List Number": "List Number"}  # Word knows headings in small letters

    assert sorted(styles) == sorted(standing.get(style, style) for style in Style)
    outline = re.findall(r'<w:name w:val="(Title|heading 1)"/>.*?<w:outlineLvl w:val="(\d)"', parts["word/styles.xml"])
    assert outline == [("Title", "0"), ("heading 1", "1")]
    assert '<w:zoom w:percent="100"/>' in parts["word/settings.xml"]
    assert '<w:compatSetting w:name="compatibilityMode"' in parts["word/settings.xml"]
    assert "<w:p>" not in parts["word/document.xml"]
    assert re.findall(r"<dc:(?:creator|language)>([^<]+)", parts["docProps/core.xml"]) == ["Steuerungs-Dashboard", "de-DE"]
    assert "python-docx" not in "".join(parts.values())


def test_what_no_document_can_hold_is_left_out() -> None:
    assert paragraphs(letter("Titel\x00", [Paragraph("vor\x0bher _x0041_")])) == [("Normal", "vorher _x0041_")]


def test_every_part_that_the_letter_names_is_there(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(covering_letter(store, "SKB", "2026"))) as archive:
        named = re.findall(r'PartName="/([^"]+)"', archive.read("[Content_Types].xml").decode())
        assert set(named) <= set(archive.namelist())
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 - a document that was just written


def test_the_mail_says_the_same_in_plain_text(store: Store) -> None:
    mail = covering_mail(store, "SKB", "2026", today=date(2026, 9, 1))

    assert mail.subject == "Steuerungsrunde 2026: Bitte um Rückmeldung bis 15.10.2026"
    assert mail.body.startswith("Guten Tag,\n\ndie Steuerungsrunde kommt am 26.11.2026 zusammen.")
    assert "Rueckmeldeliste_2026_SKB.xlsx" in mail.body
    assert "\n1. Öffnen Sie die Liste" in mail.body
    assert mail.body.endswith("Federführende Stelle Integration")


def test_an_extended_deadline_is_the_one_that_is_told_and_only_to_its_body(store: Store) -> None:
    extension = {"round": "2026", "department": "SKB", "extended_to": date(2026, 10, 29), "recorded_by": "Leitstelle"}
    with store.write() as writer:
        writer.insert("extension", [{**extension, "recorded_at": datetime(2026, 10, 1)}])

    today = date(2026, 10, 15)
    assert "Rückmeldung bis: 29.10.2026 (für Ihr Haus verlängert)\n" in covering_mail(store, "SKB", "2026", today=today).body
    assert "Rückmeldung bis: 15.10.2026\n" in covering_mail(store, "SIS", "2026", today=today).body


def test_a_letter_after_the_deadline_says_since_when_the_answer_is_overdue_unless_it_has_come(store: Store) -> None:
    late = date(2026, 11, 28)

    mail = covering_mail(store, "SIS", "2026", today=late)

    assert mail.subject == "Steuerungsrunde 2026: Bitte um Rückmeldung, erbeten zum 15.10.2026"
    assert "Rückmeldung bis: 15.10.2026, seit 44 Tagen fällig\n" in mail.body
    assert "die Steuerungsrunde war für den 26.11.2026 vorgesehen." in mail.body
    taken(store, [row("Sprachkurse"), row("Lesepaten")], round_code="2026")
    assert "Rückmeldung bis: 15.10.2026\n" in covering_mail(store, "SKB", "2026", today=late).body


def test_letter_and_receipt_say_who_sees_a_draft_as_every_page_does(store: Store) -> None:
    drafted = accept(store, reading([row("Sprachkurse")]), b"2026", receipt=receipt("2026")).delivery_id

    assert DRAFT_SEEN_BY in covering_mail(store, "SKB", "2026").body
    assert DRAFT_SEEN_BY in receipt_text(store, drafted, for_department="SKB").body


def test_a_round_without_days_names_none(store: Store) -> None:
    mail = covering_mail(store, "SKB", "2025")

    assert mail.subject == "Steuerungsrunde 2025: Bitte um Rückmeldung"
    assert "die Steuerungsrunde steht an." in mail.body
    assert "Rückmeldung bis: noch nicht festgelegt" in mail.body


def test_a_body_without_measures_is_asked_for_its_first_ones(store: Store) -> None:
    assert "Sie ist noch leer; bitte tragen Sie die Maßnahmen Ihres Hauses ein." in covering_mail(store, "SIS", "2026").body


@pytest.mark.parametrize(("count", "told"), [(0, None), (1, "steht dazu 1 Rückfrage;"), (2, "stehen dazu 2 Rückfragen;")])
def test_open_questions_are_announced(store: Store, count: int, told: str | None) -> None:
    question = {"round": "2026", "department": "SKB", "text": "Wie viele?", "asked_by": "AG", "asked_on": date(2026, 9, 1)}
    with store.write() as writer:
        writer.insert("inquiry", [{**question, "inquiry_id": number} for number in range(1, count + 1)])

    body = covering_mail(store, "SKB", "2026").body

    assert told in body if told else "Rückfrage;" not in body


def test_sample_data_are_marked_in_letter_and_mail(store: Store) -> None:
    with store.write() as writer:
        writer.insert("master_load", [SAMPLE_LOAD])

    assert paragraphs(covering_letter(store, "SKB", "2026"))[0] == ("Mark", "Beispieldaten: keine Angaben der Häuser")
    assert covering_mail(store, "SKB", "2026").subject.startswith("Beispieldaten: ")


def test_an_unknown_body_is_told_in_a_sentence(store: Store) -> None:
    with pytest.raises(RefusalError, match="gibt es nicht"):
        covering_letter(store, "SKX", "2026")
    with pytest.raises(RefusalError, match="gibt es nicht"):
        covering_mail(store, "SKB", "1999")


def test_signs_of_markup_and_line_breaks_stay_text() -> None:
    found = paragraphs(letter("Titel & <mehr>", [Paragraph("A & B <c>\nzweite Zeile", Style.TEXT, label="Ort:")]))

    assert found == [("Normal", "Ort: A & B <c>zweite Zeile")]


def test_after_the_round_the_letter_speaks_of_it_as_past(store: Store) -> None:
    mail = covering_mail(store, "SKB", "2026", today=date(2026, 11, 27))

    assert mail.body.startswith(
        "Guten Tag,\n\ndie Steuerungsrunde war für den 26.11.2026 vorgesehen. Zum Umsetzungsstand der Maßnahmen am 30.09.2026 "
    )
