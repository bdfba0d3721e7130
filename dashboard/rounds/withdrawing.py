"""Taking back what was entered by a form: the entry stays in the books with the reason, and stands nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import required
from dashboard.store import Store, Writer


def withdraw_entry(
    store: Store, kind: str, number: int, refuse: Callable[[Writer, int], object], *, reason: str, by: str
) -> None:
    """Take back the entry of this kind and number (inquiry, note, reply, request or reminder).

    `refuse` raises a RefusalError where the entry cannot be taken back. RefusalError also where reason or function lack.
    """
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die zurückzieht,")
    with store.write() as writer:
        refuse(writer, number)
        row = {"kind": kind, "number": number, "reason": why}
        writer.insert("entry_withdrawal", [row | {"withdrawn_by": who, "withdrawn_at": now()}])
