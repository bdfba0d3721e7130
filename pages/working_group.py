"""Arbeitsgruppe: what a meeting takes up, what it asks and notes, and what is still unanswered."""

from __future__ import annotations

from dashboard.store import StoreError
from dashboard.ui.parts import show_state
from dashboard.ui.working_group.page import show_working_group

TITLE = "Arbeitsgruppe"
GUIDE = """
- **Handlungsfelder:** Je Sitzung wird gewählt, welche Felder an der Reihe sind. Jede Zahl öffnet die Maßnahmen dahinter.
- **Fragen** gehen an ein Haus, nicht an eine Person. Sie stehen in seiner nächsten Rückmeldeliste; die Antwort kommt mit der
  Liste zurück und erscheint hier, sobald das Haus sie freigegeben hat.
- **Notizen** stehen auch auf der Seite der Maßnahme und sind für alle Häuser zu lesen.
- **Unbeantwortet** bleibt eine Frage, bis eine freigegebene Liste sie beantwortet. Sie steht so lange in jeder Rückmeldeliste.
- **Aufgenommen** wird von der federführenden Stelle; die Häuser lesen mit. Die Termine kommen aus den Stammdaten.
"""

try:
    show_working_group(TITLE, GUIDE)
except StoreError as error:
    show_state("Es gibt keine lesbaren Daten.", str(error), TITLE)
