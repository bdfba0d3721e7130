"""What can be wrong in opening the file safely."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
