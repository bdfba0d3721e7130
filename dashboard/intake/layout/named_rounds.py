"""For which steering round a list says that it is: by its title block, its covers and the names of its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.master import Round

_OF_A_ROUND = r"(?:steuerungsrunde|berichtsrunde|lenkungskreis|rückmelderunde|abfragerunde|runde)"
_OF_A_YEAR = (
    r"(?:maßnahmenliste|umsetzungsstand|sachstand|zulieferung|meldung|rückmeldung|abfrage|berichtsjahr|berichterstattung|bericht)"
)
_BETWEEN = r"[\s:/,(-]{1,3}(?:(?:zur|zum|der|des|für|im|jahr|jahres|nr\.?)\s+){0,2}"
_NO_SPAN = r"(?!\s*(?:[-–—/]|bis)\s*\d)"
"""A year that begins a span names the term of a programme and no round."""


def named_rounds(titles: Iterable[str], sheets: Iterable[str], rounds: Sequence[Round], *, has_day: bool) -> dict[str, str]:
    """The rounds that a list names, each with the words that name it: code -> words.

    A list that says its day (Stand) is heard only where it speaks of a round; without a day a year in the title or in the name of
    a sheet counts too.
    """
    texts, names = [" ".join(title.split()) for title in titles], list(sheets)
    found: dict[str, str] = {}
    for each in rounds:
        code = re.escape(each.code)
        patterns = [rf"\b{re.escape(each.title)}\b", rf"\b{_OF_A_ROUND}{_BETWEEN}{code}\b{_NO_SPAN}"]
        told = next((words for text in (*texts, *names) if (words := _first(patterns, text))), None)
        if told is None and not has_day:
            told = _by_year(code, texts, names)
        if told is not None:
            found[each.code] = told
    return found


def _by_year(code: str, texts: Sequence[str], names: Sequence[str]) -> str | None:
    in_title = next((words for text in texts if (words := _first([rf"\b{_OF_A_YEAR}{_BETWEEN}{code}\b{_NO_SPAN}"], text))), None)
    return in_title or next((name for name in names if _first([rf"(?<![\d.]){code}(?![\d.]){_NO_SPAN}"], name)), None)


def _first(patterns: Iterable[str], text: str) -> str | None:
    """The words of the first pattern that a text holds, as they are written there."""
    return next((hit[0] for pattern in patterns if (hit := re.search(pattern, text, re.IGNORECASE))), None)
