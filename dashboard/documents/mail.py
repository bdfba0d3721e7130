"""Mails as text: nothing is sent from here. The reminder to a body whose answer is not there or not whole names nobody late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats, queries
from dashboard.intake.master.tables import load_framework
from dashboard.refusals import RefusalError
from dashboard.rounds.deadlines import Deadline
from dashboard.store import Queryable
from dashboard.vocabulary import SAMPLE_MARK, WHERE_OPEN


@dataclass(frozen=True, slots=True)
class Mail:
    """Subject and body in plain text, lines broken where a paragraph or a line of a table ends."""

    subject: str
    body: str


_WHAT_IS_THERE = {
    "missing": "Von Ihrem Haus liegt uns dazu noch keine Rückmeldung vor.",
    "draft": "Von Ihrem Haus liegt ein Arbeitsstand vor, der noch nicht freigegeben ist.",
    "partial": "Von Ihrem Haus liegt bisher eine Rückmeldung zu einem Teil der Maßnahmen vor.",
    "released": "Die Rückmeldung Ihres Hauses ist eingegangen und freigegeben; vielen Dank.",
    "unchanged": "Ihr Haus hat bestätigt, dass alles unverändert ist; vielen Dank.",
    "nil_return": "Ihr Haus hat bestätigt, dass es nichts zu melden hat; vielen Dank.",
}
_MORE_TIME = "Wenn Sie mehr Zeit brauchen, schreiben Sie uns bitte, bis wann und warum."
_THANKS = "Vielen Dank und freundliche Grüße"
_FOUND_THERE = f"{WHERE_OPEN}, auch dort bei der Rückmeldung."
_WHAT_TO_DO = {
    "missing": (
        "Bitte senden Sie uns die Rückmeldeliste oder die eigene Liste Ihres Hauses. Hat sich nichts geändert, genügt die Angabe "
        f"„alles unverändert“. Beides geht, {WHERE_OPEN}, auch dort: unter „Hochladen“ und unter „Rückmeldestand“."
    ),
    "draft": (
        "Bitte lassen Sie den Arbeitsstand im Haus freigeben und nennen Sie uns Funktion und Tag; wir vermerken es. Sie können "
        f"es, {WHERE_OPEN}, auch selbst unter „Rückmeldestand“."
    ),
    "partial": (
        f"Bitte senden Sie uns die Angaben zu den übrigen Maßnahmen, oder ergänzen Sie sie, {WHERE_OPEN}, unter „Hochladen“."
    ),
    **dict.fromkeys(("released", "unchanged", "nil_return"), "Zu tun ist nichts mehr. Nachträge nehmen wir gern auf."),
}


def reminder(source: Queryable, department: str, round_code: str, *, today: date | None = None) -> Mail:
    """The text for one body and round, by what is there already, as written on a day (None: now).

    RefusalError where one of them is unknown.
    """
    rows = queries.run(source, "delivery_board/board", round=round_code).to_dicts()
    row = next((each for each in rows if each["department"] == department), None)
    steering_round = queries.run(source, "deliveries/deadline", round=round_code)
    if row is None or steering_round.is_empty():
        raise RefusalError(f"Für {department} und die Steuerungsrunde „{round_code}“ gibt es keinen Eintrag.")
    told = steering_round.row(0, named=True)
    mark = f"{SAMPLE_MARK}: " if queries.run(source, "delivery_board/sample")["is_sample"][0] else ""
    return Mail(
        f"{mark}Rückmeldung zur Steuerungsrunde {round_code}",
        "\n\n".join((*_paragraphs(row, told, today or date.today()), f"{_THANKS}\n{load_framework(source).lead_unit}")),
    )


def _paragraphs(row: Mapping[str, Any], steering_round: Mapping[str, Any], today: date) -> Iterator[str]:
    yield "Guten Tag,"
    yield f"{_occasion(steering_round, today)} {_WHAT_IS_THERE[row['state']]}"
    if row["is_waiting"]:
        yield "Ein neuerer Arbeitsstand wartet noch auf die Freigabe; bis dahin gilt die freigegebene Rückmeldung."
    if row["findings_open"]:
        yield _open_findings(row["findings_open"])
    yield _WHAT_TO_DO["draft" if row["is_waiting"] else row["state"]]
    deadline = Deadline(row["extended_to"] or row["deadline"], today, row["extended_to"] is not None)
    if deadline.due is not None and row["state"] in ("missing", "draft", "partial"):
        yield f"{deadline.sentence} {_MORE_TIME}"


def _open_findings(count: int) -> str:
    if count == 1:
        return (
            f"In der zuletzt angenommenen Liste ist 1 Prüfhinweis noch offen; wir senden ihn Ihnen gern. Er steht, {_FOUND_THERE}"
        )
    return (
        f"In der zuletzt angenommenen Liste sind {formats.number(count)} Prüfhinweise noch offen; "
        f"wir senden sie Ihnen gern. Sie stehen, {_FOUND_THERE}"
    )


def _occasion(steering_round: Mapping[str, Any], today: date) -> str:
    held_on, reference_date = steering_round["held_on"], formats.day(steering_round["reference_date"])
    held = f" am {formats.day(held_on)}" if held_on else ""
    for_round = f"für die Steuerungsrunde {steering_round['round']}{held}"
    if held_on is not None and held_on < today:
        return f"{for_round} haben wir die Umsetzungsstände zum {reference_date} zusammengestellt."
    return f"{for_round} stellen wir die Umsetzungsstände zum {reference_date} zusammen."
