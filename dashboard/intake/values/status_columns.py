"""The columns Umsetzungsstand and Ampel; each may hold words of the other."""

from __future__ import annotations

from dashboard.intake.model import Cell, Issue, Reading
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context, MasterIndex
from dashboard.intake.values.phrases import clauses_of, reason_in
from dashboard.intake.values.ratings import RatingWords, find_rating
from dashboard.intake.values.stages import StageWords, find_stage, says_more, stage_choices
from dashboard.intake.values.texts import match_key

_WANTS_REASON = ("deferred", "discontinued")
"""Stages whose reason is asked for; so it is with a rating that is not green."""
_SHORT = 2
"""So few words that are not understood are quoted in the question and no sentence worth keeping."""


def read_stage(cell: Cell, context: Context) -> Reading:
    """stage; also rating, where the column says both or only that, and report, where it says more than classes.

    A reason in it is also the one of the rating, or of the stop: "eingestellt, weil die Mittel fehlen".
    """
    text, issues = words_of(cell)
    if text is None:
        return Reading({"stage": None}, issues)
    found = _of_the_whole(text, find_stage(text), context.index)
    values: dict[str, str | None] = {"stage": found.code}
    if found.rating:
        values["rating"] = found.rating
    if _is_worth_keeping(text, is_read=found.code is not None):
        values["report"] = text
    if (found.code in _WANTS_REASON or found.rating in ("yellow", "red")) and (reason := reason_in(text)):
        values["rating_reason"] = reason
    return Reading(values, found.issues)


def _of_the_whole(text: str, found: StageWords, index: MasterIndex) -> StageWords:
    """What is done on one level only ("umgesetzt (Bremerhaven)") is not done as a whole."""
    if found.code != "completed" or not any(match_key(each) in index.level_words for each in clauses_of(text)):
        return found
    return StageWords(None, found.rating, (Issue("stage.partly", choices=stage_choices(("in_progress", "completed"))),))


def _is_worth_keeping(text: str, *, is_read: bool) -> bool:
    return (is_read or len(text.split()) > _SHORT) and says_more(text)


def read_rating(cell: Cell, _context: Context) -> Reading:
    """rating; also rating_reason, where words follow it, and stage, where the column names one."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"rating": None}, issues)
    found = find_rating(text)
    if found.code or found.is_unrated:
        return Reading(_with_reason(found))
    stage = find_stage(text)
    if stage.code:
        report = {"report": text} if says_more(text) else {}
        return Reading({"rating": None, "stage": stage.code, **report}, (Issue("rating.is_stage"),))
    kept = {"rating_reason": text} if _is_worth_keeping(text, is_read=False) else {}
    return Reading({"rating": None, **kept}, (found.issue,) if found.issue else ())


def _with_reason(found: RatingWords) -> dict[str, str | None]:
    """A rating with the words behind it: a stage, a reason, or a stage with its reason."""
    values: dict[str, str | None] = {"rating": found.code}
    reason = words_of(Cell(found.rest)).text if found.rest else None
    if reason is None or len(reason) <= _SHORT:
        return values
    if stage := find_stage(found.rest).code:
        values["stage"] = stage
    return values | ({"rating_reason": reason} if stage is None or says_more(reason) else {})
