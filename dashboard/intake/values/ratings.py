"""Ampel: by word, by sign, by the colour of a cell (DESIGN, section 4)."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.intake.model import Choice, Issue
from dashboard.intake.values.phrases import clauses_of, denies, doubts, kernel, leads_of, limits, turns
from dashboard.intake.values.texts import clean_text, match_key
from dashboard.vocabulary import LABELS, RATINGS

RATING_WORDS: dict[str, tuple[str, ...]] = {
    "green": (
        "grün", "im Plan", "im Zeitplan", "planmäßig", "auf Kurs", "nach Plan", "vor dem Plan", "pünktlich", "green",
        "verläuft planmäßig", "läuft planmäßig", "läuft nach Plan",
    ),
    "yellow": (
        "gelb", "verzögert", "verspätet", "im Verzug", "spät dran", "leicht verzögert", "orange", "Verzögerung", "in Verzug",
        "gelb/orange", "hinter dem Plan", "yellow",
    ),
    "red": (
        "rot", "gefährdet", "kritisch", "stark gefährdet", "stark verzögert", "red", "Ziel gefährdet", "akut gefährdet",
    ),
}  # fmt: skip
"""The words of the lists for each rating, as a reader would write them."""
COLOURS = {"green": "grün", "yellow": "gelb", "red": "rot"}
"""What the lists call each rating most; said beside our own word where a house is asked."""
UNRATED_WORDS = (
    "nicht bewertet", "grau", "weiß", "ohne Bewertung", "keine Bewertung", "ohne Ampel", "keine Ampel", "nicht bewertbar",
)  # fmt: skip
_UNRATED = frozenset(map(match_key, UNRATED_WORDS))
_BY_KEY = {match_key(word): code for code, words in RATING_WORDS.items() for word in words} | {
    match_key(label): code for code, label in LABELS["rating"].items()
}
_SIGNS = {
    **dict.fromkeys("🟢🟩💚", "green"),
    **dict.fromkeys("🟡🟨🟠🟧💛", "yellow"),
    **dict.fromkeys("🔴🟥🛑⛔", "red"),
}
_NO_RATING_SIGNS = frozenset("⚪⚫◯○⬜")
_SHAPES = {term.sign: term.code for term in RATINGS}
_ASKING = re.compile(r"\s*\(?\?+\)?")
_FROM_A_DAY = re.compile(r"(?:ab|erst ab|vsl\.? ab) .*\d", re.IGNORECASE)
"""What holds from a day on is not yet told of today: "grün (ab 2027)"."""
_DECORATION = re.compile("[\ufe0e\ufe0f\u20e3]")


class RatingWords(NamedTuple):
    """What words say of the rating. `is_unrated`: they say that there is none; `rest`: words after it, often the reason."""

    code: str | None
    is_unrated: bool = False
    rest: str = ""
    issue: Issue | None = None


@lru_cache(maxsize=4096)
def find_rating(text: str) -> RatingWords:
    """What cleaned words or signs say of the rating; a code only where it is beyond doubt."""
    text = _DECORATION.sub("", text)
    certain = _ASKING.sub("", text).strip()
    if certain != text and certain and (code := find_rating(certain).code):
        return RatingWords(
            None, issue=Issue("rating.doubtful", {"rating": LABELS["rating"][code]}, rating_choices((code,), code))
        )
    signs = {_SIGNS[sign] for sign in text if sign in _SIGNS}
    bare = "".join(sign for sign in text if sign not in _SIGNS and sign not in _SHAPES and sign not in _NO_RATING_SIGNS).strip()
    if len(signs) > 1:
        return RatingWords(None, issue=_ambiguous(signs))
    if signs and not match_key(bare):
        return RatingWords(signs.pop())
    if not bare and text:
        return _of_shape(text)
    found = _of_words(bare)
    if signs and (found.code or next(iter(signs))) not in signs:
        return RatingWords(None, issue=_ambiguous({*signs, str(found.code)}))
    return RatingWords(next(iter(signs)), rest=bare) if signs and not found.code else found


def _of_shape(text: str) -> RatingWords:
    """Our own signs alone: ▲ and ◆ say what they mean, a plain disc may have any colour."""
    code = _SHAPES.get(text)
    if code == "green":
        return RatingWords(None, issue=_unreadable())
    return RatingWords(code, is_unrated=code is None)


def _of_words(text: str) -> RatingWords:
    for lead in leads_of(text):
        if lead.key in _UNRATED:
            return RatingWords(None, is_unrated=True, rest=lead.rest)
        code = _BY_KEY.get(lead.key)
        if code:
            return _with_rest(code, lead.rest)
    return RatingWords(None, issue=_unreadable())


def _with_rest(code: str, rest: str) -> RatingWords:
    """A leading rating stands unless the words after it name another one or turn it round."""
    clauses = clauses_of(rest)
    named = {code, *(other for each in clauses if (other := _BY_KEY.get(match_key(kernel(each)))))}
    if len(named) > 1:
        return RatingWords(None, issue=_ambiguous(named))
    heads = [rest, *clauses[:1], *(kernel(each) for each in clauses if turns(each))]
    if any(doubts(each) or (code == "green" and (denies(each) or limits(each))) for each in heads) or _FROM_A_DAY.match(rest):
        return RatingWords(None, issue=_unreadable())
    return RatingWords(code, rest="" if _BY_KEY.get(match_key(rest)) else rest)


def _unreadable() -> Issue:
    return Issue("rating.unreadable", choices=rating_choices())


def _ambiguous(codes: set[str]) -> Issue:
    return Issue("rating.ambiguous", choices=rating_choices(tuple(codes)))


def rating_choices(likely: tuple[str, ...] = (), proposed: str | None = None) -> tuple[Choice, ...]:
    """All ratings as possible answers: first those that are likely, then the others, both in official order."""
    ordered = sorted(RATINGS, key=lambda term: term.code not in likely)
    return tuple(Choice(term.code, f"{term.label} ({COLOURS[term.code]})", term.code == proposed) for term in ordered)


def rating_key(key: str) -> str | None:
    """The rating whose word has exactly this key."""
    return _BY_KEY.get(key)


def rating_of_word(word: str) -> str | None:
    """The rating that a word, a sign or a heading names beyond doubt ("gelb", "im Plan", 🔴), else None."""
    text = clean_text(word)
    return find_rating(text).code if text else None


def rating_from_fill(rgb: str | None) -> str | None:
    """The rating that the background of a cell means: the usual greens, yellows with oranges, and reds of Excel.

    `rgb` as RRGGBB. Greys, blues, purples, dark and pale colours of headers and bands mean nothing; the three pale colours of
    Excel's built-in styles Gut, Neutral and Schlecht do.
    """
    if not rgb or not re.fullmatch(r"[0-9A-Fa-f]{6}", rgb):
        return None
    return _built_in(rgb.upper()) or _by_hue(*colorsys.rgb_to_hsv(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))))


def _built_in(rgb: str) -> str | None:
    return {"C6EFCE": "green", "FFEB9C": "yellow", "FFC7CE": "red"}.get(rgb)


def _by_hue(hue: float, saturation: float, brightness: float) -> str | None:
    degrees = hue * 360
    if 75 <= degrees <= 165:
        return "green" if saturation >= 0.3 and brightness >= 0.5 else None
    if 16 <= degrees <= 68:
        return "yellow" if saturation >= 0.4 and brightness >= 0.75 else None
    if degrees <= 15 or degrees >= 345:
        return "red" if saturation >= 0.45 and brightness >= 0.5 else None
    return None
