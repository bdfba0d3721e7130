"""How the one button that leads on stands out: filled with the accent, where its white words can be read on it."""

from __future__ import annotations

from typing import Literal

from dashboard.ui.parts import is_dark


def leading() -> Literal["primary", "secondary"]:
    """The type of the button that leads on. In the dark the accent is light, and Streamlit's white words on it are 2.4 to 1."""
    return "secondary" if is_dark() else "primary"
