"""The name of the framework as an image in the line of the navigation."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from dashboard.charts.template import DARK, LIGHT
from dashboard.ui.head import name_as_image


def text_of(name: str, *, is_dark: bool = False) -> ET.Element:
    (text,) = ET.fromstring(name_as_image(name, is_dark=is_dark))  # noqa: S314 - written by us
    return text


def test_the_name_of_any_land_is_written_as_it_is() -> None:
    assert text_of("Zusammen wachsen & <leben>").text == "Zusammen wachsen & <leben>"


def test_it_is_written_in_the_ink_of_the_theme() -> None:
    assert text_of("Teilhabe").get("fill") == LIGHT.ink
    assert text_of("Teilhabe", is_dark=True).get("fill") == DARK.ink


def test_the_letters_fit_the_image_whatever_font_is_there() -> None:
    image = ET.fromstring(name_as_image("Teilhabe", is_dark=False))  # noqa: S314 - written by us
    assert image[0].get("textLength") == image.get("width")
