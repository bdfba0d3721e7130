"""Drafts, minutes of the working group and the interim report: what they say, and what they leave out."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from dashboard import queries
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.papers.drafts import draft
from dashboard.papers.group_minutes import group_minutes
from dashboard.papers.interim import interim
from dashboard.papers.model import Heading, Paper
from dashboard.papers.pdf import pdf
from dashboard.papers.round_facts import RoundFacts
from dashboard.papers.word import word
from dashboard.refusals import RefusalError
from dashboard.rounds.agenda import Item, save_agenda
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.freezing import freeze
from dashboard.rounds.meetings import note, plan, withdraw
from dashboard.rounds.outcomes import Outcome, record_outcome
from dashboard.rounds.steps import note_step
from dashboard.store import Store
from tests.sample_store import sample_store
from tests.small_store import said, small_store
from tests.unit.test_papers import words_of

TODAY, MEETING = date(2026, 11, 29), date(2026, 9, 10)
LEAD = "Leitstelle"
pytestmark = pytest.mark.xdist_group("papers")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> RoundFacts:
    store = sample_store(tmp_path_factory.mktemp("further") / "dashboard.duckdb")
    return RoundFacts.of(store, "2026", TODAY)


def headings(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


ASKED = said(
    "2026",
    "SKB-0001",
    title="Kurs",
    decision_needed="Stellen entfristen",
    description="Sprachkurse in der Kita",
    report="Zwei Gruppen laufen.",
    funding_status="open",
    stage="in_progress",
    rating="red",
    rating_reason="Stellen enden",
)


def test_a_draft_has_the_sections_of_the_master_data_in_their_order(sample: RoundFacts) -> None:
    (first, *_) = sample.requests["measure_id"]
    assert list(sample.drafts) == ["Beschlussvorlage", "Senatsvorlage"]
    told = headings(draft(sample, "Senatsvorlage", first))
    assert told[0] == "Vorlage für die Sitzung des Senats"
    assert [each[:2] for each in told[1:]] == ["A.", "B.", "C.", "D.", "E.", "F.", "G."]
    assert "Klimacheck" in told[4]


def test_without_sections_in_the_master_data_a_draft_has_a_neutral_order_and_the_words_of_the_house(tmp_path: Path) -> None:
    facts = RoundFacts.of(small_store(tmp_path / "s.duckdb", [ASKED]), "2026", TODAY)
    assert list(facts.drafts) == ["Beschlussvorlage", "Vorlage an die Regierung"]
    paper = draft(facts, "Beschlussvorlage", "SKB-0001")
    assert headings(paper) == ["Anlass", "Sachverhalt", "Auswirkungen", "Beschlussvorschlag"]
    assert words_of(word(paper)).splitlines() == [
        "Beschlussvorlage: Kurs",
        "Anlass: Steuerungsrunde 2026",
        "Maßnahme: Kurs (SKB-0001)",
        "Haus: SKB",
        "Stichtag der Angaben: 30.09.2026",
        "Anlass",
        "Erbeten: Stellen entfristen",
        "Federführung: SKB",
        "Handlungsfeld: 1 Sprache",
        "Ebene: Land",
        "Umsetzungsstand: in Umsetzung",
        "Ampel: ◆ gefährdet",
        "Begründung: Stellen enden",
        "Zeitraum: ohne Zeitangabe",
        "Hier ist zu schreiben.",
        "Sachverhalt",
        "Beschreibung: Sprachkurse in der Kita",
        "Sachstand: Zwei Gruppen laufen.",
        "Keine Angabe: Ziel, Zielgruppe, Leitziele, Nächste Schritte und Hemmnis.",
        "Was die Runde dazu wissen muss.",
        "Auswirkungen",
        "Finanzierungsstand: offen",
        "Federführung: SKB",
        "Keine Angabe: Finanzierung, Beteiligte und Weitere Beteiligte.",
        "Kosten, Stellen, Fristen, andere Häuser.",
        "Beschlussvorschlag",
        "Der Wortlaut, über den beschlossen wird.",
    ]
    assert paper.marks == ("Entwurf",)


@pytest.mark.parametrize(
    ("name", "measure_id", "sentence"),
    [
        ("Kabinettsvorlage", "SKB-0001", "Eine Vorlage „Kabinettsvorlage“ gibt es nicht; bekannt sind: Beschlussvorlage"),
        ("Beschlussvorlage", "SKB-0002", "Zur Maßnahme SKB-0002 ist in der Runde 2026 keine Entscheidung erbeten"),
    ],
)
def test_a_draft_that_cannot_be_made_is_refused(tmp_path: Path, name: str, measure_id: str, sentence: str) -> None:
    facts = RoundFacts.of(small_store(tmp_path / "s.duckdb", [ASKED, said("2026", "SKB-0002")]), "2026", TODAY)
    with pytest.raises(RefusalError, match=sentence):
        draft(facts, name, measure_id)


@pytest.fixture
def met(tmp_path: Path) -> Store:
    """The group has taken up field 1, noted on a measure, asked twice and taken one question back."""
    store = small_store(tmp_path / "s.duckdb", [ASKED, said("2026", "SJV-0001", title="Rat", action_field=7)])
    with store.write() as writer:
        writer.execute("update steering_round set deadline = date '2026-10-15' where round = '2026'")
        writer.insert("meeting", [{"kind": "meeting", "day": MEETING, "title": "3. Sitzung"}])
    plan(store, MEETING, [1], remark="Nur die Kitas", by=LEAD)
    note(store, MEETING, "SKB-0001", "Zahlen getrennt nach Alter", by="Arbeitsgruppe")
    for text in ("Wie viele Plätze?", "Versehentlich gefragt"):
        ask(store, Inquiry("2026", "SKB", text, "Arbeitsgruppe", MEETING, "SKB-0001", MEETING))
    withdraw(store, "inquiry", 2, reason="doppelt", by=LEAD)
    return store


def test_the_minutes_of_the_working_group_tell_notes_and_who_answers_until_when(met: Store) -> None:
    told = words_of(word(group_minutes(RoundFacts.of(met, "2026", TODAY), MEETING)))
    assert told.splitlines()[0] == "Niederschrift der Arbeitsgruppe: 3. Sitzung"
    assert "Nur die Kitas" in told
    assert "Warum: Stellen enden" in told
    assert "Kurs (SKB-0001)\nZahlen getrennt nach Alter\nnotiert von: Arbeitsgruppe" in told
    assert "1\nSKB\nWie viele Plätze? (zu Kurs, SKB-0001)\n15.10.2026\nunbeantwortet" in told
    assert "Frage an SKB: Versehentlich gefragt\nGrund: doppelt (Leitstelle)" in told
    assert "1 Sprache\n1\n0 von 1\n0 von 1\n1 von 1" in told
    assert "Rat" not in told


def test_the_version_to_pass_on_leaves_out_answers_and_what_was_taken_back(met: Store) -> None:
    with met.write() as writer:
        reply = {"reply_id": 1, "inquiry_id": 1, "answer": "Vierzig", "released_by": "Leitung", "recorded_by": "x"}
        writer.insert("inquiry_reply", [reply | {"replied_at": date(2026, 9, 20)}])
    facts = RoundFacts.of(met, "2026", TODAY)
    whole, passed_on = (words_of(word(group_minutes(facts, MEETING, is_passed_on=each))) for each in (False, True))
    assert "Vierzig" in whole
    assert "15.10.2026\nbeantwortet" in passed_on
    for word_of_whole in ("Vierzig", "Versehentlich", "notiert von", "Nur die Kitas"):
        assert word_of_whole not in passed_on


def test_until_its_day_the_paper_of_a_meeting_is_its_agenda(met: Store) -> None:
    facts = RoundFacts.of(met, "2026", MEETING)
    paper = group_minutes(facts, MEETING)
    assert paper.title == "Tagesordnung der Arbeitsgruppe: 3. Sitzung"
    assert "Teilnehmende" not in words_of(word(paper))
    with pytest.raises(RefusalError, match=r"Eine Sitzung der Arbeitsgruppe am 01\.01\.2026 gibt es"):
        group_minutes(facts, date(2026, 1, 1))


def test_the_interim_report_of_the_sample_has_four_pages_at_most(sample: RoundFacts) -> None:
    assert 2 <= len(pypdf.PdfReader(io.BytesIO(pdf(interim(sample)))).pages) <= 4


def test_four_pages_stay_four_pages_whatever_the_lists_say(tmp_path: Path) -> None:
    """Lists of 40 red measures with endless texts, each with a decision that names it."""
    endless = "Lange Sätze werden umbrochen. " * 300
    rows = [
        said(code, f"SKB-{at:04}", title=f"{at}: {endless}", rating=rating, rating_reason=endless, next_step=endless)
        for code, rating in (("2025", "green"), ("2026", "red"))
        for at in range(1, 41)
    ]
    store = small_store(tmp_path / "s.duckdb", rows)
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "ändern", "position": 1}])
    for at in range(1, 21):
        for code in ("2025", "2026"):
            decide(store, Decision(code, f"{at}: {endless}", "ändern", measures=(f"SKB-{at:04}",)), by=LEAD)
    paper = interim(RoundFacts.of(store, "2026", TODAY))
    assert len(pypdf.PdfReader(io.BytesIO(pdf(paper))).pages) <= 4
    told = words_of(word(paper))
    assert told.count("und 34 weitere: in der Sitzungsmappe für den Vorsitz") == 2
    assert told.count("und 14 weitere: in der Niederschrift") == 2
    assert "… (gekürzt)" in told


def test_the_interim_report_tells_figures_decisions_and_what_was_deferred(tmp_path: Path) -> None:
    before = replace(ASKED, round="2025", values=ASKED.values | {"rating": "green"})
    store = small_store(tmp_path / "s.duckdb", [before, ASKED, said("2026", "SJV-0001", action_field=7, stage="completed")])
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "ändern", "position": 1}])
    freeze(store, "2025", by=LEAD)
    freeze(store, "2026", by=LEAD)
    own = Item("own", None, "Bericht der ZGF")
    save_agenda(store, "2026", [own], by=LEAD)
    record_outcome(store, "2026", (own,), Outcome("deferred", remark="Krank."), by=LEAD)
    decide(store, Decision("2026", "Die Stellen werden entfristet.", "ändern", {"SKB": "agreed"}), by=LEAD)
    assert interim(RoundFacts.of(store, "2026", TODAY)).marks == ("Entwurf",)
    note_step(store, "2026", "held", by=LEAD)
    paper = interim(RoundFacts.of(store, "2026", TODAY))
    told = words_of(word(paper))
    assert paper.marks == ()
    assert "Rückmeldungen: 2 von 4 Häusern; ohne: SASJI und MAG-BHV" in told
    assert "Die Stellen werden entfristet.\nNr. 1 · SKB · ohne Frist · offen" in told
    assert "Bericht der ZGF: vertagt auf die nächste Runde. Krank." in told
    assert "besser: 0; schlechter: 1; neu: 1; beendet: 0; nicht gemeldet: 0." in told
    rows = queries.run(store, "overview/progress", round="2026")
    assert f"7 Gesundheit\n1\n{rows.filter(field='7', stage='completed').height}\n0\n0\n0\n0" in told
