"""The page of decisions from top to bottom."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.acting import acting
from dashboard.ui.decisions.forms import choice, show_recording
from dashboard.ui.decisions.listing import opening_sentence, show_decisions
from dashboard.ui.head import is_sample, page_head, show_sentence
from dashboard.ui.parts import Source, show_rule
from dashboard.ui.telling import show_told

TITLE = "Beschlüsse und Festlegungen"
GUIDE = """
- **Offen** bleibt ein Beschluss, bis er erledigt oder mit Grund fallen gelassen ist; so lange führt er jede folgende Runde an.
- **Bitte an:** Wer der Runde nicht angehört, wird gebeten und nicht angewiesen.
- **Unter jedem Beschluss** steht, was sich an seinen Maßnahmen seit der Runde geändert hat, die ihn gefasst hat.
- **Aufgenommen und geändert** wird von der federführenden Stelle; der frühere Wortlaut bleibt im Verlauf stehen.
- Offene Beschlüsse stehen auch bei der Maßnahme, beim Haus und in seiner nächsten Rückmeldeliste.
"""


def show() -> None:
    """Draw what the rounds decided, and the forms for those who record; StoreError where there is no store."""
    has_samples = is_sample()
    page_head(TITLE, is_sample=has_samples)
    show_told()
    opening = st.container()
    who = acting()
    chosen = choice()
    rows = data.frame("decisions/list", **chosen.parameters, here=data.round_here()).to_dicts()
    kept = [row for row in rows if chosen.keeps(row)]
    with opening:
        show_sentence(opening_sentence(kept, is_narrowed=chosen.is_narrowed))
    with st.expander("So geht es und so wird gerechnet", key="beschluesse-regel", type="compact", on_change="rerun") as details:
        if details.open:
            st.markdown(GUIDE)
            show_rule(Source("decisions/list", {**chosen.parameters, "here": data.round_here()}))
    if who.is_lead_unit:
        show_recording(who, chosen.round_code)
    if kept:
        if len(kept) < len(rows):
            st.caption(f"{formats.number(len(kept))} von {formats.number(len(rows))} Beschlüssen")
        show_decisions(kept, who)
    elif rows or chosen.parameters or chosen.state:
        st.info("**Kein Beschluss passt zu dieser Auswahl.** Bitte wählen Sie anders.", icon=":material/info:")
    else:
        how = "Aufgenommen wird er oben." if who.is_lead_unit else "Aufgenommen wird er von der federführenden Stelle."
        st.info(f"**Noch ist kein Beschluss aufgenommen.** {how}", icon=":material/info:")
