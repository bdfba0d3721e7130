"""How figures are counted and when a measure needs attention, in the words of the queries that do it."""

from __future__ import annotations

import streamlit as st

from dashboard import queries
from dashboard.ui.attention import RULES
from dashboard.ui.method.contents import ATTENTION, COUNTED, EQUATION, heading

FIGURES: dict[str, str] = {
    "overview/progress": "Kennzahlen und Diagramme",
    "measures/list": "Maßnahmen und verschobene Enden",
    "measure/words": "Wortlaut einer Maßnahme im Lauf der Runden",
    "overview/attention": "Was Aufmerksamkeit braucht",
    "deliveries/board": "Rückmeldestand",
    "changes/measures": "Verbleib und Veränderungen zwischen zwei Runden",
    "freezing/checklist": "Vor der Festschreibung",
    "freezing/late": "Nachmeldungen",
    "decisions/list": "Beschlüsse und Festlegungen",
    "decisions/since": "Was sich seit einem Beschluss an seinen Maßnahmen geändert hat",
    "progress/as_of": "Stand an einem beliebigen Tag",
}
"""Every query with a rule that is not a rule of attention, and what the page calls it."""


LEDGER = """
**Früherer Stand + neu + Teile von Aufgeteiltem − aufgeteilt − zusammengeführt = späterer Stand.** So steht es unter
„Veränderungen“, und es geht immer auf:

- **Früherer Stand** und **späterer Stand** sind der Bestand: alle Maßnahmen außer den zusammengeführten und den aufgeteilten.
  Was umgesetzt oder eingestellt ist, bleibt darin.
- **neu** kam hinzu, ohne aus einer anderen Maßnahme hervorzugehen; **Teile von Aufgeteiltem** gingen aus einer hervor.
- **aufgeteilt** und **zusammengeführt** verlassen den Bestand, denn sie leben in anderen Maßnahmen weiter und zählen dort.
- Für ein Handlungsfeld oder eine Stelle kommen **hierher gewechselt** und **von hier gewechselt** hinzu: Ein Wechsel ist weder
  Zugang noch Verlust, im Ganzen hebt er sich auf.
- Jede Maßnahme des früheren Stands steht in genau einer Klasse des Verbleibs. **Nicht gemeldet** heißt bis zur Festschreibung der
  späteren Runde **noch nicht bestätigt**.
- „Alle“ und „beide“ im Vergleich: „beide“ zählt nur, was im früheren und im späteren Stand steht.
"""


def show_rules() -> None:
    """The rule of every query that has one, and how anybody can ask for its rows again."""
    heading(COUNTED)
    for name, title in FIGURES.items():
        st.markdown(f"**{title}.** {queries.find(name).rule}  \n:small[Nachrechnen: `python -m dashboard query {name}`]")
    heading(EQUATION)
    st.markdown(LEDGER)
    heading(ATTENTION)
    st.markdown("Diese Regeln gelten für jede Maßnahme und jede Runde gleich, in der Reihenfolge, in der die Seiten sie zeigen.")
    st.markdown("\n".join(f"- **{rule.heading}:** {queries.find(f'attention/{rule.name}').rule}" for rule in RULES))
