"""After acceptance: the receipt to copy or to mail, and the way to the department's entry on the delivery board."""

from __future__ import annotations

import re

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.documents.receipt import receipt_text
from dashboard.refusals import RefusalError
from dashboard.settings import PAGES
from dashboard.ui import data
from dashboard.ui.acting import KEY as BODY_KEY
from dashboard.ui.acting import Acting, has_choice
from dashboard.ui.mail import own_address, show_mail
from dashboard.ui.parts import show_state
from dashboard.ui.release_fields import WHO_RELEASES
from dashboard.ui.telling import page_words
from dashboard.ui.upload.steps import leave_draft
from dashboard.vocabulary import DRAFT_SEEN_BY

_NUMBER = re.compile(r"[0-9]{1,18}")
"""What an address may say of a delivery; nobody counts that far, and longer ones are no numbers to Python or DuckDB."""


def show_receipt(delivery_id: str, who: Acting) -> None:
    """The receipt of a delivery of the own house; a sentence where there is none, or where it is another house's."""
    rows = data.frame("deliveries/one", delivery_id=int(delivery_id)).to_dicts() if _NUMBER.fullmatch(delivery_id) else []
    if not rows or not who.may_see(rows[0]["department"]):
        choose = "Bitte wählen Sie oben das Haus, dessen Rückmeldung Sie suchen."
        show_state("Diese Quittung gibt es hier nicht.", choose if has_choice() else "Sie sehen die Quittungen Ihres Hauses.")
        st.button("Liste hochladen", key="weitere-liste", on_click=leave_draft)
        return
    row = rows[0]
    body, round_code = str(row["department"]), str(row["round"])
    st.header(f"Angenommen: Rückmeldung {delivery_id} von {body} zur Runde {round_code}", anchor=False)
    if not row["is_released"]:
        st.info(
            f"Das ist ein **Arbeitsstand**. {DRAFT_SEEN_BY} "
            f"{'Freigeben können Sie ihn im Rückmeldestand.' if who.may(Act.RELEASE, body) else WHO_RELEASES}",
            icon=":material/info:",
        )
    query = {"runde": round_code, "ressort": body, **({BODY_KEY: who.code} if who.code else {})}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.page_link(PAGES / "delivery_board.py", label=f"{body} im Rückmeldestand ansehen", query_params=query)
        st.button("Weitere Liste hochladen", key="weitere-liste", on_click=leave_draft)
    st.subheader("Quittung", anchor=False)
    try:
        show_mail(receipt_text(data.store(), int(delivery_id), for_department=body, address=own_address()))
    except RefusalError as error:
        st.error(formats.literal(page_words(error)), icon=":material/error:")
