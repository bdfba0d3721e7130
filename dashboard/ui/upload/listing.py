"""Long lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from dashboard import formats

T = TypeVar("T")
SHOWN = 50


def page_of(rows: Sequence[T], key: str, per_page: int = SHOWN) -> Sequence[T]:
    """The rows of the page that is chosen, with the control to choose below the heading where there are several pages."""
    pages = -(-len(rows) // per_page)
    if pages <= 1:
        return rows
    number = st.pagination(pages, key=f"seite-{key}", max_visible_pages=5)
    first = (min(number, pages) - 1) * per_page
    last = min(first + per_page, len(rows))
    st.caption(f"{formats.number(first + 1)} bis {formats.number(last)} von {formats.number(len(rows))}")
    return rows[first:last]
