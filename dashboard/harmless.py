"""Texts that a spreadsheet would take for a formula: one guard for every CSV file and workbook that goes out.

After OWASP, "CSV injection": what counts is what a program sees first when it has thrown away blanks and invisible signs and
taken full-width signs for plain ones, as Excel does in some languages; a bar or a percent sign may begin a call of another
program (DDE).
"""

from __future__ import annotations

import re
import unicodedata

_FORMULA_SIGNS = ("=", "+", "-", "@", "|", "%")
_CONTROLS = ("\t", "\r", "\n")
_FIRST_SEEN = re.compile("[^\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet might compute a text instead of showing it."""
    if text.startswith(_CONTROLS):
        return True
    first = _FIRST_SEEN.search(text)
    return first is not None and unicodedata.normalize("NFKC", first[0]).startswith(_FORMULA_SIGNS)


def harmless(text: str) -> str:
    """The text for a CSV file, with an apostrophe before it where it is like a formula: nothing runs when it is opened."""
    return f"'{text}" if _is_guarded(text) else text


def without_guard(text: str) -> str:
    """The text as it was before `harmless`."""
    return text[1:] if text.startswith("'") and _is_guarded(text[1:]) else text


def _is_guarded(text: str) -> bool:
    """Like a formula, or what would be taken for a guarded text on the way back."""
    return is_formula_like(text.lstrip("'"))
