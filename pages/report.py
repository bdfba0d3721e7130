"""Bericht: the public report on a round, written, agreed, looked through and released."""

from __future__ import annotations

from dashboard.ui.placing import place_with_lists
from dashboard.ui.report.page import TITLE, show

place_with_lists(TITLE, show)
