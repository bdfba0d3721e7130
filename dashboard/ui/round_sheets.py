"""The page of round sheets: what goes out to the bodies, the blank template, and the inquiries that go along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.documents.calendar_file import FILE as CALENDAR
from dashboard.documents.calendar_file import MIME, calendar_file
from dashboard.documents.covering_letter import covering_letter, covering_mail, letter_name
from dashboard.documents.outgoing import archive_name, outgoing_archive
from dashboard.documents.round_sheet import TEMPLATE_FILE, blank_template, file_name, round_sheet
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.master import Round
from dashboard.refusals import require_all
from dashboard.rounds.deadlines import Deadline
from dashboard.ui import data
from dashboard.ui.acting import Acting, acting, acting_columns
from dashboard.ui.choices import round_choice
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.head import is_sample, page_head, show_sentence
from dashboard.ui.mail import show_mail
from dashboard.ui.navigation import link_to_page
from dashboard.ui.parts import show_table
from dashboard.ui.telling import attempt, show_told
from dashboard.ui.working_group.forms import WHERE_ASKED

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = "application/zip"
TITLE = "Rückmeldelisten"
GUIDE = """
- **Rückmeldeliste:** Excel-Mappe mit den Maßnahmen des Hauses und den zuletzt gemeldeten Angaben. Graue Spalten dienen der
  Orientierung, weiße werden ausgefüllt. Sie kommt unter „Hochladen“ zurück.
- **Eigene Liste:** Ein Haus darf auch seine eigene Liste schicken, so wie sie ist. Die Rückmeldeliste ist ein Angebot.
- **Anschreiben und Mailtext** nennen Stichtag, Frist und den Weg zurück. Verschickt wird nichts von hier aus.
- **Termine für den Kalender** sind Fristen und Sitzungen als Kalenderdatei. Wird sie nach einer Verlängerung erneut geöffnet,
  rückt die Frist nach.
- **Rückfragen** an ein Haus stehen in seiner Rückmeldeliste auf einem eigenen Blatt.
"""


def show() -> None:
    """Title, who works here, the round; the sheets of the bodies, and what they are asked."""
    opening = st.container()
    house, when, _ = acting_columns()
    with house:
        who = acting()
    with when:
        steering_round = round_choice(data.steering_rounds())
    rows = sheet_rows(steering_round.code, who)
    with opening:
        page_head(f"{TITLE}: {formats.literal(steering_round.title)}", is_sample=is_sample())
        show_told()
        if rows or who.is_lead_unit:
            only = rows[0].department if len(rows) == 1 else None
            show_sentence(sheets_sentence(rows, steering_round, _deadline(steering_round, only)))
    with st.expander("So geht es", type="compact"):
        st.markdown(GUIDE)
    show_sheets(rows, who, steering_round)
    if not who.is_nobody:
        show_inquiries(rows, who, steering_round)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One body: how many measures its sheet has, how many an earlier lead's sheet has too, how many inquiries are unanswered."""

    department: str
    name: str
    measures: int
    shared: int
    inquiries_open: int


def sheet_rows(round_code: str, who: Acting) -> list[SheetRow]:
    """The bodies whose sheets this visitor may have, in official order; a sheet holds what is internal to its house."""
    rows = [SheetRow(**row) for row in data.frame("round_sheet/outgoing", round=round_code).to_dicts()]
    return [row for row in rows if who.may_see(row.department)]


