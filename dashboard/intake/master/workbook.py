"""Reading the master workbook (`data/stammdaten.xlsx`) into MasterData; one wrong cell stops it with one German sentence.

Unlike the departments' lists the master workbook is ours: it is not interpreted, it is right or it is mended.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from dashboard import formats
from dashboard.intake.master.sheet_rows import MasterRow, rows_below_header
from dashboard.master import (
    DECISION_KINDS,
    DRAFT_FACTS,
    ORIGIN_KINDS,
    ActionField,
    Department,
    DossierPreset,
    DraftSection,
    FormerDepartment,
    FormerField,
    Framework,
    GuidingGoal,
    Level,
    LevelWord,
    MasterData,
    Meeting,
    Office,
    OriginKind,
    Round,
)
from dashboard.refusals import RefusalError
from dashboard.vocabulary import BESIDE_LEVELS

__all__ = ["RefusalError", "read_master"]

SHEETS: dict[str, tuple[str, ...]] = {
    "Handlungsfelder": ("Nr.", "Kurzname", "Langname", "Weitere Schreibweisen", "Gültig ab", "Gültig bis"),
    "Leitziele": ("Nr.", "Leitziel"),
    "Ressorts": (
        "Kürzel",
        "Amtlicher Name",
        "Kurzname",
        "Art",
        "Mitglied der Steuerungsrunde",
        "Weitere Schreibweisen",
        "Gültig ab",
        "Gültig bis",
    ),
    "Frühere Ressorts": ("Name", "Weitere Schreibweisen", "Nachfolge", "Regel", "Je Handlungsfeld"),
    "Dienststellen": ("Name", "Weitere Schreibweisen", "Gehört zu"),
    "Ebenen": ("Kürzel", "Bezeichnung", "Weitere Schreibweisen"),
    "Steuerungsrunden": ("Runde", "Titel", "Sitzung am", "Stichtag", "Frist"),
    "Arbeitsgruppe": ("Tag", "Titel"),
    "Berichte": ("Tag", "Titel"),
}
"""The sheets of the master workbook and the columns that are read; further columns are free for remarks."""

DECISION_KIND = "Beschlussart"
OPTIONAL_SHEETS: dict[str, tuple[str, ...]] = {
    "Frühere Handlungsfelder": ("Nr.", "Nachfolge", "Ab"),
    "Wörter der Ebenen": ("Wörter", "Bedeutung"),
    "Herkunft": ("Kürzel", "Bezeichnung", "Weitere Schreibweisen"),
    "Rahmen": ("Angabe", "Wert"),
    "Beschlussarten": (DECISION_KIND,),
    "Sitzungsmappen": ("Mappe", "Häuser", "Handlungsfelder"),
    "Vorlagen": ("Vorlage", "Abschnitt", "Hinweis"),
}
"""Sheets that may lack: no field was cut anew then, no word of the levels is ambiguous, the framework is spoken of in general
words, and drafts have a neutral order."""

OPTIONAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "Frühere Ressorts": ("Ab",),
    "Ebenen": ("Erläuterung",),
    "Herkunft": ("Erläuterung",),
    "Vorlagen": ("Angaben",),
}
"""Columns that may lack: successors then begin when the body has ended, a label explains itself, and nothing is filled in."""

FRAMEWORK: dict[str, str] = {
    "Name": "name",
    "Federführend für": "lead_topic",
    "Amtstitel": "official_titles",
    "Alle Stellen": "all_bodies",
    "Orte": "places",
    "Barrierefreiheit: Pflicht": "accessibility_duty",
    "Barrierefreiheit: Antwort": "accessibility_answer",
    "Barrierefreiheit: Durchsetzung": "accessibility_enforcement",
}
"""What the sheet "Rahmen" may say; an entry that it does not have is empty."""

NO_ORIGIN = "none"
"""What lists and filters call a measure that does not say where it comes from."""

_SEVERAL = ("Amtstitel", "Alle Stellen", "Orte")
"""Entries of the sheet "Rahmen" that hold several words."""

RULES = {"automatisch": "auto", "vorschlagen": "suggest", "nie": "never"}
"""How a former department is converted, in the workbook's words."""


