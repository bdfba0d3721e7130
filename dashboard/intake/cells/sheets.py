"""From a checked package to its worksheets: every cell with value, kind and colour, what is merged or hidden, and
what is shown outside of cells.

Our own reader over the XML, because the libraries tried lose or invent cells (docs/decisions/0003-reading-cells.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.intake.cells.addresses import Area, area_size, split_area
from dashboard.intake.cells.beside import budget_beside, read_beside
from dashboard.intake.cells.rich_text import Piece
from dashboard.intake.cells.sheet_reader import Found, SharedStringsReader, SheetReader, Source
from dashboard.intake.cells.styles import OFFICE_THEME, StylesReader, ThemeReader
from dashboard.intake.model import Cell, CellKind, Issue, Sheet, Workbook
from dashboard.intake.opening.active_content import PLAIN_ELEMENTS, active_content
from dashboard.intake.opening.limits import LIMITS, Limits, UnreadableError, damaged, for_file
from dashboard.intake.opening.package import Package, Relationship, read_properties, read_relationships, workbook_part
from dashboard.intake.opening.xml_guard import Attributes, Budget, LocalNames, PartReader, local_attributes


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    relationship_id: str
    is_hidden: bool


class _WorkbookReader(PartReader):
    """Reads the workbook part: its sheets in order and its calendar."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.listed: list[_Listed] = []
        self.is_1904 = False

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "0").lower() in ("1", "true", "on")
        elif name == "sheet" and self.path[-2:-1] == ["sheets"]:
            values = local_attributes(attributes)
            is_hidden = values.get("state", "visible") != "visible"
            self.listed.append(_Listed(values.get("name", ""), values.get("id", ""), is_hidden))


def read_workbook(package: Package, limits: Limits = LIMITS) -> Workbook | Issue:
    """All worksheets of a package in order; an Issue says why it is not read. Chart, dialog and macro sheets are left out."""
    try:
        return _read(package, Budget(limits))
    except UnreadableError as error:
        return for_file(error, package.name)


def _read(package: Package, budget: Budget) -> Workbook:
    part = workbook_part(package, budget)
    reader = _WorkbookReader(part, budget)
    reader.read(package.chunks(part))
    relationships = read_relationships(package, part, budget)
    plain_parts: set[str] = set()
    texts, rich = _texts(package, relationships, budget, plain_parts)
    styles = _styles(package, relationships, budget)
    source = Source(
        texts=texts,
        rich=rich,
        styles=styles.styles if styles else [],
        is_1904=reader.is_1904,
        budget=budget,
        plain_parts=plain_parts,
        rule_colours=styles.rule_colours if styles else (),
    )
    beside = budget_beside(budget)
    sheets: list[Sheet] = []
    seen: set[str] = set()
    for listed in reader.listed:
        target = relationships.get(listed.relationship_id)
        if target is None:
            raise damaged(f"das Blatt „{listed.name}“ fehlt")
        if target.part.lower() in seen:
            raise damaged(f"das Blatt „{listed.name}“ ist doppelt eingetragen")
        seen.add(target.part.lower())
        if target.kind == "worksheet":
            sheet = _read_sheet(package, listed, target.part, source)
            sheet.beside = read_beside(package, target.part, beside)
            sheets.append(sheet)
    if not sheets:
        raise UnreadableError("opening.no_sheet")
    return Workbook(sheets, active_content(package, source.plain_parts), read_properties(package, budget))


def _texts(
    package: Package, relationships: dict[str, Relationship], budget: Budget, plain_parts: set[str]
) -> tuple[list[str], dict[int, list[Piece]]]:
    """The shared texts, and the runs of the rich ones among them."""
    part = _part_of_kind(relationships, "sharedStrings")
    if part is None:
        return [], {}
    reader = SharedStringsReader(part, budget)
    reader.read(package.chunks(part))
    _note_plain(part, reader.names, plain_parts)
    return reader.texts, reader.rich


