"""The fields of a measure, one entry each; what reads, stores, compares, shows, writes and redacts them follows from it.

How a field is added: docs/recipes.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the value of a field is read, stored and shown."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
    BOOLEAN = "boolean"
    DATE = "date"
    CLASS = "class"
    CLASSES = "classes"
    TEXTS = "texts"


class Visibility(StrEnum):
    """Who may see a field: everybody, all houses, or the own house and the lead unit."""

    PUBLIC = "public"
    SHARED = "shared"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a measure version: its name in code, heading in the template, label on screen, kind and visibility.

    `synonyms`: what departments call its column, separated by bars (facts, section 5.2), written as people write them.
    `is_searched`: its words are searched as a text among others; those of title, number and subtopic weigh more and stand by
    name in queries/measures/texts.sql.
    """

    name: str
    heading: str
    kind: Kind
    explanation: str
    visibility: Visibility = Visibility.PUBLIC
    unit: str = ""
    synonyms: str = ""
    is_searched: bool = True


FIELDS: tuple[Field, ...] = (
    Field("measure_id", "Kennung", Kind.TEXT, "Dauerhafte Kennung, bei der ersten Annahme vergeben", is_searched=False),
    Field(
        "number", "Nr.", Kind.TEXT, "Nummer, wie sie in der Liste steht; kein Schlüssel", is_searched=False,
        synonyms="""lfd. Nr.|laufende Nr.|laufende Nummer|Nummer|Maßnahme Nr.|Maßnahmen-Nr.|Maßnahmennummer|Nr. der Maßnahme
        |lfd.|ID|Kennziffer|Kennnummer|M-Nr.|Ziffer|Projekt-Nr.|Projektnummer|Pos.|Position""",
    ),
    Field(
        "action_field", "Handlungsfeld", Kind.INTEGER, "Nummer des Handlungsfelds",
        synonyms="HF|Handlungsfelder|Handlungsfeld Nr.|HF-Nr.|Nr. HF|Handlungsbereich|Zugeordnetes Handlungsfeld",
    ),
    Field(
        "title", "Maßnahme", Kind.TEXT, "Titel der Maßnahme", is_searched=False,
        synonyms="""Maßnahmen|Maßnahmentitel|Titel|Titel der Maßnahme|Titel des Vorhabens|Projekttitel|Projekt|Projekte
        |Vorhaben|Bezeichnung|Bezeichnung der Maßnahme|Maßnahmenbezeichnung|Name der Maßnahme|Maßnahmenname
        |Kurztitel|Angebot|Programm|Projektname|Projektbezeichnung""",
    ),
    Field(
        "description", "Beschreibung", Kind.TEXT, "Was gemacht wird",
        synonyms="""Kurzbeschreibung|Inhalt|Inhalte|Erläuterung|Erläuterungen|Maßnahmenbeschreibung|Projektbeschreibung
        |Gegenstand|Was wird gemacht?|Was wird getan?|Beschreibung der Maßnahme|Kurzbeschreibung der Maßnahme""",
    ),
    Field(
        "goal", "Ziel", Kind.TEXT, "Was erreicht werden soll",
        synonyms="""Ziele|Zielsetzung|Projektziel|Maßnahmenziel|Beitrag zum Leitziel|erwartete Ziele|Zweck|Ziel der Maßnahme
        |angestrebtes Ziel""",
    ),
    Field(
        "target_group", "Zielgruppe", Kind.TEXT, "Für wen",
        synonyms="""Zielgruppen|Adressat*innen|Adressaten|Adressatenkreis|richtet sich an|für wen|für wen?
        |Zielgruppe der Maßnahme""",
    ),
    Field(
        "subtopic", "Unterthema", Kind.TEXT, "Gliederung innerhalb des Handlungsfelds", is_searched=False,
        synonyms="Teilziel|operatives Ziel|operative Ziele|Unterkapitel|Unterbereich|Ansatzpunkt|Ansatzpunkte",
    ),
    Field(
        "lead_department", "Federführung", Kind.CLASS, "Ressort oder Stelle, die die Maßnahme führt",
        synonyms="""Ressort|federführendes Ressort|federführend|Ressort federführend|federführende Stelle|FF|Zuständigkeit
        |zuständig|zuständige Behörde|zuständige Stelle|zuständiges Ressort|Verantwortlich|Verantwortliche
        |Verantwortlichkeit|Verantwortliches Ressort|Hauptverantwortliche|hauptverantwortlich|Dienststelle
        |Fachressort|Umsetzung durch|Behörde|Ressort/Stelle|federführende Behörde|federführendes Amt
        |zuständiges Amt""",
    ),
    Field(
        "involved", "Beteiligte", Kind.CLASSES, "Beteiligte Ressorts und Stellen",
        synonyms="""Mitwirkung|Mitwirkende
        |beteiligt|Ressort beteiligt|Zuständigkeit beteiligt|Beteiligte Ressorts|Beteiligte Stellen
        |beteiligte Behörden|Ressorts beteiligt|Beteiligung|Mitwirkende|Mitwirkende Stelle|Mitwirkende Stellen
        |mitwirkend|Mitzeichnung|weitere Akteure|Kooperationspartner|Kooperation|Kooperationen|Träger
        |Umsetzungspartner|im Einvernehmen mit|i. E. m.|i. Z. m.|in Zusammenarbeit mit|Partner""",
    ),
    Field("involved_other", "Weitere Beteiligte", Kind.TEXTS, "Beteiligte, die kein Ressort sind"),
    Field(
        "levels", "Ebene", Kind.CLASSES, "Ebenen, auf denen die Maßnahme liegt",
        synonyms="""Ebenen|Land/Kommune|Land/Stadt|L/K|staatlich/städtisch|Gebietskörperschaft|Geltungsbereich|Geltungsraum
        |Ort|Land/Stadtgemeinde""",
    ),
    Field(
        "stage", "Umsetzungsstand", Kind.CLASS, "Wo die Maßnahme in ihrem Leben steht",
        synonyms="""Stand der Umsetzung|Bearbeitungsstand|Realisierungsstand|Umsetzungsphase|Implementierungsphase
        |Umsetzungsstatus|Bearbeitungsstatus|Projektstatus|Maßnahmenstatus|Projektstand|Realisierungsgrad|Phase""",
    ),
    Field(
        "rating", "Ampel", Kind.CLASS, "Urteil des Ressorts gegen den eigenen Plan", Visibility.SHARED,
        synonyms="Ampelstatus|Ampelbewertung|Ampelfarbe|Statusampel|Ampelbewertung des Ressorts",
    ),
    Field(
        "rating_reason", "Begründung", Kind.TEXT, "Grund der Ampel, Pflicht bei Gelb und Rot", Visibility.SHARED,
        synonyms="""Warum nicht grün?
        |Grund bei Abweichung|Begründung bei Abweichung|Begründung der Ampel|Begründung der Bewertung
        |Abweichungsgrund|Grund der Abweichung|Grund|Begründung Ampel|Begründung bei gelb oder rot""",
    ),
    Field(
        "progress_percent", "Umsetzungsgrad", Kind.PERCENT, "Umsetzungsgrad von 0 bis 100", unit="%",
        synonyms="""Fertigstellung|Fertigstellungsgrad|Erfüllungsgrad|Umsetzung in %|Umsetzungsgrad in %|Fortschritt in %
        |Umsetzung in Prozent|Fortschritt in Prozent|Umsetzungsstand in %|Umsetzungsstand in Prozent""",
    ),
    Field(
        "start", "Beginn", Kind.DATE, "Erster Tag dessen, was gemeint ist",
        synonyms="""Start|von|ab|Startdatum|Anfang|Projektbeginn|Maßnahmenbeginn|Laufzeit von|Zeitraum von|Laufzeit Beginn
        |Starttermin|Projektstart""",
    ),
    Field(
        "end", "Ende", Kind.DATE, "Letzter Tag dessen, was gemeint ist",
        synonyms="""Läuft bis|Läuft noch bis
        |bis|Enddatum|Abschluss|Termin|Frist|bis wann|bis wann?|geplanter Abschluss|geplantes Ende
        |Fertigstellungstermin|Projektende|Maßnahmenende|Laufzeit bis|Zeitraum bis|Laufzeit Ende|Umsetzung bis
        |Zieltermin|Zieldatum|Endtermin|Abschlusstermin|Fertigstellung bis|fertig bis|Fälligkeit|fällig am|fällig bis""",
    ),
    Field("is_ongoing", "läuft weiter", Kind.BOOLEAN, "Das Ende ist offen"),
    Field(
        "period_text", "Zeitraum", Kind.TEXT, "Der Zeitraum in den Worten der Liste", is_searched=False,
        synonyms="""Laufzeit|Zeitrahmen|Zeitplan|Maßnahmendauer|Dauer|Umsetzungszeitraum|Durchführungszeitraum
        |Projektlaufzeit|von bis|von/bis|Zeitraum von bis|Laufzeit von bis|Beginn und Ende|Beginn/Ende|Wann|Wann?
        |Zeitliche Planung""",
    ),
    Field("period_precision", "Genauigkeit", Kind.CLASS, "Wie genau der Zeitraum gemeint ist"),
    Field(
        "report", "Sachstand", Kind.TEXT, "Sachstand in Worten",
        synonyms="""aktueller Sachstand|Sachstandsbericht|Anmerkung|Anmerkungen|Bemerkung|Bemerkungen|Kommentar|Kommentare
        |Erläuterung zum Stand|Erläuterung des Standes|Was wurde gemacht?|Was wurde getan?|Berichtstext|Bericht""",
    ),
    Field(
        "next_step", "Nächste Schritte", Kind.TEXT, "Was als Nächstes geschieht",
        synonyms="""nächster Schritt|Was bleibt zu tun?|Nächste Schritte / Was bleibt zu tun?|weiteres Vorgehen
        |weitere Schritte|Ausblick|geplante Schritte""",
    ),
    Field(
        "funding_status", "Finanzierungsstand", Kind.CLASS, "gesichert oder offen",
        synonyms="""gesichert ja/nein|gesichert|gesichert?|Finanzierung gesichert|Finanzierung gesichert?|Mittel gesichert
        |Finanzierung gesichert ja/nein|Finanzierungsstatus""",
    ),
    Field(
        "funding_text", "Finanzierung", Kind.TEXT, "Finanzierung in Worten; wird nie summiert",
        synonyms="""Finanzierungsplan|Finanzierung/Kosten|Kosten|Gesamtkosten|Mittel|Mittelansatz|Budget|Ressourcen
        |Haushaltsstelle|Haushaltsmittel|Mittelherkunft|Förderprogramm|Finanzierungsart|Finanzierungsquelle
        |Finanzielle Mittel|Finanzbedarf""",
    ),
    Field(
        "indicator", "Indikator", Kind.TEXT, "Woran der Erfolg erkannt wird",
        synonyms="""Indikatoren|Kennzahl|Kennzahlen|Messgröße|Messgrößen|Erfolgskriterium|Erfolgskriterien|Erfolgsindikator
        |Messbarkeit|Woran erkennbar?""",
    ),
    Field(
        "baseline", "Ausgangswert", Kind.NUMBER, "Wert am Anfang",
        synonyms="Basiswert|Startwert|Ausgangslage (Wert)|Wert zu Beginn",
    ),
    Field(
        "target", "Zielwert", Kind.NUMBER, "Wert, der erreicht werden soll",
        synonyms="Soll|Soll-Wert|Sollwert|Zielzahl|Zielgröße",
    ),
    Field("actual", "Istwert", Kind.NUMBER, "Wert heute", synonyms="Ist|Ist-Wert|aktueller Wert|erreichter Wert|Anzahl"),
    Field(
        "indicator_unit", "Einheit", Kind.TEXT, "Einheit des Indikators", is_searched=False,
        synonyms="Maßeinheit|Anzahl/Einheit",
    ),
    Field(
        "indicator_source", "Datenquelle", Kind.TEXT, "Woher die Werte kommen", is_searched=False,
        synonyms="Quelle des Indikators|Datenherkunft|Quelle der Daten",
    ),
    Field(
        "decision_needed", "Entscheidungsbedarf", Kind.TEXT, "Was die Runde gefragt wird", Visibility.SHARED,
        synonyms="""Votum Steuerungsrunde|Votum der Steuerungsrunde
        |Beschlussbedarf|Votum|offene Punkte|Klärungsbedarf|Beratungsaktion|Entscheidung erforderlich
        |Entscheidungsbedarf der Runde|Bitte an die Steuerungsrunde""",
    ),
    Field(
        "obstacle", "Hemmnis", Kind.CLASSES, "Was hindert, nach Klassen", Visibility.SHARED,
        synonyms="Hemmnisse|Risiken|Risiko|Problem|Probleme|Hindernis|Hindernisse|Hemmnisse/Risiken",
    ),
    Field("obstacle_text", "Hemmnis (Text)", Kind.TEXT, "Was hindert, in Worten", Visibility.SHARED),
    Field("guiding_goals", "Leitziele", Kind.CLASSES, "Nummern der Leitziele"),
    Field("origin", "Herkunft", Kind.CLASS, "Woher die Maßnahme kommt", synonyms="Ursprung|Grundlage der Maßnahme"),
    Field(
        "cross_reference", "Querverweis", Kind.TEXT, "auch enthalten in",
        synonyms="""Bezug|Rechtsgrundlage|Beschluss|Drs.|Drucksache|VL-Nr.|Koalitionsvertrag Z.|auch enthalten in|Verweis
        |Querverweise|siehe auch""",
    ),
    Field(
        "contact", "Ansprechstelle", Kind.TEXT, "Ansprechstelle im Haus", Visibility.OWN,
        synonyms="""Ansprechperson|Ansprechpersonen|Ansprechpartner*in|Ansprechpartner|AP|Kontakt|Kontaktperson|Kontaktdaten
        |Bearbeitung|Sachbearbeitung|Bearbeiter*in|Az.|Aktenzeichen|E-Mail|Telefon""",
    ),
    Field("internal_note", "Interne Notiz", Kind.TEXT, "Notiz für das eigene Haus", Visibility.OWN),
    Field(
        "as_of", "Stand der Angaben", Kind.DATE, "Tag, für den die Angaben gelten",
        synonyms="Stichtag|letzte Aktualisierung|zuletzt aktualisiert|gemeldet am|Datenstand|aktualisiert am|Stand vom",
    ),
)  # fmt: skip

FIELD_BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}

BESIDE_FIELDS: dict[str, str] = {
    "version_id": "number of the version",
    "delivery_id": "the delivery that brought it",
    "extra": "columns that nobody could name; internal to the house",
    "footnotes": "footnotes of the list; internal to the house",
}
"""Columns of a measure version that are no fields, and what they are."""

OWN_FIELDS: tuple[str, ...] = tuple(field.name for field in FIELDS if field.visibility is Visibility.OWN)
"""For the own house and the lead unit only (DESIGN, section 3)."""

SHARED_FIELDS: tuple[str, ...] = tuple(field.name for field in FIELDS if field.name not in (*OWN_FIELDS, "measure_id"))
"""What a version says to all houses."""

SEARCHED_FIELDS: tuple[str, ...] = tuple(
    name for name in SHARED_FIELDS if FIELD_BY_NAME[name].kind is Kind.TEXT and FIELD_BY_NAME[name].is_searched
)
