"""Receipts and reminders word for word: as a house reads them, right in number. What they must not tell: test_receipt.py."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard.documents.covering_letter import covering_mail
from dashboard.documents.mail import reminder
from dashboard.documents.receipt import receipt_text
from dashboard.documents.round_sheet import round_sheet
from dashboard.intake.accepting.acceptance import Receipt, Release, accept
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.deliveries.book import Inquiry, ask, confirm_unchanged
from dashboard.intake.model import Finding
from dashboard.rounds.more_time import extend
from dashboard.store import Store
from dashboard.vocabulary import WHERE_OPEN
from tests.built_once import a_copy_for_each_test
from tests.readings import COLUMNS, empty_store, reading, row
from tests.round_sheets import texts

MOMENT = datetime(2026, 9, 3, 10)
RELEASED = Release("Staatsrätin", date(2026, 9, 2), "Az. 12-3")
ALL = (*COLUMNS, "contact", "internal_note", "rating")


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has told of two measures in 2025; the deadline of 2026 is 15.09.2026."""
    store = empty_store(path)
    rows = [row("Sprachkurse", stage="in_progress", contact="Referat 10", report="läuft"), row("Lesepaten", stage="planned")]
    accept(store, reading(rows, columns=ALL), b"2025", receipt=Receipt("2025", datetime(2025, 9, 1), Release("Leitung")))
    with store.write() as writer:
        told = {"deadline": date(2026, 9, 15), "held_on": date(2026, 11, 5)}
        writer.execute("update steering_round set deadline = $deadline, held_on = $held_on where round = '2026'", told)
    return store


def body(store: Store, number: int) -> str:
    return receipt_text(store, number, for_department="SKB").body


def test_a_receipt_says_what_came_and_what_it_changed(store: Store) -> None:
    rows = [
        row("Sprachkurse", stage="completed", contact="Referat 11", internal_note="vertraulich", rating="green", report="fertig"),
        row("Fachtag"),
    ]
    gone = Answers.of([Answer(AnswerKind.MISSING, ("SKB-0002",), "ended", reason="Mittel entfallen")])
    accept(store, reading(rows, columns=ALL), b"2026", receipt=Receipt("2026", MOMENT, RELEASED, "Referat 10"), answers=gone)

    mail = receipt_text(store, 2, for_department="SKB")

    assert mail.subject == "Rückmeldung 2 von SKB zur Steuerungsrunde 2026: freigegeben"
    assert (
        mail.body
        == """\
„Liste.xlsx“ ist am 03.09.2026 als Rückmeldung 2 von SKB
zur Steuerungsrunde 2026 eingegangen.
Gesendet durch: Referat 10.
Freigegeben durch Staatsrätin am 02.09.2026 (Az. 12-3).

1 Maßnahme ist neu, 2 geändert, 0 unverändert.

SKB-0001  Sprachkurse
    Umsetzungsstand: in Umsetzung → umgesetzt
    Ampel: keine Angabe → im Plan
    Sachstand: läuft → fertig
    Hausintern, geändert und hier nicht genannt: Ansprechstelle und Interne Notiz

SKB-0002  Lesepaten
    Umsetzungsstand: geplant → eingestellt

SKB-0003  Fachtag  (neu)

Nicht mehr in der Liste:
SKB-0002  Lesepaten: eingestellt (Grund: Mittel entfallen)

Einzelheiten stehen, wo das Dashboard für Ihr Haus zugänglich ist, unter
/rueckmeldestand?ressort=SKB&runde=2026"""
    )


def test_nothing_internal_stands_in_a_receipt_of_a_new_measure_either(store: Store) -> None:
    rows = [row("Fachtag", contact="Erika Beispielfrau", internal_note="vertraulich")]
    accept(store, reading(rows, columns=ALL), b"2026", receipt=Receipt("2026", MOMENT))

    assert "Erika" not in body(store, 2)
    assert "vertraulich" not in body(store, 2)


def test_a_draft_says_that_it_is_one(store: Store) -> None:
    accept(store, reading([row("Sprachkurse")]), b"2026", receipt=Receipt("2026", MOMENT))

    assert "Arbeitsstand: Gezählt wird sie erst, wenn das Haus sie freigibt." in body(store, 2)


def test_a_confirmation_says_how_many_measures_go_on(store: Store) -> None:
    told = Receipt("2026", MOMENT, RELEASED, recorded_by="Federführende Stelle", proof="E-Mail vom 01.09.2026")
    confirm_unchanged(store, "SKB", receipt=told, none_to_report=False)
    confirm_unchanged(store, "SIS", receipt=Receipt("2026", MOMENT, RELEASED), none_to_report=True)

    assert body(store, 2).startswith("Bestätigung ohne Liste ist am 03.09.2026 als Rückmeldung 2 von SKB")
    assert "Erfasst für das Haus durch Federführende Stelle; Nachweis: E-Mail vom 01.09.2026." in body(store, 2)
    assert "2 Maßnahmen gelten unverändert." in body(store, 2)
    assert (
        "Fehlanzeige: Das Haus hat nichts zu melden; es läuft keine Maßnahme."
        in receipt_text(store, 3, for_department="SIS").body
    )


