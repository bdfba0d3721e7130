"""German formats: numbers, dates, percent, counts with their noun, enumerations. Pure; formats come from Babel's `de`.

A narrow no-break space stands before the percent sign; the minus is a true minus, so that columns of numbers align.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE = "de"
NARROW_SPACE = "\u202f"
MINUS = "\u2212"
MINIMUM_FOR_PERCENT = 20
"""No percentage is shown where the whole counts fewer measures (DESIGN, section 4)."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~$:^=]|&(?=#?\w+;))")
_ITEM_NUMBER = re.compile(r"^(\s*\d+)\.(?=\s)")
_READ_TOGETHER = re.compile(
    r"(?<=[\w.+-])(?=@[\w-])|(?=://)|(?<=www)(?=\.)"  # addresses, which become links
    r"|(?<=:)(?=[\w+-]+:|material/)"  # names of pictures
    r"|(?<=<)(?=-)|(?<=-)(?=[->])|(?<=[<>~])(?==)",  # arrows and the like
    re.IGNORECASE,
)
"""Where Streamlit reads two characters as one thing although they are escaped."""
_SUSPICIOUS = ("@", ":", "<", ">", "~", "--", "www")
"""Without one of these nothing is read together; looking for them costs a twentieth of looking for the places."""
_NOTHING = ":small[]"
"""Words of Streamlit that draw nothing, and so part what stands on either side."""


@lru_cache(maxsize=4_096)  # Babel takes 10 µs for a number, and a page has hundreds, mostly the same
def number(value: float) -> str:
    """1234.5 -> "1.234,5"; whole numbers without decimals."""
    return str(format_decimal(value, locale=LOCALE)).replace("-", MINUS)


def signed(value: int) -> str:
    """A change with its sign: +5, −2, ±0."""
    if value == 0:
        return "±0"
    return f"+{number(value)}" if value > 0 else number(value)


@lru_cache(maxsize=4_096)
def day(value: date) -> str:
    """31.12.2026."""
    return str(format_date(value, "dd.MM.yyyy", locale=LOCALE))


def plain(value: object) -> str:
    """Any value as it stands in a table for people: "–" where nothing is known, sets as enumerations, texts in one line."""
    match value:
        case None:
            return "–"
        case bool():
            return "ja" if value else "nein"
        case int() | float():
            return number(value)
        case datetime():
            return f"{day(value.date())} {value:%H:%M}"
        case date():
            return day(value)
        case list() | tuple():
            return ", ".join(plain(item) for item in value)
        case dict():
            return "; ".join(f"{name}: {plain(item)}" for name, item in value.items())
        case _:
            return " ".join(str(value).split())


def percent(part: int, whole: int) -> str | None:
    """The share in whole percent ("22 %"), or None where the whole is too small for one (DESIGN, section 4).

    A share that is neither nothing nor everything is never rounded to 0 or 100.
    """
    if whole < MINIMUM_FOR_PERCENT:
        return None
    rounded = round(100 * part / whole)
    if 0 < part < whole:
        rounded = min(max(rounded, 1), 99)
    return f"{number(rounded)}{NARROW_SPACE}%"


def share(part: int, whole: int) -> str:
    """ "5 von 23 (22 %)"; the percentage only where it is allowed, and of nothing "keine"."""
    if not whole:
        return "keine"
    text = f"{number(part)} von {number(whole)}"
    shown = percent(part, whole)
    return text if shown is None else f"{text} ({shown})"


def counted(count: int, one: str, many: str, none: str | None = None) -> str:
    """A count with its noun: "1 Maßnahme", "2 Maßnahmen"; `none` is the whole text for 0 ("keine Maßnahme")."""
    if count == 0 and none is not None:
        return none
    return f"{number(count)} {one if count == 1 else many}"


def measures(count: int) -> str:
    """ "keine Maßnahme", "1 Maßnahme", "2 Maßnahmen"."""
    return counted(count, "Maßnahme", "Maßnahmen", "keine Maßnahme")


def joined(parts: Sequence[str], last: str = "und") -> str:
    """ "A, B und C"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def literal(text: str) -> str:
    """Text of a list as it stands, in one line, where a control would read it as Markdown: in labels and tooltips too."""
    line = " ".join(text.splitlines())
    if line[:1].isspace():
        line = f" {line.lstrip()}"  # set in further, it would be taken for a program
    small = line.lower()
    parts = _READ_TOGETHER.split(line) if any(sign in small for sign in _SUSPICIOUS) else [line]
    escaped = _NOTHING.join(_MARKDOWN.sub(r"\\\1", part) for part in parts)
    return _ITEM_NUMBER.sub(r"\1\\.", escaped)


def lapse(days: int) -> str:
    """A number of days as it is said: "12 Tage", "7 Monate", "1 Jahr", "2 Jahre und 6 Monate"."""
    months = round(days / _DAYS_OF_A_MONTH)
    if months < _SAID_IN_MONTHS:
        return counted(days, "Tag", "Tage")
    years, rest = divmod(months, 12)
    parts = [counted(years, "Jahr", "Jahre")] if years else []
    return " und ".join([*parts, *([counted(rest, "Monat", "Monate")] if rest else [])])


_DAYS_OF_A_MONTH, _SAID_IN_MONTHS = 365.25 / 12, 2
