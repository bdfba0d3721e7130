"""What can be wrong in reading values."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
