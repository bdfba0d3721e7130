"""The agenda (Tagesordnung) of a round: what is proposed for it, what was saved, and saving a new edition.

Nothing of an edition is overwritten: who changes an item saves all of them anew, and the newest edition holds. What is proposed
after that comes behind it and is marked, so that nothing slips in unseen and nothing is lost. Who changes an edition that is no
longer the newest is told what changed meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, Final

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_round, required
from dashboard.store import Queryable, Store, Writer
from dashboard.vocabulary import NO_REASON

SOURCES: dict[str, str] = {
    "decision": "Beschluss, noch offen",
    "decision_needed": "Entscheidung erbeten",
    "red": "gefährdet",
    "field": "Handlungsfeld",
    "own": "eigener Punkt",
}
"""Why something stands on the agenda, in the order in which it is proposed."""

TOGETHER = frozenset({"field", "red"})
"""Causes of which several in a row are one topic: nobody calls one action field after the other."""

LONGEST_MINUTES = 240

Cause = tuple[str, str]
"""What tells an item from another: why it is there and what it is about; an item of one's own by its words."""

_TOLD = 8
"""So many differences between two editions are named one by one."""
ANY: Final = -1
"""In place of an edition: based on none that somebody has seen."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: why it is there (SOURCES), what it is about, and its words.

    subject: number of a decision, key of a measure or number of a field; None for an item of one's own, or where an earlier round
    has deferred it the title that it had there. minutes: time planned. is_new: proposed, and not yet in a saved edition.
    is_settled: saved, and what it was proposed for is so no more. deferred_in: the round that has put it off to this one.
    """

    source: str
    subject: str | None
    title: str
    minutes: int | None = None
    is_dropped: bool = False
    is_new: bool = False
    is_settled: bool = False
    deferred_in: str | None = None

    @property
    def cause(self) -> Cause:
        return cause(self.source, self.subject, self.title)


def proposed(source: Queryable, round_code: str, today: date | None = None) -> list[Item]:
    """What the store proposes for a round: open decisions of earlier rounds, what these have deferred, decisions asked, red
    ratings, worse fields. What is deferred and has another cause still stands where that does.
    """
    deferred = _deferred(source, round_code)
    carried = _carried(source, round_code, today or date.today())
    others = [*_decisions_needed(source, round_code), *_red(source, round_code), *_worse_fields(source, round_code)]
    caused = {item.cause for item in (*carried, *others)}
    found = [*carried, *(item for key, item in deferred.items() if key not in caused), *others]
    return [replace(item, deferred_in=deferred[item.cause].deferred_in) if item.cause in deferred else item for item in found]


def _deferred(source: Queryable, round_code: str) -> dict[Cause, Item]:
    rows = queries.run(source, "agenda/deferred", round=round_code).iter_rows(named=True)
    items = [Item(row["source"], row["subject"], row["title"], deferred_in=row["round"]) for row in rows]
    return {item.cause: item for item in items}


def agenda(source: Queryable, round_code: str, today: date | None = None) -> list[Item]:
    """The newest saved edition, and behind it what is proposed and not in it (is_new)."""
    offered = {item.cause: item for item in proposed(source, round_code, today)}
    rows = queries.run(source, "agenda/saved", round=round_code).iter_rows(named=True)
    saved = [_saved(row, offered.get(cause(row["source"], row["subject"], row["title"]))) for row in rows]
    known = {item.cause for item in saved}
    return [*saved, *(replace(item, is_new=True) for key, item in offered.items() if key not in known)]


def _saved(row: Mapping[str, Any], offered: Item | None) -> Item:
    """An item of the saved edition; `offered`: what is proposed for the same cause."""
    return Item(
        row["source"],
        row["subject"],
        row["title"],
        row["minutes"],
        row["is_dropped"],
        is_settled=row["source"] != "own" and offered is None,
        deferred_in=None if offered is None else offered.deferred_in,
    )


Topic = tuple[Item, ...]
"""What is called as one: an item, or several in a row that have one cause (TOGETHER) and stand there alike."""


def topics(items: Sequence[Item]) -> list[Topic]:
    """The items as topics, in their order. Each item stays what it is: sorted elsewhere, it is a topic of its own."""

    def sameness(at_and_item: tuple[int, Item]) -> tuple[object, ...]:
        at, item = at_and_item
        alike = (item.source, item.is_dropped, item.is_new, item.is_settled, item.deferred_in)
        return alike if item.source in TOGETHER else (*alike, at)

    return [tuple(item for _, item in group) for _, group in groupby(enumerate(items), key=sameness)]


