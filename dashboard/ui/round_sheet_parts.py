"""What goes out to the bodies: each one's round sheet with its letter and mail, all as one zip, and the blank template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.documents.covering_letter import covering_letter, covering_mail
from dashboard.documents.round_sheet import TEMPLATE_FILE, all_round_sheets, archive_name, blank_template, file_name, round_sheet
from dashboard.master import SteeringRound
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.mail_parts import show_mail

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One body: how many measures its sheet has, and how many questions it has not answered."""

    department: str
    name: str
    measures: int
    questions_open: int


def sheet_rows(round_code: str, who: Acting) -> list[SheetRow]:
    """The bodies whose sheets this visitor may have, in official order; a sheet holds what is internal to its house."""
    rows = [SheetRow(**row) for row in data.frame("round_sheets/bodies", round=round_code).to_dicts()]
    return [row for row in rows if who.may_see(row.department)]


def sheets_sentence(rows: list[SheetRow], period: SteeringRound) -> str:
    """The sentence that opens the page: what goes out, until when it is to be back, and what is still unanswered."""
    until = f" Rückmeldung bitte bis **{formats.day(period.deadline)}**." if period.deadline else ""
    measures = formats.measures(sum(row.measures for row in rows))
    if len(rows) == 1:
        told = f"Ihre Rückmeldeliste zur {formats.literal(period.title)} enthält **{measures}**."
    else:
        lists = formats.counted(len(rows), "Rückmeldeliste", "Rückmeldelisten", "keine Rückmeldeliste")
        told = f"Zur {formats.literal(period.title)} gibt es **{lists}** mit zusammen {measures}."
    asked = sum(row.questions_open for row in rows)
    return f"{told}{until} {formats.counted(asked, 'Rückfrage ist', 'Rückfragen sind', 'Keine Rückfrage ist')} unbeantwortet."


def show_sheets(rows: list[SheetRow], who: Acting, period: SteeringRound) -> None:
    """Downloads are made when they are asked for, from the state of that moment."""
    with st.container(horizontal=True, gap="small"):
        if who.is_lead_unit:
            st.download_button(
                "Alle Rückmeldelisten als ZIP",
                lambda: all_round_sheets(data.store(), period.code),
                archive_name(period.code),
                _ZIP,
                on_click="ignore",
                icon=":material/folder_zip:",
            )
        st.download_button(
            "Leere Vorlage",
            lambda: blank_template(data.store()),
            TEMPLATE_FILE,
            _XLSX,
            on_click="ignore",
            help="Dieselbe Liste ohne Maßnahmen, für Stellen, die neu beginnen",
            icon=":material/draft:",
        )
    for row in rows:
        _show_row(row, period)


def _show_row(row: SheetRow, period: SteeringRound) -> None:
    with st.container(border=True):
        name, sheet, letter = st.columns([5, 3, 3], vertical_alignment="center", gap="small")
        asked = formats.counted(row.questions_open, "offene Rückfrage", "offene Rückfragen", "keine offene Rückfrage")
        name.markdown(f"**{formats.literal(row.name)}** · {row.department}  \n{formats.measures(row.measures)} · {asked}")
        sheet.download_button(
            "Rückmeldeliste",
            partial(round_sheet, data.store(), row.department, period.code),
            file_name(row.department, period.code),
            _XLSX,
            key=f"liste-{row.department}",
            on_click="ignore",
            help=f"Rückmeldeliste {row.department} zur Runde {period.code} herunterladen (Excel)",
            icon=":material/table:",
            width="stretch",
        )
        letter.download_button(
            "Anschreiben",
            partial(covering_letter, data.store(), row.department, period.code),
            f"Anschreiben_{period.code}_{row.department}.docx",
            _DOCX,
            key=f"anschreiben-{row.department}",
            on_click="ignore",
            help=f"Anschreiben an {row.department} herunterladen (Word)",
            icon=":material/description:",
            width="stretch",
        )
        with st.expander(
            f"Mailtext an {row.department}", key=f"mail-{row.department}", type="compact", on_change="rerun"
        ) as mail:
            if mail.open:
                show_mail(covering_mail(data.store(), row.department, period.code))
