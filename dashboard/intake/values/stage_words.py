"""The words of the lists for each stage (DESIGN, section 4; facts, section 5.3), as a reader would write them."""

from __future__ import annotations

STAGE_WORDS: dict[str, tuple[str, ...]] = {
    "planned": (
        "geplant", "in Planung", "Planung", "Planungsphase", "vorgesehen", "beabsichtigt", "noch nicht begonnen",
        "nicht begonnen", "angedacht", "noch nicht gestartet", "nicht gestartet", "noch nicht umgesetzt",
        "noch nicht angelaufen", "ist geplant", "noch geplant", "noch in Planung", "in der Planung", "in Planungsphase",
    ),
    "preparing": (
        "in Vorbereitung", "in Vorb.", "noch in Vorbereitung",
        "Vorbereitung", "in Prüfung", "in Prüfung/Vorbereitung", "in Planung/Vorbereitung", "Prüfung",
        "Konzeptphase", "in Erarbeitung", "in Abstimmung", "Ausschreibung läuft", "in Ausschreibung", "in Konzeption",
        "wird vorbereitet", "wird geprüft", "wird erarbeitet", "nicht begonnen - in Vorbereitung",
        "noch nicht begonnen - in Vorbereitung", "Vorbereitungsphase",
        "Konzeptionsphase", "Abstimmung läuft", "in der Vorbereitung", "in der Abstimmung", "in der Erarbeitung",
    ),
    "in_progress": (
        "in Umsetzung", "laufend", "lfd.", "läuft", "läuft noch", "noch in Umsetzung", "teilw. umgesetzt", "z. T. umgesetzt",
        "begonnen", "gestartet", "auf den Weg gebracht", "angelaufen", "in Arbeit",
        "teilweise umgesetzt", "umgesetzt in Teilen", "in Teilen umgesetzt", "zum Teil umgesetzt", "teils umgesetzt",
        "in Bearbeitung", "in Durchführung", "wird umgesetzt", "Umsetzung läuft", "Umsetzung", "in der Umsetzung", "im Gange",
        "läuft planmäßig", "läuft nach Plan",
        "weitgehend umgesetzt", "überwiegend umgesetzt", "Umsetzung begonnen", "aktiv", "wird durchgeführt", "ist angelaufen",
        "teilweise abgeschlossen", "teilweise erledigt", "hat begonnen", "teilumgesetzt", "in Umsetzung (im Zeitplan)",
    ),
    "permanent": (
        "fortlaufend", "Daueraufgabe", "laufend (dauerhaft)", "kontinuierlich", "ständige Aufgabe", "verstetigt", "Regelaufgabe",
        "dauerhaft finanziert", "begonnen - fortlaufend", "dauerhaft", "dauerhafte Aufgabe", "laufende Daueraufgabe",
        "Regelangebot", "wird dauerhaft fortgeführt", "dauerhaft laufend", "läuft dauerhaft", "Daueraufgabe (laufend)",
        "fortlaufende Aufgabe", "kontinuierliche Aufgabe", "dauerhaft eingerichtet", "umgesetzt (dauerhaft)",
    ),
    "completed": (
        "umgesetzt", "abgeschlossen", "erledigt", "fertig", "fertiggestellt", "fertig gestellt", "realisiert", "erfolgt", "i. O.",
        "beendet (umgesetzt)", "Umsetzung abgeschlossen", "Umsetzung beendet",
        "vollständig umgesetzt", "bereits umgesetzt", "ist umgesetzt", "wurde umgesetzt",
        "ist abgeschlossen", "wurde abgeschlossen",
        "bereits abgeschlossen", "durchgeführt", "erfolgreich abgeschlossen", "komplett umgesetzt", "100 % umgesetzt",
    ),
    "deferred": (
        "zurückgestellt", "ruht", "ruhend", "ausgesetzt", "pausiert", "vorerst nicht", "bis auf Weiteres zurückgestellt",
        "verschoben", "vorerst zurückgestellt", "vorläufig ausgesetzt", "noch nicht begonnen (zurückgestellt)",
    ),
    "discontinued": (
        "eingestellt", "entfallen", "aufgegeben", "gestrichen", "nicht mehr umsetzbar", "gescheitert", "nicht weiterverfolgt",
        "wird nicht weiterverfolgt", "erledigt durch Zeitablauf", "durch Zeitablauf erledigt", "nicht mehr weiterverfolgt",
        "wurde eingestellt", "ist entfallen", "abgebrochen", "nicht umsetzbar", "wird nicht umgesetzt",
    ),
    "merged": ("zusammengeführt", "zusammengelegt", "aufgegangen", "ersetzt"),
}  # fmt: skip

AMBIGUOUS_WORDS: dict[str, tuple[str, ...]] = {
    "offen": ("planned", "in_progress"),
    "beschlossen": ("planned", "preparing", "completed"),
    "Förderung ausgelaufen": ("completed", "discontinued"),
    "ausgelaufen": ("completed", "discontinued"),
    "beendet": ("completed", "discontinued"),
    "siehe Vorjahr": (),
    "s. Vorjahr": (),
    "wie Vorjahr": (),
    "unverändert": (),
    "nicht umgesetzt": ("planned", "deferred", "discontinued"),
    "entfällt": ("discontinued",),
    "noch nicht abgeschlossen": ("in_progress",),
    "nicht abgeschlossen": ("in_progress", "discontinued"),
}
"""Words that must not be solved silently, with what they may mean (none: any stage)."""
