"""While a list is read: what is happening is said, and a list that was read before is there at once."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.intake.desk.draft import Draft
from dashboard.ui.upload import work
from dashboard.ui.upload.work import Work


def made_of(draft: Draft) -> Work:
    """All that a draft has come to; after a restart of the server its list is read again, which takes a moment."""
    if work.is_read(draft):
        return work.work_of(draft)
    with st.spinner(f"„{formats.literal(draft.file_name)}“ wird gelesen …", show_time=True):
        return work.work_of(draft)
