"""The public view: the list of a released report with its filters, one measure, what became of each, and the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.papers.report_rows import ENDED
from dashboard.refusals import RefusalError
from dashboard.report.published import Published, Row, published, standing_reports
from dashboard.report.released import Released, content, files, releases
from dashboard.ui import data
from dashboard.ui.choices import linked_choice, linked_code
from dashboard.ui.handing_out import Paper, hand_out
from dashboard.ui.head import SENTENCE_WIDTH, show_mark, show_sentence
from dashboard.ui.login import show_who
from dashboard.ui.navigation import ENTRIES, address_of
from dashboard.ui.parts import show_state, show_table
from dashboard.ui.public_report.filters import chosen_rows
from dashboard.ui.public_report.measure import show_measure
from dashboard.ui.viewing import is_visitor
from dashboard.vocabulary import FATES, LABELS

TITLE = "Öffentlicher Bericht"
FILE = "public_report.py"
_WIDE = 520
_AT_ONCE = 200
"""So many measures stand in the list; more would take long to draw, and the file has all of them."""


def show() -> None:
    """The newest released report, or that of the round that the address names."""
    reports = standing_reports(releases(data.released_store()))
    if not reports:
        show_state("Noch ist kein Bericht veröffentlicht.", "Hier steht er, sobald der Senat ihn beschlossen hat.", TITLE)
        return
    opening = st.container()
    release = _choice(reports)
    with opening:
        _show_head(release)
    try:
        report = _report(data.generation(), release)
    except RefusalError as error:
        st.warning(formats.literal(str(error)))
        _show_files(release)
        return
    with opening:
        if key := linked_code("kennung"):
            show_measure(report, key, _address(release))
        else:
            show_sentence(_sentence(report))
    if not key:
        _show_list(report, release)
        _show_fates(report, release)
    _show_files(release)


@lru_cache(maxsize=4)
def _report(_generation: tuple[str, str], release: Released) -> Published:
    """The rows of a release; kept, as they are the same for everybody."""
    return published(data.released_store(), release)


def _choice(reports: Mapping[str, Released]) -> Released:
    newest = next(iter(reports))
    if len(reports) == 1:
        return reports[newest]
    titles = {code: each.round_title or code for code, each in reports.items()}
    with st.container(width=_WIDE):
        return reports[linked_choice("Bericht", titles, "runde", newest)]


def _show_head(release: Released) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.title(f"{TITLE}: {formats.literal(release.round_title or release.round)}", anchor=False, width="content")
        show_mark(release.is_sample)
        if is_visitor():
            st.markdown(f"[Anmelden]({address_of(ENTRIES[0].file, {})})", width="content")
        else:
            show_who()
    days = (release.reference_date, release.senate_on, release.released_at.date())
    told = "Stichtag {}, vom Senat beschlossen am {}, veröffentlicht am {}".format(*map(formats.day, days))
    missing = f" Seit dem {formats.day(release.redacted_on)} fehlen Worte, die geschwärzt wurden." if release.redacted_on else ""
    st.caption(f"{told}. Spätere Meldungen ändern ihn nicht.{missing}")


def _sentence(report: Published) -> str:
    """How many measures the report has and how far they are; each count with what it is of."""
    counted = [row["Umsetzungsstand"] for row in report.measures if row["Umsetzungsstand"] != LABELS["stage"]["merged"]]
    told = [
        f"{LABELS['stage'][code]} **{formats.share(counted.count(LABELS['stage'][code]), len(counted))}**"
        for code in ("completed", "permanent", "in_progress")
    ]
    return f"Der Bericht nennt **{formats.measures(len(counted))}**: {', '.join(told)}."


def _address(release: Released, **words: str) -> str:
    return address_of(FILE, {"runde": release.round, **words})


def _show_list(report: Published, release: Released) -> None:
    st.subheader("Maßnahmen", anchor=False)
    rows, words = chosen_rows(report.measures)
    shown = rows[:_AT_ONCE]
    every = f"{formats.number(len(report.measures))}, zusammengeführte eingeschlossen"
    chosen = f" · Auswahl: {formats.literal(words)}" if words else ""
    st.markdown(f"{formats.measures(len(rows))} von {every}{_cut(len(rows))}{chosen}")
    if shown:
        show_table(_list(shown, release), "Maßnahmen des Berichts")


def _cut(count: int) -> str:
    if count <= _AT_ONCE:
        return ""
    return f"; gezeigt sind die ersten {_AT_ONCE}, Filter grenzen ein, und massnahmen.csv unten hat alle"


def _list(rows: Sequence[Row], release: Released) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "Maßnahme": [_linked(row, release) for row in rows],
            "Haus": [formats.literal(row["Haus"]) for row in rows],
            "Handlungsfeld": [formats.literal(row["Handlungsfeld"]) or "keine Angabe" for row in rows],
            "Ebene": [formats.literal(row["Ebene"]) or "keine Angabe" for row in rows],
            "Umsetzungsstand": [formats.literal(row["Umsetzungsstand"]) for row in rows],
            "Ende": [row["Ende"] or "–" for row in rows],
        }
    )


def _linked(row: Row, release: Released) -> str:
    return (
        f"[{formats.literal(row['Maßnahme'])}]({_address(release, kennung=row['Kennung'])}) ({formats.literal(row['Kennung'])})"
    )


def _show_fates(report: Published, release: Released) -> None:
    """What became of every measure of the report before, by class in the order of the ledger."""
    if not report.fates:
        return
    st.subheader("Verbleib", anchor=False)
    st.markdown("Was aus jeder Maßnahme des früheren Stands wurde, und was seither dazukam.", width=SENTENCE_WIDTH)
    found: dict[str, list[Row]] = {}
    for row in report.fates:
        if row["Verbleib"]:
            found.setdefault(row["Verbleib"], []).append(row)
    order = [ENDED if term.code.startswith("ended") else term.label for term in FATES]
    classes = sorted(found, key=lambda label: order.index(label) if label in order else len(order))
    rows = {
        "Verbleib": [formats.literal(label) for label in classes],
        "Anzahl": [formats.number(len(found[label])) for label in classes],
        "Maßnahmen": [_all_named(label, found[label], release) for label in classes],
    }
    show_table(pl.DataFrame(rows), "Verbleib der Maßnahmen")


_OF_A_CLASS = 20
_UNNAMED = (LABELS["fate"]["continued"], LABELS["fate"]["closed_before"])
"""Where nothing happened: counted, and named in the file alone."""


def _all_named(label: str, rows: Sequence[Row], release: Released) -> str:
    if label in _UNNAMED:
        return "in verbleib.csv unten"
    return "; ".join(_named(row, release) for row in rows[:_OF_A_CLASS]) + _rest(rows)


def _named(row: Row, release: Released) -> str:
    reason = f": {formats.literal(row['Grund'])}" if row.get("Grund") else ""
    return f"{_linked(row, release)}{reason}"


def _rest(rows: Sequence[Row]) -> str:
    more = len(rows) - _OF_A_CLASS
    return f"; und {formats.number(more)} weitere, in verbleib.csv unten" if more > 0 else ""


def _show_files(release: Released) -> None:
    st.subheader("Herunterladen", anchor=False)
    st.markdown(
        "Der Bericht und seine Daten, wie sie veröffentlicht wurden. Der Prüfwert (SHA-256) sagt, ob eine Datei noch dieselbe "
        "ist.",
        width=SENTENCE_WIDTH,
    )
    source = data.released_store()
    kept = files(source, release.report_id)
    with st.container(horizontal=True, gap="small", key="bildschirm-bericht-dateien"):
        for each in kept:
            if each.is_kept:

                def made(name: str = each.name) -> bytes:
                    return content(source, release.report_id, name)

                paper = Paper("Öffentlicher Bericht", each.name, each.mime, made, detail=f"Runde {release.round}", is_public=True)
                hand_out(each.name, paper, key=f"bericht-{each.name}", icon=":material/download:")
    sums = {
        "Datei": [formats.literal(each.name) for each in kept],
        "Größe": [f"{formats.number(round(each.size_bytes / 1024, 1))} KB" if each.is_kept else "geschwärzt" for each in kept],
        "SHA-256": [f"`{each.sha256}`" for each in kept],
    }
    show_table(pl.DataFrame(sums), "Dateien des Berichts")
