"""The ledger on the page: an equation whose every term opens its list, each class with what it means, and the files to take
along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.documents.ledger_list import LedgerList, ledger_csv, ledger_excel, ledger_list
from dashboard.rounds.ledger import Ledger
from dashboard.ui import data
from dashboard.ui.changes.behind import KEY, NONE, open_button, show_behind
from dashboard.ui.changes.points import Compared
from dashboard.ui.choices import linked_code
from dashboard.ui.parts import Source, show_rule
from dashboard.vocabulary import FATES

_TERM_WIDTH = 132
_FILES: tuple[tuple[str, Callable[[LedgerList], bytes], str, str], ...] = (
    ("Als Excel-Datei", ledger_excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("Als CSV-Datei", ledger_csv, "text/csv", "csv"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the equation: its sign, number, label, and the code of its list."""

    sign: str
    count: int
    label: str
    code: str


def terms(ledger: Ledger, compared: Compared) -> list[Term]:
    """The equation from left to right; moves in and out only where the page is narrowed to a part."""
    found = [Term("", ledger.old_total, compared.earlier.title, "verbleib-old"), Term("+", ledger.new, "neu", "verbleib-new")]
    found.append(Term("+", ledger.split_parts, "Teile von Aufgeteiltem", "verbleib-part"))
    if compared.field or compared.department:
        found.append(Term("+", len(ledger.moved_in), "hierher gewechselt", "verbleib-moved_in"))
        found.append(Term("−", len(ledger.moved_out), "von hier gewechselt", "verbleib-moved_out"))
    found.append(Term("−", ledger.parents, "aufgeteilt", "verbleib-split"))
    found.append(Term("−", ledger.merged, "zusammengeführt", "verbleib-merged"))
    return [*found, Term("=", ledger.current_total, compared.later.title, "verbleib-current")]


