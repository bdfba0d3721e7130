"""Whether a page is light or dark, and what looks otherwise in the dark."""

from __future__ import annotations

from typing import Any

import streamlit as st


def is_dark() -> bool:
    """Whether the visitor's theme is dark; light where the browser has not said."""
    return st.context.theme.type == "dark"


def leading(label: str) -> dict[str, Any]:
    """Label and look of the button that leads on, or of the step that is shown.

    It is filled with ink; in the dark that is light, and nobody could read Streamlit's white words on it: there they are bold and
    lie on a shade of it.
    """
    return {"label": f":primary-background[**{label}**]"} if is_dark() else {"label": label, "type": "primary"}
