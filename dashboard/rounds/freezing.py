"""Freezing the state of a round (Stand festschreiben), and undoing it: what the reference date showed is kept for ever.

Nobody's silence stops a freeze; the record of the day names who had not answered and what was open. Decision:
docs/decisions/0008-rounds.md.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import polars as pl

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.derivation import derive
from dashboard.refusals import RefusalError, known_round, required
from dashboard.store import Queryable, Store, Writer
from dashboard.vocabulary import BESIDE_LEVELS, NO_RATING, NO_STAGE, RATINGS, STAGES, Term

_FROZEN = {
    "frozen_state": "round_state",
    "frozen_figure": "round_figure",
    "frozen_attention": "attention",
    "frozen_postponement": "postponement",
}
"""What keeps the rows of which derived table."""
_TERMS: tuple[tuple[str, tuple[Term, ...]], ...] = (
    ("stage", (*STAGES, NO_STAGE)),
    ("rating", (*RATINGS, NO_RATING)),
)


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was frozen: its number, the round, and the record of the day."""

    freeze_id: int
    round_code: str
    record: dict[str, Any]


def freeze(store: Store, round_code: str, *, by: str) -> Frozen:
    """Keep the state of a round with the labels, master data and rules of this day, and publish it.

    `by` is a function, not a person. RefusalError: the round is unknown, has no state, is frozen already, or an earlier one
    with a state is not.
    """
    with store.write() as writer:
        return freeze_in(writer, round_code, by=by)


def freeze_in(writer: Writer, round_code: str, *, by: str) -> Frozen:
    """The same within a transaction that does more."""
    who = required(by, "die Stelle, die festschreibt,")
    _refuse(writer, round_code)
    freeze_id = writer.next_number("round_freeze", "freeze_id")
    record = record_of(writer, round_code)
    written = json.dumps(record, ensure_ascii=False, sort_keys=True)
    released = queries.run(writer, "freezing/deliveries", round=round_code)["delivery_id"].to_list()
    row = {"freeze_id": freeze_id, "round": round_code, "frozen_by": who, "frozen_at": now()}
    writer.insert("round_freeze", [row | {"deliveries": released, "record": written}])
    for table, derived in _FROZEN.items():
        writer.copy(table, derived, {"round": round_code}, {"freeze_id": freeze_id})
    writer.copy("frozen_label", "round_label", {"round": round_code}, {"freeze_id": freeze_id})
    writer.insert("frozen_label", [label | {"freeze_id": freeze_id} for label in _labels(writer, round_code)])
    derive(writer)
    return Frozen(freeze_id, round_code, record)


def undo_freeze(store: Store, round_code: str, *, reason: str, by: str) -> None:
    """Let the round follow its deliveries again; what was frozen stays in the books.

    RefusalError: the round is not frozen, a later one is, or reason or function lack.
    """
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die aufhebt,")
    with store.write() as writer:
        entry = {"freeze_id": _last_freeze(writer, round_code)["freeze_id"], "reason": why, "undone_by": who, "undone_at": now()}
        writer.insert("freeze_undone", [entry])
        derive(writer)


def undo_effect(source: Queryable, round_code: str, reason: str) -> str:
    """What undoing the freeze of a round would do now, in a sentence; RefusalError as in `undo_freeze`."""
    required(reason, "den Grund")
    frozen = _last_freeze(source, round_code)
    day, number = formats.day(frozen["frozen_at"].date()), frozen["freeze_id"]
    return f"Die Festschreibung Nr. {number} der Runde {round_code} vom {day} wird aufgehoben."


def _last_freeze(source: Queryable, round_code: str) -> dict[str, Any]:
    """The freeze of a round, which is the newest of all; RefusalError where it is not frozen or a later one is."""
    rounds = queries.run(source, "freezing/rounds").to_dicts()
    frozen = [each["round"] for each in rounds if each["frozen_at"] is not None]
    if round_code not in frozen:
        raise RefusalError(f"Der Stand der Runde {round_code} ist nicht festgeschrieben.")
    if frozen[-1] != round_code:
        raise RefusalError(
            f"Aufgehoben werden kann nur die neueste Festschreibung; das ist die der Runde {frozen[-1]}. "
            "Bitte heben Sie zuerst diese auf."
        )
    return queries.run(source, "freezing/standing").filter(pl.col("round") == round_code).to_dicts()[0]


