"""The receipt (Quittung) of a delivery: what came, what it changed, where its house sees it. It is mailed: nothing internal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from dashboard import formats, queries
from dashboard.documents.field_values import FieldWords, is_mailed, label, shortened
from dashboard.documents.mail import Mail
from dashboard.intake.deliveries.changes import changed_measures
from dashboard.intake.master.tables import master_of_round
from dashboard.refusals import RefusalError
from dashboard.store import Queryable
from dashboard.vocabulary import DRAFT_SEEN_BY, SAMPLE_MARK, WHERE_OPEN


def receipt_text(source: Queryable, delivery_id: int, *, for_department: str, address: str = "") -> Mail:
    """The receipt of a delivery for the body that sent it; RefusalError where there is no such delivery of that body.

    `address` is where the dashboard runs ("http://localhost:8501"); without it the link is a path.

    Fields that are internal to a house are left out: that they changed is said, not how.
    """
    found = queries.run(source, "deliveries/one", delivery_id=delivery_id)
    if found.is_empty() or found["department"][0] != for_department:
        raise RefusalError(f"Eine Rückmeldung {delivery_id} von {for_department} gibt es nicht.")
    row = found.row(0, named=True)
    subject = f"Rückmeldung {delivery_id} von {for_department} zur Steuerungsrunde {row['round']}: {_state(row)}"
    parts = (
        *_head(row),
        "",
        *_counts(source, row),
        *_beside(source, row),
        *_changes(source, row),
        *_missing(source, row),
        "",
        *_foot(row, address),
    )
    body = "\n".join(parts)
    return Mail(f"{SAMPLE_MARK}: {subject}" if row["is_sample"] else subject, body)


_WITHOUT_LIST = {"confirmation": "Bestätigung ohne Liste", "nil_return": "Fehlanzeige ohne Liste"}


def page_link(department: str, round_code: str) -> str:
    """The path of the body's entry on the delivery board, behind the address under which the app runs."""
    return f"/rueckmeldestand?{urlencode({'ressort': department, 'runde': round_code})}"


def _state(row: Mapping[str, Any]) -> str:
    if row["withdrawn_at"] is not None:
        return "zurückgenommen"
    return "freigegeben" if row["is_released"] else "als Arbeitsstand angenommen"


def _head(row: Mapping[str, Any]) -> Iterator[str]:
    came = f"„{row['file_name']}“" if row["kind"] == "list" else _WITHOUT_LIST[row["kind"]]
    yield f"{came} ist am {formats.day(row['known_from'].date())} als Rückmeldung {row['delivery_id']} von {row['department']}"
    yield f"zur Steuerungsrunde {row['round']} eingegangen."
    if row["sender"]:
        yield f"Gesendet durch: {row['sender']}."
    if row["recorded_by"]:
        yield f"Erfasst für das Haus durch {row['recorded_by']}; Nachweis: {row['proof']}."
    if row["withdrawn_at"] is not None:
        day = formats.day(row["withdrawn_at"].date())
        yield f"Zurückgenommen am {day} durch {row['withdrawn_by']}. Grund: {row['withdrawal_reason']}."
    elif row["is_released"]:
        day = f" am {formats.day(row['released_on'])}" if row["released_on"] else ""
        reference = f" ({row['reference']})" if row["reference"] else ""
        yield f"Freigegeben durch {row['released_by']}{day}{reference}."
    else:
        yield "Sie ist ein Arbeitsstand: Gezählt wird sie erst, wenn das Haus sie freigibt."
        yield DRAFT_SEEN_BY


def _counts(source: Queryable, row: Mapping[str, Any]) -> Iterator[str]:
    counts = queries.run(source, "deliveries/list", round=row["round"], department=row["department"])
    told = next(each for each in counts.iter_rows(named=True) if each["delivery_id"] == row["delivery_id"])
    if row["kind"] == "nil_return":
        yield "Fehlanzeige: Das Haus hat nichts zu melden; es läuft keine Maßnahme."
        return
    if row["kind"] == "confirmation":
        yield formats.counted(told["unchanged"], "Maßnahme gilt unverändert.", "Maßnahmen gelten unverändert.")
        return
    yield (
        f"{formats.counted(told['new'], 'Maßnahme ist', 'Maßnahmen sind', 'Keine Maßnahme ist')} neu, "
        f"{formats.number(told['changed'])} geändert, {formats.number(told['unchanged'])} unverändert."
    )
    silent = queries.run(source, "deliveries/silent", delivery_id=row["delivery_id"]).height
    if silent:
        many = formats.counted(silent, "bekannte Maßnahme fehlt", "bekannte Maßnahmen fehlen")
        yield f"{many} in der Liste und {'bleibt' if silent == 1 else 'bleiben'} „nicht gemeldet“."


def _beside(source: Queryable, row: Mapping[str, Any]) -> Iterator[str]:
    """Answers to inquiries, and what it means that the round is frozen."""
    told = queries.run(source, "deliveries/beside_the_list", delivery_id=row["delivery_id"]).row(0, named=True)
    if told["inquiries"]:
        many = formats.counted(told["inquiries"], "Antwort auf eine Rückfrage wurde", "Antworten auf Rückfragen wurden")
        yield f"{many} mit angenommen."
    if told["is_late"]:
        yield f"Die Runde {row['round']} ist festgeschrieben: Dies ist eine Nachmeldung. Sie ändert den festgeschriebenen Stand"
        yield "nicht, steht daneben und zählt in der nächsten Runde."


def _changes(source: Queryable, row: Mapping[str, Any]) -> Iterator[str]:
    words = FieldWords.of(master_of_round(source, row["round"]))
    for each in changed_measures(source, row["delivery_id"]):
        yield ""
        yield f"{each.measure_id}  {each.title}" + ("  (neu)" if each.is_new else "")
        for name, (old, new) in each.fields.items():
            if is_mailed(name):
                yield from (f"    {line}" for line in words.change_lines(name, old, new))
        internal = [label(name) for name in each.fields if not is_mailed(name)]
        if internal:
            yield f"    Hausintern, geändert und hier nicht genannt: {formats.joined(internal)}"


_FATES = {
    "continued": "gilt unverändert weiter",
    "ended": "eingestellt",
    "completed": "umgesetzt",
    "merged": "lebt weiter in",
    "split": "wurde aufgeteilt",
    "forgotten": "wurde in der Liste vergessen, bleibt stehen",
}


def _missing(source: Queryable, row: Mapping[str, Any]) -> Iterator[str]:
    """What was answered about measures that the list no longer names."""
    told = queries.run(source, "deliveries/missing_answers", delivery_id=row["delivery_id"]).to_dicts()
    if told:
        yield ""
        yield "Nicht mehr in der Liste:"
    for each in told:
        target = f" {each['target']}" if each["answer"] == "merged" and each["target"] else ""
        reason = f" (Grund: {shortened(each['reason'])})" if each["reason"] else ""
        yield f"{each['measure_id']}  {each['title']}: {_FATES[each['answer']]}{target}{reason}"


def _foot(row: Mapping[str, Any], address: str) -> Iterator[str]:
    yield f"Einzelheiten stehen, {WHERE_OPEN}, unter"
    yield f"{address}{page_link(row['department'], row['round'])}"
