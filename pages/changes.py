"""Veränderungen: what became of every measure between two rounds or days, and what got better or worse."""

from __future__ import annotations

from dashboard.store import StoreError
from dashboard.ui import data
from dashboard.ui.changes.page import TITLE, show
from dashboard.ui.parts import show_state

try:
    offered = data.choices()
except StoreError as error:
    show_state("Es gibt keine lesbaren Daten.", str(error), TITLE)
else:
    if len(offered.rounds) > 1:
        show(offered)
    else:
        what_to_do = "Sobald zu einer zweiten Runde etwas freigegeben ist, steht hier, was aus jeder Maßnahme geworden ist."
        show_state("Verglichen wird ab der zweiten Steuerungsrunde.", what_to_do, TITLE)
