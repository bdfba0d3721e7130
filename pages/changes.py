"""Veränderungen: what became of every measure between two rounds or days, and what got better or worse."""

from __future__ import annotations

from dashboard.ui.changes.page import TITLE, show
from dashboard.ui.placing import place_with_lists

place_with_lists(
    TITLE,
    show,
    "Sobald zu einer zweiten Runde etwas freigegeben ist, steht hier, was aus jeder Maßnahme geworden ist.",
    sentence="Verglichen wird ab der zweiten Steuerungsrunde.",
    least=2,
)
