"""The look of the pages (.streamlit/config.toml) has the colours of the charts: a colour means one thing."""

from __future__ import annotations

import tomllib

import pytest

from dashboard import settings
from dashboard.charts.template import DARK, LIGHT, Palette

THEME = tomllib.loads((settings.ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_ratings_and_stages_have_one_colour_on_pages_and_in_charts(scheme: str, palette: Palette) -> None:
    look = THEME[scheme]
    assert {"red": look["redTextColor"], "yellow": look["orangeTextColor"]} == palette.ratings
    assert look["chartCategoricalColors"] == list(palette.stages.values())[1:7]
    assert look["backgroundColor"] == palette.paper


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hints_and_warnings_in_a_box_have_no_colour_of_a_rating_or_a_stage(scheme: str) -> None:
    look = THEME[scheme]
    quiet = (look["grayBackgroundColor"], look["primaryColor"])
    assert (look["blueBackgroundColor"], look["blueTextColor"]) == quiet
    assert (look["yellowBackgroundColor"], look["yellowTextColor"]) == quiet
