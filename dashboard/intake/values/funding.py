"""Funding: the words are kept, and counted only as secured or open; amounts are never summed (facts, section 5.6)."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.intake.model import Cell, Choice, Issue, Reading
from dashboard.intake.values.cells import plain_words_of, words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import FUNDING_STATUSES

_OPEN = re.compile(
    r"haushaltsvorbehalt|vorbehaltlich|unter vorbehalt| offen| beantragt|antrag (?:ist |wurde )?(?:gestellt|eingereicht)|"
    r"ungesichert|ungeklaert|nicht (?:\w+ )?(?:gesichert|bewilligt|finanziert|geklaert|veranschlagt|vorhanden|hinterlegt)|"
    r"in klaerung|zu klaeren|fehlen\b|fehlt\b|keine mittel|keine finanzierung|ohne finanzierung|in aussicht"
)
_SECURED = re.compile(
    r"gesichert|bewilligt|veranschlagt| finanziert|zugesagt|mittel vorhanden|finanzierung vorhanden|"
    r"im haushalt (?:\d+ )*(?:\w+ )?(?:eingestellt|hinterlegt|abgebildet)"
)
"""Searched in words with a blank before each, what is open cut. Each choice begins with a sign as it stands: behind a `\\b` or a
bracket the search takes three times as long."""
_PUT_OFF = re.compile(r"\b(?:gesichert|bewilligt|finanziert|zugesagt|veranschlagt)(?: erst)? ab (?:\w+ )?\d")
"""What is secured from a day on is open until then."""
_ANSWERS = {
    **dict.fromkeys(("ja", "j", "x", "wahr", "gesichert", "vollstaendig"), "secured"),
    **dict.fromkeys(("nein", "n", "falsch", "offen"), "open"),
}
"""What stands in a column that asks "gesichert?"."""

_CHOICES = tuple(Choice(term.code, term.label) for term in FUNDING_STATUSES)


@lru_cache(maxsize=4096)
def _statuses(text: str) -> frozenset[str]:
    key = f" {match_key(text)}"
    if _PUT_OFF.search(key) or ("?" in text and (_OPEN.search(key) or _SECURED.search(key))):
        return frozenset({"open", "secured"})
    rest = _OPEN.sub(" ", key)
    return frozenset({"open"} if rest != key else ()) | frozenset({"secured"} if _SECURED.search(rest) else ())


def read_funding(cell: Cell, context: Context) -> Reading:
    """funding_text, and funding_status where the words say it; words that say both are a question."""
    text, issues = plain_words_of(cell, context.footnotes)
    if text is None:
        return Reading({"funding_text": None}, issues)
    statuses = _statuses(text)
    if len(statuses) > 1:
        return Reading(
            {"funding_text": text, "funding_status": None},
            (Issue("funding.ambiguous", choices=_CHOICES, field="funding_status"),),
        )
    status = {"funding_status": next(iter(statuses))} if statuses else {}
    return Reading({"funding_text": text, **status})


def read_funding_status(cell: Cell, _context: Context) -> Reading:
    """funding_status, from a column such as "gesichert ja/nein"; null with a warning where it says neither."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"funding_status": None}, issues)
    status = None if "?" in text else _ANSWERS.get(match_key(text))
    statuses = frozenset({status}) if status else _statuses(text)
    if len(statuses) != 1:
        return Reading({"funding_status": None}, (Issue("funding.ambiguous", choices=_CHOICES, field="funding_status"),))
    return Reading({"funding_status": next(iter(statuses))})
