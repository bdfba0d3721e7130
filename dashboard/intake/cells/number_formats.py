"""Number formats of Excel as far as they say more, or less, than the stored value: words, fixed digits, months and years.

A format that is not understood here changes nothing: its cells are read as they are stored. Signs and months are the German ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GERMAN_BUILT_IN = {
    **dict.fromkeys(("5", "6", "42"), '#,##0\\ "€"'),
    **dict.fromkeys(("7", "8", "44"), '#,##0.00\\ "€"'),
    "16": "dd. mmm",
    "17": "mmm yy",
}
"""Built-in formats that German Excel shows in another way than their code says (18.8.30)."""

_MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
_SHORT = ["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|(\[(?:[a-z]+ ?\d*)\])|([_*].)|(.)', re.IGNORECASE | re.DOTALL)
_COLOURS = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|schwarz|blau|grün|rot|weiss|weiß|gelb)\]", re.I
)
_DIGITS = re.compile(r"(?P<whole>[#0?,]+)(?:\.(?P<decimals>[0#?]+))?(?P<scale>,*)")
_PLAIN_SIGNS = frozenset("-+()!^&'~{}<>=$€/: .")
_DATE_PARTS = re.compile(r"y+|m+|d+", re.IGNORECASE)

Show = Callable[[object], str | None]


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format for numbers: words before and behind, and how the digits are written ("General": as they are).

    `has_digits` is False where nothing but words is shown ("ja").
    """

    before: str
    behind: str
    least: int = 0
    decimals: int | None = None
    optional: int = 0
    is_grouped: bool = False
    thousands: int = 0
    has_digits: bool = True

    def write(self, value: float, *, with_sign: bool) -> str | None:
        if not self.has_digits:
            return self.before.strip() or None
        if self.decimals is None:
            digits = f"{abs(value):.12g}".replace(".", ",")
        else:
            digits = self._digits(abs(Decimal(repr(value))) / 1000**self.thousands)
        is_negative = value < 0 and with_sign and any(digit in digits for digit in "123456789")
        return f"{'-' if is_negative else ''}{self.before}{digits}{self.behind}".strip()

    def _digits(self, value: Decimal) -> str:
        decimals = self.decimals or 0
        rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        whole, _, fraction = f"{rounded:f}".partition(".")
        whole = whole.lstrip("0").zfill(self.least)
        if self.is_grouped:
            whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
        kept = decimals - self.optional
        fraction = fraction[:kept] + fraction[kept:].rstrip("0")
        return f"{whole},{fraction}" if fraction else whole


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How numbers are shown: the sections for positive numbers, negative ones and zero, where there are as many."""

    sections: tuple[_Section, ...]

    def __call__(self, value: object) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        at = 2 if value == 0 and len(self.sections) > 2 else 1 if value < 0 and len(self.sections) > 1 else 0
        try:
            return self.sections[at].write(value, with_sign=len(self.sections) == 1)
        except (InvalidOperation, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How dates are shown whose format leaves out the day or the year: pieces of text and of date ("mmm", "yy")."""

    pieces: tuple[tuple[str, bool], ...]

    def __call__(self, value: object) -> str | None:
        if not isinstance(value, date):
            return None
        return "".join(_part_of_date(piece, value) if is_date else piece for piece, is_date in self.pieces).strip()

    @property
    def precision(self) -> str | None:
        """ "month" or "year" where no day is shown; None where one is."""
        return None if "d" in self._shown else "month" if "m" in self._shown else "year"

    @property
    def hides_year(self) -> bool:
        return "y" not in self._shown

    @property
    def _shown(self) -> frozenset[str]:
        return frozenset(piece[0] for piece, is_date in self.pieces if is_date)


def number_format(code: str) -> Show | None:
    """How numbers look in this format; None where they look as stored, or the format is not understood."""
    sections = []
    for text in _sections(code)[:3]:
        section = _number_section(text)
        if section is None:
            return None
        sections.append(section)
    return NumberFormat(tuple(sections)) if _says_more(sections[0]) else None