def show_ledger(compared: Compared, ledger: Ledger, opened: str) -> None:
    """The equation, what of the current total has ended, the classes, and how it is counted."""
    st.subheader("Verbleib: was aus jeder Maßnahme geworden ist", anchor=False)
    _show_equation(terms(ledger, compared))
    if not ledger.balances:
        st.error(
            "Die Gleichung geht nicht auf. Bitte melden Sie das; die Zahlen darunter stimmen einzeln.", icon=":material/error:"
        )
    of_now = [
        Term("", len(ledger.completed_now), "umgesetzt", "bestand-completed"),
        Term("", len(ledger.ended_now), "eingestellt", "bestand-discontinued"),
        Term("", len(ledger.not_reported_now), compared.silence, "bestand-not_reported"),
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Von {formats.number(ledger.current_total)} im Bestand sind jetzt")
        for each in of_now:
            with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", width="content"):
                st.markdown(f"**{formats.number(each.count)} {each.label}**", width="content")
                open_button(each.count, each.code, each.label, "heute")
    st.caption(_counted_words(ledger, compared.rows.height))
    _show_recut(compared)
    labels = {each.code: each.label for each in (*terms(ledger, compared), *of_now)}
    if opened in labels:
        show_behind(compared, opened, labels[opened])
    st.markdown(f"**Die {formats.number(ledger.old_total)} Maßnahmen von damals, jede in genau einer Klasse**")
    _show_classes(compared, ledger, opened)
    with st.expander("Rechenweg", key="rechenweg-verbleib", type="compact", on_change="rerun") as details:
        if details.open:
            show_rule(Source("changes/measures", compared.parameters))


def _counted_words(ledger: Ledger, listed: int) -> str:
    """What the totals count, and why the files have more lines."""
    begin = "Der Bestand zählt alle Maßnahmen außer den zusammengeführten und den aufgeteilten, auch umgesetzte und eingestellte."
    gone = listed - ledger.current_total
    if not gone:
        return begin
    return (
        f"{begin} Die Dateien unten haben {formats.counted(listed, 'Zeile', 'Zeilen')}: den Bestand und "
        f"{formats.measures(gone)}, die hier nicht mehr {'zählt' if gone == 1 else 'zählen'}."
    )


def _show_equation(equation: Sequence[Term]) -> None:
    with st.container(horizontal=True, gap="small"):
        for each in equation:
            with st.container(width=_TERM_WIDTH, gap="xxsmall"):
                sign = f"{each.sign} " if each.sign else ""
                st.metric(formats.literal(each.label), f"{sign}{formats.number(each.count)}")
                open_button(each.count, each.code, each.label, "gleichung")


def _show_classes(compared: Compared, ledger: Ledger, opened: str) -> None:
    """Each class with its number; the list of one opens below it, so that it is in view on a telephone too."""
    half = (len(FATES) + 1) // 2
    for column, part in zip(st.columns(2, gap="large"), (FATES[:half], FATES[half:]), strict=True):
        with column:
            for fate in part:
                count, code = len(ledger.classes[fate.code]), f"klasse-{fate.code}"
                label = compared.silence if fate.code == "not_reported" else fate.label
                told = f"{fate.explanation}{_by_new_cut(compared) if fate.code == 'moved' else ''}"
                with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
                    st.markdown(f"**{formats.number(count)}** {label}  \n:small[{told}]", width="stretch")
                    open_button(count, code, label, "klasse")
                if opened == code:
                    show_behind(compared, code, label)


def _by_new_cut(compared: Compared) -> str:
    """How many of those that moved did so by a new cut alone; empty where none did."""
    moved = compared.rows.filter(pl.col("was_counted"), pl.col("fate") == "moved").iter_rows(named=True)
    count = sum(compared.new_cut.explains_all(row) for row in moved)
    return f"; davon {formats.number(count)} allein durch Neuzuschnitt" if count else ""


def _show_recut(compared: Compared) -> None:
    """What was founded or closed between both points: why measures moved without anybody moving them."""
    lines = []
    for row in data.frame("changes/recut", **compared.parameters).iter_rows(named=True):
        what = "das Handlungsfeld" if row["kind"] == "field" else "die Stelle"
        happened = "wurde neu eingerichtet" if row["what"] == "founded" else "endete"
        heirs = compared.new_cut.heirs(row["kind"], row["code"])
        goes_on = f", Nachfolge: {formats.literal(formats.joined(heirs))}" if heirs and row["what"] == "closed" else ""
        lines.append(f"{what} „{formats.literal(row['label'])}“ {happened} ({formats.day(row['day'])}{goes_on})")
    if lines:
        st.info(
            f"Zwischen beiden Ständen wurde neu zugeschnitten: {'; '.join(lines)}. Was deshalb anders zugeordnet ist, steht "
            "unter „gewechselt“ und ist weder Verlust noch Zuwachs.",
            icon=":material/info:",
        )


def opened_list() -> str:
    """The code of the list that the URL names, NONE where it names none."""
    state = f"{KEY}-gewaehlt"
    return linked_code(KEY) or str(st.session_state.get(state, NONE)) or NONE


def show_files(compared: Compared, ledger: Ledger) -> None:
    """Two downloads: every measure with its class, the equation in the head."""
    name = f"Verbleib {compared.earlier.code} bis {compared.later.code}"
    with st.container(horizontal=True, gap="small"):
        for label, make, mime, ending in _FILES:
            st.download_button(
                label,
                partial(_bytes, make, compared, ledger),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"verbleib-{ending}",
                on_click="ignore",
                icon=":material/download:",
                help="Jede Maßnahme mit ihrer Klasse, den Ständen und Enden von damals und jetzt",
            )


def _bytes(make: Callable[[LedgerList], bytes], compared: Compared, ledger: Ledger) -> bytes:
    return make(_listed(compared, ledger))


def _listed(compared: Compared, ledger: Ledger) -> LedgerList:
    names = (compared.earlier.title, compared.later.title)
    rows = compared.new_cut.told(compared.rows).iter_rows(named=True)
    return ledger_list(rows, ledger, names, compared.part, silence=compared.silence, is_sample=compared.is_sample)
