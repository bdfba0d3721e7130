"""Words of a cell: cleaning what copying left behind, telling empty marks and error texts, and comparing words.

Rules: DESIGN, section 3 ("Rules for reading"): soft hyphens, outer and doubled blanks and footnote marks are cut, words are never
changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|_x000D_", re.IGNORECASE)
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_AROUND_LINES = re.compile(" ?\n ?")
_EMPTY_LINES = re.compile("\n{3,}")
_TRACES = re.compile(
    "[\t\r\v\f\u0085\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]|  | \n|\n |\n\n\n|_x000d_", re.I
)

_HYPHEN_BY_HAND = re.compile(r"(?<=[a-zäöüß])[-‐]\s*(?=[a-zäöüß])(?!(?:und|oder|bzw)\b)")

_CONTINUED = r"\n(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie|u|als|bis|wie)\b)"
_BROKEN_WORD = re.compile(rf"(?<=[^\W\d_])([a-zäöüß])[-‐]{_CONTINUED}")
_BROKEN_LETTER = re.compile(rf"(?<![^\W\d_])([^\W\d_][-‐]){_CONTINUED}")
"""After a lone letter the hyphen belongs to the word: "E-⏎learning"."""
_LINE_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-‐])\n(?:(?=(?:und|oder|bzw|sowie|u)\b)|(?=[A-ZÄÖÜ]))")
"""A word of several parts, or one of two that share an end: "Kita-⏎Alltag", "Lese-⏎und Schreibwerkstatt"."""

_FOOTNOTE = re.compile(
    r"""(?:
        (?<!\bm)(?<!\bkm)(?<!\bcm)\s?[¹²³⁰⁴-⁹]+\)?      # 1 raised, but no m²
      | \s?\*+\)?                                        # *) or **
      | \s?[†‡]
      | \s?\[\d{1,2}\]
      | (?:(?<=[^\W\d_])|(?<=["“”»«)])|\s)\d{1,2}\)      # 1) after a word, or after a blank
    )$""",
    re.VERBOSE,
)
_MARK_ENDS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹*†‡])")
"""The last sign tells at once that most texts bear no mark."""
_NUMBER_BEFORE_MARK = re.compile(
    r"(?:§|\b(?:nr|abs|art|ziff|drs|vl)\.?|\b(?:punkt|absatz|satz|nummer|ziffer|phase|teil|stufe|modul|niveau|klasse|level|"
    r"band|block|los|und|bis|von))$",
    re.I,
)

EMPTY_MARKS = (
    "-", "--", "---", "/", "//", "k. A.", "kA", "k. Angabe", "keine Angabe", "keine Angaben", "ohne Angabe", "ohne Angaben",
    "n. n.", "nn", "s. o.", "siehe oben", "entf.", "n. a.", "n/a", "unbekannt", "nicht bekannt", "noch unbekannt", "leer",
    "bitte auswählen", "bitte wählen",
)  # fmt: skip
"""What stands in a cell to say that nothing is said, as a reader would write it."""
_EMPTY = frozenset("".join(mark.casefold().split()).rstrip(".") for mark in EMPTY_MARKS)
_LONGEST_EMPTY = 20
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−­", "-") | {"…": "..."})
_ERROR = re.compile(
    r"#(?:BEZUG!|REF!|NV|N/A|NAME\?|WERT!|VALUE!|DIV/0!|ZAHL!|NUM!|NULL!|ÜBERLAUF!|SPILL!|KALK!|CALC!|FELD!|FIELD!|#{2,})", re.I
)

_PAIR = re.compile(r"\b(\w+?)innen (?:und|oder|bzw\.?|/) (\1\w*)\b")
_PAIR_REVERSED = re.compile(r"\b(\w{3,}?)(?:e|en|er)? (?:und|oder|bzw\.?|/) \1innen\b")
_GENDER_SIGN = re.compile(r"(?<=\w)(?:[:*_·/]-?in(?:nen)?|\(in(?:nen)?\))(?!\w)")
_GENDER_CAPITAL = re.compile(r"(?<=[a-zäöüß])In(?:nen)?(?!\w)")
_SPELLING = {"ä": "ae", "ö": "oe", "ü": "ue", "&": " und ", "+": " und "}
_WORD = re.compile(r"[^\W_]+")


def clean_text(text: str) -> str:
    """The same words without soft hyphens, invisible signs, odd blanks, doubled blanks and outer blanks; line breaks stay."""
    if _is_plain(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", text))
    return _EMPTY_LINES.sub("\n\n", _AROUND_LINES.sub("\n", text)).strip()


def _is_plain(text: str) -> bool:
    """Whether there is nothing to clean; odd blanks, invisible signs and line ends are not printable, which is told at once."""
    if text.isprintable() and "  " not in text and "_x" not in text and "_X" not in text:
        return True
    return _TRACES.search(text) is None


def join_broken_words(text: str) -> str:
    """A text with words made whole where a line ended in a hyphen: "Migrations-⏎geschichte"; "Aus- und⏎Fortbildung" stays."""
    if "\n" not in text:
        return text
    whole = _BROKEN_WORD.sub(r"\1", _BROKEN_LETTER.sub(r"\1", text))
    return _LINE_AFTER_HYPHEN.sub(lambda found: "" if whole[found.end()].isupper() else " ", whole)


def join_hyphenated(text: str) -> str:
    """A text without the hyphens that were set by hand inside a word ("zurück-gestellt", "Umsetzungs-\nstand"), for comparing."""
    return _HYPHEN_BY_HAND.sub("", text)


def cut_footnote(text: str, known: Container[str] | None = None) -> tuple[str, tuple[str, ...]]:
    """A cleaned text without the footnote marks at its end, and the marks ("1", "*") as they stand.

    `known`: the marks that have a footnote; any other stays a part of the words ("Projekt H²"). None: every mark is cut.

    Marks are raised digits, stars, daggers, `[1]`, and a closing bracket that no bracket opens: "Drs. 20/299", "§ 14" and
    "(Phase 2)" stay whole, and a cell that is nothing but a mark keeps it.
    """
    marks: list[str] = []
    while text[-1:] in _MARK_ENDS and (found := _FOOTNOTE.search(text)) and found.start() > 0:
        rest = text[: found.start()].rstrip()
        if not rest or (found[0][-1] == ")" and (text.count("(") >= text.count(")") or _NUMBER_BEFORE_MARK.search(rest))):
            break
        mark = unicodedata.normalize("NFKC", found[0]).strip(" )[]")
        if known is not None and mark not in known:
            break
        marks.insert(0, mark)
        text = rest
    return text, tuple(marks)


def is_empty_mark(text: str) -> bool:
    """Whether a cleaned text only says that nothing is said: "-", "k. A.", "n. n.", "s. o.", "entf.", "keine Angabe" …"""
    if len(text) > _LONGEST_EMPTY:
        return False
    bare = "".join(text.translate(_DASHES).casefold().split())
    return bare in _EMPTY or bare.rstrip(".") in _EMPTY or not bare.strip("-.")


def is_surely_words(text: str) -> bool:
    """Whether length and ends of a cleaned text tell that it is no empty mark and no error value, and bears no footnote mark."""
    return len(text) > _LONGEST_EMPTY and text[0] != "#" and text[-1] not in _MARK_ENDS


def is_error_text(text: str) -> bool:
    """Whether a cleaned text is an error value of Excel, in German or English ("#BEZUG!", "#N/A", "####")."""
    return text.startswith("#") and _ERROR.fullmatch(text) is not None


@lru_cache(maxsize=16_384)
def match_key(text: str) -> str:
    """What is left for comparing: lower case, ä as ae, ß as ss, one gender form, words with one blank between them."""
    text = clean_text(text)
    if "In" in text:
        text = _GENDER_CAPITAL.sub("", text)
    text = text.casefold()
    if "in" in text:
        text = _PAIR_REVERSED.sub(r"\1", _PAIR.sub(r"\2", text)) if "innen" in text else text
        text = _GENDER_SIGN.sub("", text)
    for sign, spelt in _SPELLING.items():
        text = text.replace(sign, spelt)
    return " ".join(_WORD.findall(text))
