"""The only cache of the pages: frames by data version, query and parameters, and what pages make of them. Bounded."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from dashboard import queries, settings
from dashboard.access.sight import EVERYBODY, VISITOR, Sight, statements
from dashboard.access.viewer import OF_TWO_PERSONS, Act, Viewer
from dashboard.documents.field_values import FieldWords
from dashboard.four_eyes import Request
from dashboard.intake.master import comparing
from dashboard.intake.master.comparing import MasterChange
from dashboard.intake.master.tables import Load, load_framework, load_master, read_master_bytes
from dashboard.intake.master.workbook import read_master
from dashboard.master import Framework, MasterData, Round
from dashboard.refusals import RefusalError
from dashboard.rounds.under_way import under_way
from dashboard.store import SeenStore, Store, StoreError
from dashboard.trail import Chain, Entry, Kind, note, trail_of, witnessed
from dashboard.trail.wording import unpublished
from dashboard.ui.kept import Kept
from dashboard.ui.noting import noted_by
from dashboard.ui.viewing import has_login, is_visitor, viewer
from dashboard.vocabulary import BESIDE_LEVELS, Term

_MOST_BYTES = 64 * 1024 * 1024
"""What all frames kept may weigh: some 30 kilobytes each where one has a row for each of 200 measures."""
_FRAMES: Kept[tuple[object, ...], pl.DataFrame] = Kept(_MOST_BYTES, lambda frame: _FRAME_BYTES + int(frame.estimated_size()))
_FRAME_BYTES = 4 * 1024
"""What an empty frame weighs."""

_MOST_MADE = 512
_MADE: Kept[Hashable, Any] = Kept(_MOST_MADE)
T = TypeVar("T")


def store() -> Store | SeenStore:
    """The one store of this process, under the path of the settings, as whoever looks may see it.

    LoginError where that is nobody. It may be asked later and elsewhere, as by a download: it stays what it is.
    """
    who = viewer()
    return _store(settings.STORE) if who.sees_all else _seen(settings.STORE, Sight(who.audience, who.own))


def public_store() -> SeenStore:
    """The same store as everybody may see it, whoever looks; LoginError where that is nobody."""
    viewer()
    return _seen(settings.STORE, EVERYBODY)


def released_store() -> SeenStore:
    """The same store with nothing in it but reports as they were released; LoginError where not even these are to be seen."""
    if not is_visitor():
        viewer()
    return _seen(settings.STORE, VISITOR)


def books(act: Act, body: str | None = None, confirms: Request | None = None) -> Store:
    """The store to write this into, for that body where a house does it; RefusalError where the viewer may not.

    What needs two persons is written only by who `confirms` the request of another one. What is written stands in the trail
    before it is published, and a refusal stands there too.
    """
    who = viewer()
    event = noted_by(who, Kind.CHANGE, act, body, f"Antrag {confirms.number} bestätigt" if confirms else "")
    is_alone = has_login() and act in OF_TWO_PERSONS and not _is_confirmed(act, who, confirms)
    if is_alone or not who.may(act, body):
        with suppress(RefusalError):  # it stays refused
            note(replace(event, kind=Kind.REFUSAL))
        raise RefusalError("Dazu sind Sie nicht berechtigt; es wurde nichts geändert.")
    return witnessed(_store(settings.STORE), event)


def _is_confirmed(act: Act, who: Viewer, request: Request | None) -> bool:
    return request is not None and request.wish.act is act and request.subject != who.subject


@dataclass(frozen=True, slots=True)
class Trail:
    """The trail as it lies there: entries, oldest first; those announced that never happened; what is wrong with the chain."""

    entries: tuple[Entry, ...]
    undone: frozenset[int]
    faults: tuple[str, ...]


def trail() -> Trail:
    """The trail of the one store, for who may see all; RefusalError for everybody else."""
    if not viewer().sees_all:
        raise RefusalError("Das Protokoll ist der federführenden Stelle vorbehalten.")
    chain, holding = Chain(trail_of(settings.STORE)), _store(settings.STORE).number
    return _trail(chain.folder, chain.fingerprint(), holding)


@lru_cache(maxsize=2)
def _trail(folder: Path, _fingerprint: tuple[object, ...], holding: int | None) -> Trail:
    entries, faults = Chain(folder).read()
    return Trail(tuple(entries), unpublished(entries, holding), tuple(faults))


@lru_cache(maxsize=4)
def _store(path: Path) -> Store:
    return Store(path)


@lru_cache(maxsize=64)
def _seen(path: Path, sight: Sight) -> SeenStore:
    return SeenStore(path, partial(statements, sight))


def sight() -> Sight | None:
    """What whoever looks may see: a part of each key under which is kept what was made from the store; None for all of it."""
    who = viewer()
    return None if who.sees_all else Sight(who.audience, who.own)


def generation() -> tuple[str, str]:
    """The published state of the one store; what was made of another one is of no use any more."""
    source = _store(settings.STORE)
    return str(source.path), source.version


def frame(name: str, **parameters: Any) -> pl.DataFrame:
    """The rows of a query on the published state; not to be changed. StoreError and RefusalError as in dashboard.queries.

    A query that asks for the day of asking ($today) gets the present one.
    """
    parameters = asked(name, parameters)
    # Kept as it is: polars frames are not changed by their readers, so no reader needs a copy of its own. Streamlit's own cache
    # looks at each argument anew and takes three times as long to answer as this one.
    frozen = tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(parameters.items()))
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters.items()}
    source = store()
    return _FRAMES.get((sight(), name, frozen), lambda: queries.run(source, name, **given), generation())


def asked(name: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters with which a page asks a query: those given, and the present day where it wants that."""
    return {**parameters, **({"today": datetime.now(UTC).date()} if _wants_day(name) else {})}


