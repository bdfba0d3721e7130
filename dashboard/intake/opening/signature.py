"""What a file really is, by its first bytes and its name: names lie, bytes seldom do."""

from __future__ import annotations

import re

from dashboard.intake.opening.limits import UnreadableError

ENDINGS = (".xlsx", ".xlsm")
WORD = (".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf")
"""Documents that people write tables in."""

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")

SHOWN_CHARACTERS = 120
"""A file name is shown up to this length; nobody reads on, and no finding grows without bound."""

_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def file_name(name: str) -> str:
    """The last part of a name as it may be shown: without folders, control and direction signs; never empty."""
    last = _NOT_SHOWN.sub("", re.split(r"[/\\]", name)[-1]).strip()
    if last in ("", ".", ".."):
        return "ohne Namen"
    return last if len(last) <= SHOWN_CHARACTERS else f"{last[: SHOWN_CHARACTERS // 2]}…{last[-SHOWN_CHARACTERS // 2 :]}"


def check_signature(content: bytes, name: str) -> None:
    """Let pass only what begins as a zip and is named as a workbook; UnreadableError says what the file is instead."""
    if not content:
        raise UnreadableError("opening.empty")
    if content.startswith(OLE2):
        raise UnreadableError(_ole2_code(content))
    if content.startswith(b"%PDF"):
        raise UnreadableError("opening.pdf")
    if content.startswith((EMPTY_ZIP, *ARCHIVES)):
        raise UnreadableError("opening.archive")
    if not content.startswith(ZIP):
        raise UnreadableError(_text_code(name.lower()) if _is_text(content[:4096]) else "opening.unknown")
    if not name.lower().endswith(ENDINGS):
        raise UnreadableError(_named_code(name.lower()))


def _ole2_code(content: bytes) -> str:
    """An OLE2 container names its streams in UTF-16: an encrypted package, an old workbook, or another document."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "opening.encrypted"
    if "Workbook".encode("utf-16-le") in content or "Book\0".encode("utf-16-le") in content:
        return "opening.old_excel"
    return "opening.word" if "WordDocument".encode("utf-16-le") in content else "opening.other_office"


def _named_code(name: str) -> str:
    by_ending = {".ods": "opening.open_document", ".xlsb": "opening.binary_excel", ".zip": "opening.archive"}
    by_ending |= dict.fromkeys(WORD, "opening.word")
    return next((code for ending, code in by_ending.items() if name.endswith(ending)), "opening.wrong_ending")


def _text_code(name: str) -> str:
    if name.endswith(WORD):
        return "opening.word"
    return "opening.csv" if name.endswith((".csv", ".tsv")) else "opening.text"


def _is_text(start: bytes) -> bool:
    """Text has no zero bytes and hardly any control signs; UTF-16 text begins with its byte order mark."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in start)
