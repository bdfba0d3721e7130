"""The colours of the charts, for a white and a near-black ground. Stages are one hue from faint to strong (DESIGN, section 8).

The number on a bar takes `on_stage`; a test holds every pair to a contrast of 4.5.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.tally import SHOWN_STAGES

FONT = "Source Sans, Source Sans Pro, system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours as #rrggbb; `stages` and `on_stage` by stage code, `ramp` from few to many."""

    paper: str
    ink: str
    muted: str
    line: str
    stages: dict[str, str]
    on_stage: dict[str, str]
    ramp: tuple[str, str]


_CODES = tuple(term.code for term in SHOWN_STAGES)
_LIGHT = ("#dbe8ef", "#acd0e1", "#68a6c4", "#2c786b", "#0b3d5c", "#c9c9c6", "#6c6c6a", "#ffffff")
_LIGHT_TEXT = ("#16202a", "#16202a", "#0d1720", "#ffffff", "#ffffff", "#16202a", "#ffffff", "#16202a")
_DARK = ("#22394a", "#33586f", "#4a86a8", "#62b8a4", "#b5e0f5", "#4a4d50", "#85898c", "#14181c")
_DARK_TEXT = ("#f2f4f5", "#f2f4f5", "#000000", "#06110e", "#0a1a24", "#f2f4f5", "#000000", "#f2f4f5")

LIGHT = Palette(
    paper="#ffffff",
    ink="#16202a",
    muted="#55606a",
    line="#c8ced3",
    stages=dict(zip(_CODES, _LIGHT, strict=True)),
    on_stage=dict(zip(_CODES, _LIGHT_TEXT, strict=True)),
    ramp=("#edf3f6", "#8dbdd4"),
)
DARK = Palette(
    paper="#14181c",
    ink="#f2f4f5",
    muted="#aeb7be",
    line="#46505a",
    stages=dict(zip(_CODES, _DARK, strict=True)),
    on_stage=dict(zip(_CODES, _DARK_TEXT, strict=True)),
    ramp=("#1e2a33", "#336684"),
)


def palette(is_dark: bool) -> Palette:
    """The colours for the theme in use."""
    return DARK if is_dark else LIGHT