@cache
def _wants_day(name: str) -> bool:
    return any(each.name == "today" for each in queries.find(name).parameters)


def made(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` makes of frames alone, kept by `key` as long as the published state holds; not to be changed.

    The key names all that it depends on, the acting house included where it looks at one; what is seen comes by itself.
    """
    result: T = _MADE.get((sight(), key), make, generation())
    return result


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter bar offers from the store, in official order."""

    rounds: tuple[Round, ...]
    fields: tuple[Term, ...]
    departments: tuple[Term, ...]
    levels: tuple[Term, ...]
    with_lists: tuple[Round, ...] = ()
    """Those of `rounds` for which something is released; the others are only prepared."""

    @property
    def first(self) -> Round:
        """The round on which pages open: the one under way until it was held, then the newest with lists. There is a round."""
        return under_way(self.with_lists or self.rounds, datetime.now(UTC).date())

    @property
    def views(self) -> tuple[tuple[str, tuple[Term, ...]], ...]:
        """The parameters of queries/overview/ whose keys the charts show even when empty, with their terms."""
        return (("fields", self.fields), ("departments", self.departments), ("levels", self.levels))

    def of(self, round_code: str) -> Choices:
        """The same with the names and the order of the day of that round, and with what was there then or is named in it."""
        return made(("of", self, round_code), lambda: self._of(round_code))

    def named(self, round_code: str) -> Choices:
        """The same entries in the same order, by the names of that round; what it does not know keeps its name of today."""
        return made(("named", self, round_code), lambda: self._named(round_code))

    def _of(self, round_code: str) -> Choices:
        rows = frame("overview/names", round=round_code).iter_rows()
        named = [(kind, Term(code, label, "")) for kind, code, label, *_ in rows]
        fields = tuple(term for kind, term in named if kind == "field")
        departments = tuple(term for kind, term in named if kind == "department")
        levels = tuple(term for kind, term in named if kind == "level")
        return replace(
            self,
            fields=(*fields, *_none(self.fields)),
            departments=(*departments, *_none(self.departments)),
            levels=(*levels, *BESIDE_LEVELS),
        )

    def _named(self, round_code: str) -> Choices:
        rows = frame("overview/names", round=round_code).select("kind", "code", "label").iter_rows()
        labels = {(kind, code): label for kind, code, label in rows}

        def renamed(kind: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
            return tuple(replace(term, label=labels.get((kind, term.code), term.label)) for term in terms)

        return replace(
            self,
            fields=renamed("field", self.fields),
            departments=renamed("department", self.departments),
            levels=renamed("level", self.levels),
        )


def _none(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The class of what names no field or no lead, which is no master data and never renamed."""
    return tuple(term for term in terms if term.code == "none")


def steering_rounds() -> tuple[Round, ...]:
    """All steering rounds of the master data, newest first; StoreError where there is no store."""
    return tuple(_round(row) for row in reversed(frame("freezing/rounds").to_dicts()))


def _round(row: Mapping[str, Any]) -> Round:
    is_frozen = row["frozen_at"] is not None
    is_held = is_frozen and row["step"] in ("held", "minuted")
    is_called = is_frozen or row["step"] not in (None, "announced")
    days = {name: row[name] for name in ("held_on", "reference_date", "deadline")}
    return Round(row["round"], row["title"], **days, is_frozen=is_frozen, is_called=is_called, is_held=is_held)


def choices() -> Choices:
    """Rounds with a state (newest first), action fields, departments, classes of levels; empty before the first delivery."""
    return made("choices", _choices)


def round_here() -> str | None:
    """The code of the round on which pages open, from which decisions are looked at too; None before the first list."""
    found = choices()
    return found.first.code if found.rounds else None


def _choices() -> Choices:
    known = {each.code: each for each in steering_rounds()}
    found = frame("overview/rounds").to_dicts()
    rounds = tuple(
        replace(known[row["round"]], previous=row["previous_round"], is_sample=row["is_sample"], is_frozen=row["is_frozen"])
        for row in found
    )
    prepared = {row["round"] for row in found if not row["has_lists"]}
    rows = [(kind, Term(code, label, "")) for kind, code, label, _ in frame("overview/choices").iter_rows()]
    return Choices(
        rounds,
        tuple(term for kind, term in rows if kind == "field"),
        tuple(term for kind, term in rows if kind == "department"),
        (*(term for kind, term in rows if kind == "level"), *BESIDE_LEVELS),
        tuple(each for each in rounds if each.code not in prepared),
    )


def levels() -> tuple[Term, ...]:
    """The levels of today with their explanations, in official order."""
    rows = frame("master/level").select("code", "label", "explanation")
    return tuple(Term(*row) for row in rows.iter_rows())


def origin_kinds() -> tuple[Term, ...]:
    """Where measures may come from, in the order of the master data."""
    return tuple(Term(*row) for row in frame("master/origin_kind").select("code", "label", "explanation").iter_rows())


def framework() -> Framework:
    """What the master data say of the framework as a whole: those of the store, where there is none those beside the lists.

    Its name stands on every page, also where nobody is logged in yet.
    """
    source = _store(settings.STORE)
    try:
        return _framework(str(source.path), source.version)
    except StoreError:
        return _framework_of_workbook(settings.MASTER)


@lru_cache(maxsize=4)
def _framework(path: str, version: str) -> Framework:
    del path, version
    return load_framework(_store(settings.STORE))


@lru_cache(maxsize=4)
def _framework_of_workbook(path: Path) -> Framework:
    try:
        return read_master(path).framework
    except RefusalError:
        return Framework()


def changes_between(before: Load, after: Load) -> tuple[MasterChange, ...] | None:
    """What one master workbook says otherwise than another; None where one of them cannot be read by the rules of today."""
    masters = [_master_in(load.content, load.file_name) for load in (before, after)]
    return None if masters[0] is None or masters[1] is None else tuple(comparing.changes_between(masters[0], masters[1]))


@lru_cache(maxsize=64)
def _master_in(content: bytes, file_name: str) -> MasterData | None:
    try:
        return read_master_bytes(content, file_name)
    except RefusalError:
        return None


def master_data() -> MasterData:
    """All master data of the store, which are for everybody; StoreError where there is none."""
    source = _store(settings.STORE)
    return _master(str(source.path), source.version)


@lru_cache(maxsize=2)
def _master(path: str, version: str) -> MasterData:
    del path, version
    return load_master(_store(settings.STORE))


def body_names(round_code: str | None) -> Mapping[str, str]:
    """The short names of the bodies by code, as a round calls them; without one and of those it does not know, those of today."""

    def named() -> dict[str, str]:
        today = dict(frame("master/department").select("code", "short_name").iter_rows())
        return {**today, **(names_in(round_code, "department") if round_code else {})}

    return made(("body_names", round_code), named)


def names_in(round_code: str, kind: str) -> Mapping[str, str]:
    """The longer names of one kind of master data by code, by the day of a round: queries/overview/names.sql has the kinds."""

    def named() -> dict[str, str]:
        return dict(frame("overview/names", round=round_code).filter(kind=kind).select("code", "name").iter_rows())

    return made(("names_in", round_code, kind), named)


def field_words(round_code: str) -> FieldWords:
    """Says the values of measures in German, with the names of the day of a round."""
    named_in = choices().of(round_code)
    named = {"levels": named_in.levels, "origin": origin_kinds()}
    goals = names_in(round_code, "guiding_goal").items()
    return FieldWords(
        {int(term.code): term.label for term in named_in.fields if term.code != "none"},
        {int(number): f"{number} {name}" for number, name in goals},
        {name: {term.code: term.label for term in terms} for name, terms in named.items()},
    )
