"""What can be wrong in naming columns and reading columns of crosses."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

COLUMN = "Spalten"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "column.alike",
        "note",
        COLUMN,
        "Die Spalte „{heading}“ ({sheet}, {cell}) wurde wegen ihrer Ähnlichkeit als „{label}“ gelesen.",
        "{label}",
    ),
    Entry(
        "column.by_content",
        "note",
        COLUMN,
        "Die Überschrift „{heading}“ ({sheet}, {cell}) ist mehrdeutig; nach ihrem Inhalt wurde die Spalte als „{label}“ gelesen.",
        "{label}",
    ),
    Entry(
        "column.read_otherwise",
        "warning",
        COLUMN,
        "Die Spalte „{heading}“ ({sheet}, {cell}) heißt wie „{meant}“, enthält aber „{label}“ und wurde so gelesen; "
        "bitte die Überschrift prüfen.",
        "{label}",
    ),
    Entry(
        "column.unlike_heading",
        "warning",
        COLUMN,
        "Der Inhalt der Spalte „{heading}“ ({sheet}, {cell}) passt nicht zu „{label}“; bitte Überschrift oder Inhalt prüfen.",
        "Werte, wie sie zu „{label}“ gehören",
    ),
    Entry(
        "column.duplicate",
        "warning",
        COLUMN,
        "Die Spalte „{heading}“ ({sheet}, {cell}) bedeutet dasselbe wie „{other}“ in Spalte {letter}; gelesen wurde diese, "
        "der Inhalt der anderen bleibt als Zusatzangabe bei der Maßnahme.",
        "eine einzige Spalte „{label}“",
    ),
    Entry(
        "column.no_fit",
        "warning",
        COLUMN,
        "Der Inhalt der Spalte „{heading}“ ({sheet}, {cell}) passt nicht zu „{label}“; "
        "er bleibt als Zusatzangabe bei der Maßnahme.",
        "Werte, wie sie zu „{label}“ gehören",
    ),
    Entry(
        "column.unknown",
        "note",
        COLUMN,
        "Die Spalte „{heading}“ ({sheet}, {cell}) ist nicht bekannt; ihr Inhalt bleibt als Zusatzangabe bei der Maßnahme.",
    ),
    Entry(
        "column.no_heading",
        "warning",
        COLUMN,
        "Die Spalte {letter} im Blatt „{sheet}“ enthält Werte, hat aber keine Überschrift; "
        "der Inhalt bleibt als Zusatzangabe bei der Maßnahme.",
        "eine Überschrift in der Kopfzeile",
    ),
    Entry(
        "column.yielded",
        "note",
        COLUMN,
        "Die Spalte „{heading}“ ({sheet}, {cell}) bedeutet dasselbe wie „{other}“ in Spalte {letter}, die nach Ihrer Antwort "
        "gelesen wird; ihr Inhalt bleibt als Zusatzangabe bei der Maßnahme.",
    ),
    Entry(
        "column.orientation",
        "note",
        COLUMN,
        "Die Spalten „zuletzt gemeldet: …“ im Blatt „{sheet}“ dienen der Orientierung und wurden nicht gelesen "
        "(Anzahl: {count}, zuerst {cell}).",
    ),
    Entry("column.given", "note", COLUMN, "Die Spalte „{heading}“ ({sheet}, {cell}) wird nach Ihrer Antwort {meaning}."),
    Entry(
        "column.answer_unused",
        "warning",
        COLUMN,
        "Die Antwort zur Spalte „{heading}“ passt nicht zu dieser Mappe: eine solche Spalte gibt es darin nicht; "
        "bitte die Antwort prüfen.",
        "eine Spalte dieser Mappe",
    ),
    Entry(
        "cross.none",
        "warning",
        COLUMN,
        "Im Blatt „{sheet}“ ist in der Zeile von {cell} bei „{field_label}“ nichts angekreuzt; bitte genau ein Kreuz setzen.",
        "genau ein Kreuz",
    ),
    Entry(
        "cross.several",
        "warning",
        COLUMN,
        "Im Blatt „{sheet}“ sind in der Zeile von {cell} bei „{field_label}“ mehrere Kreuze gesetzt ({marked}); "
        "bitte genau eines stehen lassen.",
        "genau ein Kreuz",
    ),
    Entry(
        "cross.unreadable",
        "warning",
        COLUMN,
        "In {cell} ({sheet}) steht „{value}“, wo bei „{field_label}“ ein Kreuz erwartet wird; bitte genau ein Kreuz setzen.",
        "ein Kreuz (x) oder nichts",
    ),
)
