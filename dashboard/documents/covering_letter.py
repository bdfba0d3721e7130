"""What goes out with a round sheet: the letter (Word) and the text of the mail, with the days that count and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard import formats, queries
from dashboard.documents.letter_paper import Paragraph, Style, letter
from dashboard.documents.mail import Mail
from dashboard.documents.round_sheet.workbook import Asked, asked_of, file_name, plain_name
from dashboard.intake.joining.identity import known_measures
from dashboard.intake.master.tables import load_framework
from dashboard.store import Queryable
from dashboard.vocabulary import DRAFT_SEEN_BY, SAMPLE_MARK, WHERE_OPEN

_SAMPLE = f"{SAMPLE_MARK}: keine Angaben der Häuser"
_THANKS = "Vielen Dank für Ihre Mitarbeit und freundliche Grüße"


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What the letter speaks of: the body and round, how many measures its sheet holds, how many inquiries wait, who writes."""

    asked: Asked
    measures: int
    inquiries: int
    lead_unit: str
    today: date


def letter_name(department: str, round_code: str) -> str:
    """Under which name a letter goes out: "Anschreiben_2026_SKB.docx"."""
    return f"Anschreiben_{plain_name(round_code)}_{plain_name(department)}.docx"


def covering_letter(source: Queryable, department: str, round_code: str, *, today: date | None = None) -> bytes:
    """The letter to a body as a Word document (A4), as of a day (None: now); RefusalError where body or round is unknown."""
    occasion = _occasion(source, department, round_code, today)
    asked = occasion.asked
    paragraphs = [
        *([Paragraph(_SAMPLE, Style.MARK)] if asked.is_sample else []),
        Paragraph(f"{occasion.lead_unit}\n{formats.day(occasion.today)}", Style.ADDRESS),
        Paragraph(f"An\n{asked.official_name} ({asked.department})", Style.ADDRESS),
        Paragraph(_subject(asked), Style.SUBJECT),
        Paragraph("Guten Tag,"),
        *(Paragraph(text) for text in _request(occasion)),
        *(Paragraph(text, label=f"{label}:") for label, text in _days(asked)),
        Paragraph("Rückmeldeliste oder eigene Liste", Style.HEADING),
        *(Paragraph(text) for text in _what(occasion)),
        Paragraph("So bringen Sie die Rückmeldung ein", Style.HEADING),
        *(Paragraph(text, Style.STEP) for text in _STEPS),
        Paragraph("Fragen", Style.HEADING),
        Paragraph(_whom_to_ask(occasion)),
        Paragraph(f"{_THANKS}\n{occasion.lead_unit}"),
    ]
    return letter(_subject(asked), paragraphs)


def covering_mail(source: Queryable, department: str, round_code: str, *, today: date | None = None) -> Mail:
    """The same as the text of a mail; RefusalError where the body or the round is unknown."""
    occasion = _occasion(source, department, round_code, today)
    asked = occasion.asked
    days = "\n".join(f"{label}: {text}" for label, text in _days(asked))
    steps = "\n".join(f"{number}. {text}" for number, text in enumerate(_STEPS, 1))
    texts = [
        "Guten Tag,",
        *_request(occasion),
        days,
        *_what(occasion),
        steps,
        _whom_to_ask(occasion),
        f"{_THANKS}\n{occasion.lead_unit}",
    ]
    subject = _subject(asked)
    return Mail(f"{SAMPLE_MARK}: {subject}" if asked.is_sample else subject, "\n\n".join(texts))


def _occasion(source: Queryable, department: str, round_code: str, today: date | None) -> _Occasion:
    day = today or date.today()
    asked = asked_of(source, department, round_code, day)
    known = [each for each in known_measures(source, department, round_code) if each.values["stage"] != "merged"]
    inquiries = queries.run(source, "round_sheet/inquiries", department=department, round=round_code)
    waiting = int(inquiries["answer"].null_count())
    return _Occasion(asked, len(known), waiting, load_framework(source).lead_unit, day)


