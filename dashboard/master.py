"""Master data as the code sees them: action fields, departments with their aliases and successors, levels, rounds.

Read from `data/stammdaten.xlsx` (dashboard/intake/master/workbook.py) or from the store; immutable. Nobody edits code
when a government is re-cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dashboard.vocabulary import SILENCE


@dataclass(frozen=True, slots=True)
class ActionField:
    """One action field; `aliases` are older names and spellings."""

    number: int
    short_name: str
    long_name: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class GuidingGoal:
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Department:
    """One body that keeps a list. `is_member`: belongs to the steering round. `aliases`: spellings without the official title."""

    code: str
    official_name: str
    short_name: str
    kind: str
    is_member: bool
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class FormerDepartment:
    """An older name and what became of it (facts, section 3).

    `successors` are department codes. `rule` is `auto` (converts with a note to the first successor), `suggest` (null and a
    warning with the possible answers) or `never` (two steps old, like `suggest` without a proposal). `by_action_field` holds the
    successor that is proposed for an action field; under `auto` it makes that action field a question. `valid_from`: the day from
    which the successors lead, None for the day after the end of the department that is called so.
    """

    name: str
    aliases: tuple[str, ...]
    successors: tuple[str, ...]
    rule: str
    by_action_field: tuple[tuple[int, str], ...] = ()
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class FormerField:
    """An action field that was merged, split or closed, and the numbers of those that hold its measures now (none: it closed).

    One successor of a field that has ended takes all of them; of several, and beside a field that goes on, the lists say it.
    `valid_from`: the first day of the successors, None for the day after the end of the field.
    """

    number: int
    successors: tuple[int, ...]
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A body that is no department; `department` is the code it belongs to, or None where it only stays named."""

    name: str
    aliases: tuple[str, ...]
    department: str | None


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the framework, as a state or a city is; `aliases` are the words of the lists that mean this one alone."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class LevelWord:
    """Words of the lists that are the name of no single level, with the sets of levels that each of them may mean.

    One set: read so, with a note ("beide Städte"). Several: a question ("Kommune").
    """

    words: tuple[str, ...]
    meanings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """What is said of the framework as a whole; each may be empty, and the pages then say it in general words.

    `lead_topic` is what the lead unit leads ("Integration"). `official_titles` are cut off before names of bodies are compared,
    `all_bodies` mean all members of the round, `places` stand before the day of a signature. The three last are Markdown: parts
    of the accessibility statement that depend on the law of the state.
    """

    name: str = ""
    lead_topic: str = ""
    official_titles: tuple[str, ...] = ()
    all_bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    accessibility_duty: str = ""
    accessibility_answer: str = ""
    accessibility_enforcement: str = ""

    @property
    def lead_unit(self) -> str:
        """The lead unit as letters sign it."""
        return f"Federführende Stelle {self.lead_topic}".strip()


@dataclass(frozen=True, slots=True)
class Round:
    """One steering round: what its master data say, and how far it has come. `code` is what folders and URLs use ("2026").

    `previous` is the code of the round before, None for the first and for one that has no state yet.
    """

    code: str
    title: str
    held_on: date | None
    reference_date: date
    deadline: date | None = None
    previous: str | None = None
    is_sample: bool = False
    is_frozen: bool = False
    is_called: bool = False
    """Whether it was noted that the houses are asked for their lists."""
    is_held: bool = False
    """Whether it was noted that it has met; a day that has passed alone does not say so."""

    @property
    def meets(self) -> date:
        """The day of the round, or its reference date where no day is set."""
        return self.held_on or self.reference_date

    @property
    def silence(self) -> str:
        """What a measure is called that nobody has reported in this round: only a frozen round says that it was not reported."""
        return SILENCE[self.is_frozen]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A working-group meeting or the day a report is due."""

    day: date
    title: str


@dataclass(frozen=True, slots=True)
class OriginKind:
    """Where a measure may come from, such as a document of the framework; `aliases` are words that tell it in a longer text."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    explanation: str = ""


ORIGIN_KINDS = (
    OriginKind("participation", "Beteiligung", explanation="aus einem Beteiligungsformat"),
    OriginKind("other", "andere", explanation="andere Herkunft"),
)
"""Origins where a master workbook does not list them; the reading knows the usual words of these two by itself."""

DECISION_KINDS = (
    "aufnehmen",
    "ändern",
    "erweitern",
    "zusammenlegen",
    "zurückstellen",
    "einstellen",
    "Federführung klären",
    "Finanzierung klären",
    "Ebene oder Handlungsfeld ändern",
    "Bericht der Regierung zuleiten",
    "Kenntnisnahme",
)
"""Kinds of decisions (Beschlussarten) where a master workbook does not list them; the first ones did not."""


