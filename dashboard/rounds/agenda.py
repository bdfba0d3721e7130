"""The agenda (Tagesordnung) of a round: what is proposed for it, what was saved, and saving a new edition.

Nothing of an edition is overwritten: who changes an item saves all of them anew, and the newest edition holds. What is proposed
after that comes behind it and is marked, so that nothing slips in unseen and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_round, required
from dashboard.store import Queryable, Store, Writer

SOURCES: dict[str, str] = {
    "decision": "Beschluss, noch offen",
    "decision_needed": "Entscheidung erbeten",
    "red": "gefährdet",
    "field": "Handlungsfeld, schlechter als zuvor",
    "own": "eigener Punkt",
}
"""Why something stands on the agenda, in the order in which it is proposed."""

LONGEST_MINUTES = 240


@dataclass(frozen=True, slots=True)
class Item:
    """One item: why it is there (SOURCES), what it is about, and its words.

    subject: number of a decision, key of a measure or number of a field; None for an item of one's own. minutes: time planned.
    is_new: proposed, and not yet in a saved edition. is_settled: saved, and what it was proposed for is so no more.
    """

    source: str
    subject: str | None
    title: str
    minutes: int | None = None
    is_dropped: bool = False
    is_new: bool = False
    is_settled: bool = False


def proposed(source: Queryable, round_code: str) -> list[Item]:
    """What the store proposes for a round: open decisions of earlier rounds, decisions asked, red ratings, worse fields."""
    return [
        *_carried(source, round_code),
        *_decisions_needed(source, round_code),
        *_red(source, round_code),
        *_worse_fields(source, round_code),
    ]


def agenda(source: Queryable, round_code: str) -> list[Item]:
    """The newest saved edition, and behind it what is proposed and not in it (is_new)."""
    offered = {(item.source, item.subject): item for item in proposed(source, round_code)}
    saved = [
        Item(
            row["source"],
            row["subject"],
            row["title"],
            row["minutes"],
            row["is_dropped"],
            is_settled=row["source"] != "own" and (row["source"], row["subject"]) not in offered,
        )
        for row in queries.run(source, "agenda/saved", round=round_code).iter_rows(named=True)
    ]
    known = {(item.source, item.subject) for item in saved}
    return [*saved, *(replace(item, is_new=True) for key, item in offered.items() if key not in known)]


def minutes_of(items: Sequence[Item]) -> int:
    """The time planned for all items that are not dropped, in minutes; items without a time count as nothing."""
    return sum(item.minutes or 0 for item in items if not item.is_dropped)


def save_agenda(store: Store, round_code: str, items: Sequence[Item], *, by: str) -> int:
    """Save these items in this order as the newest edition; gives back its number.

    RefusalError: unknown round, no item at all, an item without words, or a time that is not 1 to 240 minutes.
    """
    who = required(by, "die Stelle, die die Tagesordnung festlegt,")
    _refuse(items)
    with store.write() as writer:
        edition = _next_edition(writer, round_code)
        common = {"round": round_code, "edition": edition, "saved_by": who, "saved_at": now()}
        writer.insert("agenda_item", [_row(item, at) | common for at, item in enumerate(items, 1)])
    return edition


def _refuse(items: Sequence[Item]) -> None:
    if not items:
        raise RefusalError("Die Tagesordnung hat keinen Punkt; bitte nehmen Sie wenigstens einen auf.")
    for at, item in enumerate(items, 1):
        if not item.title.strip():
            raise RefusalError(f"Punkt {at} der Tagesordnung hat keinen Wortlaut.")
        if item.minutes is not None and not 1 <= item.minutes <= LONGEST_MINUTES:
            raise RefusalError(f"Punkt {at}: Vorgesehen werden können 1 bis {LONGEST_MINUTES} Minuten, nicht {item.minutes}.")


def _next_edition(writer: Writer, round_code: str) -> int:
    known_round(round_code, queries.run(writer, "master/steering_round")["code"])
    saved = queries.run(writer, "agenda/saved", round=round_code)
    return 1 if saved.is_empty() else int(saved["edition"][0]) + 1


def _row(item: Item, position: int) -> dict[str, object]:
    return {
        "position": position,
        "source": item.source,
        "subject": item.subject,
        "title": " ".join(item.title.split()),
        "minutes": item.minutes,
        "is_dropped": item.is_dropped,
    }


def _carried(source: Queryable, round_code: str) -> list[Item]:
    found = queries.run(source, "agenda/carried", round=round_code).iter_rows(named=True)
    items = []
    for row in found:
        due = f", fällig {formats.day(row['due_on'])}" if row["due_on"] is not None else ""
        items.append(Item("decision", str(row["decision_id"]), f"{row['wording']} (Runde {row['round']}{due})"))
    return items


def _decisions_needed(source: Queryable, round_code: str) -> list[Item]:
    found = queries.run(source, "agenda/asked", round=round_code).iter_rows(named=True)
    return [Item("decision_needed", row["measure_id"], _about(row["title"], row["responsible"], row["detail"])) for row in found]


def _red(source: Queryable, round_code: str) -> list[Item]:
    found = queries.run(source, "agenda/red", round=round_code).iter_rows(named=True)
    return [Item("red", row["measure_id"], _about(row["title"], row["responsible"], row["reason"])) for row in found]


def _about(title: str, body: str, words: str | None) -> str:
    """ "Sprachkurse (SKB): Stellen entfristen"."""
    return f"{title} ({body}): {words}" if words else f"{title} ({body})"


def _worse_fields(source: Queryable, round_code: str) -> list[Item]:
    found = queries.run(source, "agenda/worse_fields", round=round_code).iter_rows(named=True)
    return [
        Item(
            "field",
            row["field"],
            f"Handlungsfeld {row['field']} {row['name']}: {formats.measures(row['more'])} mehr verzögert oder gefährdet "
            f"als in der Runde zuvor ({formats.number(row['off_plan'])} statt {formats.number(row['was_off_plan'])} "
            f"von {formats.number(row['measures'])} in beiden Runden bewerteten oder beendeten)",
        )
        for row in found
    ]
