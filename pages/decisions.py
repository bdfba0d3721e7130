"""Beschlüsse und Festlegungen: what the steering rounds decided, what is open, and what has changed since."""

from __future__ import annotations

from dashboard.store import StoreError
from dashboard.ui.decisions.page import show_all_decisions
from dashboard.ui.parts import show_state

TITLE = "Beschlüsse und Festlegungen"
GUIDE = """
- **Offen** bleibt ein Beschluss, bis er erledigt oder mit Grund fallen gelassen ist; so lange führt er jede folgende Runde an.
- **Bitte an:** Wer der Runde nicht angehört, wird gebeten und nicht angewiesen.
- **Unter jedem Beschluss** steht, was sich an seinen Maßnahmen seit der Runde geändert hat, die ihn gefasst hat.
- **Aufgenommen und geändert** wird von der federführenden Stelle; der frühere Wortlaut bleibt im Verlauf stehen.
- Offene Beschlüsse stehen auch bei der Maßnahme, beim Haus und in seiner nächsten Rückmeldeliste.
"""

try:
    show_all_decisions(TITLE, GUIDE)
except StoreError as error:
    show_state("Es gibt keine lesbaren Daten.", str(error), TITLE)