def sheets_sentence(rows: list[SheetRow], steering_round: Round, deadline: Deadline) -> str:
    """The sentence that opens the page: what goes out, until when it is to be back, and what is still unanswered."""
    until = _until(deadline)
    shared = sum(row.shared for row in rows) if len(rows) > 1 else 0
    measures = formats.measures(sum(row.measures for row in rows) - shared)
    if len(rows) == 1:
        content = f"Ihre Rückmeldeliste für „{formats.literal(steering_round.title)}“ enthält **{measures}**."
    else:
        lists = formats.counted(len(rows), "Rückmeldeliste", "Rückmeldelisten", "keine Rückmeldeliste")
        stand = formats.counted(shared, "steht", "stehen")
        twice = f"; {stand} in zwei Listen, weil die Federführung gewechselt hat" if shared else ""
        content = f"Für „{formats.literal(steering_round.title)}“ gibt es **{lists}** mit zusammen {measures}{twice}."
    unanswered = sum(row.inquiries_open for row in rows)
    inquiries = formats.counted(unanswered, "Rückfrage ist", "Rückfragen sind", "Keine Rückfrage ist")
    return f"{content}{until} {inquiries} unbeantwortet."


def _until(deadline: Deadline) -> str:
    if deadline.due is None:
        return ""
    asked = "Rückmeldung war erbeten bis" if deadline.is_over else "Rückmeldung bitte bis"
    extended = " (für Ihr Haus verlängert)" if deadline.is_extended else ""
    late = f", {deadline.since}" if deadline.is_late else ""
    return f" {asked} **{formats.day(deadline.due)}**{extended}{late}."


def _deadline(steering_round: Round, house: str | None) -> Deadline:
    """A house reads its own deadline, and whether its answer is overdue; the lead unit that of the round."""
    today = datetime.now(UTC).date()
    if house is None:
        return Deadline(steering_round.deadline, today, is_settled=True)
    row = data.frame("round_sheet/asked", department=house, round=steering_round.code).row(0, named=True)
    return Deadline(row["due"], today, row["is_extended"], row["is_settled"])


def show_sheets(rows: list[SheetRow], who: Acting, steering_round: Round) -> None:
    """Downloads are made when they are asked for, from the state of that moment."""
    told = f"Runde {steering_round.code}"
    with st.container(horizontal=True, gap="small"):
        if who.is_lead_unit:
            archive = partial(outgoing_archive, data.store(), steering_round.code)
            hand_out(
                "Alle Rückmeldelisten mit Anschreiben als ZIP",
                Paper("Alle Rückmeldelisten", archive_name(steering_round.code), _ZIP, archive, detail=told),
                icon=":material/folder_zip:",
            )
        hand_out(
            "Leere Vorlage",
            Paper("Leere Vorlage", TEMPLATE_FILE, EXCEL, partial(blank_template, data.store())),
            tooltip="Dieselbe Liste ohne Maßnahmen, für Stellen, die neu beginnen",
            icon=":material/draft:",
        )
        hand_out(
            "Termine für den Kalender",
            Paper("Termine", CALENDAR, MIME, partial(calendar_file, data.store(), None if who.is_nobody else who.code)),
            tooltip="Fristen, Stichtage und Sitzungen ab heute als Kalenderdatei (.ics), mit der eigenen Frist des Hauses",
            icon=":material/calendar_add_on:",
        )
    for row in rows:
        _show_row(row, steering_round)


def _show_row(row: SheetRow, steering_round: Round) -> None:
    with st.container(border=True):
        name, sheet, letter = st.columns([5, 3, 3], vertical_alignment="center", gap="small")
        inquiries = formats.counted(row.inquiries_open, "offene Rückfrage", "offene Rückfragen", "keine offene Rückfrage")
        name.markdown(f"**{formats.literal(row.name)}** · {row.department}  \n{formats.measures(row.measures)} · {inquiries}")
        house, told = (row.department, steering_round.code), f"Runde {steering_round.code}"
        with sheet:
            hand_out(
                "Rückmeldeliste",
                Paper(
                    "Rückmeldeliste", file_name(*house), EXCEL, partial(round_sheet, data.store(), *house), row.department, told
                ),
                key=f"liste-{row.department}",
                tooltip=f"Rückmeldeliste {row.department} zur Runde {steering_round.code} herunterladen (Excel)",
                icon=":material/table:",
                look="wide",
            )
        with letter:
            hand_out(
                "Anschreiben",
                Paper(
                    "Anschreiben",
                    letter_name(*house),
                    _DOCX,
                    partial(covering_letter, data.store(), *house),
                    row.department,
                    told,
                ),
                key=f"anschreiben-{row.department}",
                tooltip=f"Anschreiben an {row.department} herunterladen (Word)",
                icon=":material/description:",
                look="wide",
            )
        with st.expander(
            f"Mailtext an {row.department}", key=f"mail-{row.department}", type="compact", on_change="rerun"
        ) as mail:
            if mail.open:
                show_mail(covering_mail(data.store(), row.department, steering_round.code))


