"""Decisions of a steering round (Beschlüsse und Festlegungen): recorded, changed, closed and opened again, each as a new entry.

Nothing is overwritten: the last entry of a decision holds, the others are its history. What is open leads the next round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import (
    RefusalError,
    known_action_field,
    known_department,
    known_measure,
    known_round,
    require_all,
    required,
)
from dashboard.store import Queryable, Store, Writer
from dashboard.vocabulary import DECISION_STATES, LABELS


@dataclass(frozen=True, slots=True)
class Decision:
    """What a round decided: `kind` is one of the master data, `positions` the bodies concerned, each with what it says (agreed,
    reserved, rejected; request: a "Bitte an" a body outside the round; None: not told), measures by key, fields by number.
    """

    round_code: str
    wording: str
    kind: str
    positions: Mapping[str, str | None] = field(default_factory=dict)
    file_number: str | None = None
    due_on: date | None = None
    measures: tuple[str, ...] = ()
    fields: tuple[int, ...] = ()


def needed_of(decision: Decision) -> dict[str, str]:
    """What no decision is without, as a sentence names it, and what is said of it."""
    return {
        "den Wortlaut des Beschlusses": decision.wording,
        "die Runde, die ihn fasst,": decision.round_code,
        "die Beschlussart": decision.kind,
    }


def decide(store: Store, decision: Decision, *, by: str) -> int:
    """Record a decision as open; gives back its number. `by` is a function, not a person.

    RefusalError: no wording, a round, kind, body, measure or field is unknown, a position does not fit its body, or the very same
    is recorded already: a form that was sent twice records one decision.
    """
    who = required(by, "die Stelle, die aufnimmt,")
    with store.write() as writer:
        row = _checked(writer, decision)
        _refuse_double(writer, row)
        decision_id = writer.next_number("decision_entry", "decision_id")
        _append(writer, row | {"decision_id": decision_id, "entry": 1, "state": "open", "reason": None}, who)
    return decision_id


def change(store: Store, decision_id: int, decision: Decision, *, reason: str, by: str) -> None:
    """Say anew what was decided, with a reason; the words before stay in the history.

    RefusalError as in `decide`, or where it is closed, nothing is different, or the reason lacks.
    """
    why, who = required(reason, "den Grund der Änderung"), required(by, "die Stelle, die ändert,")
    with store.write() as writer:
        last = _last(writer, decision_id)
        _refuse_closed(last)
        row = _checked(writer, decision)
        if all(last[name] == value for name, value in row.items()):
            raise RefusalError(f"Am Beschluss Nr. {decision_id} ist nichts geändert.")
        _append(writer, last | row | {"reason": why}, who)


def close(store: Store, decision_id: int, state: str, *, reason: str | None, by: str) -> None:
    """Close a decision as done or dropped; dropping needs a reason. RefusalError: it is closed already, unknown, or lacks one."""
    who = required(by, "die Stelle, die abschließt,")
    if state not in {term.code for term in DECISION_STATES} - {"open"}:
        raise RefusalError(f"Ein Beschluss wird erledigt oder fallen gelassen; „{state}“ gibt es nicht.")
    why = required(reason, "den Grund, aus dem der Beschluss fallen gelassen wird,") if state == "dropped" else _or_none(reason)
    with store.write() as writer:
        last = _last(writer, decision_id)
        _refuse_closed(last)
        _append(writer, last | {"state": state, "reason": why}, who)


def reopen(store: Store, decision_id: int, *, reason: str, by: str) -> None:
    """Take back that a decision was closed. RefusalError: it is open or unknown, or the reason lacks."""
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die wieder öffnet,")
    with store.write() as writer:
        last = _last(writer, decision_id)
        if last["state"] == "open":
            raise RefusalError(f"Der Beschluss Nr. {decision_id} ist offen.")
        _append(writer, last | {"state": "open", "reason": why}, who)


def _append(writer: Writer, row: Mapping[str, Any], who: str) -> None:
    writer.insert("decision_entry", [{**row, "entered_by": who, "entered_at": now()}])


def _last(source: Queryable, decision_id: int) -> dict[str, Any]:
    """The entry that holds, numbered as the one that follows it."""
    entries = queries.run(source, "decisions/history", decision_id=decision_id).to_dicts()
    if not entries:
        raise RefusalError(f"Einen Beschluss mit der Nummer {decision_id} gibt es nicht.")
    return entries[-1] | {"entry": entries[-1]["entry"] + 1}


def _refuse_double(source: Queryable, row: Mapping[str, Any]) -> None:
    standing = queries.run(source, "decisions/list").to_dicts()
    same = [each for each in standing if each["state"] == "open" and all(each[name] == value for name, value in row.items())]
    if same:
        raise RefusalError(
            f"Dieser Beschluss ist schon aufgenommen, als Nr. {same[0]['decision_id']}; ein zweites Mal wurde er nicht vermerkt."
        )


def _refuse_closed(last: Mapping[str, Any]) -> None:
    if last["state"] != "open":
        state = LABELS["decision_state"][last["state"]]
        raise RefusalError(f"Der Beschluss Nr. {last['decision_id']} ist schon {state}. Bitte öffnen Sie ihn zuerst wieder.")


def _checked(source: Queryable, decision: Decision) -> dict[str, Any]:
    """The columns of an entry that say what was decided; RefusalError where the books know something of it not."""
    require_all(needed_of(decision))
    row = asdict(decision)
    row["round"] = row.pop("round_code")
    order = queries.run(source, "master/department")["code"].to_list()
    told = _fit_positions(source, row.pop("positions"))
    row["departments"] = sorted(told, key=order.index)
    row["stances"] = [told[code] for code in row["departments"]]
    row["wording"] = decision.wording.strip()
    row["file_number"] = _or_none(decision.file_number)
    row["measures"], row["fields"] = sorted(set(decision.measures)), sorted(set(decision.fields))
    known_round(decision.round_code, queries.run(source, "master/steering_round")["code"])
    if decision.kind not in queries.run(source, "master/decision_kind")["name"].to_list():
        raise RefusalError(f"Die Beschlussart „{decision.kind}“ steht nicht in den Stammdaten.")
    for measure_id in row["measures"]:
        known_measure(measure_id, queries.run(source, "deliveries/measure", measure_id=measure_id)["measure_id"])
    numbers = queries.run(source, "master/action_field")["number"].to_list()
    for number in row["fields"]:
        known_action_field(number, numbers)
    return row


def _fit_positions(source: Queryable, positions: Mapping[str, str | None]) -> dict[str, str | None]:
    """The positions; RefusalError where one is none of the vocabulary, or asks a member of the round: its members are bound."""
    members = dict(queries.run(source, "master/department").select("code", "is_member").iter_rows())
    told = {known_department(department, list(members)): stance for department, stance in positions.items()}
    for department, stance in told.items():
        if stance is not None and stance not in LABELS["stance"]:
            raise RefusalError(f"Eine Haltung „{stance}“ gibt es nicht.")
        if members[department] and stance == "request":
            outside = "Eine „Bitte an“ richtet sich an eine Stelle, die der Steuerungsrunde nicht angehört"
            raise RefusalError(f"{outside}; {department} gehört ihr an.")
    return told


def _or_none(text: str | None) -> str | None:
    return (text or "").strip() or None
