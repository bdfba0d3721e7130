"""What the trail says in German: kinds, acts and commands in words, and each entry as a line that somebody reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.trail.event import Entry, Event, Kind

DESK = "dieser Rechner"
"""Whose an entry is where nobody has to log in."""
KIND_WORDS = {
    Kind.CHANGE: "Änderung",
    Kind.DOWNLOAD: "Herunterladen",
    Kind.LOGIN: "Anmeldung",
    Kind.LOGOUT: "Abmeldung",
    Kind.REFUSAL: "Abweisung",
    Kind.COMMAND: "Befehl",
    Kind.REQUEST: "Antrag",
    Kind.FAILED: "Fehlschlag",
    Kind.TRAIL: "Protokoll",
}
ACT_WORDS: Mapping[str, str] = {
    Act.DELIVER: "Liste annehmen",
    Act.RELEASE: "freigeben",
    Act.TAKE_BACK: "Rückmeldung zurücknehmen",
    Act.CONFIRM: "Stand ohne Liste bestätigen",
    Act.WITHDRAW_ANSWER: "Antwort zur Liste zurückziehen",
    Act.REPLY: "Rückfrage beantworten",
    Act.ASK_FOR_TIME: "um Frist bitten",
    Act.CONSENT: "Zustimmung eintragen",
    Act.CORRECT_END: "Ende als berichtigt kennzeichnen",
    Act.NOTE: "Notiz der Arbeitsgruppe",
    Act.INQUIRE: "Rückfrage stellen",
    Act.PLAN_MEETING: "Sitzung planen",
    Act.GIVE_TIME: "über eine Frist entscheiden",
    Act.REMIND: "erinnern",
    Act.DECIDE: "Beschluss führen",
    Act.PREPARE_ROUND: "Runde vorbereiten",
    Act.MINUTE: "Ergebnis aufnehmen",
    Act.FREEZE: "Stand festschreiben",
    Act.UNDO_FREEZE: "Festschreibung aufheben",
    Act.WRITE_REPORT: "Bericht schreiben",
    Act.RELEASE_REPORT: "Bericht veröffentlichen",
    Act.REDACT: "schwärzen",
    Act.MASTER_DATA: "Stammdaten ändern",
}
"""What an act is called; the numbers beside it say more."""
UNPUBLISHED = "nicht zustande gekommen"


def what(event: Event) -> str:
    """What happened, with its numbers: "freigeben: Rückmeldung 12"; of a refusal that it was one."""
    words = ACT_WORDS.get(event.what, event.what)
    if event.kind is Kind.REFUSAL:
        words = f"abgewiesen: {words}"
    return f"{words}: {event.detail}" if event.detail else words


def kind(event: Event) -> str:
    """What sort of thing it was; empty where what happened says it already."""
    word = KIND_WORDS[event.kind]
    return "" if word == event.what else word


def who(event: Event) -> str:
    """Who it was: the function and, behind it, who that is to the login; or the account of a command."""
    subject = event.subject or DESK
    return f"{event.function} ({subject})" if event.function else subject


def for_whom(event: Event) -> str:
    """On whose behalf, and whether with a proof; empty where somebody acted for himself."""
    if event.on_behalf is None:
        return ""
    return f"für {event.on_behalf}, {'mit' if event.has_proof else 'ohne'} Nachweis"


def state(event: Event) -> str:
    """Which generation was made of which; empty where it is no change."""
    if event.after is None:
        return ""
    return f"Stand {event.after}" if event.before is None else f"Stand {event.before} → {event.after}"


def moment(entry: Entry) -> str:
    """When it was noted, by the clock of this machine."""
    at = entry.at.astimezone()
    return f"{formats.day(at.date())}, {at:%H:%M:%S} Uhr"


def unpublished(entries: Sequence[Entry], holding: int | None) -> frozenset[int]:
    """The numbers of the entries whose change was announced and never published; `holding`: the generation that holds now.

    What was made later under the same number shows it; of the last one, that the generation before it still holds. A store
    without a generation before begins anew, and its numbers with it.
    """
    publications = [entry for entry in reversed(entries) if entry.event.after is not None]
    found = {entry.number for entry in publications[:1] if holding is not None and entry.event.before == holding}
    made = set[int | None]()
    for entry in publications:
        if entry.event.after in made and entry.event.kind is not Kind.FAILED:
            found.add(entry.number)
        made = made | {entry.event.after} if entry.event.before is not None else set()
    return frozenset(found)
