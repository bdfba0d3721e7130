"""The ledger on the page: an equation whose every term opens its list, each class with what it means, and the files to take
along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.documents.ledger_list import LedgerList, ledger_csv, ledger_excel, ledger_list, public
from dashboard.rounds.ledger import Ledger
from dashboard.ui import data
from dashboard.ui.changes.behind import KEY, NONE, Number, show_numbers
from dashboard.ui.changes.points import Compared
from dashboard.ui.choices import linked_code
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.parts import Source, show_rule
from dashboard.ui.viewing import sees_shared
from dashboard.vocabulary import FATES, Term

_FILES: tuple[tuple[str, Callable[[LedgerList], bytes], str, str], ...] = (
    ("Als Excel-Datei", ledger_excel, EXCEL, "xlsx"),
    ("Als CSV-Datei", ledger_csv, "text/csv", "csv"),
)


def terms(ledger: Ledger, compared: Compared) -> list[Number]:
    """The equation from left to right, without what is nothing; moves in and out only where the page is narrowed to a part."""
    changes = [
        Number("verbleib-new", "neu", ledger.new, "+"),
        Number("verbleib-part", "Teile von Aufgeteiltem", ledger.split_parts, "+"),
    ]
    if compared.field or compared.department:
        changes.append(Number("verbleib-moved_in", "hierher gewechselt", len(ledger.moved_in), "+"))
        changes.append(Number("verbleib-moved_out", "von hier gewechselt", len(ledger.moved_out), "−"))
    changes.append(Number("verbleib-split", "aufgeteilt", ledger.parents, "−"))
    changes.append(Number("verbleib-merged", "zusammengeführt", ledger.merged, "−"))
    return [
        Number("verbleib-old", compared.earlier.title, ledger.old_total),
        *(each for each in changes if each.count),
        Number("verbleib-current", compared.later.title, ledger.current_total, "="),
    ]


def show_ledger(compared: Compared, ledger: Ledger, opened: str) -> None:
    """The equation, what of the current total has ended, the classes, and how it is counted."""
    st.subheader("Verbleib: was aus jeder Maßnahme geworden ist", anchor=False)
    show_numbers(compared, "Gleichung des Verbleibs", terms(ledger, compared), opened)
    if not ledger.balances:
        st.error(
            "Die Gleichung geht nicht auf. Bitte melden Sie das; die Zahlen darunter stimmen einzeln.", icon=":material/error:"
        )
    st.caption(_counted_words(ledger, compared.rows.height))
    _show_recut(compared)
    before = f"Von damals {formats.measures(ledger.old_total)}, jede in genau einer Klasse"
    _show_line_of(compared, before, _classes(compared, ledger), opened)
    of_now = [
        Number("bestand-completed", "umgesetzt", len(ledger.completed_now)),
        Number("bestand-discontinued", "eingestellt", len(ledger.ended_now)),
        Number("bestand-not_reported", compared.silence, len(ledger.not_reported_now)),
    ]
    _show_line_of(compared, f"Von jetzt {formats.measures(ledger.current_total)}, darunter", of_now, opened)
    with st.expander("Rechenweg", key="rechenweg-verbleib", type="compact", on_change="rerun") as details:
        if details.open:
            st.markdown("\n".join(f"- **{fate.label}:** {fate.explanation}" for fate in _fates(compared)))
            show_rule(Source("changes/measures", compared.parameters))


def _show_line_of(compared: Compared, told: str, numbers: Sequence[Number], opened: str) -> None:
    """A sentence and its numbers; nothing where all of them are nothing."""
    found = [each for each in numbers if each.count]
    if found:
        st.markdown(f"**{told}**")
        show_numbers(compared, told, found, opened)


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


def _classes(compared: Compared, ledger: Ledger) -> list[Number]:
    return [
        Number(
            f"klasse-{fate.code}",
            fate.label,
            len(ledger.classes[fate.code]),
            explanation=f"{fate.explanation}{_by_new_cut(compared) if fate.code == 'moved' else ''}",
        )
        for fate in _fates(compared)
    ]


def _fates(compared: Compared) -> list[Term]:
    """The classes of what the earlier point counts, in their order."""
    return [compared.fates[fate.code] for fate in FATES if fate.code in compared.fates]


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
    labels, is_public = {code: term.label for code, term in compared.fates.items()}, not sees_shared()
    listed = partial(_listed, compared, ledger, labels, is_public=is_public)
    with st.container(horizontal=True, gap="small"):
        for label, make, mime, ending in _FILES:
            hand_out(
                label,
                Paper("Verbleib", f"{name}.{ending}", mime, partial(_bytes, make, listed)),
                key=f"verbleib-{ending}",
                icon=":material/download:",
                tooltip="Jede Maßnahme mit ihrer Klasse, den Ständen und Enden von damals und jetzt",
            )


def _bytes(make: Callable[[LedgerList], bytes], listed: Callable[[], LedgerList]) -> bytes:
    return make(listed())


def _listed(compared: Compared, ledger: Ledger, fates: Mapping[str, str], *, is_public: bool) -> LedgerList:
    names = (compared.earlier.title, compared.later.title)
    rows = compared.new_cut.told(compared.rows).iter_rows(named=True)
    listed = ledger_list(rows, ledger, names, compared.part, fates=fates, is_sample=compared.is_sample)
    return public(listed) if is_public else listed
