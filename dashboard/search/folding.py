"""One spelling of many: small letters, umlauts, accents and ß by plain letters, gender forms cut, and words without endings.

Both what is searched and what is searched for are folded, so a rule need not be right as grammar, only the same on both sides.
"""

from __future__ import annotations

import re

import polars as pl

GENDER_FORM = r"([A-Za-zß])(?:(?i:[:*_·]in(?:nen|{end})|/-?in(?:nen)?{end}|\(-?in(?:nen)?\))|Innen|In{end})".replace(
    "{end}", r"(?-u:\b)"
)
"""What follows the last letter of a person's name: Bürger:innen, Bürger*in, Bürger/-innen, Bürger(innen), BürgerInnen.

The end of a word is told by plain letters only: with those of all scripts, the expression takes twelve times as long.
"""

SPELLINGS: dict[str, str] = {"ß": "ss", "ae": "a", "oe": "o", "ue": "u"}
"""Written out or not, an umlaut is its plain letter; so "neue" is "nue" here and there."""

WORD = r"[^\W_]+"
"""Letters and digits of any script."""

COMPOUND = r"[^\W_]+(?:-[^\W_]+)*"
"""A word with all that hangs on it by hyphens."""

_UNSEEN = "[\\p{Mn}\u00ad\u200b\u2060]"
"""Accents and dots once they are parted from their letters, and signs that nobody sees."""

_CORE = re.compile(r"(?:(?<=.{4})(?:innen|um|e[mns]?|(?<=[lr])n|(?<![is])s)|(?<=.{5})in|(?<=nis)sen?)$")
_STEM = re.compile(r"(?<=.{3})(?:ern|er|en|e|(?<=[lr])n)$")
"""Endings, with the letters that have to stand before them."""


def fold(text: str) -> str:
    """A text in the one spelling: "Bürger*innen-Büro" is "burger-buro"."""
    return str(folded(pl.Series([text]))[0])


def folded(texts: pl.Series) -> pl.Series:
    """Many texts in the one spelling, of the same length, every gap one blank; null stays null."""
    plain = texts.str.normalize("NFKD").str.replace_all(_UNSEEN, "").str.replace_all(GENDER_FORM, "${1}").str.to_lowercase()
    for written, letter in SPELLINGS.items():
        plain = plain.str.replace_all(written, letter, literal=True)
    return plain.str.replace_all(r"\s{2,}|[^\S ]", " ")


def words(text: str) -> list[str]:
    """The words of a folded text, in their order."""
    return re.findall(WORD, text)


def core(word: str) -> str:
    """What a folded word is looked for by within others, at least four letters: "kursen" is "kurs", "burgerinnen" is "burger".

    The ending "er" stays: without it, Bürger would be found in Hamburg.
    """
    return _CORE.sub("", word)


def stem(word: str) -> str:
    """What the forms of a folded word share, at least three letters: "kinder", "kindern" and "kindes" are "kind".

    It is not looked for within other words, for which it is too short.
    """
    return _STEM.sub("", core(word))
