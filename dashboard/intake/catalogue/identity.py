"""What can be wrong in joining rows to stored measures."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
