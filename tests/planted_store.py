"""The sample store with words planted where not everybody may look.

They stand in every place that DESIGN, section 3, calls internal to a house or shared between houses, and in a list that its house
has not released. The places are written out here, and not taken from the rules that are tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.intake.accepting.derivation import derive
from dashboard.store import Store, Writer
from tests.built_once import built_once
from tests.sample_store import sample_store

HOUSE, OTHER = "SKB", "SF"
OWN, SHARED, DRAFT = f"Hauswort{HOUSE}", "Geteiltwort", f"Entwurfswort{HOUSE}"
"""In letters alone, so that they stand in Markdown as they are."""
AT = datetime(2026, 10, 1, 12)

OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "measure_version": ("contact", "internal_note"),
    "delivery": ("file_name", "sender", "recorded_by", "proof"),
    "release": ("released_by", "reference"),
    "finding": ("value", "message"),
}
SHARED_WORDS: Mapping[str, tuple[str, ...]] = {
    "measure_version": ("rating_reason", "decision_needed", "obstacle_text"),
    "inquiry": ("text",),
    "decision_entry": ("wording", "reason"),
    "meeting_note": ("text",),
    "meeting_plan": ("remark",),
    "round_freeze": ("record",),
}
"""Columns of tables in which the sample store has rows."""


@built_once
def planted_store(path: Path) -> Store:
    """The sample store with the planted words; the newest list of the house is a draft."""
    store = sample_store(path)
    with store.write() as writer:
        deliveries = writer.rows("delivery", {"department": HOUSE})["delivery_id"].to_list()
        _plant_in_rows(writer, deliveries)
        _plant_rows(writer, deliveries[0])
        writer.delete("release", {"delivery_id": deliveries[-1]})
        writer.update("measure_version", {"title": DRAFT, "report": DRAFT}, {"delivery_id": deliveries[-1]})
        derive(writer)
    return store


def _plant_in_rows(writer: Writer, deliveries: list[int]) -> None:
    of_house = {"delivery_id": deliveries}
    for table, columns in OWN_WORDS.items():
        writer.update(table, dict.fromkeys(columns, OWN), of_house)
    for table, columns in SHARED_WORDS.items():
        value = f'"{SHARED}"' if table == "round_freeze" else SHARED
        writer.update(table, dict.fromkeys(columns, value), of_house if table == "measure_version" else {})
    words = {"contact": OWN, "": OWN, "rating_reason": SHARED}
    writer.execute(
        f"update measure_version set extra = {{'Spalte': $own}}::map(varchar, varchar), footnotes = {_map(words)} "  # noqa: S608
        "where delivery_id in (select delivery_id from delivery where department = $house)",
        {"own": OWN, "house": HOUSE},
    )


def _map(words: Mapping[str, str]) -> str:
    return "map {" + ", ".join(f"'{key}': '{word}'" for key, word in words.items()) + "}"


def _plant_rows(writer: Writer, delivery: int) -> None:
    """A row in each table that the sample leaves empty."""
    measure = writer.rows("delivered_measure", {"delivery_id": delivery})["measure_id"][0]
    of_round = {"round": "2026", "department": HOUSE}
    rows: dict[str, dict[str, Any]] = {
        "answer": {"answer_id": 900, "delivery_id": delivery, "department": HOUSE, "kind": "word", "subject": [OWN],
                   "value": f'"{OWN}"', "reason": OWN, "is_remembered": True, "answered_at": AT},
        "answer_withdrawal": {"answer_id": 901, "withdrawn_by": OWN, "withdrawn_at": AT},
        "inquiry_answer": {"delivery_id": delivery, "inquiry_id": 1, "answer": SHARED, "sheet": "Rückfragen", "cell": "A1"},
        "inquiry_reply": {"reply_id": 900, "inquiry_id": 2, "answer": SHARED, "released_by": HOUSE, "recorded_by": OWN,
                          "proof": OWN, "replied_at": AT},
        "agenda_item": {"round": "2026", "edition": 1, "position": 1, "source": "own", "title": SHARED, "is_dropped": False,
                        "saved_by": SHARED, "saved_at": AT},
        "agenda_outcome": {"outcome_id": 900, "round": "2026", "source": "own", "subject": SHARED, "title": SHARED,
                           "outcome": "noted", "decisions": [], "remark": SHARED, "recorded_by": SHARED, "recorded_at": AT},
        "consent": {"measure_id": measure, "kind": "merged", "department": HOUSE, "is_agreed": True, "reference": SHARED,
                    "recorded_by": SHARED, "recorded_at": AT},
        "end_correction": {"round": "2026", "measure_id": measure, "is_correction": False, "reason": SHARED,
                           "marked_by": SHARED, "marked_at": AT},
        "set_aside": {"delivery_id": delivery, "measure_id": measure, "kind": "same_report", "detail": "x", "reason": SHARED},
        "missing_answer": {"delivery_id": delivery, "measure_id": measure, "answer": "ended", "reason": SHARED},
        "extension": {**of_round, "extended_to": date(2026, 11, 1), "reason": OWN, "recorded_by": OWN, "recorded_at": AT},
        "extension_request": {"request_id": 900, **of_round, "requested_to": date(2026, 11, 9), "reason": OWN,
                              "requested_by": OWN, "requested_at": AT},
        "extension_decision": {"request_id": 901, "is_granted": False, "reason": OWN, "decided_by": OWN, "decided_at": AT},
        "reminder": {"reminder_id": 900, **of_round, "reminded_on": date(2026, 10, 2), "addressed_to": OWN, "way": "mail",
                     "recorded_by": OWN, "recorded_at": AT},
        "redaction": {"redaction_id": 900, "delivery_id": delivery, "kind": "words", "place": "x", "reason": OWN,
                      "redacted_by": OWN, "redacted_at": AT},
        "freeze_undone": {"freeze_id": 900, "reason": SHARED, "undone_by": SHARED, "undone_at": AT},
    }  # fmt: skip
    for table, row in rows.items():
        writer.insert(table, [row])
