"""What is told and asked of words that are struck through."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry, note, warning

ENTRIES: tuple[Entry, ...] = (
    warning(
        "row.struck",
        "Durchgestrichenes",
        "Die Maßnahme „{value}“ ist durchgestrichen. Gestrichen, erledigt, oder gilt sie weiter? Bitte den Umsetzungsstand"
        " auswählen; bis dahin bleibt er leer.",
        "Umsetzungsstand",
    ),
    warning(
        "cell.struck",
        "Durchgestrichenes",
        "„{value}“ ist durchgestrichen und wurde nicht übernommen. Gilt die Angabe noch, bitte bestätigen oder die"
        " Streichung aufheben.",
        "eine Angabe, die gilt",
    ),
    warning(
        "cell.struck_beside",
        "Durchgestrichenes",
        "„{value}“ ist durchgestrichen und wurde nicht übernommen. Gilt die Angabe noch, bitte die Streichung aufheben.",
        "eine Angabe, die gilt",
    ),
    note(
        "cell.struck_part",
        "Durchgestrichenes",
        "„{struck}“ ist durchgestrichen und wurde nicht übernommen; gelesen wurde „{value}“.",
    ),
)
