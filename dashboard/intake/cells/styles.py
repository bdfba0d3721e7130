"""What the formats of cells say: number formats, dates, and colours."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.numbers import BUILTIN_FORMATS, STRIP_RE, is_date_format

from dashboard.intake.cells.number_formats import GERMAN_BUILT_IN, date_format, number_format
from dashboard.intake.model import Look
from dashboard.intake.opening.xml_guard import Attributes, Budget, PartReader

Entry = TypeVar("Entry")

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

_NO_FORMAT = frozenset({"general", "standard"})
"""No number format; some writers put the German word, which would pass for a date because of its "d"."""

_ESCAPED = re.compile(r"[\\_*].")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """Style of a cell as far as reading needs it; `fill` is RRGGBB, None for none and white.

    `look`: what its values look like beyond what is stored, made once for all cells of the style.
    """

    is_date: bool = False
    is_percent: bool = False
    fill: str | None = None
    look: Look | None = None


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


PLAIN = CellStyle()


def style_of_format(code: str) -> CellStyle:
    """What a number format shows: a date or a percentage, and how; times of day and durations are neither."""
    if code.lower() in _NO_FORMAT:
        return PLAIN
    signs = _ESCAPED.sub("", STRIP_RE.sub("", code.split(";")[0])).lower()
    has_day = "d" in signs or "y" in signs or ("m" in signs and not set("hs") & set(signs))
    is_date = has_day and bool(is_date_format(code))
    return CellStyle(is_date, "%" in signs, look=_look(code, is_date=is_date))


def _look(code: str, *, is_date: bool) -> Look | None:
    if is_date:
        shown = date_format(code)
        return None if shown is None else Look(shown, shown.precision, shown.hides_year)
    numbers = number_format(code)
    return None if numbers is None else Look(numbers)


class StylesReader(PartReader):
    """Reads the styles part; `styles` holds one CellStyle per cell format, in their order."""

    def __init__(self, part: str, budget: Budget, theme: tuple[str, ...] = OFFICE_THEME) -> None:
        super().__init__(part, budget)
        self._theme = theme
        self._own_index: list[str] = []
        self._formats: dict[str, str] = {}
        self._fills: list[_Fill] = []
        self._struck_fonts: list[bool] = []
        self._rules: list[_Fill] = []
        self._cell_formats: list[tuple[str, str, str]] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        parent = self.path[-2] if len(self.path) > 1 else ""
        if name == "numFmt" and parent == "numFmts":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "fill" and parent == "fills":
            self._fills.append(_Fill())
        elif name == "xf" and parent == "cellXfs":
            number, fill, font = (attributes.get(name, "0") for name in ("numFmtId", "fillId", "fontId"))
            self._cell_formats.append((number, fill, font))
        elif name == "font" and parent == "fonts":
            self._struck_fonts.append(False)
        elif name == "strike" and self.path[-3:-1] == ["fonts", "font"]:
            self._struck_fonts[-1] = attributes.get("val", "1").lower() not in ("0", "false")
        elif name == "rgbColor" and parent == "indexedColors":
            self._own_index.append(plain(attributes.get("rgb")) or "")
        elif name == "dxf" and parent == "dxfs":
            self._rules.append(_Fill())
        elif "fill" in self.path and "dxf" in self.path and self._rules:
            self._rules[-1].note(name, attributes)
        elif "fills" in self.path and self._fills:
            self._fills[-1].note(name, attributes)

    @property
    def rule_colours(self) -> list[str | None]:
        """The colour of each format that a conditional format may put on a cell, in their order."""
        return [fill.shown(self._theme, self._indexed) for fill in self._rules]

    @property
    def _indexed(self) -> tuple[str, ...]:
        standard = standard_index()
        return (*self._own_index, *standard[len(self._own_index) :])

    @property
    def styles(self) -> list[CellStyle]:
        indexed = self._indexed
        fills = [fill.colour(self._theme, indexed) for fill in self._fills]
        known: dict[tuple[str, str, str], CellStyle] = {}
        for ids in self._cell_formats:
            if ids not in known:
                known[ids] = self._style(*ids, fills)
        return [known[ids] for ids in self._cell_formats]

    def _style(self, format_id: str, fill_id: str, font_id: str, fills: list[str | None]) -> CellStyle:
        built_in = BUILTIN_FORMATS.get(int(format_id)) if format_id.isdecimal() and len(format_id) < 5 else None
        code = self._formats.get(format_id) or GERMAN_BUILT_IN.get(format_id) or built_in or "General"
        by_format = style_of_format(code)
        look = replace(by_format.look or Look(), is_struck=True) if _entry(self._struck_fonts, font_id) else by_format.look
        return replace(by_format, fill=_entry(fills, fill_id), look=look)


def _entry(entries: Sequence[Entry], index: str) -> Entry | None:
    """The entry of a part of the styles that a cell format names, the first one where it names none."""
    at = int(index) if index.isdecimal() and len(index) < 7 else 0
    return entries[at] if at < len(entries) else None


class _Fill:
    """One fill while it is read: pattern and colours, or the first colour of a gradient."""

    def __init__(self) -> None:
        self._pattern = "none"
        self._colours: dict[str, Attributes] = {}

    def note(self, name: str, attributes: Attributes) -> None:
        if name == "patternFill":
            self._pattern = attributes.get("patternType", "none")
        elif name == "gradientFill":
            self._pattern = "solid"
        elif name in ("fgColor", "bgColor"):
            self._colours[name] = attributes
        elif name == "color":
            self._colours.setdefault("fgColor", attributes)

    def colour(self, theme: tuple[str, ...], indexed: tuple[str, ...]) -> str | None:
        """A solid fill shows its foreground; hatchings show their ground, or, without one, their lines."""
        order = ("fgColor",) if self._pattern == "solid" else ("bgColor", "fgColor")
        if self._pattern in ("none", "gray125", "gray0625"):
            return None
        colours = (resolve(self._colours[name], theme, indexed) for name in order if name in self._colours)
        return next((colour for colour in colours if colour is not None), None)

    def shown(self, theme: tuple[str, ...], indexed: tuple[str, ...]) -> str | None:
        """The ground that a conditional format gives, which needs no pattern."""
        colours = (resolve(self._colours[name], theme, indexed) for name in ("bgColor", "fgColor") if name in self._colours)
        return next((colour for colour in colours if colour is not None), None)
