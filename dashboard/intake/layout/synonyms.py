"""What departments call the columns: the template's headings, and the synonyms seen in practice (facts, section 5.2).

Pure data. Headings are written as people write them; dashboard/intake/layout/headings.py compares them.
"""

from __future__ import annotations

from dashboard.vocabulary import FIELDS

TEMPLATE: dict[str, str] = {field.heading: field.name for field in FIELDS}
"""The headings of our own template; they win over every synonym (DESIGN, section 3)."""

SYNONYMS: dict[str, str] = {field.name: field.synonyms for field in FIELDS if field.synonyms}
"""Field -> what else its column is called, separated by bars."""

BY_CONTENT: dict[str, tuple[str, ...]] = {
    "Stand": ("stage", "as_of", "rating", "progress_percent", "report"),
    "Status": ("stage", "rating", "progress_percent", "as_of", "report"),
    "aktueller Stand": ("stage", "as_of", "report"),
    "Sachstand": ("report", "stage"),
    "Umsetzungsstand": ("stage", "report"),
    "Umsetzung": ("stage", "progress_percent", "report"),
    "Fortschritt": ("progress_percent", "stage", "report"),
    "Bewertung": ("rating", "report"),
    "Einschätzung": ("rating", "report"),
    "Ampel": ("rating", "stage"),
    "Zielerreichung": ("progress_percent", "rating", "report"),
    "Ergebnis": ("actual", "report"),
    "Ergebnisse": ("report",),
    "Themenfeld": ("action_field", "subtopic"),
    "Themenbereich": ("action_field", "subtopic"),
    "Bereich": ("action_field", "subtopic"),
    "Kapitel": ("action_field", "subtopic"),
    "Schwerpunkt": ("action_field", "subtopic"),
    "Politikfeld": ("action_field", "subtopic"),
    "Sektor": ("action_field", "subtopic"),
    "Thema": ("action_field", "subtopic"),
    "Leitziel": ("guiding_goals", "subtopic"),
    "Referat": ("lead_department", "contact"),
    "Kennung": ("measure_id", "number"),
}
"""Headings that mean different things in different lists: the fields in the order in which they are tried on the values."""

IN_GROUP: dict[str, dict[str, str]] = {
    "period_text": {"von": "start", "bis": "end", "Anfang": "start", "Abschluss": "end", "Ablauf": "end"},
    "lead_department": {
        "federführend": "lead_department",
        "Haupt": "lead_department",
        "Mitwirkung": "involved",
        "weitere": "involved",
    },
    "involved": {"federführend": "lead_department", "intern beteiligt": "involved"},
    "indicator": {
        "Bezeichnung": "indicator",
        "Name": "indicator",
        "Titel": "indicator",
        "Beschreibung": "indicator",
        "Wert": "actual",
        "Ziel": "target",
        "Stand": "actual",
        "Ausgang": "baseline",
        "Quelle": "indicator_source",
    },
    "funding_text": {"Höhe": "funding_text", "Betrag": "funding_text", "Stand": "funding_status", "Status": "funding_status"},
    "rating": {"Farbe": "rating", "Grund": "rating_reason", "Erläuterung": "rating_reason", "Kommentar": "rating_reason"},
    "stage": {"Wort": "stage", "Grad": "progress_percent", "in %": "progress_percent", "Text": "report", "Erläuterung": "report"},
}
"""Group heading's field -> what the headings below it mean there, where that differs from what they mean alone."""
