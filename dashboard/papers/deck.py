"""What a presentation is made of: slides with a title that says the message, sentences, and a table or chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.papers.model import Line, Table


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart counts of each category: its name, and the colours of its bar and of the number in it (#rrggbb)."""

    name: str
    values: tuple[int, ...]
    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of stacked bars, one for each category; `alt` tells all of it in words."""

    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `hint`: what it leaves out, and where that stands; `notes`: for whoever speaks, where its figures come from."""

    title: str
    said: tuple[Line, ...] = ()
    figure: Table | Bars | None = None
    hint: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation; `state` and `marks` ("Beispieldaten") stand on each slide. The first slide opens it."""

    title: str
    author: str
    day: date
    state: str
    slides: tuple[Slide, ...]
    marks: tuple[str, ...] = ()