def minutes_of(items: Sequence[Item]) -> int:
    """The time planned for all items that are not dropped, in minutes; items without a time count as nothing."""
    return sum(item.minutes or 0 for item in items if not item.is_dropped)


def topic_title(topic: Topic) -> str:
    """The words of an item, or for several how many of which kind they are."""
    if len(topic) == 1:
        return topic[0].title
    count = formats.number(len(topic))
    return (
        f"Gefährdet: {count} Maßnahmen"
        if topic[0].source == "red"
        else f"Schlechter als in der Runde zuvor: {count} Handlungsfelder"
    )


def minutes_words(minutes: int | None) -> str:
    """ "20 Minuten", "1 Stunde 15 Minuten", "ohne Zeit"."""
    if not minutes:
        return "ohne Zeit"
    hours, rest = divmod(minutes, 60)
    parts = [formats.counted(hours, "Stunde", "Stunden")] if hours else []
    return " ".join([*parts, *([formats.counted(rest, "Minute", "Minuten")] if rest else [])])


def save_agenda(store: Store, round_code: str, items: Sequence[Item], *, by: str, based_on: int = ANY) -> int:
    """Save these items in this order as the newest edition; gives back its number.

    `based_on` is the edition that was seen and changed, 0 where there was none. RefusalError: unknown round, no item at all, an
    item without words or twice, a time that is not 1 to 240 minutes, or another edition came in between: it says what changed.
    """
    who = required(by, "die Stelle, die die Tagesordnung festlegt,")
    _refuse(items)
    with store.write() as writer:
        edition = _next_edition(writer, round_code)
        if based_on not in (ANY, edition - 1):
            again = "Gespeichert wurde nichts; bitte sehen Sie die neue Fassung an und tragen Sie Ihre Änderung dort ein."
            raise RefusalError(f"{meanwhile(writer, round_code, based_on)} {again}")
        _refuse_double(items, queries.run(writer, "agenda/saved", round=round_code).to_dicts())
        common = {"round": round_code, "edition": edition, "saved_by": who, "saved_at": now()}
        writer.insert("agenda_item", [_row(item, at) | common for at, item in enumerate(items, 1)])
    return edition


def edition_of(source: Queryable, round_code: str) -> int:
    """The number of the newest saved edition; 0 where there is none."""
    saved = queries.run(source, "agenda/saved", round=round_code)
    return 0 if saved.is_empty() else int(saved["edition"][0])


def meanwhile(source: Queryable, round_code: str, edition: int) -> str:
    """Who has saved the newest edition after the one given, and what is different in it, in one sentence or two."""
    now_saved = queries.run(source, "agenda/saved", round=round_code).to_dicts()
    before = by_cause(queries.run(source, "agenda/saved", round=round_code, edition=edition).to_dicts())
    newest = now_saved[0]
    told = differences(before, by_cause(now_saved))
    day = formats.day(newest["saved_at"].date())
    more = f"; und {formats.number(len(told) - _TOLD)} weitere Änderungen" if len(told) > _TOLD else ""
    return (
        f"Inzwischen hat „{newest['saved_by']}“ die Tagesordnung geändert ({newest['edition']}. Fassung, {day}): "
        f"{'; '.join(told[:_TOLD]) or 'ohne Unterschied'}{more}."
    )


def differences(before: Mapping[Cause, Mapping[str, Any]], after: Mapping[Cause, Mapping[str, Any]]) -> list[str]:
    """What one edition says otherwise than another, item by item; rows of queries/agenda/saved.sql by their cause."""
    found = [f"neu: „{after[key]['title']}“" for key in after if key not in before]
    found += [f"nicht mehr darin: „{before[key]['title']}“" for key in before if key not in after]
    both = [key for key in after if key in before]
    for key in both:
        old, new = before[key], after[key]
        if old["is_dropped"] != new["is_dropped"]:
            found.append(f"{'entfällt' if new['is_dropped'] else 'wieder aufgenommen'}: „{new['title']}“")
        if old["title"] != new["title"]:
            found.append(f"Wortlaut: „{old['title']}“ → „{new['title']}“")
        if old["minutes"] != new["minutes"]:
            found.append(f"Zeit für „{new['title']}“: {_minutes(old['minutes'])} → {_minutes(new['minutes'])}")
    if [key for key in before if key in after] != both:
        found.append("andere Reihenfolge")
    return found


