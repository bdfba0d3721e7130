"""Methodik: terms, rules, reading, fields and master data in words, taken from where the program keeps them."""

from __future__ import annotations

from dashboard.ui.method.page import show

show()
