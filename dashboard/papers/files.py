"""Papers as files: their names, both ways out, and all dossiers of a round in one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.documents.outgoing import FIRST_DAY
from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.papers.dossier import dossier
from dashboard.papers.drafts import draft
from dashboard.papers.group_minutes import group_minutes, has_met
from dashboard.papers.html import html
from dashboard.papers.interim import interim
from dashboard.papers.minutes import minutes
from dashboard.papers.model import Paper
from dashboard.papers.parliament import parliament_table
from dashboard.papers.pdf import pdf
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.papers.word import word


@dataclass(frozen=True, slots=True)
class Form:
    """What a paper becomes: its name for people, the ending of its file, its type, and how it is made."""

    name: str
    ending: str
    mime: str
    make: Callable[[Paper], bytes]


PDF = Form("PDF", "pdf", "application/pdf", pdf)
WORD = Form("Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word)
FORMS = (PDF, WORD)
HTML = Form("Webseite", "html", "text/html", html)
"""Of what goes out to the public."""


def dossier_name(round_code: str, part: Part) -> str:
    """Without an ending: "Sitzungsmappe_2026_SKB"."""
    return _named("Sitzungsmappe", round_code, part)


def _named(what: str, round_code: str, part: Part) -> str:
    named = [part.name] if part.name else [*part.bodies, *(f"HF{code}" for code in part.fields)] or ["alle"]
    return "_".join(map(plain_name, (what, round_code, *named)))


def minutes_name(facts: RoundFacts, *, is_passed_on: bool) -> str:
    """Without an ending: "Niederschrift_2026_zur_Weitergabe"."""
    name = "Niederschrift" if facts.round.is_held else "Tagesordnung"
    return f"{name}_{plain_name(facts.round.code)}{'_zur_Weitergabe' if is_passed_on else ''}"


def group_minutes_name(facts: RoundFacts, day: date, *, is_passed_on: bool) -> str:
    """Without an ending: "Niederschrift_Arbeitsgruppe_2026-11-05"."""
    name = "Niederschrift" if has_met(facts, day) else "Tagesordnung"
    return f"{name}_Arbeitsgruppe_{day.isoformat()}{'_zur_Weitergabe' if is_passed_on else ''}"


def interim_name(round_code: str) -> str:
    """Without an ending: "Zwischenstand_2026"."""
    return f"Zwischenstand_{plain_name(round_code)}"


def draft_name(round_code: str, name: str, measure_id: str) -> str:
    """Without an ending: "Beschlussvorlage_2026_SKB-0004"."""
    return "_".join(map(plain_name, (name, round_code, measure_id)))


def measure_name(round_code: str, measure_id: str) -> str:
    """Without an ending: "Massnahme_SKB-0004_2026"."""
    return f"Massnahme_{plain_name(measure_id)}_{plain_name(round_code)}"


def table_name(round_code: str, part: Part) -> str:
    """Without an ending: "Massnahmen_tabellarisch_2026_SKB"."""
    return _named("Massnahmen_tabellarisch", round_code, part)


def all_parts(facts: RoundFacts) -> list[Part]:
    """The whole, for the chair, each body that is there in the round, and what the master data prepare."""
    return [Part(), *(Part((code,)) for code in facts.board), *facts.presets]


def dossier_files(facts: RoundFacts, part: Part) -> Iterator[tuple[str, bytes]]:
    """A dossier in every form, with the names of the files."""
    paper = dossier(facts, part)
    for form in FORMS:
        yield f"{dossier_name(facts.round.code, part)}.{form.ending}", form.make(paper)


def minutes_files(facts: RoundFacts, *, is_passed_on: bool = False) -> Iterator[tuple[str, bytes]]:
    """Agenda or minutes in every form, with the names of the files."""
    paper = minutes(facts, is_passed_on=is_passed_on)
    for form in FORMS:
        yield f"{minutes_name(facts, is_passed_on=is_passed_on)}.{form.ending}", form.make(paper)


def table_files(facts: RoundFacts, part: Part) -> Iterator[tuple[str, bytes]]:
    """The table for an answer to parliament in every form; `facts` were asked as everybody sees them."""
    paper = parliament_table(facts, part)
    for form in FORMS:
        yield f"{table_name(facts.round.code, part)}.{form.ending}", form.make(paper)


def group_minutes_files(facts: RoundFacts, day: date, *, is_passed_on: bool = False) -> Iterator[tuple[str, bytes]]:
    """Agenda or minutes of a meeting of the working group in every form, with the names of the files."""
    paper = group_minutes(facts, day, is_passed_on=is_passed_on)
    for form in FORMS:
        yield f"{group_minutes_name(facts, day, is_passed_on=is_passed_on)}.{form.ending}", form.make(paper)


def interim_files(facts: RoundFacts) -> Iterator[tuple[str, bytes]]:
    """The interim report in every form, with the names of the files."""
    paper = interim(facts)
    for form in FORMS:
        yield f"{interim_name(facts.round.code)}.{form.ending}", form.make(paper)


def draft_file(facts: RoundFacts, name: str, measure_id: str) -> tuple[str, bytes]:
    """A draft, which is to be written in: the name of the file, and the Word document."""
    return f"{draft_name(facts.round.code, name, measure_id)}.{WORD.ending}", word(draft(facts, name, measure_id))


def dossiers_archive(facts: RoundFacts) -> bytes:
    """All dossiers of a round; the same state makes the same archive, but for the Word documents' own dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in all_parts(facts):
            for name, content in dossier_files(facts, part):
                archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
