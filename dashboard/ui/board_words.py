"""What the delivery board says in German: a body's row in four short texts, and the sentence over all of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.master import SteeringRound

STATES = {
    "released": "● freigegeben",
    "partial": "●○ in Teilen freigegeben",
    "draft": "◌ Arbeitsstand, nicht freigegeben",
    "missing": "○ keine Rückmeldung",
}
ANSWERED = frozenset({"released", "partial"})
_NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One body in one round, as queries/deliveries/board.sql has it."""

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

    @property
    def has_answered(self) -> bool:
        return self.state in ANSWERED

    @property
    def due(self) -> date | None:
        """The day that holds for this body."""
        return self.extended_to or self.deadline

    @property
    def state_text(self) -> str:
        """ "● freigegeben", with "Fehlanzeige / unverändert" where no workbook came."""
        told = STATES[self.state]
        if self.is_waiting:
            return f"{told}; ◌ neuerer Arbeitsstand wartet auf Freigabe"
        return f"{told}: unverändert, ohne Liste" if self.kind == "confirmation" and self.has_answered else told

    @property
    def due_text(self) -> str:
        if self.extended_to:
            return f"Frist verlängert bis {formats.day(self.extended_to)}"
        return f"Frist {formats.day(self.deadline)}" if self.deadline else "ohne Frist"

    @property
    def received_text(self) -> str:
        """When the newest delivery came and what it covers; empty where none came."""
        if self.received_on is None:
            return ""
        told = f"eingegangen {formats.day(self.received_on)}, {SCOPES.get(self.scope or '', 'ganze Liste')}"
        if self.versions > 1:
            told += f", {formats.number(self.versions)}. Fassung"
        return told + (f"; erfasst durch {self.recorded_by}" if self.recorded_by else "")

    @property
    def findings_text(self) -> str:
        if self.received_on is None or self.kind == "confirmation":
            return ""
        return formats.counted(self.findings_open, "Prüfhinweis offen", "Prüfhinweise offen", "kein Prüfhinweis offen")

    @property
    def released_text(self) -> str:
        """By which function and when the house released it; empty for a draft."""
        if self.released_by is None:
            return ""
        day = f" am {formats.day(self.released_on)}" if self.released_on else ""
        return f"durch {self.released_by}{day}"


SCOPES = {"whole_list": "ganze Liste", "fields": "einige Handlungsfelder", "measures": "einzelne Maßnahmen"}


def situation(rows: Sequence[BoardRow], period: SteeringRound) -> str:
    """The sentence that opens the board: how many have answered, what is missing, until when."""
    answered, partial = [row for row in rows if row.has_answered], [row for row in rows if row.state == "partial"]
    verb = "hat" if len(answered) == 1 else "haben"
    count = formats.number(len(answered)) if answered else "keine"
    told = f"Von {formats.number(len(rows))} Ressorts und Stellen {verb} **{count} geantwortet**"
    if partial:
        told += f", {formats.number(len(partial))} davon in Teilen"
    return " ".join([told + ".", *_silence(rows), *_drafts(rows), _deadline(rows, period)]).strip()


def _silence(rows: Sequence[BoardRow]) -> list[str]:
    silent = [row.name for row in rows if row.state == "missing"]
    if not silent:
        return []
    if len(silent) > _NAMED_AT_MOST:
        return [f"Von {formats.number(len(silent))} fehlt die Rückmeldung."]
    return [f"Es fehlt die Rückmeldung von {formats.joined(silent)}."]


def _drafts(rows: Sequence[BoardRow]) -> list[str]:
    drafts = [row.name for row in rows if row.state == "draft"]
    if not drafts:
        return []
    if len(drafts) > _NAMED_AT_MOST:
        return [f"Von {formats.number(len(drafts))} liegt ein Arbeitsstand vor, der noch nicht freigegeben ist."]
    return [f"Ein Arbeitsstand, noch nicht freigegeben, liegt vor von {formats.joined(drafts)}."]


def _deadline(rows: Sequence[BoardRow], period: SteeringRound) -> str:
    if period.deadline is None:
        return ""
    told = f"Frist: {formats.day(period.deadline)}"
    extended = sum(row.extended_to is not None for row in rows)
    return told + (f", für {formats.number(extended)} verlängert." if extended else ".")
