"""What the files are called, and all of them in one archive."""

from __future__ import annotations

import io
import re
import zipfile

from dashboard import queries
from dashboard.documents.round_sheet.workbook import round_sheet
from dashboard.store import Queryable

TEMPLATE_FILE = "Vorlage_Massnahmenliste.xlsx"

_NO_NAME = re.compile(r"[^\w.-]+")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive knows: the same sheets make the same archive."""


def file_name(department: str, round_code: str) -> str:
    """Under which name a round sheet goes out, without umlauts and blanks: "Rueckmeldeliste_2026_SKB.xlsx"."""
    return f"Rueckmeldeliste_{_plain(round_code)}_{_plain(department)}.xlsx"


def archive_name(round_code: str) -> str:
    """Under which name the archive of all round sheets goes out."""
    return f"Rueckmeldelisten_{_plain(round_code)}.zip"


def all_round_sheets(source: Queryable, round_code: str) -> bytes:
    """A zip with the round sheet of every body that exists today, in official order; DocumentError as in `round_sheet`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for code in queries.run(source, "round_sheet/bodies")["code"]:
            entry = zipfile.ZipInfo(file_name(code, round_code), _FIRST_DAY)
            archive.writestr(entry, round_sheet(source, code, round_code))
    return buffer.getvalue()


def _plain(text: str) -> str:
    return _NO_NAME.sub("-", text).strip(".-") or "ohne"
