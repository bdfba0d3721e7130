"""What a reader must know beside the cell: the master data as indexes, whose list it is, and the row's action field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dashboard.intake.values.texts import match_key
from dashboard.master import ActionField, Department, FormerDepartment, MasterData, Office

OFFICIAL_TITLES = ("der senator für", "die senatorin für", "senator für", "senatorin für")
"""The title changes with the person, the house stays: cut off before comparing (facts, section 3)."""

SHORTEST_FOR_LIKENESS = 8
"""Names with fewer letters are codes or near to them, and are never compared by likeness."""


@dataclass(eq=False)
class MasterIndex:
    """The master data by the keys of all their spellings; compared by identity, so that results can be cached beside it."""

    master: MasterData

    @cached_property
    def departments(self) -> dict[str, Department]:
        found: dict[str, Department] = {}
        for department in self.master.departments:
            for name in (department.official_name, department.short_name, *department.aliases):
                found.setdefault(body_key(name), department)
        return found | {body_key(department.code): department for department in self.master.departments}

    @cached_property
    def former(self) -> dict[str, FormerDepartment]:
        return {body_key(name): former for former in self.master.former_departments for name in (former.name, *former.aliases)}

    @cached_property
    def offices(self) -> dict[str, Office]:
        return {body_key(name): office for office in self.master.offices for name in (office.name, *office.aliases)}

    @cached_property
    def body_names(self) -> dict[str, str]:
        """Every key of a body -> the name of the body that bears it; today's departments win over former ones and offices."""
        offices = {key: office.name for key, office in self.offices.items()}
        former = {key: body.name for key, body in self.former.items()}
        return offices | former | {key: department.code for key, department in self.departments.items()}

    @cached_property
    def long_body_keys(self) -> list[str]:
        return [key for key in self.body_names if len(key) >= SHORTEST_FOR_LIKENESS]

    @cached_property
    def action_fields(self) -> dict[str, ActionField]:
        found: dict[str, ActionField] = {}
        for one in self.master.action_fields:
            for name in (one.short_name, one.long_name, *one.aliases):
                found.setdefault(match_key(name), one)
        return found

    @cached_property
    def field_by_number(self) -> dict[int, ActionField]:
        return {one.number: one for one in self.master.action_fields}

    @cached_property
    def goals(self) -> dict[str, int]:
        return {match_key(goal.name): goal.number for goal in self.master.guiding_goals}

    @cached_property
    def goal_numbers(self) -> frozenset[int]:
        return frozenset(goal.number for goal in self.master.guiding_goals)

    @cached_property
    def members(self) -> tuple[str, ...]:
        return tuple(department.code for department in self.master.departments if department.is_member)

    @cached_property
    def codes(self) -> dict[str, str]:
        return {department.code.casefold(): department.code for department in self.master.departments}

    @cached_property
    def levels(self) -> dict[str, frozenset[str]]:
        """Spelling -> the levels that bear it; several where a word does not say which."""
        pairs = [(match_key(name), level.code) for level in self.master.levels for name in (level.label, *level.aliases)]
        return _gathered(pairs)


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for key, code in pairs:
        found[key] = found.get(key, frozenset()) | {code}
    return found


_TITLE_KEYS = tuple(sorted({match_key(title) for title in OFFICIAL_TITLES}, key=len, reverse=True))
_SHORT_TITLES = (
    *(f"{title} {joint}" for title in ("senatorin", "senator", "sen") for joint in ("f ", "fuer ", "")),
    "senat fuer ", "senatorische behoerde fuer ", "senatsressort fuer ", "ressort fuer ",
)  # fmt: skip
"""In keys; "f." for "für" as in "Senator f. Kultur"."""


@lru_cache(maxsize=16_384)
def body_key(name: str) -> str:
    """The key of a body's name without the official title."""
    key = match_key(name).replace(" u ", " und ")
    for article in ("der ", "die ", "das ", "den ", "dem "):
        if key.startswith(f"{article}senator"):
            key = key.removeprefix(article)
    for title in (*(f"{title} " for title in _TITLE_KEYS), *_SHORT_TITLES):
        if key.startswith(title) and len(key) > len(title):
            return key.removeprefix(title)
    return key


_KNOWN: list[MasterIndex] = []


def index_of(master: MasterData) -> MasterIndex:
    """The index of master data, built once for the same object; the last few are kept."""
    for index in _KNOWN:
        if index.master is master:
            return index
    index = MasterIndex(master)
    _KNOWN.append(index)
    del _KNOWN[:-4]
    return index


@dataclass(frozen=True, slots=True)
class Context:
    """For one row: master data, the department whose list it is (None: not known), and its action field (None: not known)."""

    master: MasterData
    list_department: str | None = None
    action_field: int | None = None
    index: MasterIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", index_of(self.master))
