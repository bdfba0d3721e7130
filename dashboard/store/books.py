"""The books of the store: the tables that somebody enters something into, and what names an entry of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

NAMING: Mapping[str, Sequence[str]] = {
    "master_load": ("master_id",),
    "delivery": ("delivery_id", "round", "department", "proof"),
    "release": ("delivery_id",),
    "withdrawal": ("delivery_id",),
    "redaction": ("delivery_id",),
    "answer_withdrawal": ("answer_id",),
    "round_step": ("round",),
    "round_freeze": ("round",),
    "freeze_undone": ("freeze_id",),
    "agenda_item": ("round",),
    "agenda_outcome": ("round",),
    "decision_entry": ("decision_id", "round"),
    "inquiry": ("inquiry_id", "round", "department"),
    "inquiry_reply": ("inquiry_id", "reply_id", "proof"),
    "entry_withdrawal": ("kind", "number"),
    "extension": ("round", "department"),
    "extension_request": ("request_id", "round", "department"),
    "extension_decision": ("request_id",),
    "reminder": ("reminder_id", "round", "department"),
    "meeting_plan": ("day",),
    "meeting_note": ("note_id", "day"),
    "consent": ("measure_id", "department"),
    "end_correction": ("measure_id", "round"),
    "report_text": ("round",),
    "report_agreement": ("round", "department"),
    "report_release": ("report_id", "round"),
    "report_file": ("report_id",),
}
"""The columns that name an entry: numbers and keys, never what it says; of a proof only whether there is one is told on."""
