"""Rich text: what is raised or struck through within one cell, in the runs of shared and inline strings (18.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.intake.model import Look
from dashboard.intake.opening.xml_guard import Attributes

RUN_NAMES = frozenset({"r", "rPr", "strike", "vertAlign"})
"""What tells of a run's font; everything else about it is decoration."""

Piece = tuple[str, bool | None]
"""Words of one run, and whether they are struck through (None: the font of the cell says it)."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FALSE = ("0", "false")


class Runs:
    """The runs of one text while it is read."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.is_rich = False
        """Whether any run has a font of its own."""
        self._is_struck: bool | None = None
        self._is_raised = False

    def clear(self) -> None:
        self.pieces.clear()
        self._is_struck, self._is_raised, self.is_rich = None, False, False

    def opened(self, name: str, attributes: Attributes) -> None:
        """A start tag among RUN_NAMES."""
        if name == "r":
            self._is_struck, self._is_raised = None, False
        elif name == "rPr":
            self._is_struck, self.is_rich = False, True
        elif name == "strike":
            self._is_struck = attributes.get("val", "1").lower() not in _FALSE
        elif name == "vertAlign":
            self._is_raised = attributes.get("val") == "superscript"

    def add(self, text: str) -> str:
        """Words of the current run, as they are read: raised digits as the signs ¹ ² ³, so that 25³ is not 253."""
        shown = text.translate(_RAISED) if self._is_raised else text
        self.pieces.append((shown, self._is_struck))
        return shown


def seen(pieces: Iterable[Piece], look: Look | None) -> tuple[str, Look | None]:
    """The words of a rich text that are not struck through, and its look; the whole text where all of it is."""
    by_font = look is not None and look.is_struck
    told = [(text, by_font if is_struck is None else is_struck) for text, is_struck in pieces]
    live = "".join(text for text, is_struck in told if not is_struck)
    struck = "".join(text for text, is_struck in told if is_struck)
    base = look or Look()
    if not struck.strip():
        return live, replace(base, is_struck=False) if look is not None else None
    if not live.strip():
        return "".join(text for text, _ in told), replace(base, is_struck=True)
    return live.strip(), replace(base, is_struck=False, struck=" ".join(struck.split()))
