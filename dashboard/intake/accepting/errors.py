"""Why a list cannot be taken in, as one German sentence."""

from __future__ import annotations


class AcceptanceError(Exception):
    """The list, its answers or its receipt stand in the way."""


class OutdatedError(AcceptanceError):
    """Another delivery of the department came, or was taken back, since its house compared; nothing was written."""
