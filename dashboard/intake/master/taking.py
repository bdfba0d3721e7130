"""Taking new master data into a store in use, as one entry with a reason, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.master.comparing import MasterChange, compare_master
from dashboard.intake.master.rules import day_faults
from dashboard.intake.master.tables import Load, load_into, load_master, loads, read_master_bytes
from dashboard.intake.master.wording import brought_by, moment
from dashboard.refusals import RefusalError, required
from dashboard.store import Queryable, Store, Writer

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class MasterComparison:
    """What a master workbook would change, and why it cannot be taken (a sentence each; none: it can)."""

    changes: tuple[MasterChange, ...]
    obstacles: tuple[str, ...]


def compare_workbook(source: Queryable, content: bytes, file_name: str) -> MasterComparison:
    """Hold a master workbook against the store; nothing is saved. RefusalError: a sheet, column or cell of it is wrong."""
    return _compared(source, Load(content, file_name, now()))


def _compared(source: Queryable, load: Load) -> MasterComparison:
    before, after = load_master(source), read_master_bytes(load.content, load.file_name)
    changes = compare_master(source, before, after)
    obstacles = [_obstacle(change) for change in changes if change.is_in_the_way]
    if load.takes_back is None:  # days that held once may hold again
        obstacles += day_faults(before, after)
    return MasterComparison(tuple(changes), tuple(obstacles))


def take_master(
    store: Store, content: bytes, file_name: str, *, by: str, reason: str | None = None, valid_from: date | None = None
) -> MasterComparison:
    """Take a master workbook: from now on lists are read by it, and pages, letters and round sheets speak by it.

    `valid_from`: the day from which its names hold, None for today; rounds with an earlier reference date keep theirs, frozen
    ones for ever. RefusalError: the workbook is wrong, leaves out what is in use, or changes nothing; `by`, the function that
    takes it, is not told. StoreError: there is no store.
    """
    who = required(by, "die Stelle, die die Stammdaten übernimmt,")
    with store.write() as writer:
        return _take(writer, Load(content, file_name, now(), who, (reason or "").strip() or None, valid_from=valid_from))


def take_back_master(store: Store, *, by: str, reason: str) -> MasterComparison:
    """Put the master workbook before the one that holds back in force, as an entry of its own; again and again, one by one.

    RefusalError: no function or reason is told, there is none before, or what the one that holds has brought is in use by now.
    """
    who, why = required(by, "die Stelle, die die Stammdaten zurücknimmt,"), required(reason, "den Grund")
    with store.write() as writer:
        return _take(writer, replace(_load_before(writer), accepted_by=who, reason=why))


@dataclass(frozen=True, slots=True)
class GoingBack:
    """What taking back the newest entry would do: said in a sentence, change by change, and what has come since it was taken."""

    sentence: str
    comparison: MasterComparison
    came: str | None


def going_back(source: Queryable) -> GoingBack:
    """What taking back would do, and why it cannot be done; nothing is saved. RefusalError where there is none before."""
    back, taken = _load_before(source), loads(source)
    newest, before = standing(taken)[-1], standing(taken)[-2]
    sentence = (
        f"Zurückgenommen wird: {brought_by(taken[newest - 1])} vom {moment(taken[newest - 1])}. Dann gilt wieder Eintrag "
        f"{before}; in den Büchern bleibt alles."
    )
    return GoingBack(sentence, _compared(source, back), arrived_since(source, newest))


def _load_before(source: Queryable) -> Load:
    """The entry that would take back the newest one."""
    taken = loads(source)
    numbers = standing(taken)
    if len(numbers) < 2:
        raise RefusalError("Es gibt keine Stammdaten, die sich zurücknehmen lassen; bitte eine geänderte Mappe übernehmen.")
    before = taken[numbers[-2] - 1]
    return Load(before.content, before.file_name, now(), takes_back=numbers[-1])


def arrived_since(source: Queryable, number: int) -> str | None:
    """What has come since an entry was taken and was read by it, in one sentence; None where nothing has."""
    came = queries.run(source, "master/arrived_since", load=number)
    lists, others = int(came["lists"].sum()), int(came["others"].sum())
    if not lists + others:
        return None
    told = [formats.counted(lists, "Liste", "Listen")] if lists else []
    told += [formats.counted(others, "Bestätigung", "Bestätigungen")] if others else []
    verb, they = ("ist", "Sie bleibt") if lists + others == 1 else ("sind", "Sie bleiben")
    return (
        f"Seit diesem Eintrag {verb} {formats.joined(told)} eingegangen ({', '.join(came['department'])}). {they} in den "
        "Büchern; bitte klären Sie mit den Häusern, ob das dann noch stimmt."
    )


def standing(taken: Sequence[Load]) -> list[int]:
    """The numbers of the entries that were not taken back, oldest first; the last one holds."""
    gone = {load.takes_back for load in taken}
    return [number for number, load in enumerate(taken, 1) if load.takes_back is None and number not in gone]


def _take(writer: Writer, load: Load) -> MasterComparison:
    comparison = _compared(writer, load)
    if comparison.obstacles:
        raise RefusalError(f"Es wurde nichts übernommen. {comparison.obstacles[0]}")
    if not comparison.changes:
        raise RefusalError(f"„{load.file_name}“ ändert nichts: Die Datenbank enthält dieselben Stammdaten.")
    load_into(writer, load)
    derive(writer)
    return comparison


def _obstacle(change: MasterChange) -> str:
    """Why an entry cannot be left out, and what to do instead."""
    titles = formats.joined([f"„{title}“" for title in change.uses.titles[:MOST_NAMED]])
    named = f"{formats.measures(change.uses.named)} ({titles})" if change.uses.named else "frühere Angaben"
    verb = "nennt" if change.uses.named == 1 else "nennen"
    can_end = change.sheet in ("Handlungsfelder", "Ressorts")
    instead = "die Zeile wieder eintragen und dort „Gültig bis“ ausfüllen" if can_end else "die Zeile wieder eintragen"
    return f"Im Blatt „{change.sheet}“ fehlt {change.label}; {named} {verb} den Eintrag. Bitte {instead}."
