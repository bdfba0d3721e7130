"""The colours of cells as RRGGBB: given directly, by index, or by theme and tint (ECMA-376 part 1, 18.8.19 and 18.8.27)."""

from __future__ import annotations

import colorsys
import re

from openpyxl.styles.colors import COLOR_INDEX

from dashboard.intake.opening.xml_guard import Attributes, Budget, PartReader

WHITE = "FFFFFF"
THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
"""The order in which cells count theme colours: light and dark change places against the theme's own order."""

OFFICE_THEME = (
    *("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31"),
    *("A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"),
)
"""Office's own theme, for workbooks that bring none."""

NEUTRAL_SPREAD = 24
"""Colours whose channels differ by no more are greys: decoration, never a rating."""

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")


class ThemeReader(PartReader):
    """The colour scheme of a theme part."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self._found: dict[str, str] = {}

    def opened(self, name: str, attributes: Attributes) -> None:
        if name not in ("srgbClr", "sysClr") or len(self.path) < 3 or self.path[-3] != "clrScheme":
            return
        colour = plain(attributes.get("lastClr" if name == "sysClr" else "val"))
        if colour is not None:
            self._found[self.path[-2]] = colour

    @property
    def palette(self) -> tuple[str, ...]:
        return tuple(self._found.get(name, standard) for name, standard in zip(THEME_ORDER, OFFICE_THEME, strict=True))


def plain(value: str | None) -> str | None:
    """RRGGBB from RRGGBB or AARRGGBB; None where it is neither."""
    match = _HEX.fullmatch(value or "")
    return match[1].upper() if match else None


def resolve(attributes: Attributes, theme: tuple[str, ...], indexed: tuple[str, ...]) -> str | None:
    """The colour that a colour element means; None for white, automatic and unknown ones."""
    colour = plain(attributes.get("rgb"))
    if colour is None and "theme" in attributes:
        colour = _at(theme, attributes["theme"])
    if colour is None and "indexed" in attributes:
        colour = _at(indexed, attributes["indexed"])
    if colour is None:
        return None
    tinted = _tinted(colour, attributes.get("tint", "0"))
    return None if tinted == WHITE else tinted


def standard_index() -> tuple[str, ...]:
    """The 64 colours that an index means where the workbook brings no palette of its own."""
    return tuple(str(colour)[2:] for colour in COLOR_INDEX)


def is_neutral(colour: str) -> bool:
    """True for black, white and greys."""
    channels = bytes.fromhex(colour)
    return max(channels) - min(channels) <= NEUTRAL_SPREAD


def _at(palette: tuple[str, ...], index: str) -> str | None:
    return palette[int(index)] if index.isdecimal() and int(index[:4]) < len(palette) else None


def _tinted(colour: str, tint: str) -> str:
    """Lighter by a positive, darker by a negative tint between -1 and 1 (18.8.19)."""
    try:
        amount = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    if amount == 0 or amount != amount:
        return colour
    red, green, blue = (channel / 255 for channel in bytes.fromhex(colour))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + amount) if amount < 0 else light * (1 - amount) + amount
    channels = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(channel * 255):02X}" for channel in channels)
