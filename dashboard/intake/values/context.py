"""What a reader must know beside the cell: the master data as indexes, whose list it is, and the row's action field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dashboard.intake.values.texts import match_key
from dashboard.master import ActionField, Department, FormerDepartment, FormerField, MasterData, Office

SHORTEST_FOR_LIKENESS = 8
"""Names with fewer letters are codes or near to them, and are never compared by likeness."""


@dataclass(eq=False)
class MasterIndex:
    """The master data by the keys of all their spellings; compared by identity, so that results can be cached beside it."""

    master: MasterData

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        """The keys of the official titles, the longest first: the title changes with the person, the house stays."""
        keys = {match_key(title) for title in (*self.master.framework.official_titles, _HOUSE_OF)}
        return tuple(f"{key} " for key in sorted(keys, key=lambda key: (-len(key), key)))

    def body_key(self, name: str) -> str:
        """The key of a body's name without the official title."""
        return _without_title(name, self._titles)

    @cached_property
    def departments(self) -> dict[str, Department]:
        found: dict[str, Department] = {}
        for department in self.master.departments:
            for name in (department.official_name, department.short_name, *department.aliases):
                found.setdefault(self.body_key(name), department)
        by_code = {department.code: department for department in self.master.departments}
        for kind, code, name in self.master.former_names:
            if kind == "department" and code in by_code:
                found.setdefault(self.body_key(name), by_code[code])
        return found | {self.body_key(department.code): department for department in self.master.departments}

    @cached_property
    def former(self) -> dict[str, FormerDepartment]:
        return {
            self.body_key(name): former for former in self.master.former_departments for name in (former.name, *former.aliases)
        }

    @cached_property
    def offices(self) -> dict[str, Office]:
        return {self.body_key(name): office for office in self.master.offices for name in (office.name, *office.aliases)}

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
        for kind, code, name in self.master.former_names:
            if kind == "field" and int(code) in self.field_by_number:
                found.setdefault(match_key(name), self.field_by_number[int(code)])
        return found

    @cached_property
    def field_by_number(self) -> dict[int, ActionField]:
        return {one.number: one for one in self.master.action_fields}

    @cached_property
    def ended_fields(self) -> dict[str, tuple[ActionField, FormerField]]:
        """Number and every name of an action field that has ended -> the field, and what the master data say became of it."""
        former = {each.number: each for each in self.master.former_fields}
        return {
            match_key(name): (one, former[one.number])
            for one in self.master.ended_fields
            if one.number in former
            for name in (str(one.number), one.short_name, one.long_name, *one.aliases)
        }

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
    def all_bodies(self) -> frozenset[str]:
        """Words that mean all members of the round."""
        return frozenset(map(match_key, (*_ALL_BODIES, *self.master.framework.all_bodies)))

    @cached_property
    def codes(self) -> dict[str, str]:
        return {department.code.casefold(): department.code for department in self.master.departments}

    @cached_property
    def level_order(self) -> dict[str, int]:
        """Code of a level -> its place in official order."""
        return {level.code: place for place, level in enumerate(self.master.levels)}

    @cached_property
    def level_words(self) -> dict[str, tuple[frozenset[str], ...]]:
        """Spelling -> the sets of levels that it may mean: one level, one set of several, or several where it does not say."""
        found: dict[str, tuple[frozenset[str], ...]] = {}
        for level in self.master.levels:
            for name in (level.label, *level.aliases):
                found[match_key(name)] = tuple(dict.fromkeys((*found.get(match_key(name), ()), frozenset({level.code}))))
        every = frozenset(self.level_order)
        for words, meanings in ((_ALL_LEVELS, (every,)), *((word.words, word.meanings) for word in self.master.level_words)):
            found |= {match_key(word): tuple(map(frozenset, meanings)) for word in words}
        return found

    @cached_property
    def dated_place(self) -> re.Pattern[str]:
        """How a signature begins: one of the framework's places before a day ("Ort, den 30.9."); without places nothing fits."""
        places = "|".join(map(re.escape, self.master.framework.places)) or r"(?!)"
        return re.compile(rf"(?:{places}),\s*(?:den\b|(?:der\s+)?\d)", re.IGNORECASE)


_ALL_LEVELS = ("alle", "alle Ebenen")
_ALL_BODIES = ("alle", "alle Ressorts", "sämtliche Ressorts", "alle Häuser", "ressortübergreifend", "alle Dienststellen")
_HOUSE_OF = "Ressort für"
_ARTICLES = ("der ", "die ", "das ", "den ", "dem ")


@lru_cache(maxsize=16_384)
def _without_title(name: str, titles: tuple[str, ...]) -> str:
    key = match_key(name).replace(" u ", " und ")
    bare = key[4:] if key.startswith(_ARTICLES) else key
    return next((bare.removeprefix(title) for title in titles if bare.startswith(title) and len(bare) > len(title)), key)


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
    """For one row: master data, the department whose list it is (None: not known), and its action field (None: not known).

    `footnotes`: the marks that its sheet has a footnote for.
    """

    master: MasterData
    list_department: str | None = None
    action_field: int | None = None
    footnotes: frozenset[str] = frozenset()
    index: MasterIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", index_of(self.master))
