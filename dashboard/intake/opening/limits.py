"""The limits of what is read, each with its reason, and the refusal of a file beyond them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.intake.model import Issue


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one workbook; tests lower some of them to stand just beside the edge."""

    ratio: int = 500
    """Unpacked to packed size of one part. Deflate reaches 1,032 on zeros, real sheets stay under 100."""
    ratio_from_bytes: int = 10 * 1024 * 1024
    """Smaller parts may be packed as tightly as they like: they do no harm."""
    prolog_bytes: int = 64 * 1024
    """The root element of each XML part must begin within these: what stands before it is a comment at best."""
    token_bytes: int = 1024 * 1024
    """One tag, comment or instruction. The parser re-reads an unfinished one with every chunk, so a huge one costs its square."""
    depth: int = 100
    """Nesting of elements; sheets need 8, drawings some 20."""
    elements: int = 5_000_000
    """XML elements read, over all parts: about 5 seconds. A real sheet had 1.5 million formatted empty cells. Empty cells are
    elements and otherwise free."""
    columns: int = 500
    """Rightmost column with a value. Lists have 10 to 60; Excel has 16,384."""
    rows: int = 100_000
    """Lowest row with a value. Lists have 10 to 3,000; Excel has 1,048,576."""
    values: int = 500_000
    """Cells with a value, over all sheets: some 170 MB and 5 seconds until the reading is back. Lists have under 100,000."""
    texts: int = 500_000
    """Shared texts really present; the declared count is never believed."""
    text_characters: int = 20_000_000
    """Characters over all texts: 80 MB where each takes four bytes, and as much again for each copy on the way back."""
    cell_characters: int = 32_767
    """Characters of one cell: Excel's own limit."""
    merges: int = 10_000
    """Merged areas in one sheet; 50,000 take other readers seconds."""
    area_cells: int = 1_000_000
    """Cells under one merge or link: a whole row (16,384) passes, a whole column or sheet does not."""
    measures: int = 10_000
    """Measures of one list, over all its sheets. Lists have 10 to 3,000, all houses together some hundred a round; 38,000 cost
    230 MB in each cache and let every page stand still for 6 seconds."""
    coloured_cells: int = 200_000
    """Coloured cells without a value that are remembered; what comes after is decoration of empty columns."""


LIMITS = Limits()


class UnreadableError(Exception):
    """The file cannot be read, for the reason in `issue`. Never leaves open_package or read_workbook."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.issue = Issue(code, details)


def damaged(detail: str) -> UnreadableError:
    """The file breaks its own format; `detail` says in German how."""
    return UnreadableError("opening.damaged", detail=detail)


def for_file(error: UnreadableError, file: str) -> Issue:
    """The issue of a refusal with the file's name in it, which every sentence of the catalogue needs."""
    return Issue(error.issue.code, {"file": file, **error.issue.details})
