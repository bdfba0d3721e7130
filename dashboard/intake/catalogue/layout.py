"""What can be wrong in finding sheets, tables, columns and rows."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