def show_inquiries(rows: list[SheetRow], who: Acting, steering_round: Round) -> None:
    """The lead unit sees all and may ask; each body sees what it is asked. Unanswered ones stand first."""
    st.subheader("Rückfragen", anchor=False)
    st.markdown(
        "Rückfragen stehen in der Rückmeldeliste auf dem Blatt „Rückfragen“. Beantwortet werden sie dort mit der Liste, oder "
        "ohne Liste im Rückmeldestand bei dem Haus."
    )
    if who.code and any(row.inquiries_open for row in rows):
        way = {"ressort": who.code, "runde": steering_round.code}
        link_to_page("Rückfragen ohne Liste beantworten", "delivery_board.py", way)
    inquiries = data.frame("round_sheet/asked_of_bodies", round=steering_round.code, department=who.code)
    if inquiries.is_empty():
        st.markdown("Zu dieser Runde ist nichts gefragt.")
    else:
        _show_tables(inquiries)
    if who.is_lead_unit:
        with st.expander("Rückfrage stellen", key="rueckfrage"):
            _inquiry_form(rows, steering_round)


def _show_tables(inquiries: pl.DataFrame) -> None:
    for is_open, heading in ((True, "Unbeantwortet"), (False, "Beantwortet")):
        rows = inquiries.filter(pl.col("answer").is_null() == is_open)
        if rows.is_empty():
            continue
        st.markdown(f"**{heading}** ({formats.number(rows.height)})")
        lines = [
            {
                "Nr.": str(row["inquiry_id"]),
                "an": row["department"] + _asked_before(row["department"], row["asked"]),
                "Rückfrage": _about(row["measure_id"]) + formats.literal(row["text"]),
                "gestellt": f"{formats.day(row['asked_on'])} von {formats.literal(row['asked_by'])}",
                **({} if is_open else {"Antwort": formats.literal(row["answer"])}),
            }
            for row in rows.iter_rows(named=True)
        ]
        show_table(pl.DataFrame(lines), f"{heading}e Rückfragen")


def _asked_before(department: str, asked: str) -> str:
    return "" if asked == department else f" (gefragt war {asked})"


def _about(measure_id: str | None) -> str:
    return f"zu {measure_id}: " if measure_id else ""


def _inquiry_form(rows: list[SheetRow], steering_round: Round) -> None:
    names = {row.department: f"{row.name} ({row.department})" for row in rows}
    with st.form("rueckfrage-formular", border=False, clear_on_submit=False):
        department = st.selectbox(
            "An", list(names), None, format_func=lambda code: names.get(code, code), placeholder="Bitte wählen"
        )
        measure_id = st.text_input(
            "Kennung der Maßnahme (freiwillig)", placeholder=f"z. B. {rows[0].department}-0004" if rows else None
        )
        text = st.text_area("Rückfrage")
        asked_by = st.text_input("Gestellt von", value="Arbeitsgruppe")
        if st.form_submit_button("Rückfrage stellen"):
            about, today = measure_id.strip() or None, datetime.now(UTC).date()

            def inquired() -> str:
                require_all({"das Haus": department, "die Frage": text, "die Stelle, die fragt,": asked_by})
                return _inquired(Inquiry(steering_round.code, department or "", text, asked_by, today, about))

            attempt(inquired)


def _inquired(inquiry: Inquiry) -> str:
    number = ask(data.books(Act.INQUIRE), inquiry)
    return f"Rückfrage Nr. {number} an {inquiry.department} ist gestellt. {WHERE_ASKED}"