def date_format(code: str) -> DateFormat | None:
    """How dates look in this format; None where day, month and year are all shown, or it is not understood."""
    pieces: list[tuple[str, bool]] = []
    for token in _tokens(_sections(code)[0]):
        if token is None:
            return None
        text, is_literal = token
        if is_literal:
            pieces.append((text, False))
            continue
        last = 0
        for found in _DATE_PARTS.finditer(text):
            pieces += [(text[last : found.start()], False), (found[0].lower(), True)]
            last = found.end()
        pieces.append((text[last:], False))
    shown = {piece[0] for piece, is_date in pieces if is_date}
    has_other_letters = any(sign.isalnum() or sign == "@" for piece, is_date in pieces if not is_date and piece for sign in piece)
    if not shown or shown == {"y", "m", "d"} or has_other_letters:
        return None
    return DateFormat(tuple((piece, is_date) for piece, is_date in pieces if piece))


def _part_of_date(part: str, day: date) -> str:
    if part[0] == "y":
        return f"{day.year:04d}" if len(part) > 2 else f"{day.year % 100:02d}"
    if part[0] == "d":
        return f"{day.day:0{min(len(part), 2)}d}"
    if len(part) > 2:
        return {3: _SHORT, 4: _MONTHS}.get(len(part), _SHORT)[day.month - 1]
    return f"{day.month:0{len(part)}d}"


def _sections(code: str) -> list[str]:
    """The sections of a format, at the semicolons that are no words."""
    return re.sub(r'"[^"]*"|\\.|(;)', lambda found: "\0" if found[1] else found[0], code).split("\0")


def _tokens(section: str) -> list[tuple[str, bool] | None]:
    """Pieces with whether they are words; None for what is not understood. Colours and widths are left out."""
    found: list[tuple[str, bool] | None] = []
    for quoted, escaped, currency, bracket, width, sign in _TOKEN.findall(section):
        if bracket:
            found += [] if _COLOURS.fullmatch(bracket) else [None]
        elif width:
            continue
        elif sign == "[" or sign == "]":
            found.append(None)
        elif sign:
            if found and found[-1] is not None and not found[-1][1]:
                found[-1] = (found[-1][0] + sign, False)
            else:
                found.append((sign, False))
        else:
            found.append((quoted or escaped or currency, True))
    return found


def _number_section(section: str) -> _Section | None:
    """One section for numbers; None for percentages, fractions, exponents and whatever else is not understood."""
    around: list[str] = ["", ""]
    digits: re.Match[str] | None = None
    for token in _tokens(section):
        if token is None:
            return None
        text, is_literal = token
        rest = text
        if not is_literal:
            found = None if digits else _DIGITS.search(text) or re.search("general|standard", text, re.IGNORECASE)
            before = ""
            if found:
                before, rest, digits = text[: found.start()], text[found.end() :], found
                around[0] += before
            if not set(before + rest) <= _PLAIN_SIGNS:
                return None
        around[1 if digits else 0] += rest
    return _section(around, digits)


def _section(around: list[str], digits: re.Match[str] | None) -> _Section:
    before, behind = (text.replace("\xa0", " ") for text in around)
    if digits is None:
        return _Section(before, "", has_digits=False)
    parts = digits.groupdict()
    if not parts:
        return _Section(before.lstrip(), behind.rstrip())
    whole, decimals = parts["whole"], parts["decimals"] or ""
    bare = whole.rstrip(",")
    thousands = len(whole) - len(bare) + len(parts["scale"])
    return _Section(
        before.lstrip(),
        behind.rstrip(),
        bare.count("0"),
        len(decimals),
        len(decimals) - decimals.rfind("0") - 1,
        "," in bare,
        thousands,
    )


def _says_more(section: _Section) -> bool:
    """Whether a section shows anything that the plain number does not."""
    return bool(section.before.strip() or section.behind.strip() or section.decimals is not None)