def read_master(path: Path) -> MasterData:
    """Read the master workbook; RefusalError where a sheet, column or cell is missing or wrong."""
    sheets = _sheets(path)
    departments = tuple(_department(row) for row in sheets["Ressorts"])
    codes = _unique(sheets["Ressorts"], "Kürzel", [department.code for department in departments])
    fields = tuple(_action_field(row) for row in sheets["Handlungsfelder"])
    numbers = _unique(sheets["Handlungsfelder"], "Nr.", [field.number for field in fields])
    goals = tuple(GuidingGoal(row.integer("Nr."), row.required("Leitziel")) for row in sheets["Leitziele"])
    _unique(sheets["Leitziele"], "Nr.", [goal.number for goal in goals])
    former = tuple(_former_department(row, codes, numbers) for row in sheets["Frühere Ressorts"])
    for row, body in zip(sheets["Frühere Ressorts"], former, strict=True):
        _refuse_gone_heir(row, body, departments)
    _unique(sheets["Frühere Ressorts"], "Name", [department.name for department in former])
    offices = tuple(_office(row, codes) for row in sheets["Dienststellen"])
    _unique(sheets["Dienststellen"], "Name", [office.name for office in offices])
    levels = tuple(_level(row) for row in sheets["Ebenen"])
    level_codes = _unique(sheets["Ebenen"], "Kürzel", [level.code for level in levels])
    rounds = tuple(_round(row) for row in sheets["Steuerungsrunden"])
    _unique(sheets["Steuerungsrunden"], "Runde", [each.code for each in rounds])
    meetings = tuple(_meeting(row) for row in sheets["Arbeitsgruppe"])
    reports = tuple(_meeting(row) for row in sheets["Berichte"])
    kinds = _decision_kinds(sheets)
    words = tuple(_level_word(row, level_codes) for row in sheets.get("Wörter der Ebenen", []))
    framework = _framework(sheets.get("Rahmen", []))
    origins = _origin_kinds(sheets.get("Herkunft", []))
    former_fields = _former_fields(sheets.get("Frühere Handlungsfelder", []), fields)
    sections = _draft_sections(sheets.get("Vorlagen", []))
    presets = _dossier_presets(sheets.get("Sitzungsmappen", []), codes, numbers)
    return MasterData(
        fields, goals, departments, former, offices, levels, rounds, meetings, reports, kinds, words, framework, origins,
        former_fields, sections, presets,
    )  # fmt: skip


def _sheets(path: Path) -> dict[str, list[MasterRow]]:
    cells = _cells(path)
    missing = next((name for name in SHEETS if name not in cells), None)
    if not SHEETS.keys() & cells.keys():
        raise RefusalError(
            f"„{path.name}“ ist keine Stammdaten-Mappe; bitte die nehmen, die die Seite „Stammdaten“ herunterlädt."
        )
    if missing is not None:
        raise RefusalError(f"Stammdaten „{path.name}“: Das Blatt „{missing}“ fehlt; bitte wieder anlegen oder zurückbenennen.")
    present = {name: headings for name, headings in OPTIONAL_SHEETS.items() if name in cells}
    return {
        name: list(rows_below_header(name, cells[name], headings, OPTIONAL_COLUMNS.get(name, ())))
        for name, headings in (SHEETS | present).items()
    }


def _cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    try:
        workbook = openpyxl.load_workbook(path, data_only=True)
    except FileNotFoundError:
        raise RefusalError(f"Stammdaten „{path.name}“ nicht gefunden; bitte die Datei in den Ordner der Daten legen.") from None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise RefusalError(f"Stammdaten „{path.name}“ sind nicht lesbar; bitte in Excel als .xlsx speichern.") from error
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets}


def _unique(rows: Iterable[MasterRow], heading: str, keys: list[Hashable]) -> frozenset[Hashable]:
    seen: set[Hashable] = set()
    for row, key in zip(rows, keys, strict=True):
        if key in seen:
            raise row.wrong(heading, f"„{key}“ steht schon weiter oben; bitte eine der beiden Zeilen ändern oder löschen.")
        seen.add(key)
    return frozenset(seen)


def _action_field(row: MasterRow) -> ActionField:
    return ActionField(
        row.integer("Nr."),
        row.required("Kurzname"),
        row.required("Langname"),
        row.names("Weitere Schreibweisen"),
        row.day("Gültig ab"),
        row.day("Gültig bis"),
    )


def _department(row: MasterRow) -> Department:
    return Department(
        row.required("Kürzel"),
        row.required("Amtlicher Name"),
        row.required("Kurzname"),
        row.required("Art"),
        row.yes("Mitglied der Steuerungsrunde"),
        row.names("Weitere Schreibweisen"),
        row.day("Gültig ab"),
        row.day("Gültig bis"),
    )


