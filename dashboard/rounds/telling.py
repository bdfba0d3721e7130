"""What every entry in the book of a round needs: words that say why, and by whom."""

from __future__ import annotations

from dashboard.rounds.errors import RoundError


def required(text: str | None, what: str) -> str:
    """Text without blanks around it; RoundError that names `what` ("den Grund") where there is none."""
    stripped = (text or "").strip()
    if not stripped:
        raise RoundError(f"Bitte geben Sie {what} an; ohne diese Angabe wird nichts geändert.")
    return stripped
