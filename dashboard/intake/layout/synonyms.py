"""What departments call the columns: the template's headings, and the synonyms seen in practice (facts, section 5.2).

Pure data. Headings are written as people write them; dashboard/intake/layout/headings.py compares them.
"""

from __future__ import annotations

from dashboard.vocabulary import FIELDS

TEMPLATE: dict[str, str] = {field.heading: field.name for field in FIELDS}
"""The headings of our own template; they win over every synonym (DESIGN, section 3)."""

SYNONYMS: dict[str, str] = {
    "number": """lfd. Nr.|laufende Nr.|laufende Nummer|Nummer|Maßnahme Nr.|Maßnahmen-Nr.|Maßnahmennummer
        |Nr. der Maßnahme|ID|Kennziffer|Kennnummer|M-Nr.|Ziffer|Projekt-Nr.|Projektnummer|Pos.|Position""",
    "action_field": "HF|Handlungsfelder|Handlungsfeld Nr.|HF-Nr.|Nr. HF|Handlungsbereich|Zugeordnetes Handlungsfeld",
    "title": """Maßnahmen|Maßnahmentitel|Titel|Titel der Maßnahme|Titel des Vorhabens|Projekttitel|Projekt|Projekte
        |Vorhaben|Bezeichnung|Bezeichnung der Maßnahme|Maßnahmenbezeichnung|Name der Maßnahme|Maßnahmenname
        |Kurztitel|Angebot|Programm|Projektname|Projektbezeichnung""",
    "description": """Kurzbeschreibung|Inhalt|Inhalte|Erläuterung|Erläuterungen|Maßnahmenbeschreibung|Projektbeschreibung
        |Gegenstand|Was wird gemacht?|Was wird getan?|Beschreibung der Maßnahme
        |Kurzbeschreibung der Maßnahme""",
    "goal": """Ziele|Zielsetzung|Projektziel|Maßnahmenziel|Beitrag zum Leitziel|erwartete Ziele|Zweck
        |Ziel der Maßnahme|angestrebtes Ziel""",
    "target_group": """Zielgruppen|Adressat*innen|Adressaten|Adressatenkreis|richtet sich an|für wen|für wen?
        |Zielgruppe der Maßnahme""",
    "subtopic": "Teilziel|operatives Ziel|operative Ziele|Unterkapitel|Unterbereich|Ansatzpunkt|Ansatzpunkte",
    "lead_department": """Ressort|federführendes Ressort|federführend|Ressort federführend|federführende Stelle|FF
        |Zuständigkeit|zuständig|zuständige Behörde|zuständige Stelle|zuständiges Ressort|Verantwortlich
        |Verantwortliche|Verantwortlichkeit|Verantwortliches Ressort|Hauptverantwortliche
        |hauptverantwortlich|Dienststelle|Fachressort|Umsetzung durch|Behörde|Ressort/Stelle
        |federführende Behörde|federführendes Amt|zuständiges Amt""",
    "involved": """beteiligt|Ressort beteiligt|Zuständigkeit beteiligt|Beteiligte Ressorts|Beteiligte Stellen
        |beteiligte Behörden|Ressorts beteiligt|Beteiligung|Mitwirkende|Mitwirkende Stelle
        |Mitwirkende Stellen|mitwirkend|Mitzeichnung|weitere Akteure|Kooperationspartner|Kooperation
        |Kooperationen|Träger|Umsetzungspartner|im Einvernehmen mit|i. E. m.|i. Z. m.|in Zusammenarbeit mit
        |Partner""",
    "levels": """Ebenen|Land/Kommune|Land/Stadt|L/K|staatlich/städtisch|Gebietskörperschaft|Geltungsbereich
        |Geltungsraum|Ort|Land/Stadtgemeinde""",
    "period_text": """Laufzeit|Zeitrahmen|Zeitplan|Maßnahmendauer|Dauer|Umsetzungszeitraum|Durchführungszeitraum
        |Projektlaufzeit|von bis|von/bis|Zeitraum von bis|Laufzeit von bis|Beginn und Ende|Beginn/Ende
        |Wann|Wann?|Zeitliche Planung""",
    "start": """Start|von|ab|Startdatum|Anfang|Projektbeginn|Maßnahmenbeginn|Laufzeit von|Zeitraum von
        |Laufzeit Beginn""",
    "end": """bis|Enddatum|Abschluss|Termin|Frist|bis wann|bis wann?|geplanter Abschluss|geplantes Ende
        |Fertigstellungstermin|Projektende|Maßnahmenende|Laufzeit bis|Zeitraum bis|Laufzeit Ende
        |Umsetzung bis""",
    "stage": """Stand der Umsetzung|Bearbeitungsstand|Realisierungsstand|Umsetzungsphase|Implementierungsphase
        |Umsetzungsstatus|Bearbeitungsstatus|Projektstatus|Maßnahmenstatus|Projektstand|Realisierungsgrad
        |Phase""",
    "rating": "Ampelstatus|Ampelbewertung|Ampelfarbe|Statusampel|Ampelbewertung des Ressorts",
    "rating_reason": """Grund bei Abweichung|Begründung bei Abweichung|Begründung der Ampel|Begründung der Bewertung
        |Abweichungsgrund|Grund der Abweichung|Grund|Begründung Ampel|Begründung bei gelb oder rot""",
    "progress_percent": """Fertigstellung|Fertigstellungsgrad|Erfüllungsgrad|Umsetzung in %|Umsetzungsgrad in %
        |Fortschritt in %|Umsetzung in Prozent|Fortschritt in Prozent""",
    "report": """aktueller Sachstand|Sachstandsbericht|Anmerkung|Anmerkungen|Bemerkung|Bemerkungen|Kommentar
        |Kommentare|Erläuterung zum Stand|Erläuterung des Standes|Was wurde gemacht?|Was wurde getan?
        |Berichtstext|Bericht""",
    "next_step": """nächster Schritt|Was bleibt zu tun?|Nächste Schritte / Was bleibt zu tun?|weiteres Vorgehen
        |weitere Schritte|Ausblick|geplante Schritte""",
    "funding_text": """Finanzierungsplan|Finanzierung/Kosten|Kosten|Gesamtkosten|Mittel|Mittelansatz|Budget|Ressourcen
        |Haushaltsstelle|Haushaltsmittel|Mittelherkunft|Förderprogramm|Finanzierungsart|Finanzierungsquelle
        |Finanzielle Mittel|Finanzbedarf""",
    "funding_status": """gesichert ja/nein|gesichert|gesichert?|Finanzierung gesichert|Finanzierung gesichert?
        |Mittel gesichert|Finanzierung gesichert ja/nein|Finanzierungsstatus""",
    "indicator": """Indikatoren|Kennzahl|Kennzahlen|Messgröße|Messgrößen|Erfolgskriterium|Erfolgskriterien
        |Erfolgsindikator|Messbarkeit|Woran erkennbar?""",
    "baseline": "Basiswert|Startwert|Ausgangslage (Wert)|Wert zu Beginn",
    "target": "Soll|Soll-Wert|Sollwert|Zielzahl|Zielgröße",
    "actual": "Ist|Ist-Wert|aktueller Wert|erreichter Wert|Anzahl",
    "indicator_unit": "Maßeinheit|Anzahl/Einheit",
    "indicator_source": "Quelle des Indikators|Datenherkunft|Quelle der Daten",
    "decision_needed": """Beschlussbedarf|Votum|offene Punkte|Klärungsbedarf|Beratungsaktion|Entscheidung erforderlich
        |Entscheidungsbedarf der Runde|Bitte an die Steuerungsrunde""",
    "obstacle": "Hemmnisse|Risiken|Risiko|Problem|Probleme|Hindernis|Hindernisse|Hemmnisse/Risiken",
    "origin": "Ursprung|Grundlage der Maßnahme",
    "cross_reference": """Bezug|Rechtsgrundlage|Beschluss|Drs.|Drucksache|VL-Nr.|Koalitionsvertrag Z.|auch enthalten in
        |Verweis|Querverweise|siehe auch""",
    "contact": """Ansprechperson|Ansprechpersonen|Ansprechpartner*in|Ansprechpartner|AP|Kontakt|Kontaktperson
        |Kontaktdaten|Bearbeitung|Sachbearbeitung|Bearbeiter*in|Az.|Aktenzeichen|E-Mail|Telefon""",
    "as_of": "Stichtag|letzte Aktualisierung|zuletzt aktualisiert|gemeldet am|Datenstand|aktualisiert am|Stand vom",
}
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
