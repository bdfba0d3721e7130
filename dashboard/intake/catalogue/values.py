"""What can be wrong in reading values."""

from __future__ import annotations

from dashboard.intake.catalogue import value_classes, value_times
from dashboard.intake.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (*value_classes.ENTRIES, *value_times.ENTRIES)
