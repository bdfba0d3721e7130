"""The texts of a report: written per section, the last one holds, and the others are its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_action_field, known_measure, known_round, required
from dashboard.report.sections import BY_CODE, About, Section
from dashboard.store import Queryable, Store, Writer

Place = tuple[str, str | None]
"""The code of a section and what it is about: the number of a field, the key of a measure, or nothing."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is written in a place. `is_unchanged`: the last released report said the very same."""

    text: str
    on: datetime
    is_unchanged: bool


def texts(source: Queryable, round_code: str) -> Mapping[Place, Written]:
    """What is written for the report of a round; what is empty is not there."""
    found = {}
    for row in queries.run(source, "report/texts", round=round_code).iter_rows(named=True):
        if row["text"]:
            written = Written(row["text"], row["written_at"], row["text"] == row["text_before"])
            found[row["section"], row["subject"]] = written
    return found


def write(store: Store, round_code: str, place: Place, text: str, *, by: str) -> None:
    """Write a text; an empty one takes out what stood there, and what stands there already is not written again.

    `by` is a function, not a person. RefusalError: no such round, section, field or measure.
    """
    who = required(by, "die Stelle, die schreibt,")
    told = "\n".join(line.strip() for line in text.strip().splitlines())
    with store.write() as writer:
        known_round(round_code, queries.run(writer, "master/steering_round")["code"].to_list())
        section, subject = _known(writer, place)
        holding = texts(writer, round_code).get((section.code, subject))
        if told != (holding.text if holding else ""):
            row = {"round": round_code, "section": section.code, "subject": subject, "text": told}
            writer.insert("report_text", [row | {"written_by": who, "written_at": now()}])


def _known(writer: Writer, place: Place) -> tuple[Section, str | None]:
    code, subject = place
    if code not in BY_CODE:
        raise RefusalError(f"Einen Abschnitt „{code}“ hat der Bericht nicht; bekannt sind: {', '.join(BY_CODE)}.")
    section = BY_CODE[code]
    match section.about:
        case About.WHOLE:
            return section, None
        case About.FIELD:
            numbers = queries.run(writer, "master/action_field")["number"].to_list()
            return section, str(known_action_field(int(subject) if subject and subject.isdigit() else 0, numbers))
        case About.MEASURE:
            keys = queries.run(writer, "deliveries/measure", measure_id=subject or "")["measure_id"].to_list()
            return section, known_measure(subject or "", keys)
