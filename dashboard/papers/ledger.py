"""The ledger (Verbleib) on paper: what became of every measure since the round before, as an equation and by class."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    told = f"Runde {book.earlier} bis Runde {book.later}: "
    return (Text(line(told, *equation(book))), classes(book, facts.changes, facts.round.silence))


def ledger_between(rows: pl.DataFrame, earlier: Point, later: Point, silent: str) -> tuple[Block, ...]:
    """The same of the rows of queries/changes/measures.sql between any two points."""
    book = ledger(rows, earlier.code, later.code)
    return (Text(line(f"{earlier.title} bis {later.title}: ", *equation(book))), classes(book, rows, silent))


def equation(book: Ledger) -> Line:
    """From the earlier total to the later one; moves in and out only where there are some, in the ledger of a part."""
    number = formats.number
    terms = f"{number(book.old_total)} + {number(book.new)} neue + {number(book.split_parts)} Teile aufgeteilter"
    gone = f"− {number(book.parents)} aufgeteilte − {number(book.merged)} zusammengeführte"
    moved = f" + {number(len(book.moved_in))} hierher und − {number(len(book.moved_out))} von hier gewechselte"
    has_moved = book.moved_in or book.moved_out
    return line(f"{terms} {gone}{moved if has_moved else ''} = ", strong(number(book.current_total)))


def classes(book: Ledger, changed: pl.DataFrame, silent: str, listed: Callable[[Sequence[str]], str] = "; ".join) -> Table:
    """Each class with its number and its measures, whose names `listed` makes one text; `silent`: what nobody has reported."""
    names = {row["measure_id"]: titled(row) for row in changed.select("measure_id", "title").iter_rows(named=True)}
    rows = []
    for term in FATES:
        keys = book.classes[term.code]
        label = silent if term.code == "not_reported" else term.label
        named = listed([names[key] for key in keys]) if term.code != "continued" else "in der Maßnahmenliste"
        rows.append((label, formats.number(len(keys)), named if keys else "–"))
    rows.append(("neu", formats.number(book.new), listed([names[key] for key in book.added]) or "–"))
    return Table(
        "Was aus jeder Maßnahme des früheren Stands wurde", ("Verbleib", "Anzahl", "Maßnahmen"), tuple(rows), (2.4, 1, 8)
    )
