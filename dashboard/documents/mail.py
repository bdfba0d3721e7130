"""A mail as text: nothing is sent from here, it is copied or opened in the visitor's own mail program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mail:
    """Subject and body in plain text, lines broken where a paragraph or a line of a table ends."""

    subject: str
    body: str
