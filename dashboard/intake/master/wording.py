"""What a change of the master data is called, for the page and the command line: one German sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from dashboard import formats
from dashboard.intake.master.comparing import ORDER, ChangeKind, MasterChange
from dashboard.intake.master.tables import Load

ENTERED = "Eingabe auf der Seite Stammdaten.xlsx"
"""What an entry that came without a workbook is called in the books instead of its file."""

_NAMES = ("Kurzname", "Amtlicher Name", "Bezeichnung", "Leitziel", ORDER)
"""Headings under which an entry is called by its name."""


def change_sentence(change: MasterChange) -> str:
    """What changes, and how many measures it touches."""
    if change.kind is ChangeKind.NEW and change.sheet == "Frühere Ressorts":
        return _succession(change)
    if change.kind is ChangeKind.NEW:
        said = [f"{heading} {new}" for heading, _, new in change.values if new not in change.label]
        return _with_values(f"{change.label} kommt dazu", said)
    if change.kind is ChangeKind.GONE:
        return f"{change.label} fällt weg."
    if change.kind is ChangeKind.CLOSED:
        return _ending(change)
    named = [value for value in change.values if value[0] in _NAMES]
    parts = [*(f"künftig „{new}“, bisher „{old}“" for _, old, new in named[:1])]
    parts += [_moved(*value) for value in change.values if value not in named[:1]]
    label = change.label.partition(" „")[0] if named else change.label  # the old name stands behind it
    return _with_values(label, parts) + _touched(change)


def brought_by(load: Load) -> str:
    """What an entry brought: a workbook, what was entered in a form, or a taking back."""
    if load.takes_back:
        return f"nimmt Eintrag {load.takes_back} zurück"
    return load.reason or "Eingabe" if load.file_name == ENTERED else f"Mappe „{load.file_name}“"


def moment(load: Load) -> str:
    """When an entry was taken, by the clock of this machine."""
    when = load.loaded_at.replace(tzinfo=UTC).astimezone()
    return f"{formats.day(when.date())}, {when:%H:%M} Uhr"


_MOST_TOLD = 2


def summary(changes: Sequence[MasterChange]) -> str:
    """How many changes, and the first of them in their sentences."""
    told = " ".join(change_sentence(change) for change in changes[:_MOST_TOLD])
    further = f" Und {formats.number(len(changes) - _MOST_TOLD)} weitere." if len(changes) > _MOST_TOLD else ""
    return f"{formats.counted(len(changes), 'Änderung', 'Änderungen')}. {told}{further}"


_READING = {
    "automatisch": "so werden Listen künftig gelesen",
    "vorschlagen": "beim Lesen wird gefragt, mit Vorschlag",
    "nie": "beim Lesen wird gefragt",
}


def _succession(change: MasterChange) -> str:
    """An older name of a body, and who follows it."""
    said = {heading: new for heading, _, new in change.values}
    others, successors = (said.get(heading, "").split("; ") for heading in ("Weitere Schreibweisen", "Nachfolge"))
    also = f" (auch {formats.joined([f'„{each}“' for each in others])})" if any(others) else ""
    follow = f"Auf „{change.label}“{also} folgt {formats.joined(successors, 'oder')}"
    return f"{follow}; {_READING.get(said.get('Regel', ''), 'beim Lesen wird gefragt')}."


def _with_values(beginning: str, parts: list[str]) -> str:
    return f"{beginning}: {'; '.join(parts)}." if parts else f"{beginning}."


def _moved(heading: str, old: str, new: str) -> str:
    if not old:
        return f"{heading} neu: {new}"
    return f"{heading} entfällt (bisher {old})" if not new else f"{heading} {new} statt {old}"


def _ending(change: MasterChange) -> str:
    until = next(new for heading, _, new in change.values if heading == "Gültig bis")
    others = [_moved(*value) for value in change.values if value[0] != "Gültig bis"]
    further = f" {_with_values('Außerdem', others)}" if others else ""
    return f"{change.label} gilt nur noch bis {until}.{_following(change)}{further}"


def _following(change: MasterChange) -> str:
    """Who goes on with the measures of a body or a field that ends."""
    count = change.uses.measures
    if not change.successors:
        return _touched(change) if change.sheet == "Handlungsfelder" else _unfollowed(count)
    goes_on = f" Nachfolge: {formats.joined(list(change.successors), 'oder')}."
    if not count:
        return goes_on
    if change.passes_on_all:
        return f"{goes_on} {formats.measures(count)} {'wechselt' if count == 1 else 'wechseln'}."
    return f"{goes_on} Wohin {formats.measures(count)} {'wechselt' if count == 1 else 'wechseln'}, sagen die nächsten Listen."


def _unfollowed(count: int) -> str:
    missing = " Eine Nachfolge steht nicht im Blatt „Frühere Ressorts“"
    return f"{missing}; es führt noch {formats.measures(count)}." if count else f"{missing}."


def _touched(change: MasterChange) -> str:
    return f" Das betrifft {formats.measures(change.uses.measures)}." if change.uses.measures else ""
