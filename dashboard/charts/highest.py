"""Which of several groups has the highest share of something: not the largest group, and all that are equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard import formats

FEWEST_COMPARED = 3
"""Of fewer measures a share says nothing beside others: 1 of 1 is no worse than 9 of 10."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the measures of one group; `code` is its short name, `label` its full one."""

    code: str
    label: str
    part: int
    whole: int


def highest(shares: Sequence[Share]) -> list[Share]:
    """All with the highest share among those of which enough is counted; none where that share is nothing.

    "none", what belongs to no field or body, is no group to be compared. A group that stands alone is not compared with anything,
    so that it is given whatever its size.
    """
    counted = [each for each in shares if each.whole]
    if len(counted) > 1:
        counted = [each for each in counted if each.whole >= FEWEST_COMPARED and each.code != "none"]
    top = max((Fraction(each.part, each.whole) for each in counted), default=Fraction(0))
    return [each for each in counted if top and Fraction(each.part, each.whole) == top]


def highest_words(found: Sequence[Share], whole: str, part: str, noun: str = "") -> str:
    """ "A: 3 von 4 bewerteten verzögert", "A und B: je 3 von 4 …", "A: 3 von 4, B: 6 von 8 …"; at least one is given.

    `whole` says of what the share is taken ("bewerteten"), `part` what it is. `noun` ("Handlungsfeld") stands before the full
    name of one, and before the short names of several.
    """
    if len(found) == 1:
        (only,) = found
        name = f"{noun} {only.label}" if noun and only.code != "none" else f"{only.label[0].upper()}{only.label[1:]}"
        return f"{name}: {_of(only)} {whole} {part}"
    names = [each.code if noun else each.label for each in found]
    begin = f"{noun}er " if noun else ""
    if len({each.whole for each in found}) == 1:
        return f"{begin}{formats.joined(names)}: je {_of(found[0])} {whole} {part}"
    told = [f"{name}: {_of(each)}" for name, each in zip(names, found, strict=True)]
    return f"{begin}{formats.joined(told)} {whole} {part}"


def _of(share: Share) -> str:
    return f"{formats.number(share.part)} von {formats.number(share.whole)}"
