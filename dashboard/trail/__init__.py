"""The audit trail: who changed what, fetched what, came and went and was refused, in a chain that shows if somebody touches it.

`event` is what can be noted, `chain` keeps it in files beside the store, `noting` ties it to what is written. Decision:
docs/decisions/0014-trail.md.
"""

from dashboard.trail.chain import Chain, note, trail_of, verify
from dashboard.trail.event import Entry, Event, Kind
from dashboard.trail.noting import commanded, witnessed

__all__ = ["Chain", "Entry", "Event", "Kind", "commanded", "note", "trail_of", "verify", "witnessed"]
