"""What needs attention, in German: a heading per rule and a sentence per line, made from rule and detail (queries/attention/)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard import formats
from dashboard.access.sight import PUBLIC_RULES
from dashboard.vocabulary import LABELS, Visibility


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name in queries/attention/, its heading, and how its detail becomes a sentence."""

    name: str
    heading: str
    sentence: Callable[[str], str]
    told_in: str = ""
    """The rule whose file explains it, where it has none of its own."""

    @property
    def visibility(self) -> Visibility:
        """Rules that ask a rating or a need for decision are for the houses."""
        return Visibility.PUBLIC if (self.told_in or self.name) in PUBLIC_RULES else Visibility.SHARED

    @property
    def query(self) -> str:
        """The file of queries/ that has its words for everybody."""
        return f"attention/{self.told_in or self.name}"


def _date(text: str) -> str:
    return formats.day(date.fromisoformat(text))


def _worse(detail: str) -> str:
    before, now = detail.split(">")
    return f"war {LABELS['rating'][before]}, ist jetzt {LABELS['rating'][now]}"


def _vanished(detail: str) -> str:
    code, _, forgotten = detail.partition(";")
    return f"zuletzt gemeldet zur Runde {code}" + (", laut Haus in der neuen Liste vergessen" if forgotten else "")


def _reached(value: str) -> str:
    actual, target = (formats.number(float(text)) for text in value.split("/"))
    return f"der Zielwert ist erreicht ({actual} von {target}), beendet ist sie nicht"


def _same_report(code: str) -> str:
    return f"der Sachstand ist Wort für Wort der aus der Runde {code}"


def _on_plan_after_end(end: str) -> str:
    is_over = date.fromisoformat(end) < datetime.now(UTC).date()
    return f"im Plan gemeldet, das Ende {'war aber' if is_over else 'ist aber schon vor dem Stichtag,'} am {_date(end)}"


_CONTRADICTIONS: dict[str, Callable[[str], str]] = {
    "completed_early": lambda value: f"umgesetzt gemeldet, das Ende ist aber erst am {_date(value)}",
    "on_plan_after_end": _on_plan_after_end,
    "full_progress": lambda value: f"Umsetzungsgrad 100{formats.NARROW_SPACE}%, der Stand ist aber „{LABELS['stage'][value]}“",
    "completed_progress": lambda value: f"umgesetzt gemeldet, der Umsetzungsgrad ist aber {value}{formats.NARROW_SPACE}%",
    "begun_progress": lambda value: f"geplant gemeldet, der Umsetzungsgrad ist aber {value}{formats.NARROW_SPACE}%",
    "end_before_start": lambda value: f"das Ende am {_date(value)} liegt vor dem Beginn",
    "not_begun": lambda value: f"„{LABELS['stage'][value]}“ gemeldet, der Sachstand sagt aber: noch nicht begonnen",
    "target_reached": _reached,
    "same_report": _same_report,
}
"""By what queries/attention/contradiction.sql calls it; the last two are rules of their own that a house sets aside likewise."""


def contradiction_words(detail: str) -> str:
    """What does not go together, in words; several joined by semicolons (queries/attention/contradiction.sql)."""
    found = (part.split("=", 1) for part in detail.split(";"))
    return "; ".join(_CONTRADICTIONS[kind](value) for kind, value in found)


RULES: tuple[Rule, ...] = (
    Rule("decision_needed", "Entscheidung erbeten", formats.literal),
    Rule("vanished", "Fehlt in der neuen Liste des Hauses", _vanished),
    Rule("overdue", "Überfällig", lambda text: f"das Ende war am {_date(text)}, beendet ist sie nicht"),
    Rule("ending", "Endet vor dem Stichtag", lambda text: f"endet am {_date(text)}, noch vor dem Stichtag", "overdue"),
    Rule("rating_worse", "Ampel schlechter als in der vorigen Runde", _worse),
    Rule(
        "due_soon_not_begun", "Ende naht, noch nicht begonnen", lambda text: f"endet am {_date(text)} und hat noch nicht begonnen"
    ),
    Rule("contradiction", "Widersprüchliche Angaben", contradiction_words),
    Rule("target_reached", "Zielwert erreicht, nicht beendet", _reached),
    Rule("no_reason", "Ampel ohne Begründung", lambda code: f"{LABELS['rating'][code]}, eine Begründung fehlt"),
    Rule("no_lead", "Ohne Federführung", lambda _: "keine eindeutige Federführung angegeben"),
    Rule("same_report", "Text seit der letzten Runde unverändert", _same_report),
    Rule("silent", "Ohne Rückmeldung des Hauses zu dieser Runde", lambda code: f"zuletzt gemeldet zur Runde {code}"),
)
"""In the order in which the page shows them: what the round must do first."""
