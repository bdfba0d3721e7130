"""What can be wrong in naming columns and reading columns of crosses."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

COLUMN = "Spalten"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "column.alike",
        "note",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Die Spalte „{heading}“ wurde wegen ihrer Ähnlichkeit als „{label}“ gelesen.",
        "{label}",
    ),
    Entry(
        "column.by_content",
        "note",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Die Überschrift „{heading}“ ist mehrdeutig; nach ihrem Inhalt wurde die Spalte "
        "als „{label}“ gelesen.",
        "{label}",
    ),
    Entry(
        "column.read_otherwise",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Die Spalte „{heading}“ heißt wie „{meant}“, enthält aber „{label}“ und wurde so "
        "gelesen. Bitte die Überschrift prüfen.",
        "{label}",
    ),
    Entry(
        "column.unlike_heading",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Der Inhalt der Spalte „{heading}“ passt nicht zu „{label}“. Bitte Überschrift "
        "oder Inhalt prüfen.",
        "Werte, wie sie zu „{label}“ gehören",
    ),
    Entry(
        "column.duplicate",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Auch die Spalte „{heading}“ gehört zur Angabe „{label}“; gelesen wird dafür „{other}“ "
        "in Spalte {letter}, der Inhalt dieser hier bleibt als Zusatzangabe bei der Maßnahme.",
        "eine einzige Spalte „{label}“",
    ),
    Entry(
        "column.older",
        "note",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Die Spalte „{heading}“ nennt ein früheres Jahr als „{other}“ in Spalte {letter}; gelesen "
        "wurde Spalte {letter}, der Inhalt dieser hier bleibt als Zusatzangabe bei der Maßnahme.",
    ),
    Entry(
        "column.no_fit",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Der Inhalt der Spalte „{heading}“ passt nicht zu „{label}“; er bleibt als "
        "Zusatzangabe bei der Maßnahme. Bitte Überschrift oder Inhalt prüfen.",
        "Werte, wie sie zu „{label}“ gehören",
    ),
    Entry(
        "column.unknown",
        "note",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Die Spalte „{heading}“ ist nicht bekannt; ihr Inhalt bleibt als Zusatzangabe bei "
        "der Maßnahme.",
    ),
    Entry(
        "column.likely",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Was in der Spalte „{heading}“ steht, klingt nach „{label}“; die Überschrift "
        "sagt es nicht. Bitte sagen, was gemeint ist; bis dahin bleibt es als Zusatzangabe bei der Maßnahme.",
    ),
    Entry(
        "column.no_heading",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Spalte {letter}: Die Spalte enthält Werte, hat aber keine Überschrift; der Inhalt bleibt als "
        "Zusatzangabe bei der Maßnahme. Bitte eine Überschrift ergänzen.",
        "eine Überschrift in der Kopfzeile",
    ),
    Entry(
        "column.yielded",
        "note",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Auch die Spalte „{heading}“ gehört zur Angabe „{label}“; nach Ihrer Antwort wird dafür "
        "„{other}“ in Spalte {letter} gelesen; ihr Inhalt bleibt als Zusatzangabe bei der Maßnahme.",
    ),
    Entry(
        "column.orientation",
        "note",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Die Spalten „zuletzt gemeldet: …“ dienen der Orientierung und wurden nicht "
        "gelesen (Anzahl: {count}, hier zuerst).",
    ),
    Entry(
        "column.given", "note", COLUMN, "Blatt „{sheet}“, Zelle {cell}: Die Spalte „{heading}“ wird nach Ihrer Antwort {meaning}."
    ),
    Entry(
        "column.answer_unused",
        "warning",
        COLUMN,
        "Die Antwort zur Spalte „{heading}“ passt nicht zu dieser Mappe: eine solche Spalte gibt es darin nicht. Bitte "
        "die Antwort prüfen.",
        "eine Spalte dieser Mappe",
    ),
    Entry(
        "cross.none",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: In dieser Zeile ist bei „{field_label}“ nichts angekreuzt. Bitte genau ein Kreuz setzen.",
        "genau ein Kreuz",
    ),
    Entry(
        "cross.several",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: In dieser Zeile sind bei „{field_label}“ mehrere Kreuze gesetzt ({marked}). Bitte"
        " genau eines stehen lassen.",
        "genau ein Kreuz",
    ),
    Entry(
        "cross.unreadable",
        "warning",
        COLUMN,
        "Blatt „{sheet}“, Zelle {cell}: Hier steht „{value}“, wo bei „{field_label}“ ein Kreuz erwartet wird. Bitte genau"
        " ein Kreuz setzen.",
        "ein Kreuz (x) oder nichts",
    ),
)
