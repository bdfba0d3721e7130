"""The page of the trail from top to bottom: whether the chain is whole, a selection, its entries, and files to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

import streamlit as st

from dashboard import formats, settings
from dashboard.documents.trail_list import trail_csv, trail_excel
from dashboard.trail import Entry, Kind
from dashboard.trail.wording import DESK, KIND_WORDS, UNPUBLISHED, for_whom, kind, moment, state, what, who
from dashboard.ui import data
from dashboard.ui.acting import acting, lead_unit_name
from dashboard.ui.choices import linked_choice
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.head import is_sample, page_head, show_sentence
from dashboard.ui.telling import show_told
from dashboard.ui.upload.answering import page_of

TITLE = "Protokoll"
SINCE, KIND, HOUSE, PERSON = "zeitraum", "art", "stelle", "person"
ALL = "alle"
_DAYS = {"1": "heute und gestern", "7": "letzte 7 Tage", "31": "letzte 31 Tage"}
_PER_PAGE = 40
_MOST_FAULTS = 5
GUIDE = """
- **Festgehalten** wird jede Änderung, bevor sie gilt; dazu jedes Herunterladen, jede An- und Abmeldung, jede Abweisung, jeder \
Antrag nach dem Vier-Augen-Prinzip und jeder Befehl der Kommandozeile, der etwas ändert.
- **Nicht festgehalten** werden Inhalte von Listen und Texte, die jemand eingibt: nur wer, als was, was, für welches Haus, wann, \
und die Nummer der Rückmeldung, der Runde oder des Beschlusses. Lesen wird nicht festgehalten.
- **Verkettet** ist jeder Eintrag mit dem davor. Wer eine Zeile ändert, herausnimmt oder verschiebt, wird bemerkt; wer die ganze \
Kette neu schreibt, nur, wenn der letzte Prüfwert auch anderswo steht: `./start trail --verify` nennt ihn.
- **Lässt sich nichts festhalten,** wird auch nichts geändert; gelesen werden kann weiter.
"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which entries are asked for; ALL, or a code of each choice."""

    since: str
    kind: str
    house: str
    person: str

    def keeps(self, entry: Entry, today: date) -> bool:
        event = entry.event
        return (
            (self.since == ALL or entry.at.date() > today - timedelta(days=int(self.since)))
            and self.kind in (ALL, event.kind)
            and (self.house == ALL or self.house in (event.body or "").split(", "))
            and self.person in (ALL, event.subject or DESK)
        )


def show() -> None:
    """The trail for the lead unit; everybody else reads whose it is."""
    page_head(TITLE, is_sample=is_sample())
    show_told(is_near=True)
    opening = st.container()
    if not acting().is_lead_unit:
        opening.info(f"Das Protokoll liest nur: {formats.literal(lead_unit_name())}.", icon=":material/lock:")
        return
    trail = data.trail()
    with opening:
        show_sentence(opening_sentence(trail))
        _show_faults(trail.faults)
    choices = st.container()  # above what is folded, so that a keyboard is there sooner
    with st.expander("Was hier steht und wie lange", key="protokoll-regel", type="compact", on_change="rerun") as details:
        if details.open:
            months = formats.counted(settings.TRAIL_MONTHS, "ganzer Monat", "ganze Monate")
            st.markdown(f"{GUIDE}- **Aufbewahrt** werden {months}; ältere löscht das Programm und vermerkt es in der Kette.")
    if not trail.entries:
        return
    with choices:
        chosen = _choice(trail.entries)
    kept = [entry for entry in reversed(trail.entries) if chosen.keeps(entry, datetime.now(UTC).date())]
    if not kept:
        st.info("**Kein Eintrag passt zu dieser Auswahl.** Bitte wählen Sie anders.", icon=":material/info:")
        return
    if len(kept) < len(trail.entries):
        st.caption(f"{formats.number(len(kept))} von {formats.number(len(trail.entries))} Einträgen")
    for entry in page_of(kept, f"protokoll-{chosen}", _PER_PAGE):
        st.markdown(entry_lines(entry, is_undone=entry.number in trail.undone))
    _show_files(kept, trail)


def opening_sentence(trail: data.Trail) -> str:
    """How many entries there are since when, and whether the chain is whole."""
    if not trail.entries:
        return "Noch steht **nichts** im Protokoll." + (" Die Kette ist **verletzt**." if trail.faults else "")
    since = formats.day(trail.entries[0].at.astimezone().date())
    count = formats.counted(len(trail.entries), "Eintrag", "Einträge")
    return f"**{count}** seit dem {since}. Die Kette ist {'**verletzt**' if trail.faults else 'lückenlos'}."


def _show_faults(faults: Sequence[str]) -> None:
    if not faults:
        return
    told = [*faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        told.append(f"und {formats.number(len(faults) - _MOST_FAULTS)} weitere: ./start trail --verify nennt alle.")
    st.error("\n".join(f"- {formats.literal(each)}" for each in told), icon=":material/link_off:")


def _choice(entries: Sequence[Entry]) -> Chosen:
    """Draw the choices, each of what there is in the trail."""
    kinds = {each.event.kind for each in entries}
    houses = sorted({house for each in entries for house in (each.event.body or "").split(", ") if house})
    persons = sorted({each.event.subject or DESK for each in entries})
    with st.container(horizontal=True, gap="small"):
        since = _one("Zeitraum", {ALL: "alles", **_DAYS}, SINCE)
        sort = _one("Art", {ALL: "jede", **{each.value: KIND_WORDS[each] for each in Kind if each in kinds}}, KIND)
        house = _one("Haus", {ALL: "jedes", **dict(zip(houses, houses, strict=True))}, HOUSE)
        person = _one("Person", {ALL: "jede", **dict(zip(persons, persons, strict=True))}, PERSON)
    return Chosen(since, sort, house, person)


def _one(label: str, options: dict[str, str], key: str) -> str:
    with st.container(width=240):
        return linked_choice(label, options, key, ALL)


def entry_lines(entry: Entry, *, is_undone: bool = False) -> str:
    """An entry as Markdown: what happened, and below it when, by whom, for whom."""
    event = entry.event
    head = f"**{formats.literal(what(event))}**" + (f" · **{UNPUBLISHED}**" if is_undone else "")
    below = [f"Nr. {entry.number}", moment(entry), kind(event), event.body or "", who(event), for_whom(event)]
    told = " · ".join(part for part in (*below, state(event)) if part)
    return f"{head}  \n:small[{formats.literal(told)}]"


_FILES: tuple[tuple[str, Callable[..., bytes], str, str], ...] = (
    ("Als Excel-Datei", trail_excel, EXCEL, "xlsx"),
    ("Als CSV-Datei", trail_csv, "text/csv", "csv"),
)


def _show_files(kept: Sequence[Entry], trail: data.Trail) -> None:
    told = opening_sentence(trail).replace("**", "")
    with st.container(horizontal=True, gap="small"):
        for label, make, mime, ending in _FILES:
            paper = Paper(TITLE, f"Protokoll der Zugriffe.{ending}", mime, partial(make, kept, trail.undone, told))
            hand_out(label, paper, icon=":material/download:")