def record_of(source: Queryable, round_code: str) -> dict[str, Any]:
    """The record of the day: how much is counted, who has not answered, what is open; what a freeze writes down."""
    states = source.rows("round_figure", {"round": round_code})
    open_things = queries.run(source, "freezing/checklist", round=round_code).to_dicts()
    named = Counter(each["kind"] for each in open_things)
    counted = states.filter(pl.col("stage") != "merged")
    silent = [each["department"] for each in open_things if each["kind"] == "not_delivered"]
    return {
        "measures": counted.height,
        "stages": _counts(counted, "stage"),
        "ratings": _counts(counted.filter(~pl.col("has_ended")), "rating"),
        "not_delivered": silent,
        **_without_list(source, round_code),
        "partial": [each["department"] for each in open_things if each["kind"] == "partial"],
        "not_released": [each["department"] for each in open_things if each["kind"] == "not_released"],
        "not_reported": [each["measure_id"] for each in open_things if each["kind"] == "not_reported"],
        "open_inquiries": named["inquiry"],
        "open_consents": [each["measure_id"] for each in open_things if each["kind"] == "consent"],
        "open_decisions": _open_decisions(source, round_code),
        "named": [
            {name: each[name] for name in ("kind", "department", "measure_id", "detail")}
            for each in open_things
            if each["kind"] in ("not_reported", "inquiry", "consent")
        ],
        "program": version("dashboard"),
    }


def _without_list(source: Queryable, round_code: str) -> dict[str, list[str]]:
    """Who has answered without a list: confirmed that nothing has changed, or that there is nothing to report."""
    answers = queries.run(source, "freezing/without_list", round=round_code).rows()
    return {kind: [code for code, answer in answers if answer == kind] for kind in ("unchanged", "nil_return")}


def _open_decisions(source: Queryable, round_code: str) -> list[dict[str, Any]]:
    """The decisions that are open on that day, of this round and of earlier ones."""
    rows = queries.run(source, "decisions/list", round=round_code).filter(state="open")
    return [
        {
            "number": row["decision_id"],
            "round": row["round"],
            "wording": row["wording"],
            "due_on": str(row["due_on"] or "") or None,
        }
        for row in rows.iter_rows(named=True)
    ]


def _refuse(writer: Writer, round_code: str) -> None:
    rounds = {row["round"]: row for row in queries.run(writer, "freezing/rounds").iter_rows(named=True)}
    this = rounds[known_round(round_code, rounds)]
    if this["frozen_at"] is not None:
        raise RefusalError(f"Der Stand der Runde {round_code} ist schon festgeschrieben, durch {this['frozen_by']}.")
    if not this["measures"]:
        raise RefusalError(f"Zur Runde {round_code} ist noch nichts freigegeben; es gibt keinen Stand, der festzuschreiben wäre.")
    open_before = [
        code
        for code, row in rounds.items()
        if row["reference_date"] < this["reference_date"] and row["measures"] and row["frozen_at"] is None
    ]
    if open_before:
        raise RefusalError(
            f"Die Runde {open_before[0]} liegt davor und ist nicht festgeschrieben. Bitte schreiben Sie sie zuerst fest."
        )


def _labels(source: Queryable, round_code: str) -> list[dict[str, Any]]:
    """The words of this day beside those of the master data: of the vocabulary, and the rules of the queries."""
    levels = queries.run(source, "overview/names", round=round_code).filter(kind="level").select("code", "label", "name")
    groups = (*_TERMS, ("level_class", (*(Term(*row) for row in levels.iter_rows()), *BESIDE_LEVELS)))
    rules = (query for query in map(queries.find, queries.names()) if query.rule)
    told = [*groups, ("rule", tuple(Term(query.name, query.rule, query.question) for query in rules))]
    return [
        {"kind": kind, "code": term.code, "label": term.label, "explanation": term.explanation, "position": at}
        for kind, group in told
        for at, term in enumerate(group, 1)
    ]


def _counts(rows: pl.DataFrame, column: str) -> dict[str, int]:
    return dict(sorted(Counter(rows[column].to_list()).items()))
