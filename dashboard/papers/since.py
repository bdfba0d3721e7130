"""What has changed in the measures of a decision since the round that decided: everything that they say, in one line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.charts.story import held
from dashboard.charts.words import rating_words, stage_words
from dashboard.documents.field_values import FieldWords, label
from dashboard.intake.values.ends import is_put_off
from dashboard.vocabulary import ENDED_STAGES, FIELD_BY_NAME, SHARED_FIELDS, SILENCE, Kind

_APART = ("stage", "rating", "end")
"""Fields with words of their own, before all others."""
_UNTOLD = ("number", "as_of", "period_text", "period_precision")
"""What may be new in each list and changes nothing, and how the days were written."""
_SHOWN_TEXTS = ("title", "funding_text")
"""Texts of which old and new are told; of the others, that they changed: the page of the measure has them."""
Row = Mapping[str, Any]
"""One row of queries/decisions/since.sql."""


def since(row: Row, words: FieldWords) -> str:
    """What has changed in one measure, as plain text in one line."""
    if row["now_stage"] is None:
        return "noch ohne freigegebenen Stand"
    state = ", ".join(_state(row, "now"))
    if not row["is_reported"]:
        return f"in der Runde {row['now_round']} {SILENCE[bool(row['is_frozen'])]}; zuletzt: {state}"
    if row["then_stage"] is None or row["then_round"] == row["now_round"]:
        return f"Stand der Runde {row['now_round']}: {state}"
    moves = [*_moves(row), *_changes(row["then_said"], row["now_said"], words)]
    if not moves:
        return f"unverändert seit der Runde {row['then_round']}: {state}"
    return f"seit der Runde {row['then_round']}: {'; '.join(moves)}"


def _state(row: Row, when: str) -> tuple[str, str, str]:
    stage = str(row[f"{when}_stage"])
    return stage_words(stage), rating_words(str(row[f"{when}_rating"]), stage), _end(row[f"{when}_end"])


def _end(day: date | None) -> str:
    return f"Ende {formats.day(day)}" if day else "ohne Ende"


def _moves(row: Row) -> Iterator[str]:
    """Stage, rating and end; what has ended is judged no more."""
    stage, rating, end = zip(_state(row, "then"), _state(row, "now"), strict=True)
    if stage[0] != stage[1]:
        yield " → ".join(stage)
    if rating[0] != rating[1] and row["now_stage"] not in ENDED_STAGES:
        yield " → ".join(rating)
    if end[0] != end[1]:
        old, new, said = row["then_end"], row["now_end"], row["now_said"]
        is_same = old and new and new > old and not is_put_off(old, new, said["period_precision"], said["period_text"])
        yield f"{' → '.join(end)}{', anders angegeben und nicht verschoben' if is_same else ''}"


def _changes(then: Row, now: Row, words: FieldWords) -> Iterator[str]:
    """Every other field that says something else: old and new of what is short, the names of the texts."""
    changed = [name for name in SHARED_FIELDS if name not in (*_APART, *_UNTOLD) and held(then[name]) != held(now[name])]
    texts = [name for name in changed if FIELD_BY_NAME[name].kind is Kind.TEXT and name not in _SHOWN_TEXTS]
    for name in changed:
        if name not in texts:
            yield from words.change_lines(name, then[name], now[name])
    if texts:
        yield f"Text geändert: {formats.joined([label(name) for name in texts])}"
