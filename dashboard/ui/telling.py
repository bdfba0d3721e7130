"""What a click has to tell: kept until the next run shows it once, at the top of the page and for a moment over it."""

from __future__ import annotations

import streamlit as st

from dashboard import formats

_KEY = "meldungen"


def tell(sentence: str, *, is_error: bool = False) -> None:
    """Show this sentence with the next run; it may come from a callback. Names of files and the like are shown as they are."""
    st.session_state.setdefault(_KEY, []).append((formats.literal(sentence), is_error))


def show_told() -> None:
    """Show what was told, once; over the page too, for whoever clicked far below does not see its top."""
    for sentence, is_error in st.session_state.pop(_KEY, []):
        if is_error:
            st.error(sentence, icon=":material/error:")
        else:
            st.success(sentence, icon=":material/check:")
        st.toast(sentence, icon=":material/error:" if is_error else ":material/check:")
