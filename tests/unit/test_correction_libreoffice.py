"""LibreOffice opens a correction workbook, keeps what is in it, and what it saves comes home like the original."""

from __future__ import annotations

from functools import cache

from tests.corrections import FAULTY, corrected, opened, read, sheet, told
from tests.libreoffice import converted


@cache
def saved_by_libreoffice() -> bytes:
    return converted(corrected(FAULTY).content)


def test_libreoffice_keeps_the_comments() -> None:
    before = sheet(corrected(FAULTY).content, "Maßnahmen")
    after = sheet(saved_by_libreoffice(), "Maßnahmen")

    for cell in ("C5", "E4", "F4"):
        old, new = before[cell].comment, after[cell].comment
        assert old is not None
        assert new is not None
        assert new.text == old.text


def test_libreoffice_keeps_the_marks_and_the_links() -> None:
    marked = sheet(saved_by_libreoffice(), "Maßnahmen")
    page = sheet(saved_by_libreoffice(), "Prüfhinweise")
    link = page["D9"].hyperlink

    assert {cell for area in marked.conditional_formatting for cell in str(area.sqref).split()} >= {"C5"}
    assert link is not None
    assert "C5" in str(link.location)


def test_what_libreoffice_saves_comes_home_with_the_findings_of_the_original() -> None:
    assert told(read(saved_by_libreoffice())) == told(read(FAULTY))


def test_a_correction_of_what_libreoffice_saved_replaces_the_marks_and_comments() -> None:
    again = corrected(saved_by_libreoffice())
    page = sheet(again.content, "Maßnahmen")
    comments = {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}

    assert again.is_own_file
    assert opened(again.content).sheetnames == ["Maßnahmen", "Prüfhinweise"]
    assert set(comments) == {"C5", "E4", "F4"}
    assert [text.count("Erwartet:") for text in comments.values()] == [1, 1, 1]
    assert sum(len(area.rules) for area in page.conditional_formatting) == 2
