"""How long a list of 3,000 rows and 16 columns takes to read, beside what openpyxl's normal mode needs to load the same file.

Run by hand: `python -m tests.bench.bench_reading [--short]`. Prints the least CPU seconds of several runs that take turns in one
process, and the median of their ratios; without --short the same at ten times the size. The bars are 1.0 and 1.1. We read as the
process does that the product starts for one list: nothing is remembered of texts, and no garbage is looked for.
"""

from __future__ import annotations

import functools
import gc
import io
import statistics
import sys
import time
from collections.abc import Callable

import openpyxl

from dashboard.intake.model import ListReading
from dashboard.intake.opening.limits import Limits
from dashboard.intake.reading import read_list
from tests.builders import Page, Value, workbook
from tests.unit.masters import MASTER

ROWS = 3_000
RUNS = 7
LARGER = 10

HEADINGS: list[Value] = [
    *("Nr.", "Handlungsfeld", "Maßnahme", "Beschreibung", "Federführung", "Beteiligte", "Ebene", "Zielgruppe"),
    *("Zeitraum", "Umsetzungsstand", "Ampel", "Begründung", "Sachstand", "Finanzierung", "Indikator", "Bemerkung zur Akte"),
]
CHOICES: list[list[Value]] = [
    ["Spracherwerb", "Quartiere", "7", 4, "HF 12"],
    ["SKB", "SASJI", "Die Senatorin für Kinder und Bildung", "SKB, SJV"],
    ["SASJI, SGFV", "AFZ", None, "vhs; Refugio", "alle Ressorts"],
    ["Land", "L, HB", "HB / BHV", "Stadt Bremen", "K"],
    ["Kinder", "Eltern mit kleinen Kindern", "Zugewanderte", None],
    ["2024", "01/2024 – 12/2026", "seit 2014", "bis Ende 2028", "III/2025", "31.06.2025"],
    ["läuft", "geplant", "umgesetzt", "in Abstimmung", "offen", None],
    ["im Plan", "gelb", "rot", None, "🟢"],
]
WORDS = (
    *("Konzept", "Kurs", "Stadtteil", "Beratung", "Familien", "Schule", "Kita", "Quartier", "Förderung", "Projekt", "Angebot"),
    *("Sprache", "Verein", "Träger", "Antrag", "Mittel", "Haushalt", "Beirat", "Bericht", "Treffen", "Gruppe", "Jugend"),
)


def _sentence(number: int, words: int) -> str:
    """A text that no other row has."""
    return " ".join(WORDS[(number * 31 + place * (number % 7 + 1)) % len(WORDS)] for place in range(words)) + f" {number}"


def _row(number: int) -> list[Value]:
    field, lead, involved, level, target, period, stage, rating = (
        choices[number * (place + 3) // 2 % len(choices)] for place, choices in enumerate(CHOICES)
    )
    reason = _sentence(number, 5) if rating in ("gelb", "rot") else None
    title, description = f"Beispielmaßnahme {number}: {_sentence(number, 4)}", _sentence(number, 20)
    texts = [_sentence(number, words) for words in (25, 8, 4, 3)]
    return [number, field, title, description, lead, involved, level, target, period, stage, rating, reason, *texts]


def build(rows: int) -> bytes:
    """A list with so many measures, the same in every run."""
    body = [_row(number) for number in range(1, rows + 1)]
    return workbook(Page([["Maßnahmen SKB"], ["Stand: 30.09.2026"], [], HEADINGS, *body]))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _our_seconds(content: bytes) -> float:
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and each.__module__.startswith("dashboard."):
            each.cache_clear()
    gc.collect()
    gc.disable()
    taken = _seconds(lambda: read(content))
    gc.enable()
    return taken


def _their_seconds(content: bytes) -> float:
    gc.collect()
    return _seconds(lambda: openpyxl.load_workbook(io.BytesIO(content)))


def read(content: bytes) -> ListReading:
    """Read a list, however long: the bench looks at the reader, not at how much of a list the product takes."""
    return read_list(content, "liste.xlsx", MASTER, limits=Limits(measures=ROWS * LARGER))


def compare(rows: int, runs: int) -> None:
    """Print both times and their ratio for a list of so many rows."""
    content = build(rows)
    reading = read(content)
    size = f"{len(reading.measures)} measures, {len(reading.findings)} findings, {len(content) / 2**20:.1f} MiB"
    del reading
    pairs = [(_our_seconds(content), _their_seconds(content)) for _ in range(runs)]
    ours, theirs = map(min, zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    print(f"{rows:>7} rows x {len(HEADINGS)} columns: read {ours:.2f} s, openpyxl {theirs:.2f} s, ratio {ratio:.2f} ({size})")


def main() -> None:
    compare(ROWS, RUNS)
    if "--short" not in sys.argv:
        compare(ROWS * LARGER, 3)


if __name__ == "__main__":
    main()
