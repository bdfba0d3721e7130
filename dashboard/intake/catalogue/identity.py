"""What can be wrong in joining rows to stored measures."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

_GROUP = "Zuordnung zu bekannten Maßnahmen"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "identity.unknown_key",
        "warning",
        _GROUP,
        "Blatt „{sheet}“, Zelle {cell}: Die Kennung „{value}“ ist nicht bekannt; die Zeile wird an ihrem Titel erkannt "
        "oder gilt als neu. Bitte die Kennung aus der Rückmeldeliste übernehmen oder die Zelle leeren.",
        "eine Kennung, die das Dashboard vergeben hat, oder nichts",
    ),
    Entry(
        "identity.foreign_key",
        "warning",
        _GROUP,
        "Blatt „{sheet}“, Zelle {cell}: Die Kennung „{value}“ ist eine von {owner}; die Zeile wird an ihrem Titel "
        "erkannt oder gilt als neu. Bitte prüfen, ob {owner} die Federführung hat.",
        "eine Kennung des eigenen Hauses oder nichts",
    ),
    Entry(
        "identity.none_known",
        "warning",
        _GROUP,
        "Nichts in dieser Liste ist von {department} bekannt: {new}, {missing}. {other}Bitte prüfen, ob Haus, Jahr und Datei "
        "stimmen.",
        "eine Liste, die Maßnahmen ihres Hauses nennt",
    ),
    Entry(
        "identity.title_of_other",
        "warning",
        _GROUP,
        "Blatt „{sheet}“, Zelle {cell}: Bei der Kennung {measure_id} steht der Titel von {other_id} („{value}“); zuletzt hieß "
        "sie „{known_title}“. Wurde nur eine Spalte sortiert? Bitte die ganze Liste berichtigen oder in der Zuordnung "
        "sagen, welche Maßnahme gemeint ist.",
        "Kennung und Titel derselben Maßnahme",
    ),
    Entry(
        "identity.same_number",
        "warning",
        _GROUP,
        "Blatt „{sheet}“, Zelle {cell}: „{value}“ gilt als neue Maßnahme, trägt aber die Nummer {number} von {measure_id} "
        "„{known_title}“. Falls es dieselbe ist, bitte deren Kennung eintragen.",
        "die Kennung der bekannten Maßnahme, oder eine andere Nummer",
    ),
    Entry(
        "identity.similar_title",
        "warning",
        _GROUP,
        "Blatt „{sheet}“, Zelle {cell}: „{value}“ gilt als neue Maßnahme, heißt aber fast wie {measure_id} „{known_title}“. "
        "Falls es dieselbe ist, bitte deren Kennung eintragen.",
        "die Kennung der bekannten Maßnahme, oder ein deutlich anderer Titel",
    ),
    Entry(
        "grey.answered",
        "warning",
        "Graue Spalten der Rückmeldeliste",
        "Blatt „{sheet}“, Zelle {cell}: In der grauen Spalte „zuletzt gemeldet: {heading}“ steht „{value}“; zuletzt gemeldet war "
        "{last}. Graue Spalten werden nicht gelesen. Bitte sagen, ob das die neue Angabe ist.",
        "die neue Angabe in der weißen Spalte „{heading}“",
    ),
    Entry(
        "grey.unreadable",
        "warning",
        "Graue Spalten der Rückmeldeliste",
        "Blatt „{sheet}“, Zelle {cell}: In der grauen Spalte „zuletzt gemeldet: {heading}“ steht „{value}“; sie wird nicht "
        "gelesen. Bitte die Angabe in die weiße Spalte „{heading}“ übertragen.",
        "die neue Angabe in der weißen Spalte „{heading}“",
    ),
    Entry(
        "identity.renumbered",
        "note",
        _GROUP,
        "{many} eine andere Nummer als zuletzt; erkannt wurde an Kennung oder Titel.",
    ),
    Entry(
        "identity.lead_handed_over",
        "warning",
        _GROUP,
        "Blatt „{sheet}“, Zelle {cell}: Die eigene Maßnahme {measure_id} nennt jetzt {lead} als federführend. Bitte mit {lead} "
        "klären, dass sie dort geführt wird.",
        "eine Federführung, die mit dem anderen Haus abgestimmt ist",
    ),
)
