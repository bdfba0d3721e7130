"""A day until which something is due, in words: as a deadline that runs, or as one that has passed and since when it is overdue.

The one place that says so: pages, mails, letters, round sheets and the command line ask here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import formats


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when something was asked, as of a day; `due` is None where no day is set.

    is_extended: the day holds for this body only. is_settled: nothing is owed any more, so that nothing is late either.
    """

    due: date | None
    today: date
    is_extended: bool = False
    is_settled: bool = False

    @property
    def is_over(self) -> bool:
        """Whether the day has passed; the day itself still counts."""
        return self.due is not None and self.due < self.today

    @property
    def is_late(self) -> bool:
        """Whether the day has passed and something is still owed."""
        return self.is_over and not self.is_settled

    @property
    def day_text(self) -> str:
        """ "15.10.2026", with that it was extended; "noch nicht festgelegt" where there is none."""
        if self.due is None:
            return "noch nicht festgelegt"
        return formats.day(self.due) + (" (für Ihr Haus verlängert)" if self.is_extended else "")

    @property
    def words(self) -> str:
        """ "15.10.2026", and once it has passed "15.10.2026, seit 44 Tagen fällig"."""
        return f"{self.day_text}, {self.since}" if self.is_late else self.day_text

    @property
    def since(self) -> str:
        """ "seit 44 Tagen fällig"; empty where nothing is late."""
        if self.due is None or not self.is_late:
            return ""
        return f"seit {formats.counted((self.today - self.due).days, 'Tag', 'Tagen')} fällig"

    @property
    def sentence(self) -> str:
        """ "Die Frist ist der 15.10.2026." before, "Die Frist war der 15.10.2026, seit 44 Tagen fällig." after; else empty."""
        return f"Die Frist {self._verb} der {self.words}." if self.due is not None else ""

    @property
    def label(self) -> str:
        """The same beside other facts: "Frist 15.10.2026", "Frist war 15.10.2026, seit 44 Tagen fällig", "ohne Frist"."""
        if self.due is None:
            return "ohne Frist"
        extended = " verlängert bis" if self.is_extended else ""
        late = f", {self.since}" if self.is_late else ""
        return f"Frist{' war' if self.is_over else ''}{extended} {formats.day(self.due)}{late}"

    @property
    def _verb(self) -> str:
        return "war" if self.is_over else "ist"