def test_a_reminder_says_what_is_missing_until_when_and_how(store: Store) -> None:
    mail = reminder(store, "SKB", "2026", today=date(2026, 9, 15))

    assert mail.subject == "Rückmeldung zur Steuerungsrunde 2026"
    assert (
        mail.body
        == """\
Guten Tag,

für die Steuerungsrunde 2026 am 05.11.2026 stellen wir die Umsetzungsstände zum 30.09.2026 zusammen. Von Ihrem Haus liegt uns \
dazu noch keine Rückmeldung vor.

Bitte senden Sie uns die Rückmeldeliste oder die eigene Liste Ihres Hauses. Hat sich nichts geändert, genügt die Angabe \
„alles unverändert“. Beides geht, wo das Dashboard für Ihr Haus zugänglich ist, auch dort: unter „Hochladen“ und unter \
„Rückmeldestand“.

Die Frist ist der 15.09.2026. Wenn Sie mehr Zeit brauchen, schreiben Sie uns bitte, bis wann und warum.

Vielen Dank und freundliche Grüße
Federführende Stelle Integration"""
    )


def finding(at: int) -> Finding:
    return Finding("stage.unclear", "warning", "Liste", f"D{at}", None, "Bitte ansehen.", field="stage")


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, None),
        (
            1,
            "In der zuletzt angenommenen Liste ist 1 Prüfhinweis noch offen; wir senden ihn Ihnen gern. Er steht, wo ",
        ),
        (
            2,
            "In der zuletzt angenommenen Liste sind 2 Prüfhinweise noch offen; wir senden sie Ihnen gern. Sie stehen, wo ",
        ),
    ],
)
def test_a_reminder_of_a_draft_asks_for_its_release_and_counts_what_is_open(
    store: Store, count: int, sentence: str | None
) -> None:
    # With their keys, so that joining the rows adds no finding.
    rows = [row("Sprachkurse", measure_id="SKB-0001"), row("Lesepaten", measure_id="SKB-0002")]
    found = [finding(at) for at in range(count)]
    accept(store, reading(rows, findings=found), b"2026", receipt=Receipt("2026", MOMENT))

    told = reminder(store, "SKB", "2026").body

    assert "liegt ein Arbeitsstand vor, der noch nicht freigegeben ist" in told
    assert "Bitte lassen Sie den Arbeitsstand im Haus freigeben" in told
    assert (sentence in told) if sentence else ("Prüfhinweis" not in told)


def test_an_extended_deadline_is_told_as_such_and_after_the_release_there_is_none(store: Store) -> None:
    extend(store, "2026", "SKB", date(2026, 10, 1), reason=None, by="Federführende Stelle")
    assert (
        "Die Frist ist der 01.10.2026 (für Ihr Haus verlängert)." in reminder(store, "SKB", "2026", today=date(2026, 10, 1)).body
    )
    late = reminder(store, "SKB", "2026", today=date(2026, 11, 28)).body
    assert "Die Frist war der 01.10.2026 (für Ihr Haus verlängert), seit 58 Tagen fällig." in late
    assert "für die Steuerungsrunde 2026 am 05.11.2026 haben wir die Umsetzungsstände zum 30.09.2026 zusammengestellt." in late

    confirm_unchanged(store, "SKB", receipt=Receipt("2026", MOMENT, RELEASED), none_to_report=False)

    told = reminder(store, "SKB", "2026").body
    assert "Ihr Haus hat bestätigt, dass alles unverändert ist; vielen Dank." in told
    assert "Frist" not in told


def test_a_newer_draft_beside_a_released_list_is_reminded_of(store: Store) -> None:
    confirm_unchanged(store, "SKB", receipt=Receipt("2026", MOMENT, RELEASED), none_to_report=False)
    accept(store, reading([row("Sprachkurse")]), b"2026", receipt=Receipt("2026", MOMENT))

    told = reminder(store, "SKB", "2026").body

    assert "Ein neuerer Arbeitsstand wartet noch auf die Freigabe; bis dahin gilt die freigegebene Rückmeldung." in told
    assert "Bitte lassen Sie den Arbeitsstand im Haus freigeben" in told
    assert "Zu tun ist nichts mehr" not in told


def test_no_house_is_sent_to_a_page_that_it_cannot_open(store: Store) -> None:
    """The program listens on one machine only: whatever names a page says for whom, and what to do without it."""
    ask(store, Inquiry("2026", "SKB", "Wie viele?", "Arbeitsgruppe", date(2026, 5, 6)))
    sheets = load_workbook(io.BytesIO(round_sheet(store, "SKB", "2026")))
    written = [text for name in ("Anleitung", "Rückfragen") for text in texts(sheets[name])]
    written += covering_mail(store, "SKB", "2026").body.splitlines()
    written += reminder(store, "SKB", "2026").body.splitlines()
    accept(store, reading([row("Sprachkurse")]), b"2026", receipt=Receipt("2026", MOMENT))
    written += reminder(store, "SKB", "2026").body.splitlines()

    sent = [text for text in written if "„Hochladen“" in text or "„Rückmeldestand“" in text]
    assert len(sent) == 5
    assert [text for text in sent if WHERE_OPEN not in text] == []
    assert [text for text in sent if "uns" not in text.split() and "federführenden Stelle" not in text] == []
