"""Charts on paper: each colour of the dark scheme has one on white, and no rule touches what is drawn in the light scheme."""

from __future__ import annotations

from dashboard.charts.paper import colours_of, on_paper, paper_rules
from dashboard.charts.template import DARK, LIGHT


def test_each_colour_of_the_dark_scheme_becomes_that_of_the_same_thing_in_the_light_one() -> None:
    told = list(zip(colours_of(DARK), colours_of(LIGHT), strict=True))
    assert [pair for pair in told if on_paper()[pair[0]] != pair[1]] == []


def test_no_colour_of_the_light_scheme_is_replaced() -> None:
    assert set(on_paper()) & set(colours_of(LIGHT)) == set()


def test_the_rules_hold_for_print_only_and_name_fills_and_strokes() -> None:
    rules = paper_rules()
    assert rules.startswith("@media print{.marks [fill=")
    assert f'.marks [fill="{DARK.paper}"]{{fill:{LIGHT.paper}}}' in rules
    assert f'.marks [stroke="{DARK.line}"]{{stroke:{LIGHT.line}}}' in rules
