"""Charts on paper: what was drawn for a near-black screen is printed in the colours for a white one."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.template import DARK, LIGHT, SHADES, Palette


def colours_of(palette: Palette) -> Iterator[str]:
    """Every colour of a theme, in one order."""
    yield from (palette.paper, palette.ink, palette.muted, palette.line)
    for named in (palette.stages, palette.on_stage, palette.ratings):
        yield from named.values()
    yield from (palette.shade(step / SHADES) for step in range(SHADES))


def on_paper() -> dict[str, str]:
    """The colour on paper of each colour of the dark theme."""
    return dict(zip(colours_of(DARK), colours_of(LIGHT), strict=True))


def paper_rules() -> str:
    """The same as rules of a stylesheet: the browser draws charts as SVG, and its attributes bear the colours as written."""
    rules = [f'.marks [{part}="{dark}"]{{{part}:{light}}}' for dark, light in on_paper().items() for part in ("fill", "stroke")]
    return f"@media print{{{''.join(rules)}}}"
