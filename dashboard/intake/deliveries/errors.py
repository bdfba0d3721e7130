"""Why something cannot be done to a delivery, as one German sentence."""

from __future__ import annotations


class DeliveryError(Exception):
    """The delivery, its state, or what was said about it stands in the way."""