DRAFT_FACTS = (
    "Erbetene Entscheidung",
    "Eckdaten",
    "Worum es geht",
    "Sachstand",
    "Finanzierung",
    "Messung",
    "Beteiligte",
    "Frühere Beschlüsse",
)
"""What the program fills into a section of a draft, as the master workbook names it."""


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section of a draft (Vorlage): of which one, its heading, what to write there, and what is filled in (DRAFT_FACTS)."""

    draft: str
    heading: str
    hint: str = ""
    facts: tuple[str, ...] = ()


DRAFT_SECTIONS = (
    DraftSection("Beschlussvorlage", "Anlass", "", ("Erbetene Entscheidung", "Eckdaten")),
    DraftSection(
        "Beschlussvorlage", "Sachverhalt", "Was die Runde dazu wissen muss.", ("Worum es geht", "Sachstand", "Frühere Beschlüsse")
    ),
    DraftSection("Beschlussvorlage", "Auswirkungen", "Kosten, Stellen, Fristen, andere Häuser.", ("Finanzierung", "Beteiligte")),
    DraftSection("Beschlussvorlage", "Beschlussvorschlag", "Der Wortlaut, über den beschlossen wird."),
    DraftSection("Vorlage an die Regierung", "Problem", "Welcher Mangel besteht.", ("Erbetene Entscheidung", "Eckdaten")),
    DraftSection(
        "Vorlage an die Regierung", "Lösung", "Was geschehen soll.", ("Worum es geht", "Sachstand", "Frühere Beschlüsse")
    ),
    DraftSection("Vorlage an die Regierung", "Alternativen", "Was sonst erwogen wurde, und warum nicht."),
    DraftSection("Vorlage an die Regierung", "Auswirkungen", "Kosten, Stellen und andere Folgen.", ("Finanzierung",)),
    DraftSection("Vorlage an die Regierung", "Beteiligung", "Wer beteiligt war und was er sagt.", ("Beteiligte",)),
    DraftSection("Vorlage an die Regierung", "Beschlussvorschlag", "Der Wortlaut des Beschlusses."),
)
"""A neutral order of drafts, where a master workbook does not list their sections."""


@dataclass(frozen=True, slots=True)
class DossierPreset:
    """A dossier that somebody wants again and again: its name, and the bodies and action fields that are in it."""

    name: str
    bodies: tuple[str, ...] = ()
    fields: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MasterData:
    """Everything that comes from the master workbook, in official order."""

    action_fields: tuple[ActionField, ...]
    guiding_goals: tuple[GuidingGoal, ...]
    departments: tuple[Department, ...]
    former_departments: tuple[FormerDepartment, ...]
    offices: tuple[Office, ...]
    levels: tuple[Level, ...]
    rounds: tuple[Round, ...]
    meetings: tuple[Meeting, ...] = ()
    report_dates: tuple[Meeting, ...] = ()
    decision_kinds: tuple[str, ...] = DECISION_KINDS
    level_words: tuple[LevelWord, ...] = ()
    framework: Framework = Framework()
    origin_kinds: tuple[OriginKind, ...] = ORIGIN_KINDS
    former_fields: tuple[FormerField, ...] = ()
    draft_sections: tuple[DraftSection, ...] = ()
    """What the workbook says; where it says nothing, DRAFT_SECTIONS hold."""
    dossier_presets: tuple[DossierPreset, ...] = ()
    former_names: tuple[tuple[str, str, str], ...] = ()
    """What fields and bodies were called before, and lists may still call them: kind (field, department), code, name."""
    ended_fields: tuple[ActionField, ...] = ()
    """Of master data of a day (valid_on): the action fields that had ended by then."""

    @property
    def labels(self) -> dict[str, dict[str, str]]:
        """What the classes of the fields are called that are master data: field -> code -> label."""
        return {
            "levels": {level.code: level.label for level in self.levels},
            "origin": {kind.code: kind.label for kind in self.origin_kinds},
        }


def names_of(master: MasterData) -> Iterator[tuple[str, str, str]]:
    """Every name of a field and of a body: kind, code, name."""
    for field in master.action_fields:
        yield from (("field", str(field.number), name) for name in (field.short_name, field.long_name))
    for body in master.departments:
        yield from (("department", body.code, name) for name in (body.short_name, body.official_name))


def valid_on(master: MasterData, day: date | None) -> MasterData:
    """The master data without the bodies and action fields that had ended by that day; all of them where no day is told."""

    def holds(entry: Department | ActionField) -> bool:
        return day is None or entry.valid_to is None or entry.valid_to >= day

    if all(map(holds, master.departments)) and all(map(holds, master.action_fields)):
        return master
    return replace(
        master,
        departments=tuple(filter(holds, master.departments)),
        action_fields=tuple(filter(holds, master.action_fields)),
        ended_fields=tuple(each for each in master.action_fields if not holds(each)),
    )
