"""Who has answered for the round, and who has not."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats, settings
from dashboard.ui import data
from dashboard.ui.delivery_board.row import ANSWERED, STATES
from dashboard.ui.filters import Selection
from dashboard.ui.parts import Source, show_rule, show_table


def silent_bodies(selection: Selection) -> list[str]:
    """The short names of the bodies (of the chosen ones, where some are) that have delivered nothing for the round."""
    chosen = selection.parameters.get("departments")
    rows = data.frame("delivery_board/board", round=selection.round.code).select("department", "name", "state").iter_rows()
    return [name for code, name, state in rows if state == "missing" and (chosen is None or code in chosen)]


def show_deliveries(selection: Selection) -> None:
    """Who has answered for the round, whatever is filtered; bodies, not persons."""
    steering_round = selection.round
    rows = data.frame("delivery_board/board", round=steering_round.code)
    answered = sum(state in ANSWERED for state in rows["state"])
    drafts = sum(state == "draft" for state in rows["state"]) + int(rows["is_waiting"].sum())
    waiting = f" Von {formats.counted(drafts, 'Haus', 'Häusern')} liegt ein Arbeitsstand vor." if drafts else ""
    whole = " (unabhängig vom Filter)" if selection.chosen else ""
    st.subheader("Rückmeldestand", anchor=False)
    st.markdown(
        f"{formats.number(answered)} von {formats.number(rows.height)} Ressorts und Stellen haben zur Runde "
        f"{steering_round.code} eine freigegebene Rückmeldung{whole}.{waiting}"
    )
    show_table(
        pl.DataFrame(
            [
                {"Ressort/Stelle": name, "Rückmeldung": STATES[state], "Angenommen": formats.day(day) if day else "–"}
                for name, state, day in rows.select("name", "state", "received_on").iter_rows()
            ]
        ),
        f"Rückmeldestand zur Runde {steering_round.code}",
    )
    board = settings.PAGES / "delivery_board.py"
    st.page_link(
        board, label="Rückmeldestand im Einzelnen", icon=":material/arrow_forward:", query_params={"runde": steering_round.code}
    )
    with st.expander("Rechenweg", key="tabelle-rueckmeldestand", type="compact", on_change="rerun") as details:
        if details.open:
            show_rule(Source("delivery_board/board", {"round": steering_round.code}))
