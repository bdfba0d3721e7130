"""One body on the delivery board: what is said of its answer, its deadline, what is open, and who does what next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.rounds.deadlines import Deadline
from dashboard.rounds.reminding import OWING, is_next

STATES = {
    "released": "✓ freigegeben",
    "partial": "in Teilen freigegeben",
    "unchanged": "✓ unverändert bestätigt, ohne Liste",
    "nil_return": "✓ Fehlanzeige: nichts zu melden",
    "draft": "◌ Arbeitsstand, nicht freigegeben",
    "missing": "keine Rückmeldung",
}
"""The states of queries/delivery_board/board.sql with their sign."""
ANSWERED = frozenset({"released", "partial", "unchanged", "nil_return"})
SCOPES = {"whole_list": "ganze Liste", "fields": "einige Handlungsfelder", "measures": "einzelne Maßnahmen"}
HOUSE, LEAD_UNIT = "Haus", "Federführende Stelle"


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done next for a body, and who does it (HOUSE or LEAD_UNIT)."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One body in one round, as queries/delivery_board/board.sql has it."""

    department: str
    name: str
    state: str
    deadline: date | None
    extended_to: date | None
    received_on: date | None
    scope: str | None
    kind: str | None
    versions: int
    findings_open: int
    released_by: str | None
    released_on: date | None
    recorded_by: str | None
    is_waiting: bool
    inquiries_open: int
    inquiries_later: int
    later_rounds: Sequence[str]
    decisions_open: int
    reminded_on: date | None
    asked_until: date | None
    today: date
    is_own: bool
    """Whether findings, reminders and what is asked of the lead unit are for whoever looks, and not only what is released."""

    @property
    def has_answered(self) -> bool:
        return self.state in ANSWERED

    @property
    def due(self) -> Deadline:
        """The deadline that holds for this body, as of today; settled once it has answered for all its measures."""
        day = self.extended_to or self.deadline
        return Deadline(day, self.today, self.extended_to is not None, is_settled=self.state not in OWING)

    @property
    def gets_reminder(self) -> bool:
        """Whether the next reminder goes to this body; never where earlier reminders are not seen."""
        return self.is_own and is_next(self.state, self.due, self.reminded_on, asks_for_time=self.asked_until is not None)

    @property
    def state_text(self) -> str:
        """ "✓ freigegeben"; also that a newer draft waits."""
        text = STATES[self.state]
        return f"{text}; ◌ neuerer Arbeitsstand wartet auf Freigabe" if self.is_waiting else text

    @property
    def received_text(self) -> str:
        """When the newest delivery came and what it covers; empty where none came."""
        if self.received_on is None:
            return ""
        what = SCOPES.get(self.scope or "", "ganze Liste") if self.kind == "list" else "ohne Liste"
        text = f"eingegangen {formats.day(self.received_on)}, {what}"
        if self.versions > 1:
            text += f", {formats.number(self.versions)}. Fassung"
        return text + (f"; erfasst durch {self.recorded_by}" if self.recorded_by else "")

    @property
    def findings_text(self) -> str:
        if self.received_on is None or self.kind != "list" or not self.is_own:
            return ""
        return formats.counted(self.findings_open, "Prüfhinweis offen", "Prüfhinweise offen", "kein Prüfhinweis offen")

    @property
    def released_text(self) -> str:
        """By which function and when the house released it; empty for a draft."""
        if self.released_by is None:
            return ""
        by = f"durch {self.released_by}" if self.released_by else ""
        day = f"am {formats.day(self.released_on)}" if self.released_on else ""
        return f"{by} {day}".strip()

    @property
    def open_text(self) -> str:
        """The inquiries and decisions that wait for this body; empty where none does."""
        parts = []
        if self.inquiries_open:
            parts.append(formats.counted(self.inquiries_open, "offene Rückfrage", "offene Rückfragen"))
        if self.inquiries_later:
            parts.append(f"{formats.counted(self.inquiries_later, 'offene Rückfrage', 'offene Rückfragen')} {self._later}")
        if self.decisions_open:
            parts.append(formats.counted(self.decisions_open, "offener Beschluss", "offene Beschlüsse"))
        return ", ".join(parts)

    @property
    def _later(self) -> str:
        """ "zur Runde 2027", of which the inquiries of later rounds are."""
        return f"{'zur Runde' if len(self.later_rounds) == 1 else 'zu den Runden'} {formats.joined(list(self.later_rounds))}"

    @property
    def reminded_text(self) -> str:
        """ "zuletzt erinnert 12.11.2026"; empty where no reminder is recorded."""
        return f"zuletzt erinnert {formats.day(self.reminded_on)}" if self.reminded_on else ""

    @property
    def steps(self) -> list[Step]:
        """What is to be done next and by whom; none where all is done."""
        found = [Step(HOUSE, what) for what in self._owed()]
        if self.asked_until:
            found.append(Step(LEAD_UNIT, f"über mehr Zeit bis {formats.day(self.asked_until)} entscheiden"))
        if self.gets_reminder:
            found.append(Step(LEAD_UNIT, "erinnern"))
        return found

    def _owed(self) -> list[str]:
        owed = {
            "missing": "Liste hochladen oder „alles unverändert“ melden",
            "partial": "übrige Maßnahmen ergänzen",
        }
        found = [owed[self.state]] if self.state in owed else []
        if self.state == "draft" or self.is_waiting:
            found.append("Arbeitsstand freigeben")
        if self.inquiries_open:
            found.append(formats.counted(self.inquiries_open, "Rückfrage beantworten", "Rückfragen beantworten"))
        if self.inquiries_later:
            found.append(f"{formats.counted(self.inquiries_later, 'Rückfrage', 'Rückfragen')} {self._later} beantworten")
        if self.decisions_open:
            found.append(f"zu {formats.counted(self.decisions_open, 'offenem Beschluss', 'offenen Beschlüssen')} berichten")
        return found
