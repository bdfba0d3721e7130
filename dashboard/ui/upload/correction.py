"""The correction workbook as a download: the house's own file with its findings marked, made when it is asked for."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.documents.correction import correction_workbook, file_name
from dashboard.ui.upload.work import Work

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_HELP = (
    "Ihre Mappe mit markierten Zellen und dem Blatt „Prüfhinweise“. Berichtigen Sie sie in Excel und laden Sie sie wieder hoch: "
    "Ihre Antworten gelten weiter. Enthält Ihre Mappe etwas, das beim Öffnen läuft oder nachlädt (etwa Makros oder "
    "Datenverbindungen), kommt eine eigene Mappe."
)


def correction_button(made: Work) -> None:
    """Offer the workbook where anything is left to look at; what was answered is no longer marked."""
    joining = [finding for finding in made.comparison.findings if finding.cell]
    if not (made.reading.findings or joining):
        return
    reading = replace(made.reading, findings=[*made.reading.findings, *joining])
    st.download_button(
        "Korrekturmappe herunterladen",
        lambda: correction_workbook(made.draft.content(), reading).content,
        file_name(made.draft.file_name),
        XLSX,
        key="korrekturmappe",
        on_click="ignore",
        icon=":material/download:",
        help=_HELP,
    )
