"""The name of the framework as an image in the line of the navigation."""

from __future__ import annotations

import re

from dashboard.charts.template import DARK, LIGHT
from dashboard.ui.head import name_as_image


def test_the_name_of_any_land_is_written_as_it_is() -> None:
    assert name_as_image("Zusammen wachsen & <leben>", is_dark=False).endswith(
        ">Zusammen wachsen &amp; &lt;leben&gt;</text></svg>"
    )


def test_it_is_written_in_the_ink_of_the_theme() -> None:
    assert f'fill="{LIGHT.ink}"' in name_as_image("Teilhabe", is_dark=False)
    assert f'fill="{DARK.ink}"' in name_as_image("Teilhabe", is_dark=True)


def test_the_letters_fit_the_image_whatever_font_is_there() -> None:
    image = name_as_image("Teilhabe", is_dark=False)
    (width,), (length,) = re.findall(r' width="(\d+)"', image), re.findall(r'textLength="(\d+)"', image)
    assert width == length
