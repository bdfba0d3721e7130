"""What can be wrong with the answers to a list."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

_GROUP = "Antworten"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "answer.reason_missing",
        "error",
        _GROUP,
        "{measure_id} „{title}“ gilt als beendet, ohne Grund. Bitte den Grund angeben oder eine andere Antwort wählen.",
        "ein Grund in Worten",
    ),
    Entry(
        "answer.target_missing",
        "error",
        _GROUP,
        "{measure_id} „{title}“ gilt als zusammengeführt, aber nicht, womit. Bitte eine Maßnahme dieser Liste wählen.",
        "eine Maßnahme, die in dieser Liste steht",
    ),
    Entry(
        "answer.parts_missing",
        "error",
        _GROUP,
        "{measure_id} „{title}“ gilt als geteilt, aber keine Zeile ist als Teil davon zugeordnet. Bitte bei der Zuordnung die "
        "Teile benennen oder eine andere Antwort wählen.",
        "mindestens eine Zeile, die als Teil zugeordnet ist",
    ),
    Entry(
        "answer.measure_gone",
        "error",
        _GROUP,
        "Blatt „{row_sheet}“, Zeile {row}: Die Antwort ordnet die Zeile {measure_id} zu; diese Maßnahme ist nicht bekannt oder "
        "schon einer anderen Zeile zugeordnet. Bitte die Zuordnung erneut wählen.",
        "eine bekannte Maßnahme, die zu keiner anderen Zeile gehört",
    ),
    Entry(
        "answer.row_gone",
        "warning",
        _GROUP,
        "Blatt „{row_sheet}“, Zeile {row}: Hier steht keine Maßnahme mehr; die Antwort zu dieser Zeile wirkt nicht.",
        "nichts; die Antwort wird nicht mehr gebraucht",
    ),
    Entry(
        "answer.question_gone",
        "warning",
        _GROUP,
        "Eine Antwort galt der fehlenden Maßnahme {measure_id}; nach ihr wird nicht mehr gefragt. Die Antwort wirkt nicht.",
        "nichts; die Antwort wird nicht mehr gebraucht",
    ),
)
