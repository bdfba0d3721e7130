"""Conditional formats that colour cells: where, and in which colour. Such a colour is no value; that it is shown is told."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.intake.cells.styles import is_neutral
from dashboard.intake.opening.xml_guard import Attributes

OUR_CONDITION = "Prüfhinweis des Dashboards"
"""Stands in the condition of the formats with which a correction workbook marks cells."""

MOST = 200
"""So many areas are remembered."""

_BY_SCALE = frozenset({"colorScale", "iconSet"})


class ColourRules:
    """Hears the elements of a sheet behind its cells; `found`: area as the workbook writes it -> RRGGBB, "" for a scale."""

    def __init__(self, colours: Sequence[str | None]) -> None:
        self.found: dict[str, str] = {}
        self._colours = colours
        self._area = ""

    def start(self, name: str, attributes: Attributes) -> bool:
        """An element begins; gives back whether its text is wanted."""
        if name == "conditionalFormatting":
            self._area = attributes.get("sqref", "")
        elif name in _BY_SCALE and self._area:
            self._keep("")
        elif name == "cfRule" and self._area:
            index = attributes.get("dxfId", "")
            colour = self._colours[int(index)] if index.isdecimal() and int(index[:6]) < len(self._colours) else None
            if colour is not None and not is_neutral(colour):
                self._keep(colour)
        return name == "formula" and bool(self._area)

    def end(self, name: str, text: str) -> None:
        """An element ends; our own marks are no colour of the house."""
        if name == "formula" and OUR_CONDITION in text:
            self.found.pop(self._area, None)
        elif name == "conditionalFormatting":
            self._area = ""

    def _keep(self, colour: str) -> None:
        if len(self.found) < MOST:
            self.found.setdefault(self._area, colour)