def _note_plain(part: str, names: LocalNames, plain_parts: set[str]) -> None:
    if PLAIN_ELEMENTS.issuperset(names.values()):
        plain_parts.add(part.lower())


def _styles(package: Package, relationships: dict[str, Relationship], budget: Budget) -> StylesReader | None:
    part = _part_of_kind(relationships, "styles")
    if part is None:
        return None
    palette: tuple[str, ...] = OFFICE_THEME
    theme_part = _part_of_kind(relationships, "theme")
    if theme_part is not None and theme_part in package:
        theme = ThemeReader(theme_part, budget)
        theme.read(package.chunks(theme_part))
        palette = theme.palette
    reader = StylesReader(part, budget, palette)
    reader.read(package.chunks(part))
    return reader


def _part_of_kind(relationships: dict[str, Relationship], kind: str) -> str | None:
    return next((found.part for found in relationships.values() if found.kind == kind), None)


def _read_sheet(package: Package, listed: _Listed, part: str, source: Source) -> Sheet:
    reader = SheetReader(part, listed.name, source)
    reader.read(package.chunks(part))
    _note_plain(part, reader.names, source.plain_parts)
    found = reader.found
    limits = source.budget.limits
    _check_links(found, listed.name, limits)
    used = _used_area(found)
    merges = _merges(found, listed.name, limits, used)
    if used is None:
        return Sheet(listed.name, is_hidden=listed.is_hidden)
    _add_colours(found, used)
    return Sheet(
        name=listed.name,
        rows={row: _in_order(found.rows[row]) for row in sorted(found.rows)},
        is_hidden=listed.is_hidden,
        hidden_rows=frozenset(found.hidden_rows & found.rows.keys()),
        hidden_columns=_hidden_columns(found, used),
        merges=merges,
        coloured_by_rule=tuple(reader.rules.found.items()),
    )


def _in_order(cells: dict[int, Cell]) -> dict[int, Cell]:
    """The cells of a row from left to right, as nearly every row has them already."""
    columns = sorted(cells)
    return cells if columns == list(cells) else {column: cells[column] for column in columns}


def _used_area(found: Found) -> Area | None:
    """The area that holds values: what lies outside is decoration."""
    if not found.rows:
        return None
    columns = set().union(*found.rows.values())
    return min(found.rows), min(columns), max(found.rows), max(columns)


def _add_colours(found: Found, used: Area) -> None:
    """A coloured cell without a word is a rating, if it lies where the list is."""
    for row, column, fill in found.colours:
        if used[0] <= row <= used[2] and used[1] <= column <= used[3]:
            found.rows.setdefault(row, {}).setdefault(column, Cell(None, CellKind.TEXT, fill))


def _hidden_columns(found: Found, used: Area) -> frozenset[int]:
    spans = ((max(first, used[1]), min(last, used[3])) for first, last in found.hidden_columns)
    return frozenset(column for first, last in spans for column in range(first, last + 1))


def _merges(found: Found, place: str, limits: Limits, used: Area | None) -> tuple[Area, ...]:
    """Merged areas, cut to the used area: a title merged across all 16,384 columns is as wide as the list."""
    merges: list[Area] = []
    covered = 0
    for text in found.merges:
        area = split_area(text)
        if area is None:
            raise damaged(f"ein verbundener Bereich im Blatt „{place}“ hat keine gültige Adresse")
        if area_size(area) > limits.area_cells:
            raise UnreadableError("opening.merge_area", place=place, area=text)
        if used is None or area[0] > used[2] or area[1] > used[3]:
            continue
        cut = area[0], area[1], min(area[2], used[2]), min(area[3], used[3])
        covered += area_size(cut)
        if covered > limits.area_cells:
            raise UnreadableError("opening.merge_area", place=place, area=text)
        merges.append(cut)
    return tuple(merges)


def _check_links(found: Found, place: str, limits: Limits) -> None:
    for text in found.links:
        area = split_area(text)
        if area is not None and area_size(area) > limits.area_cells:
            raise UnreadableError("opening.link_area", place=place, area=text)
