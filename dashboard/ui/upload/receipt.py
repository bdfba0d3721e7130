"""After acceptance: the receipt to copy or to mail, and the way to the department's entry on the delivery board."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.acting import Acting
from dashboard.ui.upload.steps import leave_draft


def show_receipt(delivery_id: str, who: Acting) -> None:
    """The receipt of a delivery of the own house; a sentence where there is none."""
    del who
    st.header(f"Angenommen: Rückmeldung {delivery_id}", anchor=False)
    st.button("Weitere Liste hochladen", key="weitere-liste", on_click=leave_draft)