def _minutes(count: int | None) -> str:
    return formats.counted(count, "Minute", "Minuten") if count else "ohne Zeit"


def by_cause(rows: Sequence[Mapping[str, Any]]) -> dict[Cause, Mapping[str, Any]]:
    return {cause(row["source"], row["subject"], row["title"]): row for row in rows}


def cause(source: str, subject: str | None, title: str) -> Cause:
    return (source, subject or " ".join(title.split()))


def _refuse(items: Sequence[Item]) -> None:
    if not items:
        raise RefusalError("Die Tagesordnung hat keinen Punkt; bitte nehmen Sie wenigstens einen auf.")
    for at, item in enumerate(items, 1):
        if not item.title.strip():
            raise RefusalError(f"Punkt {at} der Tagesordnung hat keinen Wortlaut.")
        if item.minutes is not None and not 1 <= item.minutes <= LONGEST_MINUTES:
            raise RefusalError(f"Punkt {at}: Vorgesehen werden können 1 bis {LONGEST_MINUTES} Minuten, nicht {item.minutes}.")


def _refuse_double(items: Sequence[Item], saved: Sequence[Mapping[str, Any]]) -> None:
    """A form that was sent twice adds its item once; what an earlier edition has twice may stay."""
    held = Counter(cause(row["source"], row["subject"], row["title"]) for row in saved)
    for key, count in Counter(item.cause for item in items).items():
        if count > max(1, held[key]):
            title = next(item.title.strip() for item in items if item.cause == key)
            raise RefusalError(f"„{title}“ steht schon auf der Tagesordnung.")


def _next_edition(writer: Writer, round_code: str) -> int:
    known_round(round_code, queries.run(writer, "master/steering_round")["code"])
    return edition_of(writer, round_code) + 1


def _row(item: Item, position: int) -> dict[str, object]:
    return {
        "position": position,
        "source": item.source,
        "subject": item.subject,
        "title": " ".join(item.title.split()),
        "minutes": item.minutes,
        "is_dropped": item.is_dropped,
    }


def due_words(row: Mapping[str, Any], today: date) -> str:
    """ "seit 30.06.2026 fällig" once the day is past for the round and by today; ahead of a reference date it is told as such."""
    day = formats.day(row["due_on"])
    if row["due_on"] >= today:
        return f"fällig am {day}, vor dem Stichtag" if row["is_overdue"] else f"am {day} fällig"
    return f"{'seit' if row['is_past'] else 'am'} {day} fällig"


def _carried(source: Queryable, round_code: str, today: date) -> list[Item]:
    found = queries.run(source, "agenda/carried", round=round_code).iter_rows(named=True)
    items = []
    for row in found:
        due = f", {due_words(row, today)}" if row["due_on"] is not None else ""
        items.append(Item("decision", str(row["decision_id"]), f"{row['wording']} (Runde {row['round']}{due})"))
    return items


def _decisions_needed(source: Queryable, round_code: str) -> list[Item]:
    found = queries.run(source, "agenda/asked", round=round_code).iter_rows(named=True)
    return [Item("decision_needed", row["measure_id"], _about(row["title"], row["responsible"], row["detail"])) for row in found]


def _red(source: Queryable, round_code: str) -> list[Item]:
    found = queries.run(source, "agenda/red", round=round_code).iter_rows(named=True)
    return [Item("red", row["measure_id"], _about(row["title"], row["responsible"], row["reason"] or NO_REASON)) for row in found]


def _about(title: str, body: str, words: str | None) -> str:
    """ "Sprachkurse (SKB): Stellen entfristen"."""
    return f"{title} ({body}): {words}" if words else f"{title} ({body})"


def _worse_fields(source: Queryable, round_code: str) -> list[Item]:
    found = queries.run(source, "agenda/worse_fields", round=round_code).iter_rows(named=True)
    return [
        Item(
            "field",
            row["field"],
            f"Handlungsfeld {row['field']} {row['name']}: {formats.number(row['off_plan'])} statt "
            f"{formats.number(row['was_off_plan'])} von {formats.number(row['measures'])} in beiden Runden bewerteten oder "
            "beendeten Maßnahmen verzögert oder gefährdet",
        )
        for row in found
    ]
