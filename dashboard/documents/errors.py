"""How the making of a document fails."""

from __future__ import annotations


class DocumentError(Exception):
    """The document cannot be made; the message is one German sentence that says why."""
