"""The accessibility statement (BremBGG, section 14): what conforms, what does not and why, and where to turn to.

What axe-core finds in Streamlit's own elements stands in tests/browser/streamlit_violations.toml; each rule there has its
sentence in KNOWN here, which a test holds.
"""

from __future__ import annotations

ENGLISH_WORDS = (
    "Show data",
    "Download as PNG",
    "Download as SVG",
    "Download as CSV",
    "Fullscreen",
    "Close fullscreen",
    "Search",
    "Clear all",
    "Select all",
    "No results",
    "Upload",
    "Browse files",
    "Drag and drop file here",
    "200MB per file",
    "Press Enter to apply",
    "Press Enter to submit form",
    "Pagination",
    "Page 1",
    "Previous page",
    "Next page",
    "Running",
    "Connecting",
    "Close",
)
"""What Streamlit's own controls say in English; nothing that this project writes is among it."""

KNOWN: dict[str, str] = {
    "scrollable-region-focusable": (
        "Breite Tabellen lassen sich auf schmalen Bildschirmen waagerecht verschieben. In Safari erreicht die Tastatur diesen "
        "Bereich nicht; in Chrome, Edge und Firefox schon. Alle Inhalte gibt es zusätzlich als Excel- und CSV-Datei."
    ),
    "list": (
        "Auf dem Telefon nennt ein Vorleseprogramm bei der Navigation die Zahl der Einträge nicht; die Einträge selbst sind "
        "benannt, geordnet und mit der Tastatur erreichbar."
    ),
    "listitem": "Dieselbe Navigation: Ihre Einträge sind in der Liste nicht als deren Glieder ausgezeichnet.",
}
"""Barriers by the rule of axe-core that finds them."""

OTHERS = (
    "Die Diagramme sind Bilder mit Textalternative. Was sie zeigen, steht vollständig in der Tabelle unter „Tabelle und "
    "Rechenweg“; ein Klick in ein Diagramm hat dort ein Auswahlfeld als Gegenstück.",
    "Einige Wörter der Bedienelemente sind englisch, weil sie aus dem verwendeten Rahmenwerk (Streamlit) kommen: "
    f"{', '.join(f'„{word}“' for word in ENGLISH_WORDS)}.",
    "Erläuterungen in Deutscher Gebärdensprache und in Leichter Sprache gibt es noch nicht.",
    "Vorausgefüllte Excel-Mappen und Schreiben sind auf Tabellenköpfe und Lesereihenfolge hin gebaut, aber nicht mit "
    "Vorleseprogrammen geprüft.",
)

STATEMENT = """
Diese Erklärung gilt für das Steuerungs-Dashboard „Gesellschaftliche Teilhabe und Diversität“. Grundlage sind die §§ 13 und 14
des Bremischen Behindertengleichstellungsgesetzes (BremBGG) und die dort genannten Anforderungen der BITV 2.0 mit der Norm
EN 301 549 (WCAG 2.1, Stufen A und AA).
"""

CONFORMITY = """
Das Dashboard ist mit diesen Anforderungen **teilweise vereinbar**. Sie sind nach eigener Prüfung erfüllt bis auf die
unten genannten Punkte, die auf das Rahmenwerk zurückgehen oder noch fehlen.
"""

TESTED = """
Selbstbewertung, zuletzt im November 2026. Jede Seite wird bei jeder Änderung des Programms selbsttätig geprüft: mit
axe-core (Regeln der WCAG 2.1, A und AA), hell und dunkel, am Bildschirm und in der Breite eines Telefons. Die Wege vom
Hochladen bis zur Freigabe werden allein mit der Tastatur gegangen. Farben tragen nie allein eine Bedeutung: Die Ampel
hat Form und Wort, der Umsetzungsstand Wort und Zahl. Mit Vorleseprogrammen und mit Menschen mit Behinderungen wurde
noch nicht geprüft.
"""

ENFORCEMENT = """
Bekommen Sie auf eine Meldung keine befriedigende Antwort, können Sie sich an die **Zentralstelle für barrierefreie
Informationstechnik** beim Landesbehindertenbeauftragten der Freien Hansestadt Bremen wenden (§§ 15 und 16 BremBGG).
Streitigkeiten legt die **Schlichtungsstelle** beim Landesbehindertenbeauftragten außergerichtlich bei (§ 22 BremBGG).
"""

NO_CONTACT = (
    "Die Stelle, die dieses Dashboard betreibt, hat hier noch keine Anschrift hinterlegt (Einstellung DASHBOARD_CONTACT). "
    "Bitte wenden Sie sich an die Ansprechstelle, von der Sie den Zugang haben."
)