def _former_department(row: MasterRow, codes: Collection[Hashable], numbers: Collection[Hashable]) -> FormerDepartment:
    rule = row.required("Regel").casefold()
    if rule not in RULES:
        raise row.wrong(
            "Regel", f"„{row.text('Regel')}“ ist keine Regel; bitte „automatisch“, „vorschlagen“ oder „nie“ eintragen."
        )
    row.required("Nachfolge")
    successors = row.names("Nachfolge")
    for code in successors:
        _known(row, "Nachfolge", code, codes)
    by_field = tuple(_successor_in_field(row, part, codes, numbers) for part in row.names("Je Handlungsfeld"))
    named, day = (row.required("Name"), row.names("Weitere Schreibweisen")), row.day("Ab")
    return FormerDepartment(*named, successors, RULES[rule], by_field, day)


def _refuse_gone_heir(row: MasterRow, former: FormerDepartment, departments: Collection[Department]) -> None:
    """A successor must be there when the body that is called so has ended."""
    ends = {each.code: each.valid_to for each in departments}
    last_day = next((day for code, day in ends.items() if code in (former.name, *former.aliases) and day is not None), None)
    for code in former.successors:
        until = ends.get(code)
        if last_day is not None and until is not None and until <= last_day:
            raise row.wrong(
                "Nachfolge", f"„{code}“ endet selbst am {formats.day(until)}; bitte die Stelle nennen, die danach führt."
            )


def _former_fields(rows: list[MasterRow], fields: Collection[ActionField]) -> tuple[FormerField, ...]:
    by_number = {field.number: field for field in fields}
    found = tuple(_former_field(row, by_number) for row in rows)
    _unique(rows, "Nr.", [(each.number, each.valid_from) for each in found])
    return found


def _former_field(row: MasterRow, fields: Mapping[int, ActionField]) -> FormerField:
    number, told, day = row.integer("Nr."), row.names("Nachfolge"), row.day("Ab")
    for heading, name in (("Nr.", str(number)), *(("Nachfolge", name) for name in told)):
        if not name.isdecimal() or int(name) not in fields:
            raise row.wrong(
                heading, f"„{name}“ steht nicht im Blatt „Handlungsfelder“; bitte dort ergänzen oder hier berichtigen."
            )
    if day is None and fields[number].valid_to is None:
        raise row.wrong("Ab", "Das Handlungsfeld endet nicht; bitte den Tag eintragen, ab dem die Nachfolge gilt.")
    for name in told:
        until, last_day = fields[int(name)].valid_to, fields[number].valid_to
        if until is not None and last_day is not None and until <= last_day:
            raise row.wrong("Nachfolge", f"„{name}“ endet selbst am {formats.day(until)}; bitte eines nennen, das danach gilt.")
    return FormerField(number, tuple(map(int, told)), day)


def _successor_in_field(row: MasterRow, part: str, codes: Collection[Hashable], numbers: Collection[Hashable]) -> tuple[int, str]:
    found = re.fullmatch(r"(\d{1,3}) *: *(\S.*)", part)
    if not found or int(found[1]) not in numbers:
        raise row.wrong("Je Handlungsfeld", f"„{part}“ ist unklar; bitte „Nummer des Handlungsfelds: Kürzel“ eintragen.")
    _known(row, "Je Handlungsfeld", found[2], codes)
    return int(found[1]), found[2]


def _known(row: MasterRow, heading: str, code: str, codes: Collection[Hashable]) -> None:
    if code not in codes:
        raise row.wrong(heading, f"„{code}“ steht nicht im Blatt „Ressorts“; bitte dort ergänzen oder hier berichtigen.")


def _office(row: MasterRow, codes: Collection[Hashable]) -> Office:
    department = row.text("Gehört zu") or None
    if department is not None:
        _known(row, "Gehört zu", department, codes)
    return Office(row.required("Name"), row.names("Weitere Schreibweisen"), department)


def _level(row: MasterRow) -> Level:
    code, label = row.required("Kürzel"), row.required("Bezeichnung")
    if "+" in code or code in {term.code for term in BESIDE_LEVELS}:
        raise row.wrong("Kürzel", f"„{code}“ kann keine Ebene bezeichnen; bitte ein anderes Kürzel ohne „+“ eintragen.")
    return Level(code, label, row.names("Weitere Schreibweisen"), row.text("Erläuterung") or label)


