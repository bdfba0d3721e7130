"""The record of a freeze as a German text for the file, and the sentences of the page of a round."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dashboard.documents.round_record import Heading, record_lines, record_text
from dashboard.rounds.agenda import minutes_words
from dashboard.ui.steering_round.page import step_lines

RECORD: dict[str, Any] = {
    "measures": 1173,
    "stages": {"planned": 1, "none": 2, "completed": 1170},
    "ratings": {"red": 1, "none": 2},
    "not_delivered": ["SJV", "ZGF"],
    "partial": ["SUKW"],
    "not_released": [],
    "not_reported": ["SJV-0001", "SJV-0002"],
    "open_inquiries": 1,
    "open_consents": ["SKB-0002"],
    "open_decisions": [
        {"number": 3, "round": "2025", "wording": "Kurse  ausweiten", "due_on": "2026-03-31"},
        {"number": 4, "round": "2026", "wording": "Bericht lesen", "due_on": None},
    ],
    "named": [
        {"kind": "not_reported", "department": "SJV", "measure_id": "SJV-0001", "detail": "Anlaufstelle"},
        {"kind": "not_reported", "department": None, "measure_id": "SJV-0002", "detail": "Beirat"},
        {"kind": "inquiry", "department": "ZGF", "measure_id": "ZGF-0001", "detail": "Wie viele?"},
        {"kind": "consent", "department": "SJV", "measure_id": "SKB-0002", "detail": "SJV-0001"},
    ],
    "program": "0.1.0",
}
NAMES = {"SJV": "Justiz und Verfassung", "ZGF": "ZGF"}


def record(*, is_sample: bool) -> str:
    heading = Heading("Steuerungsrunde 2026", date(2026, 9, 30), "Referat 31", datetime(2026, 11, 23, 9), is_sample)
    return record_text(RECORD, NAMES, heading).decode("utf-8-sig")


def test_the_record_tells_what_is_counted_who_was_silent_and_what_was_open() -> None:
    assert record(is_sample=False).split("\r\n") == [
        "Vermerk zur Festschreibung: Steuerungsrunde 2026",
        "================================================",
        "",
        "Stichtag: 30.09.2026",
        "Festgeschrieben am 23.11.2026 durch: Referat 31",
        "",
        "Maßnahmen (ohne zusammengeführte): 1.173",
        "Umsetzungsstand: geplant 1, umgesetzt 1.170, keine Angabe 2",
        "Ampel der nicht beendeten: gefährdet 1, nicht bewertet 2",
        "Nichts freigegeben hatten: Justiz und Verfassung (SJV) und ZGF",
        "Nur zum Teil freigegeben hatten: SUKW",
        "Arbeitsstand ohne Freigabe: keine",
        "Nicht gemeldete Maßnahmen: 2",
        "  - SJV-0001 Anlaufstelle, Justiz und Verfassung (SJV)",
        "  - SJV-0002 Beirat, ohne Federführung",
        "Unbeantwortete Fragen: 1 Frage",
        "  - an ZGF zu ZGF-0001: Wie viele?",
        "Ausstehende Zustimmungen: 1",
        "  - SKB-0002 soll in SJV-0001 weiterleben; gefragt ist Justiz und Verfassung (SJV)",
        "Offene Beschlüsse: 2",
        "  - Nr. 3 der Runde 2025, Frist 31.03.2026: Kurse ausweiten",
        "  - Nr. 4 der Runde 2026: Bericht lesen",
        "Programmfassung: 0.1.0",
        "",
        "Was nach der Festschreibung freigegeben wurde, ist als Nachmeldung vermerkt und ändert diesen Stand nicht.",
        "",
    ]


def test_who_had_answered_without_a_list_has_a_line_of_its_own() -> None:
    lines = {line.label: line.text for line in record_lines({**RECORD, "unchanged": ["ZGF"], "nil_return": ["SJV"]}, NAMES)}

    assert lines["Unverändert bestätigt, ohne Liste"] == "ZGF"
    assert lines["Fehlanzeige (nichts zu melden)"] == "Justiz und Verfassung (SJV)"


def test_a_record_of_an_earlier_version_names_keys_only() -> None:
    old = {name: value for name, value in RECORD.items() if name not in ("partial", "open_decisions", "named")}
    lines = {line.label: (line.text, line.items) for line in record_lines(old, NAMES)}
    assert lines["Nicht gemeldete Maßnahmen"] == ("2 (SJV-0001, SJV-0002)", [])
    assert lines["Ausstehende Zustimmungen"] == ("1 (SKB-0002)", [])
    assert lines["Nur zum Teil freigegeben hatten"] == ("keine", ())
    assert lines["Offene Beschlüsse"] == ("keine", [])


def test_the_record_of_sample_lists_says_so() -> None:
    assert "Beispieldaten" in record(is_sample=True)
    assert "Beispieldaten" not in record(is_sample=False)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, "ohne Zeit"),
        (1, "1 Minute"),
        (59, "59 Minuten"),
        (60, "1 Stunde"),
        (61, "1 Stunde 1 Minute"),
        (135, "2 Stunden 15 Minuten"),
    ],
)
def test_a_time_is_told_in_hours_and_minutes(minutes: int | None, words: str) -> None:
    assert minutes_words(minutes) == words


def test_steps_before_the_present_one_are_done_and_those_behind_it_are_to_come() -> None:
    assert [standing for _, standing in step_lines("collecting")] == ["✓ erledigt", "→ jetzt", *["steht aus"] * 4]
    assert [standing for _, standing in step_lines("minuted")] == ["✓ erledigt"] * 6
