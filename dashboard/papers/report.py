"""The public report on a round (Umsetzungsbericht): where every measure stands, what was ended and why, who answered.

It shows what it does not know: who was silent, what nobody has written, what has no reason. Of the ratings and of all else that
the houses only share it holds nothing, for its facts do not (dashboard/papers/report_facts.py).
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from dashboard import formats, queries
from dashboard.charts import words as sentences
from dashboard.charts.tally import SHOWN_STAGES, Tally
from dashboard.charts.words import period_words, stage_words
from dashboard.intake.master.tables import load_framework
from dashboard.papers import ledger, words
from dashboard.papers.model import Block, Heading, Items, Paper, Table, Text, line, strong
from dashboard.papers.report_facts import ReportFacts, Row
from dashboard.papers.report_fields import field_blocks, told_by_stage, written_blocks
from dashboard.papers.report_pictures import standings_blocks
from dashboard.papers.report_rows import ENDED, attachments
from dashboard.report.sections import ASSESSMENT, CONTEXT, PARTICIPATION, PLAIN, SUMMARY
from dashboard.vocabulary import BODY_ANSWERS, STAGES

NOT_ANSWERED = ("missing", "draft")
_NOT_COUNTED = "Eine Maßnahme, die in einer anderen aufgegangen ist, zählt dort."


def report_paper(report: ReportFacts) -> Paper:
    """The report; a draft says so on each page."""
    facts = report.facts
    blocks = [
        *(block for section in (SUMMARY, PLAIN) for block in written_blocks(report, section)),
        *_state(report),
        *_asked(report),
        *_fate(report),
        *(block for code in facts.names.get("field", {}) for block in field_blocks(report, code)),
        *(block for section in (PARTICIPATION, CONTEXT, ASSESSMENT) for block in written_blocks(report, section)),
        *_every_measure(report),
        *_counting(),
        *_abbreviations(report),
    ]
    return Paper(
        title=_title(report),
        author=facts.lead_unit,
        day=facts.today if report.is_final else facts.round.reference_date,
        state=f"Stichtag {formats.day(facts.round.reference_date)}",
        blocks=tuple(blocks),
        facts=tuple(_cover(report)),
        marks=report.marks,
        attachments=attachments(report),
    )


def _title(report: ReportFacts) -> str:
    name = load_framework(report.facts.source).name
    return f"Umsetzungsbericht {report.facts.round.reference_date.year}{f': {name}' if name else ''}"


def _cover(report: ReportFacts) -> Iterator[tuple[str, str]]:
    """Of which day the data are, how old that makes them, and who stands behind the report."""
    facts, senate = report.facts, report.agreed.senate
    age = formats.counted((facts.today - facts.round.reference_date).days, "Tag", "Tage")
    yield "Stichtag der Angaben", formats.day(facts.round.reference_date)
    if report.is_final:
        yield "Veröffentlicht", f"am {formats.day(facts.today)}, {age} nach dem Stichtag"
    else:
        yield "Veröffentlicht", f"noch nicht; seit dem Stichtag sind {age} vergangen (Entwurf vom {formats.day(facts.today)})"
    yield "Vom Senat beschlossen", f"am {formats.day(senate.on)}" if senate else "noch nicht"
    if report.reason:
        yield "Neue Fassung", report.reason
    yield "Verglichen mit", f"Runde {report.earlier}" if report.earlier else "nichts: Einen früheren Stand gibt es nicht"
    yield "Herausgegeben von", facts.lead_unit


def _state(report: ReportFacts) -> Iterator[Block]:
    """The whole in a sentence, in figures, and as a picture with its table."""
    facts = report.facts
    now = facts.counted(facts.progress)
    overdue = facts.measures.filter(pl.col("rules").list.contains("overdue")).height
    silent = [facts.body(row["department"]) for row in report.answers if row["answer"] in NOT_ANSWERED]
    yield Heading("Wie es steht")
    yield Text(words.marked(sentences.public_situation(now.total, now.changes, facts.round, silent, "", sentences.Late(overdue))))
    yield _figures(report, now)
    message = sentences.completed_message(now.fields, "Handlungsfeld")
    yield from standings_blocks(facts, "fields", now, message, "Alle Handlungsfelder nach Umsetzungsstand")


def _figures(report: ReportFacts, now: Tally) -> Table:
    """Of the whole and of the same measures then and now: how many are in each stage, and what nobody has confirmed."""
    both = report.changes.filter(pl.col("was_counted"), pl.col("is_counted"))
    rows: list[tuple[str, ...]] = [("Maßnahmen", *map(formats.number, (now.total.measures, both.height, both.height)))]
    for term in SHOWN_STAGES:
        code = None if term.code == "none" else term.code
        then, since = (both.filter(pl.col(column).eq_missing(pl.lit(code))).height for column in ("was_stage", "stage"))
        count = now.total.stages.get(term.code, 0)
        told = [formats.share(*pair) for pair in ((count, now.total.measures), (then, both.height), (since, both.height))]
        rows.append((term.label, *told))
    rows.append((report.facts.round.silence, formats.share(now.total.silent, now.total.measures), "–", "–"))
    if report.earlier is None:
        return Table("Maßnahmen nach Umsetzungsstand", ("Kennzahl", "alle"), tuple(row[:2] for row in rows), (3, 2))
    heads = ("Kennzahl", "alle", f"dieselben, Runde {report.earlier}", "dieselben, jetzt")
    caption = "Maßnahmen nach Umsetzungsstand: alle, und daneben nur die, die beide Runden kennen"
    return Table(caption, heads, tuple(rows), (3, 2.4, 2.4, 2.4))


def _asked(report: ReportFacts) -> Iterator[Block]:
    """Who was asked, who answered, in time or late, who was silent; and what each said to the report."""
    answers = report.answers
    silent = sum(row["answer"] in NOT_ANSWERED for row in answers)
    late = sum(row["is_late"] for row in answers)
    yield Heading("Wer gefragt wurde und wer geantwortet hat")
    told = f": {formats.number(len(answers) - silent - late)} haben geantwortet, {formats.number(late)} verspätet, "
    yield Text(line(strong(f"Gefragt waren {formats.number(len(answers))} Häuser"), told, f"{formats.number(silent)} nicht."))
    rows = []
    for row in answers:
        agreed = report.agreed.bodies.get(row["department"])
        rows.append((f"{row['name']} ({row['department']})", *_answer(row), agreed.words if agreed else "nicht vermerkt"))
    heads = ("Haus", "Rückmeldung", "Frist", "Abstimmung des Berichts")
    yield Table("Rückmeldungen und Abstimmung, Haus für Haus", heads, tuple(rows), (4, 3.4, 2, 2.4))


def _answer(row: Row) -> tuple[str, str]:
    state = BODY_ANSWERS["missing" if row["answer"] in NOT_ANSWERED else row["answer"]].removeprefix("✓ ")
    day = f", {formats.day(row['answered_on'])}" if row["answered_on"] else ""
    late = " (verspätet)" if row["is_late"] else ""
    after = "; später Nachgemeldetes zählt noch nicht" if row["is_after_freeze"] else ""
    return f"{state}{day}{late}{after}", formats.day(row["asked_until"]) if row["asked_until"] else "–"


def _fate(report: ReportFacts) -> Iterator[Block]:
    """The ledger since the earlier round, and everything that was ended or stopped, with its reason."""
    yield Heading("Verbleib")
    if report.book is None:
        yield Text(line("Einen früheren Stand zum Vergleich gibt es nicht."))
        return
    named = ledger.labels(report.facts.round.silence) | dict.fromkeys(("ended_with_reason", "ended_without_reason"), ENDED)
    yield from ledger.told(report.book, report.changes, named)


def _every_measure(report: ReportFacts) -> Iterator[Block]:
    """All measures in one table, each drop with its reason: none stands in prose alone."""
    rows = []
    for row in report.facts.measures.iter_rows(named=True):
        stage = stage_words(row["stage"]) + ("" if row["is_reported"] else f", {report.facts.round.silence}")
        why = told_by_stage(report, row)
        period = period_words(row["start"], row["end"], is_ongoing=row["is_ongoing"])
        field = "–" if row["field"] == "none" else row["field"]
        rows.append((row["measure_id"], row["title"], field, row["responsible"], f"{stage}{why}", period))
    yield Heading("Alle Maßnahmen", begins_page=True)
    caption = f"Alle {formats.measures(len(rows))} zum {formats.day(report.facts.round.reference_date)}. {_NOT_COUNTED}"
    heads = ("Kennung", "Maßnahme", "Feld", "Haus", "Umsetzungsstand", "Zeitraum")
    if rows:
        yield Table(caption, heads, tuple(rows), (2.7, 5.2, 1, 1.7, 4, 2.8))


def _counting() -> Iterator[Block]:
    """What words and numbers mean."""
    yield Heading("Wie gezählt wird")
    for name in ("report/counting", "report/answers"):
        yield Text(line(queries.find(name).rule))
    yield Items(tuple((line(strong(f"{term.label}: "), term.explanation),) for term in STAGES))


def _abbreviations(report: ReportFacts) -> Iterator[Block]:
    rows = tuple((row["department"], str(row["name"])) for row in report.answers)
    yield Heading("Abkürzungen")
    yield Table("Kürzel der Häuser", ("Kürzel", "Haus"), rows, (1, 6))