def _level_word(row: MasterRow, codes: Collection[Hashable]) -> LevelWord:
    row.required("Wörter")
    row.required("Bedeutung")
    meanings = tuple(tuple(code.strip() for code in part.split("+")) for part in row.names("Bedeutung"))
    unknown = next((code for meaning in meanings for code in meaning if code not in codes), None)
    if unknown is not None:
        raise row.wrong(
            "Bedeutung", f"„{unknown}“ steht nicht im Blatt „Ebenen“; bitte Kürzel eintragen, mehrere mit „+“ verbunden."
        )
    return LevelWord(row.names("Wörter"), meanings)


def _origin_kinds(rows: list[MasterRow]) -> tuple[OriginKind, ...]:
    """Those of the sheet; without the sheet, or with nothing on it, those that the code knows."""
    kinds = tuple(
        OriginKind(
            row.required("Kürzel"), row.required("Bezeichnung"), row.names("Weitere Schreibweisen"), row.text("Erläuterung")
        )
        for row in rows
    )
    codes = _unique(rows, "Kürzel", [kind.code for kind in kinds])
    if NO_ORIGIN in codes:
        row = next(row for row in rows if row.text("Kürzel") == NO_ORIGIN)
        raise row.wrong("Kürzel", f"„{NO_ORIGIN}“ steht für „keine Angabe“; bitte ein anderes Kürzel eintragen.")
    return kinds or ORIGIN_KINDS


def _framework(rows: list[MasterRow]) -> Framework:
    entries: dict[str, Any] = {}
    _unique(rows, "Angabe", [row.required("Angabe") for row in rows])
    for row in rows:
        entry = row.required("Angabe")
        if entry not in FRAMEWORK:
            known = ", ".join(f"„{name}“" for name in FRAMEWORK)
            raise row.wrong("Angabe", f"„{entry}“ ist keine Angabe zum Rahmen; bitte eine von {known} eintragen.")
        entries[FRAMEWORK[entry]] = row.names("Wert") if entry in _SEVERAL else row.text("Wert")
    return Framework(**entries)


def _round(row: MasterRow) -> Round:
    reference_date, deadline = row.required_day("Stichtag"), row.day("Frist")
    return Round(row.required("Runde"), row.required("Titel"), row.day("Sitzung am"), reference_date, deadline)


def _decision_kinds(sheets: dict[str, list[MasterRow]]) -> tuple[str, ...]:
    """Those of the sheet; without the sheet, or with nothing on it, those that the code knows."""
    rows = sheets.get("Beschlussarten", [])
    kinds = tuple(row.required(DECISION_KIND) for row in rows)
    _unique(rows, DECISION_KIND, list(kinds))
    return kinds or DECISION_KINDS


def _meeting(row: MasterRow) -> Meeting:
    return Meeting(row.required_day("Tag"), row.required("Titel"))


def _draft_sections(rows: list[MasterRow]) -> tuple[DraftSection, ...]:
    found = tuple(_draft_section(row) for row in rows)
    _unique(rows, "Abschnitt", [f"{each.draft}: {each.heading}" for each in found])
    return found


def _draft_section(row: MasterRow) -> DraftSection:
    facts = row.names("Angaben")
    unknown = next((each for each in facts if each not in DRAFT_FACTS), None)
    if unknown is not None:
        known = ", ".join(f"„{each}“" for each in DRAFT_FACTS)
        raise row.wrong("Angaben", f"„{unknown}“ kann nicht eingefügt werden; bitte eine von {known} eintragen.")
    return DraftSection(row.required("Vorlage"), row.required("Abschnitt"), row.text("Hinweis"), facts)


def _dossier_presets(
    rows: list[MasterRow], codes: Collection[Hashable], numbers: Collection[Hashable]
) -> tuple[DossierPreset, ...]:
    found = tuple(_dossier_preset(row, codes, numbers) for row in rows)
    _unique(rows, "Mappe", [each.name for each in found])
    return found


def _dossier_preset(row: MasterRow, codes: Collection[Hashable], numbers: Collection[Hashable]) -> DossierPreset:
    name, bodies, fields = row.required("Mappe"), row.names("Häuser"), row.names("Handlungsfelder")
    if not bodies and not fields:
        raise row.wrong("Häuser", "Die Mappe nennt weder Häuser noch Handlungsfelder; bitte wenigstens eines eintragen.")
    for code in bodies:
        _known(row, "Häuser", code, codes)
    for number in fields:
        if not number.isdecimal() or int(number) not in numbers:
            raise row.wrong(
                "Handlungsfelder",
                f"„{number}“ steht nicht im Blatt „Handlungsfelder“; bitte dort ergänzen oder hier berichtigen.",
            )
    return DossierPreset(name, bodies, tuple(map(int, fields)))