def _subject(asked: Asked) -> str:
    due = asked.deadline.due
    if due is None:
        until = ""
    elif asked.deadline.is_over:
        until = f", erbeten zum {formats.day(due)}"
    else:
        until = f" bis {formats.day(due)}"
    return f"Steuerungsrunde {asked.round_code}: Bitte um Rückmeldung{until}"


def _request(occasion: _Occasion) -> Iterator[str]:
    asked = occasion.asked
    if asked.held_on is not None and asked.held_on < occasion.today:
        yield (
            f"die Steuerungsrunde war für den {formats.day(asked.held_on)} vorgesehen. Zum Umsetzungsstand der Maßnahmen am "
            f"{formats.day(asked.reference_date)} bitten wir Ihr Haus noch um seine Rückmeldung."
        )
        return
    held = (
        f"die Steuerungsrunde kommt am {formats.day(asked.held_on)} zusammen" if asked.held_on else "die Steuerungsrunde steht an"
    )
    yield (
        f"{held}. Dafür stellen wir den Umsetzungsstand der Maßnahmen zum {formats.day(asked.reference_date)} zusammen und "
        "bitten Ihr Haus um seine Rückmeldung."
    )


def _days(asked: Asked) -> list[tuple[str, str]]:
    return [
        ("Rückmeldung bis", asked.deadline.words),
        ("Stichtag der Angaben", formats.day(asked.reference_date)),
        ("Sitzung der Steuerungsrunde", asked.held_text),
    ]


def _what(occasion: _Occasion) -> Iterator[str]:
    name = file_name(occasion.asked.department, occasion.asked.round_code)
    told = f"Sie enthält {formats.measures(occasion.measures)} mit dem zuletzt gemeldeten Stand"
    held = f"{told}; zu ändern ist nur, was sich geändert hat."
    empty = "Sie ist noch leer; bitte tragen Sie die Maßnahmen Ihres Hauses ein."
    yield f"Beigefügt ist die Rückmeldeliste Ihres Hauses ({name}). {held if occasion.measures else empty}"
    if occasion.inquiries:
        stands = "steht" if occasion.inquiries == 1 else "stehen"
        asked = formats.counted(occasion.inquiries, "Rückfrage", "Rückfragen")
        yield f"Im Blatt „Rückfragen“ {stands} dazu {asked}; wir bitten Sie, sie zu beantworten."
    yield (
        "Führt Ihr Haus eine eigene Liste, genügt diese, so wie sie ist; eine zweite Liste brauchen Sie nicht zu pflegen. "
        "Hat sich seit der letzten Meldung nichts geändert, genügt uns die Angabe „alles unverändert“."
    )


_STEPS = (
    "Öffnen Sie die Liste in Excel oder LibreOffice und bringen Sie die weißen Spalten auf den Stand des Stichtags.",
    f"Senden Sie sie uns zurück, oder laden Sie sie, {WHERE_OPEN}, dort unter „Rückmeldungen“ – „Hochladen“ hoch. Vor der "
    "Annahme ist zu sehen, was zu prüfen ist und was sich ändern würde.",
    f"Angenommen gilt die Rückmeldung zunächst als Arbeitsstand. {DRAFT_SEEN_BY}",
    "Lassen Sie sie im Haus freigeben und nennen Sie uns Funktion und Tag, oder vermerken Sie es dort selbst. Erst dann geht die "
    "Rückmeldung in die Unterlagen der Steuerungsrunde ein.",
)


def _whom_to_ask(occasion: _Occasion) -> str:
    lead_unit = occasion.lead_unit[0].lower() + occasion.lead_unit[1:]
    return (
        f"Bei Fragen zur Liste, zu den Begriffen oder wenn Sie mehr Zeit brauchen, wenden Sie sich bitte an die {lead_unit}. "
        "Die Begriffe sind auch im Blatt „Anleitung“ erläutert."
    )
