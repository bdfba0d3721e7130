"""The lists of classes of the vocabulary, each with the sentence that says what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.formats import MINIMUM_FOR_PERCENT
from dashboard.vocabulary import (
    ADDITIONS,
    BESIDE_LEVELS,
    CHANGES,
    DECISION_STATES,
    FATES,
    FUNDING_STATUSES,
    GAPS,
    MEASURABILITY,
    NO_RATING,
    NO_STAGE,
    OBSTACLES,
    PERIOD_PRECISIONS,
    RATINGS,
    ROUND_STEPS,
    SEVERITIES,
    STAGES,
    STANCES,
    STANDINGS,
    TRENDS,
    Term,
)


@dataclass(frozen=True, slots=True)
class Group:
    """One list of classes: its title, what it is for, and its terms in official order."""

    title: str
    introduction: str
    terms: tuple[Term, ...]


LEVEL, ORIGIN = "Ebene", "Herkunft"
"""The groups before whose terms those of the master data stand."""

GROUPS: tuple[Group, ...] = (
    Group(
        "Umsetzungsstand",
        "Wo die Maßnahme in ihrem Leben steht. „umgesetzt“ und „Daueraufgabe“ stehen getrennt und werden nie addiert; "
        "„keine Angabe“ ist eine eigene Klasse und zählt mit. "
        f"Ein Prozentwert steht erst ab {MINIMUM_FOR_PERCENT} Maßnahmen.",
        (*STAGES, NO_STAGE),
    ),
    Group(
        "Ampel",
        "Das Urteil des Ressorts gegen den eigenen Plan, gezählt unter Maßnahmen, die nicht beendet sind. "
        "„verzögert“ und „gefährdet“ brauchen eine Begründung. Die Ampel sagt nichts über die Wirkung.",
        (*RATINGS, NO_RATING),
    ),
    Group(LEVEL, "Jede Maßnahme zählt einmal; die Klassen ergeben zusammen das Ganze.", BESIDE_LEVELS),
    Group("Bestand", "Was zur Gesamtzahl N zählt und was beendet ist.", STANDINGS),
    Group("Lücken", "Was nicht gesagt ist, obwohl es gesagt werden soll.", GAPS),
    Group("Veränderung", "Was in dieser Runde anders ist als in der vorigen.", CHANGES),
    Group(
        "Verbleib",
        "Was aus einer Maßnahme zwischen zwei Runden geworden ist; gefragt wird in dieser Reihenfolge.",
        (*FATES, *ADDITIONS),
    ),
    Group("Besser oder schlechter", "Was sich an einer Maßnahme zwischen zwei Runden geändert hat.", TRENDS),
    Group("Schritte einer Runde", "Wie weit eine Steuerungsrunde gekommen ist.", ROUND_STEPS),
    Group("Haltung zu einem Beschluss", "Was die Stelle, die er betrifft, zu einem Beschluss der Runde sagt.", STANCES),
    Group("Stand eines Beschlusses", "Wie weit ein Beschluss ist; was offen ist, führt die nächste Runde an.", DECISION_STATES),
    Group("Messbarkeit", "Was eine Liste dazu sagt, woran der Erfolg erkannt wird.", MEASURABILITY),
    Group("Finanzierungsstand", "Ob die Mittel da sind. Beträge werden nie zusammengezählt.", FUNDING_STATUSES),
    Group("Hemmnis", "Was hindert; eine Maßnahme kann mehrere Hemmnisse haben.", OBSTACLES),
    Group(ORIGIN, "Woher die Maßnahme kommt.", ()),
    Group("Genauigkeit des Zeitraums", "Wie genau Beginn und Ende gemeint sind.", PERIOD_PRECISIONS),
    Group("Prüfhinweise", "Wie schwer ein Hinweis zu einer Liste wiegt.", SEVERITIES),
)
"""Every list of classes of the vocabulary, in pairs that stand beside each other on a wide screen."""


def explained(term: Term) -> str:
    """A term in a line of a list: sign, label and explanation."""
    return f"- **{f'{term.sign} {term.label}'.strip()}:** {term.explanation}"
