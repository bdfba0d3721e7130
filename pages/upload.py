"""Hochladen: a department's list from the workbook to the store, in four steps, with nothing stored before the last."""

from __future__ import annotations

from dashboard.ui.placing import place
from dashboard.ui.upload.page import TITLE, show

place(TITLE, show)
