"""Papers as files: their names, both ways out, the presentation, and all dossiers of a round in one archive."""

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
from dashboard.papers.minutes import called, minutes
from dashboard.papers.model import Paper
from dashboard.papers.parliament import parliament_table
from dashboard.papers.pdf import pdf
from dashboard.papers.presentation import presentation
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.papers.slides import slides
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
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
"""The type of a presentation, which is no paper and has this one form."""
Step = Callable[[int, int, str], None]
"""Is told how many are done, of how many, and the name of what was done last."""


def dossier_name(round_code: str, part: Part) -> str:
    """Without an ending: "Sitzungsmappe_2026_SKB"."""
    return _named("Sitzungsmappe", round_code, part)


def _named(what: str, round_code: str, part: Part) -> str:
    named = [part.name] if part.name else [*part.bodies, *(f"HF{code}" for code in part.fields)] or ["alle"]
    return "_".join(map(plain_name, (what, round_code, *named)))


def minutes_name(facts: RoundFacts, *, is_passed_on: bool) -> str:
    """Without an ending: "Niederschrift_2026_zur_Weitergabe"."""
    return f"{called(facts)}_{plain_name(facts.round.code)}{'_zur_Weitergabe' if is_passed_on else ''}"


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


def changes_name(earlier: str, later: str) -> str:
    """Without an ending: "Veraenderungen_2025_2026"."""
    return "_".join(map(plain_name, ("Veraenderungen", earlier, later)))


def slides_name(round_code: str) -> str:
    """ "Praesentation_2026.pptx"."""
    return f"Praesentation_{plain_name(round_code)}.pptx"


def all_parts(facts: RoundFacts) -> list[Part]:
    """The whole, for the chair, each body that is there in the round, and what the master data prepare."""
    return [Part(), *(Part((code,)) for code in facts.board), *facts.presets]


def dossier_files(facts: RoundFacts, part: Part) -> Iterator[tuple[str, bytes]]:
    """A dossier in every form, with the names of the files; with the chair's comes the presentation."""
    paper = dossier(facts, part)
    for form in FORMS:
        yield f"{dossier_name(facts.round.code, part)}.{form.ending}", form.make(paper)
    if part.is_whole:
        yield slides_file(facts)


def slides_file(facts: RoundFacts) -> tuple[str, bytes]:
    """The presentation for the session, with the name of its file."""
    return slides_name(facts.round.code), slides(presentation(facts))


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


def _silently(_done: int, _total: int, _name: str) -> None:
    """Tell nobody."""


def dossiers_archive(facts: RoundFacts, step: Step = _silently) -> bytes:
    """All dossiers of a round; the same state makes the same archive, but for the own dates of what is no PDF."""
    buffer, parts = io.BytesIO(), all_parts(facts)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, part in enumerate(parts):
            step(done, len(parts), dossier_name(facts.round.code, part))
            for name, content in dossier_files(facts, part):
                archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
