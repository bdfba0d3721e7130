"""Barrierefreiheit: the statement that the law asks for."""

from __future__ import annotations

from dashboard.ui.accessibility import show

show()
