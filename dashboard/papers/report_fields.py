"""One action field in the report: what is written on it, its figures, each measure with its own account, and what was ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from dashboard import formats
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.charts.words import completed_message, period_words, stage_words
from dashboard.papers.model import Block, Heading, Items, Line, Text, line, strong
from dashboard.papers.report_facts import STOPPED, ReportFacts
from dashboard.papers.report_pictures import standings_blocks
from dashboard.papers.words import named
from dashboard.report.sections import OF_FIELDS, Section

EMPTY = "nicht ausgefüllt"
NO_REASON = "Ein Grund ist nicht angegeben."
Row = Mapping[str, Any]


def written_blocks(report: ReportFacts, section: Section, subject: str | None = None, level: int = 2) -> Iterator[Block]:
    """The text of a section, with its day, and whether the last report said the same; or that nobody has written it."""
    yield Heading(section.heading, level)
    written = report.text(section, subject)
    if written is None:
        yield Text(line(strong(EMPTY)))
        return
    for part in written.text.splitlines():
        if part:
            yield Text(line(part))
    same = "; unverändert seit dem letzten Bericht" if written.is_unchanged else ""
    yield Text(line(f"Text vom {formats.day(written.on.date())}{same}"), is_note=True)


def field_blocks(report: ReportFacts, code: str) -> Iterator[Block]:
    """An action field: texts first, then figures, then its measures."""
    facts = report.facts
    rows = facts.measures.filter(field=code)
    counts = facts.counted(facts.progress.filter(field=code))
    yield Heading(f"Handlungsfeld {facts.field(code)}", begins_page=True)
    for section in OF_FIELDS:
        yield from written_blocks(report, section, code, level=3)
    yield Heading("In Zahlen", level=3)
    if counts.total.measures == 0:
        yield Text(line("In diesem Handlungsfeld zählt keine Maßnahme."))
    else:
        done, every = counts.total.stages.get("completed", 0), counts.total.measures
        permanent, overdue = counts.total.stages.get("permanent", 0), rows.filter(pl.col("rules").list.contains("overdue")).height
        told = (
            ("umgesetzt", done),
            ("Daueraufgabe", permanent),
            ("überfällig", overdue),
            (facts.round.silence, counts.total.silent),
        )
        yield Items(tuple((line(strong(f"{label}: "), formats.share(count, every)),) for label, count in told))
        message = completed_message(counts.departments)
        yield from standings_blocks(facts, "departments", counts, message, "Häuser nach Umsetzungsstand")
    yield from _measures(report, rows)
    yield from _stopped(report, rows)


def _measures(report: ReportFacts, rows: pl.DataFrame) -> Iterator[Block]:
    """Every measure by its stage, with the house's own account of it."""
    for term in SHOWN_STAGES:
        found = rows.filter(stage=term.code).to_dicts()
        if found and term.code not in STOPPED:
            yield Heading(f"{term.label}: {formats.measures(len(found))}", level=3)
            yield Items(tuple(_measure(report, row) for row in found))


def _measure(report: ReportFacts, row: Row) -> tuple[Line, ...]:
    period = period_words(row["start"], row["end"], is_ongoing=row["is_ongoing"])
    head = line(*named(row), f" – {row['responsible']}, {period}")
    account = str(report.values[row["measure_id"]]["report"] or "")
    same = " (unverändert seit dem letzten Bericht)" if account and account == report.account_before(row["measure_id"]) else ""
    silent = [] if row["is_reported"] else [line(f"In dieser Runde {report.facts.round.silence}.")]
    return (head, line("Sachstand: ", account or "keine Angabe", same), *silent)


def _stopped(report: ReportFacts, rows: pl.DataFrame) -> Iterator[Block]:
    """What was ended without being done, or stopped for now, and why."""
    found = [row for row in rows.iter_rows(named=True) if row["stage"] in STOPPED]
    yield Heading("Eingestellt oder zurückgestellt", level=3)
    if not found:
        yield Text(line("Keine Maßnahme dieses Handlungsfelds."))
        return
    yield Items(
        tuple(
            (
                line(*named(row), f" – {row['responsible']}, {stage_words(row['stage'])}"),
                line(f"Grund: {why}" if (why := report.why(row["measure_id"])) else NO_REASON),
            )
            for row in found
        )
    )


def told_by_stage(report: ReportFacts, row: Row) -> str:
    """What stands behind a stage in the table of all measures: why it was ended, or in which one it lives on."""
    if row["stage"] in STOPPED:
        return f". Grund: {report.why(row['measure_id'])}" if report.why(row["measure_id"]) else f". {NO_REASON}"
    others = report.others.get(row["measure_id"], ())
    return f" in {', '.join(others)}" if row["stage"] == "merged" and others else ""
