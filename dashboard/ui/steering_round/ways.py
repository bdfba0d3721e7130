"""Ways from the page of the round to other pages of the app, where they exist."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.settings import PAGES
from dashboard.ui.navigation import ENTRIES

_FILES = frozenset(entry.file for entry in ENTRIES)


def link_to_page(label: str, file: str, query: Mapping[str, str], *, is_key: bool = False) -> None:
    """A link to the page in this file, with these words in its URL; nothing where the app has no such page.

    `is_key`: it stands before a line, as the keys of measures do, and not as a way of its own with an arrow.
    """
    if file not in _FILES:
        return
    if is_key:
        st.page_link(PAGES / file, label=f":primary[{label}]", query_params=dict(query))
    else:
        st.page_link(PAGES / file, label=label, icon=":material/arrow_forward:", query_params=dict(query))
