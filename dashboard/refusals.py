"""What a user is refused, and why: one German sentence that says where, what, and what to do.

A page (dashboard/ui/telling.py) and the command line (dashboard/commands/german.py) catch the one class and show its sentence. A
class of its own has only what somebody catches for another reason, as that there is no store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from dashboard import formats

Chosen = TypeVar("Chosen")


class RefusalError(Exception):
    """What was asked for is not done; the message is the sentence for the user."""


def required(text: str | None, what: str) -> str:
    """Text without blanks around it; RefusalError that names `what` ("den Grund") where there is none."""
    given = (text or "").strip()
    if not given:
        raise RefusalError(gaps_sentence([what]))
    return given


def gaps_sentence(missing: Sequence[str]) -> str:
    """What lacks, all at once, in one sentence: "den Stichtag", "die Runde"."""
    without = "ohne diese Angabe" if len(missing) == 1 else "ohne diese Angaben"
    return f"Bitte geben Sie {formats.joined(missing)} an; {without} wird nichts geändert."


def require_all(given: Mapping[str, object], faults: Iterable[str | None] = ()) -> None:
    """`given`: what each is called ("den Stichtag") and what was said of it. RefusalError names all that lack, after `faults`."""
    missing = [what for what, each in given.items() if each is None or not str(each).strip()]
    told = [fault for fault in faults if fault is not None] + ([gaps_sentence(missing)] if missing else [])
    if told:
        raise RefusalError(" ".join(told))


def required_choice(each: Chosen | None, what: str) -> Chosen:
    """What was chosen; RefusalError that names `what` ("die Frage"; ", was gilt") where nothing was."""
    if each is None:
        raise RefusalError(f"Bitte wählen Sie{'' if what.startswith(',') else ' '}{what}; vorher wird nichts geändert.")
    return each


def known_round(code: str, codes: Collection[str]) -> str:
    """The code of a steering round, which is one of those of the master data."""
    return _known(code, codes, f"Eine Steuerungsrunde „{code}“")


def known_department(code: str, codes: Collection[str]) -> str:
    """The code of a body as the master data write it, however it was typed."""
    spelled = {each.casefold(): each for each in codes}
    return spelled.get(code.casefold()) or _known(code, codes, f"Ein Ressort mit dem Kürzel „{code}“")


def known_action_field(number: int, numbers: Collection[int]) -> int:
    """The number of an action field of the master data."""
    if number not in numbers:
        raise RefusalError(f"Ein Handlungsfeld {number} gibt es in den Stammdaten nicht.")
    return number


def known_meeting(day: date, days: Collection[date]) -> date:
    """The day of a meeting of the working group."""
    if day not in days:
        raise RefusalError(f"Eine Sitzung der Arbeitsgruppe am {formats.day(day)} gibt es in den Stammdaten nicht.")
    return day


def known_measure(measure_id: str, measure_ids: Collection[str]) -> str:
    """The key of a measure that some list has named."""
    if measure_id not in measure_ids:
        raise RefusalError(f"Eine Maßnahme mit der Kennung „{measure_id}“ gibt es nicht.")
    return measure_id


def _known(code: str, codes: Collection[str], what: str) -> str:
    if code not in codes:
        raise RefusalError(f"{what} gibt es in den Stammdaten nicht; bekannt sind: {', '.join(codes) or 'keine'}.")
    return code
