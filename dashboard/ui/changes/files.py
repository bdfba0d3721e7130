"""The ledger as files to take along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.documents.ledger_list import LedgerList, ledger_csv, ledger_excel, ledger_list
from dashboard.rounds.ledger import Ledger
from dashboard.ui.changes.points import Compared

_FILES: tuple[tuple[str, Callable[[LedgerList], bytes], str, str], ...] = (
    ("Als Excel-Datei", ledger_excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("Als CSV-Datei", ledger_csv, "text/csv", "csv"),
)


def show_files(compared: Compared, told: Ledger) -> None:
    """Two downloads: every measure with its class, the equation in the head."""
    name = f"Verbleib {compared.earlier.code} bis {compared.later.code}"
    with st.container(horizontal=True, gap="small"):
        for label, make, mime, ending in _FILES:
            st.download_button(
                label,
                partial(_bytes, make, compared, told),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"verbleib-{ending}",
                on_click="ignore",
                icon=":material/download:",
                help="Jede Maßnahme mit ihrer Klasse, den Ständen und Enden von damals und jetzt",
            )


def _bytes(make: Callable[[LedgerList], bytes], compared: Compared, told: Ledger) -> bytes:
    return make(_listed(compared, told))


def _listed(compared: Compared, told: Ledger) -> LedgerList:
    names = (compared.earlier.title, compared.later.title)
    rows = compared.rows.iter_rows(named=True)
    return ledger_list(rows, told, names, compared.part, silence=compared.silence, is_sample=compared.is_sample)
