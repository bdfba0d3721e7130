"""Arbeitsgruppe: what a meeting takes up, what it asks and notes, and what is still unanswered."""

from __future__ import annotations

from dashboard.ui.placing import place
from dashboard.ui.working_group.page import TITLE, show

place(TITLE, show)
