"""What can be wrong between a list and the round that it is given for."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

_GROUP = "Runde und Stand"
_EXPECTED = "die Liste dieser Runde"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "time.before_round",
        "warning",
        _GROUP,
        "Diese Liste ist älter als die Runde {round}: Ihr Stand ist der {as_of}; {before}. "
        "Bitte prüfen, ob es die richtige Datei ist.",
        _EXPECTED,
    ),
    Entry(
        "time.after_round",
        "warning",
        _GROUP,
        "Diese Liste ist neuer als die Runde {round}: Ihr Stand ist der {as_of}; der Stichtag der Runde {next} ist der {day}. "
        "Bitte prüfen, ob die richtige Runde gewählt ist.",
        _EXPECTED,
    ),
    Entry(
        "time.other_round",
        "warning",
        _GROUP,
        "Diese Liste nennt eine andere Runde ({words}); angegeben ist die Runde {round}. Bitte prüfen, was stimmt.",
        _EXPECTED,
    ),
    Entry(
        "time.older_than_told",
        "warning",
        _GROUP,
        "Diese Liste ist älter als das, was schon vorliegt: Ihr Stand ist der {as_of}, die Rückmeldung {number} zur Runde "
        "{told_round} hat den Stand {told}. {many} wieder ältere Angaben.",
        "eine Liste, die neuer ist als die letzte",
    ),
    Entry(
        "time.known_file",
        "warning",
        _GROUP,
        "Genau diese Datei wurde schon angenommen: am {day} als Rückmeldung {number} zur Runde {told_round}.",
        "eine Liste, die noch nicht angenommen ist",
    ),
    Entry(
        "time.known_draft",
        "warning",
        _GROUP,
        "Genau diese Datei liegt schon als Arbeitsstand vor: am {day} angenommen als Rückmeldung {number} zur Runde "
        "{told_round}. Freigeben lässt sie sich im Rückmeldestand.",
        "eine Liste, die noch nicht angenommen ist",
    ),
    Entry(
        "time.frozen_round",
        "note",
        _GROUP,
        "Die Runde {round} ist festgeschrieben; die Liste wird eine Nachmeldung. Der festgeschriebene Stand ändert sich nicht, "
        "die Angaben stehen daneben und zählen in der nächsten Runde.",
    ),
)
