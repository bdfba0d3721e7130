"""One spelling of many: small letters, umlauts and ß by plain letters, gender forms cut, and the stem of a word.

Both what is searched and what is searched for are folded, so a rule need not be right as grammar, only the same on both sides.
"""

from __future__ import annotations

import re

import polars as pl

GENDER_FORM = r"([a-zäöüß])(?:[:*_]in(?:nen|\b)|/-?in(?:nen)?\b|\((?:in|innen)\)|Innen)"
"""What follows the last letter of a person's name: Bürger:innen, Bürger*in, Bürger/-innen, Bürger(innen), BürgerInnen."""

LETTERS: dict[str, str] = {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "ae": "a", "oe": "o", "ue": "u", "é": "e", "è": "e", "ç": "c"}
"""Written out or not, an umlaut is its plain letter; so "neue" is "nue" here and there."""

WORD = r"[a-z0-9]+"

_INVISIBLE = "[\u00ad\u200b\u2060]"
_ENDINGS = ("innen", "erin", "ungen", "ern", "ien", "em", "en", "er", "es", "e", "n", "s")
_SHORTEST_STEM = 4


def fold(text: str) -> str:
    """A text in the one spelling: "Bürger*innen-Büro" is "burger-buro"."""
    return str(folded(pl.Series([text]))[0])


def folded(texts: pl.Series) -> pl.Series:
    """Many texts in the one spelling, of the same length; null stays null."""
    plain = texts.str.replace_all(_INVISIBLE, "").str.replace_all(GENDER_FORM, "${1}").str.to_lowercase()
    for written, letter in LETTERS.items():
        plain = plain.str.replace_all(written, letter, literal=True)
    return plain


def words(text: str) -> list[str]:
    """The words of a folded text, in their order."""
    return re.findall(WORD, text)


def stem(word: str) -> str:
    """A folded word without its ending: "schulen" and "schule" are "schul"; a short word stays as it is."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)] + ("er" if ending == "erin" else "ung" if ending == "ungen" else "")
    return word
