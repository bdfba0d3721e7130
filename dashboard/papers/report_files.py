"""The public report as files: made as a draft, released, or read again as it was released."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.papers.files import FORMS, HTML
from dashboard.papers.report import report_paper
from dashboard.papers.report_facts import ReportFacts
from dashboard.report.released import File, KeptFile, Released, content, files, release, standing
from dashboard.store import Queryable, Store


def report_name(round_code: str) -> str:
    """Without an ending: "Umsetzungsbericht_2026"."""
    return f"Umsetzungsbericht_{plain_name(round_code)}"


def report_files(report: ReportFacts) -> list[File]:
    """The report in every form, and the rows behind it."""
    paper = report_paper(report)
    name = report_name(report.facts.round.code)
    told = [File(f"{name}.{form.ending}", form.mime, form.make(paper)) for form in (*FORMS, HTML)]
    return told + [File(each.name, each.mime, each.content.encode("utf-8")) for each in paper.attachments]


def release_report(store: Store, round_code: str, today: date, *, reason: str | None, by: str) -> Released:
    """Release the report of a round as it is now; RefusalError as `dashboard.report.released.release`."""
    made = report_files(ReportFacts.of(store, round_code, today, reason=reason, is_final=True))
    return release(store, round_code, made, reason=reason, today=today, by=by)


def kept_files(source: Queryable, released: Released) -> Iterator[tuple[KeptFile, bytes]]:
    """The files of a released report with their bytes, but for those that a redaction has taken out."""
    for each in files(source, released.report_id):
        if each.is_kept:
            yield each, content(source, released.report_id, each.name)


def files_to_write(store: Store, round_code: str, today: date) -> tuple[Released | None, dict[str, bytes]]:
    """The report of a round by the names of its files: as it was released, else a draft of this day."""
    released = standing(store, round_code)
    if released:
        return released, {each.name: told for each, told in kept_files(store, released)}
    return None, {each.name: each.content for each in report_files(ReportFacts.of(store, round_code, today))}
