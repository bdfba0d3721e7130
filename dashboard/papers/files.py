"""Papers as files: their names, both ways out, and all dossiers of a round in one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.documents.outgoing import FIRST_DAY
from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.papers.dossier import dossier
from dashboard.papers.html import html
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
    named = [*part.bodies, *(f"HF{code}" for code in part.fields)] or ["alle"]
    return "_".join(map(plain_name, (what, round_code, *named)))


def minutes_name(facts: RoundFacts, *, is_passed_on: bool) -> str:
    """Without an ending: "Niederschrift_2026_zur_Weitergabe"."""
    name = "Niederschrift" if facts.round.is_held else "Tagesordnung"
    return f"{name}_{plain_name(facts.round.code)}{'_zur_Weitergabe' if is_passed_on else ''}"


def measure_name(round_code: str, measure_id: str) -> str:
    """Without an ending: "Massnahme_SKB-0004_2026"."""
    return f"Massnahme_{plain_name(measure_id)}_{plain_name(round_code)}"


def table_name(round_code: str, part: Part) -> str:
    """Without an ending: "Massnahmen_tabellarisch_2026_SKB"."""
    return _named("Massnahmen_tabellarisch", round_code, part)


def all_parts(facts: RoundFacts) -> list[Part]:
    """The whole, for the chair, and each body that is there in the round."""
    return [Part(), *(Part((code,)) for code in facts.board)]


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


def dossiers_archive(facts: RoundFacts) -> bytes:
    """All dossiers of a round; the same state makes the same archive, but for the Word documents' own dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in all_parts(facts):
            for name, content in dossier_files(facts, part):
                archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
