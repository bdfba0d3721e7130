"""The public report in the books: what is written, with whom it was agreed, what was released, what a redaction leaves of it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.intake.deliveries.redacting import redact_words, redaction_effect
from dashboard.refusals import RefusalError
from dashboard.report.agreeing import Agreement, agreements, record
from dashboard.report.released import File, content, files, open_steps, release, releases, standing
from dashboard.report.texts import texts, write
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.small_store import DEPARTMENTS, said, small_store

LEAD = "Federführende Stelle"
TODAY = date(2026, 11, 29)
SENATE = Agreement("agreed", date(2026, 11, 24), "Vorlage 12")
PDF = File("bericht.pdf", "application/pdf", b"%PDF gepackt")
PAGE = File("bericht.html", "text/html", "<p>Frau Beispiel &amp; Söhne leitet den Kurs.</p>".encode())
ROWS = File("massnahmen.csv", "text/csv", "Kennung;Maßnahme\r\nSKB-0001;Kurs\r\n".encode("utf-8-sig"))


@a_copy_for_each_test
def store(path: Path) -> Store:
    """Two frozen rounds."""
    store = small_store(path, [said("2025", "SKB-0001", title="Kurs"), said("2026", "SKB-0001", title="Kurs")])
    freeze(store, "2025", by=LEAD)
    freeze(store, "2026", by=LEAD)
    return store


def agreed(store: Store, round_code: str = "2026") -> None:
    for code in DEPARTMENTS:
        record(store, round_code, code, Agreement("agreed", date(2026, 11, 10), None), by=LEAD)
    record(store, round_code, None, SENATE, by=LEAD)


def test_the_last_text_of_a_section_holds_and_the_others_are_its_history(store: Store) -> None:
    write(store, "2026", ("state", "1"), "Erste Fassung", by=LEAD)
    write(store, "2026", ("state", "1"), "  Zweite Fassung \n", by=LEAD)
    write(store, "2026", ("state", "1"), "Zweite Fassung", by=LEAD)
    assert {place: each.text for place, each in texts(store, "2026").items()} == {("state", "1"): "Zweite Fassung"}
    told = queries.run(store, "report/history", round="2026", section="state", subject="1")
    assert told["text"].to_list() == ["Zweite Fassung", "Erste Fassung"]
    write(store, "2026", ("state", "1"), "", by=LEAD)
    assert texts(store, "2026") == {}


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (("foreword", None), r"Einen Abschnitt „foreword“ hat der Bericht nicht"),
        (("state", "99"), r"Ein Handlungsfeld 99 gibt es in den Stammdaten nicht\."),
        (("dropped", "SKB-9999"), r"Eine Maßnahme mit der Kennung „SKB-9999“ gibt es nicht\."),
    ],
)
def test_there_is_no_text_on_what_is_not_there(store: Store, place: tuple[str, str | None], sentence: str) -> None:
    with pytest.raises(RefusalError, match=sentence):
        write(store, "2026", place, "Text", by=LEAD)


def test_a_text_that_the_last_released_report_had_is_told_apart(store: Store) -> None:
    write(store, "2025", ("state", "1"), "Die Plätze reichen nicht.", by=LEAD)
    write(store, "2026", ("state", "1"), "Die Plätze reichen nicht.", by=LEAD)
    assert not texts(store, "2026")["state", "1"].is_unchanged  # nothing of 2025 was released
    agreed(store, "2025")
    release(store, "2025", [PDF], today=TODAY, by=LEAD)
    assert texts(store, "2026")["state", "1"].is_unchanged
    write(store, "2026", ("state", "1"), "Die Plätze reichen jetzt.", by=LEAD)
    assert not texts(store, "2026")["state", "1"].is_unchanged


def test_the_last_word_of_a_body_holds_and_can_be_taken_back(store: Store) -> None:
    record(store, "2026", "skb", Agreement("objected", date(2026, 11, 1), None), by=LEAD)
    record(store, "2026", "SKB", Agreement("agreed", date(2026, 11, 5), "Mail vom 5.11."), by=LEAD)
    record(store, "2026", "SJV", Agreement("no_answer", date(2026, 11, 5), None), by=LEAD)
    record(store, "2026", "SJV", None, by=LEAD)
    found = agreements(store, "2026")
    assert {code: each.words for code, each in found.bodies.items()} == {"SKB": "abgestimmt (05.11.2026)"}
    assert found.senate is None


def test_nothing_goes_out_before_the_state_is_frozen_everybody_was_asked_and_the_senate_has_decided(tmp_path: Path) -> None:
    store = small_store(tmp_path / "dashboard.duckdb", [said("2026", "SKB-0001")])
    assert open_steps(store, "2026", DEPARTMENTS, TODAY) == [
        "Der Stand der Runde 2026 ist noch nicht festgeschrieben.",
        "Noch nicht vermerkt ist die Abstimmung mit SASJI, SKB, SJV und MAG-BHV.",
        "Der Tag, an dem der Senat den Bericht beschlossen hat, ist noch nicht vermerkt.",
    ]
    with pytest.raises(RefusalError, match=r"Veröffentlicht wird noch nichts\. Der Stand der Runde 2026 ist noch nicht"):
        release(store, "2026", [PDF], today=TODAY, by=LEAD)
    assert releases(store) == []


def test_the_senate_decides_before_the_report_goes_out(store: Store) -> None:
    agreed(store)
    record(store, "2026", None, Agreement("agreed", date(2026, 11, 30), None), by=LEAD)
    assert open_steps(store, "2026", DEPARTMENTS, TODAY) == ["Der Senat beschließt erst am 30.11.2026."]
    assert open_steps(store, "2026", DEPARTMENTS, date(2026, 11, 30)) == []


def test_a_released_report_keeps_its_bytes_and_their_digests(store: Store) -> None:
    agreed(store)
    told = release(store, "2026", [PDF, ROWS], today=TODAY, by=LEAD)
    assert (told.report_id, told.round, told.senate_on, told.reference_date) == (1, "2026", SENATE.on, date(2026, 9, 30))
    assert [(each.name, each.sha256, each.is_kept) for each in files(store, 1)] == [
        (each.name, hashlib.sha256(each.content).hexdigest(), True) for each in (PDF, ROWS)
    ]
    assert content(store, 1, "massnahmen.csv") == ROWS.content
    listed = "".join(f"{each.sha256}  {each.name}\n" for each in files(store, 1))
    assert told.sha256 == hashlib.sha256(listed.encode()).hexdigest()
    with pytest.raises(RefusalError, match=r"Eine Datei „anders\.pdf“ hat der Bericht Nr\. 1 nicht\."):
        content(store, 1, "anders.pdf")


def test_a_second_edition_needs_a_reason_and_the_first_one_stays(store: Store) -> None:
    agreed(store)
    release(store, "2026", [PDF], today=TODAY, by=LEAD)
    with pytest.raises(RefusalError, match=r"Bitte geben Sie den Grund der neuen Fassung an"):
        release(store, "2026", [PDF], today=TODAY, by=LEAD)
    release(store, "2026", [ROWS], reason="Tippfehler auf Seite 3", today=TODAY, by=LEAD)
    assert [(each.report_id, each.holds, each.reason) for each in releases(store)] == [
        (2, True, "Tippfehler auf Seite 3"),
        (1, False, None),
    ]
    found = standing(store, "2026")
    assert found is not None
    assert found.report_id == 2
    assert content(store, 1, "bericht.pdf") == PDF.content


@pytest.mark.parametrize("word", ["Frau Beispiel", "Beispiel & Söhne"])
def test_redacted_words_leave_a_released_report_which_says_so(store: Store, word: str) -> None:
    agreed(store)
    release(store, "2026", [PDF, PAGE, ROWS], today=TODAY, by=LEAD)
    assert redaction_effect(store, 1, [word], "Bitte").endswith(", geschwärzt auch in dem veröffentlichten Bericht Nr. 1.")
    redact_words(store, 1, [word], reason="Bitte der Person", by=LEAD)
    assert "[geschwärzt]" in content(store, 1, "bericht.html").decode()
    assert word.partition(" ")[2] not in content(store, 1, "bericht.html").decode()
    assert content(store, 1, "massnahmen.csv") == ROWS.content
    with pytest.raises(RefusalError, match=r"Die Datei „bericht\.pdf“ wurde am .* entfernt"):
        content(store, 1, "bericht.pdf")
    kept = {each.name: (each.is_kept, each.redacted_on is not None) for each in files(store, 1)}
    assert kept == {"bericht.pdf": (False, True), "bericht.html": (True, True), "massnahmen.csv": (True, False)}
    assert releases(store)[0].redacted_on is not None
    assert files(store, 1)[0].sha256 == hashlib.sha256(PAGE.content).hexdigest()


def test_other_words_leave_a_released_report_as_it_is(store: Store) -> None:
    agreed(store)
    release(store, "2026", [PDF, PAGE], today=TODAY, by=LEAD)
    redact_words(store, 1, ["Jemand Anderes"], reason="Bitte der Person", by=LEAD)
    assert content(store, 1, "bericht.pdf") == PDF.content
    assert releases(store)[0].redacted_on is None
