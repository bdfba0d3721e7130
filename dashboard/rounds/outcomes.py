"""What came of the items of a round's agenda: decided, noted (Kenntnisnahme) or deferred (vertagt), with a sentence.

Nothing is overwritten: of several entries to one item the last one holds, and one that takes back is an entry too. A deferred
item comes up again on the agenda of the next round (dashboard/rounds/agenda.py) and so stands in both records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_round, required
from dashboard.rounds.agenda import Cause, Item, Topic, cause, topic_title
from dashboard.store import Store, Writer
from dashboard.vocabulary import LABELS

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a topic: a code of AGENDA_OUTCOMES, the numbers of the decisions that stand with it, and a sentence."""

    code: str
    decisions: tuple[int, ...] = ()
    remark: str | None = None


def record_outcome(store: Store, round_code: str, topic: Topic, outcome: Outcome, *, by: str) -> None:
    """Record what came of a topic, which is what came of each of its items; the last entry holds.

    "decided" stands with a decision of this round: the one named, else those that are on what the topic is about. RefusalError:
    the round is unknown or not frozen, an item is not on its saved agenda, there is no such decision, or it is recorded already.
    """
    who = required(by, "die Stelle, die das Ergebnis aufnimmt,")
    with store.write() as writer:
        _refuse(writer, round_code, topic)
        decisions = _decisions(writer, round_code, topic, outcome)
        said = {"outcome": outcome.code, "decisions": decisions, "remark": " ".join((outcome.remark or "").split()) or None}
        _refuse_double(writer, round_code, topic, said)
        number, moment = writer.next_number("agenda_outcome", "outcome_id"), now()
        common = {"round": round_code, "recorded_by": who, "recorded_at": moment} | said
        rows = [{"source": each.source, "subject": each.subject, "title": each.title} for each in topic]
        writer.insert("agenda_outcome", [row | common | {"outcome_id": number + at} for at, row in enumerate(rows)])


def _refuse(writer: Writer, round_code: str, topic: Topic) -> None:
    frozen_at = dict(queries.run(writer, "freezing/rounds").select("round", "frozen_at").iter_rows())
    known_round(round_code, frozen_at)
    if frozen_at[round_code] is None:
        raise RefusalError(
            f"Ergebnisse folgen auf die Festschreibung; der Stand der Runde {round_code} ist noch nicht festgeschrieben."
        )
    saved = queries.run(writer, "agenda/saved", round=round_code).filter(is_dropped=False).to_dicts()
    known = {cause(row["source"], row["subject"], row["title"]) for row in saved}
    for item in topic:
        if item.cause not in known:
            raise RefusalError(f"„{item.title}“ steht nicht auf der gespeicherten Tagesordnung der Runde {round_code}.")


def _decisions(writer: Writer, round_code: str, topic: Topic, outcome: Outcome) -> list[int]:
    if outcome.code not in LABELS["agenda_outcome"]:
        raise RefusalError("Bitte wählen Sie das Ergebnis; vorher wird nichts geändert.")
    if outcome.code != "decided":
        if outcome.decisions:
            raise RefusalError("Beschlüsse stehen nur zum Ergebnis „beschlossen“; bitte eines von beiden ändern.")
        return []
    known = queries.run(writer, "decisions/list", round=round_code).to_dicts()
    found = list(outcome.decisions) or [row["decision_id"] for row in known if concerns(row, topic)]
    if not found:
        raise RefusalError("Zu diesem Punkt gibt es keinen Beschluss; bitte nehmen Sie ihn zuerst auf, oder wählen Sie einen.")
    unknown = sorted(set(found) - {row["decision_id"] for row in known})
    if unknown:
        raise RefusalError(f"Einen Beschluss Nr. {unknown[0]} hat die Runde {round_code} nicht gefasst.")
    return sorted(set(found))


def _refuse_double(writer: Writer, round_code: str, topic: Topic, said: Row) -> None:
    """A form that was sent twice records once; and what was never recorded cannot be taken back."""
    held = by_item(queries.run(writer, "agenda/outcomes", round=round_code).to_dicts())
    before = [held.get(item.cause) for item in topic]
    if said["outcome"] == "none" and not any(before):
        raise RefusalError("Zu diesem Punkt ist kein Ergebnis aufgenommen.")
    if all(row is not None and all(row[name] == said[name] for name in said) for row in before):
        raise RefusalError("Dieses Ergebnis ist schon aufgenommen.")


def concerns(decision: Row, topic: Topic) -> bool:
    """Whether a decision is on what the topic is about: the decision itself, the same measure, or the same field."""
    subjects = {(item.source, item.subject) for item in topic}
    if ("decision", str(decision["decision_id"])) in subjects:
        return True
    measures = {subject for source, subject in subjects if source in ("decision_needed", "red")}
    fields = {subject for source, subject in subjects if source == "field"}
    return not measures.isdisjoint(decision["measures"]) or not fields.isdisjoint(map(str, decision["fields"]))


def by_item(rows: Iterable[Row]) -> dict[Cause, Row]:
    """Rows of queries/agenda/outcomes.sql by the item that they are about."""
    return {cause(row["source"], row["subject"], row["title"]): row for row in rows}


def told(topic: Topic, held: Mapping[Cause, Row]) -> list[tuple[str, Row]]:
    """What came of a topic: for whom it is told (nothing where it is the whole topic) and the row of its outcome.

    Items in a row of which the same came are told together.
    """

    def sameness(item: Item) -> tuple[object, ...]:
        row = held.get(item.cause)
        return () if row is None else (row["outcome"], tuple(row["decisions"]), row["remark"])

    groups = [tuple(items) for _, items in groupby(topic, sameness)]
    return [(topic_title(group) if len(groups) > 1 else "", held[group[0].cause]) for group in groups if group[0].cause in held]


def words(row: Row) -> str:
    """ "vertagt auf die nächste Runde", "beschlossen (Nr. 3 und 4)"; its sentence behind it."""
    label = LABELS["agenda_outcome"][row["outcome"]]
    if row["outcome"] == "deferred":
        label = f"{label} auf die nächste Runde"
    if row["decisions"]:
        label = f"{label} (Nr. {formats.joined([str(number) for number in row['decisions']])})"
    return f"{label}. {row['remark']}" if row["remark"] else label


def beside_agenda(held: Mapping[Cause, Row], items: Sequence[Item]) -> list[Row]:
    """Outcomes of what is not on the agenda any more, so that none goes unseen."""
    return [row for key, row in held.items() if key not in {item.cause for item in items if not item.is_dropped}]
