"""`python -m data.samples`: write the master workbook and all sample lists anew; the same bytes each time."""

from __future__ import annotations

import sys
from pathlib import Path

from data.samples.files import write_workbook
from data.samples.lists import LISTS
from data.samples.master import master_workbook
from data.samples.master_content import MASTER

DATA = Path(__file__).resolve().parent.parent


def write_all(folder: Path) -> list[Path]:
    """Write stammdaten.xlsx and lists/YEAR/*.xlsx below a folder; returns what was written."""
    master = folder / "stammdaten.xlsx"
    write_workbook(master_workbook(MASTER), master, "Stammdaten")
    written = [master]
    for each in LISTS:
        path = folder / "lists" / each.path
        write_workbook(each.build(each.year), path, f"Maßnahmenliste {each.year}")
        written.append(path)
    return written


if __name__ == "__main__":
    sys.stdout.write("".join(f"{path.relative_to(DATA)}\n" for path in write_all(DATA)))
