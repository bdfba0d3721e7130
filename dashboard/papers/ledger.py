"""The ledger (Verbleib) on paper: what became of every measure since the round before, as an equation and by class."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from dashboard import formats
from dashboard.papers.model import Block, Line, Table, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.papers.words import titled
from dashboard.rounds.comparing import Point
from dashboard.rounds.ledger import Ledger, ledger
from dashboard.vocabulary import FATES


def ledger_blocks(facts: RoundFacts) -> tuple[Block, ...]:
    """The equation and its classes since the round before; one sentence where there is none."""
    if facts.round.previous is None:
        return (Text(line("Eine frühere Runde zum Vergleich liegt nicht vor.")),)
    book = ledger(facts.changes, facts.round.previous, facts.round.code)
    return told(book, facts.changes, labels(facts.round.silence))


def ledger_between(rows: pl.DataFrame, earlier: Point, later: Point, silent: str) -> tuple[Block, ...]:
    """The same of the rows of queries/changes/measures.sql between any two points."""
    book = ledger(rows, earlier.code, later.code)
    return (Text(line(f"{earlier.title} bis {later.title}: ", *equation(book))), classes(book, rows, labels(silent)))


def told(book: Ledger, changed: pl.DataFrame, labels: Mapping[str, str]) -> tuple[Block, ...]:
    """The same between two rounds, with classes called otherwise."""
    since = f"Runde {book.earlier} bis Runde {book.later}: "
    return (Text(line(since, *equation(book))), classes(book, changed, labels))


def labels(silent: str) -> dict[str, str]:
    """What the classes are called, in their order; `silent`: what nobody has reported."""
    return {term.code: silent if term.code == "not_reported" else term.label for term in FATES}


def equation(book: Ledger) -> Line:
    """From the earlier total to the later one; moves in and out only where there are some, in the ledger of a part."""
    number = formats.number
    terms = f"{number(book.old_total)} + {number(book.new)} neue + {number(book.split_parts)} Teile aufgeteilter"
    gone = f"− {number(book.parents)} aufgeteilte − {number(book.merged)} zusammengeführte"
    moved = f" + {number(len(book.moved_in))} hierher und − {number(len(book.moved_out))} von hier gewechselte"
    has_moved = book.moved_in or book.moved_out
    return line(f"{terms} {gone}{moved if has_moved else ''} = ", strong(number(book.current_total)))


def classes(
    book: Ledger, changed: pl.DataFrame, labels: Mapping[str, str], listed: Callable[[Sequence[str]], str] = "; ".join
) -> Table:
    """Each class with its number and its measures, whose names `listed` makes one text; classes of the same label are one."""
    names = {row["measure_id"]: titled(row) for row in changed.select("measure_id", "title").iter_rows(named=True)}
    rows = []
    for label in dict.fromkeys(labels.values()):
        codes = [code for code, called in labels.items() if called == label]
        keys = [key for code in codes for key in book.classes[code]]
        named = listed([names[key] for key in keys]) if codes != ["continued"] else "in der Maßnahmenliste"
        rows.append((label, formats.number(len(keys)), named if keys else "–"))
    rows.append(("neu", formats.number(book.new), listed([names[key] for key in book.added]) or "–"))
    return Table(
        "Was aus jeder Maßnahme des früheren Stands wurde", ("Verbleib", "Anzahl", "Maßnahmen"), tuple(rows), (2.4, 1, 8)
    )
