"""All that goes out for a round in one archive: of each body its round sheet, and the letter that covers it."""

from __future__ import annotations

import io
import zipfile

from dashboard import queries
from dashboard.documents.covering_letter import covering_letter, letter_name
from dashboard.documents.round_sheet.workbook import file_name, plain_name, round_sheet
from dashboard.store import Queryable

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive knows: the same papers make the same archive."""


def archive_name(round_code: str) -> str:
    """Under which name the archive goes out."""
    return f"Rueckmeldelisten_{plain_name(round_code)}.zip"


def papers_of(source: Queryable, department: str, round_code: str) -> dict[str, bytes]:
    """Round sheet and letter of one body, by their names; RefusalError where the body or the round is unknown."""
    return {
        file_name(department, round_code): round_sheet(source, department, round_code),
        letter_name(department, round_code): covering_letter(source, department, round_code),
    }


def outgoing_archive(source: Queryable, round_code: str) -> bytes:
    """A zip with the papers of each body that is there on the reference date; RefusalError as in `papers_of`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for code in queries.run(source, "round_sheet/bodies", round=round_code)["code"]:
            for name, content in papers_of(source, code, round_code).items():
                archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), content)
    return buffer.getvalue()
