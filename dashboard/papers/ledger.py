"""The ledger (Verbleib) on paper: what became of every measure since the round before, as an equation and by class."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import formats
from dashboard.papers.model import Block, Line, Table, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.rounds.ledger import Ledger, ledger
from dashboard.vocabulary import FATES


def ledger_blocks(facts: RoundFacts) -> tuple[Block, ...]:
    """The equation and its classes; one sentence where there is no round before."""
    if facts.round.previous is None:
        return (Text(line("Eine frühere Runde zum Vergleich liegt nicht vor.")),)
    titles = dict(facts.changes.select("measure_id", "title").iter_rows())
    return told(ledger(facts.changes, facts.round.previous, facts.round.code), titles, labels(facts))


def labels(facts: RoundFacts) -> dict[str, str]:
    """What the classes are called in a round, in their order."""
    return {term.code: facts.round.silence if term.code == "not_reported" else term.label for term in FATES}


def told(book: Ledger, titles: Mapping[str, str], labels: Mapping[str, str]) -> tuple[Block, ...]:
    """The equation and the classes that have a label; two of the same label are one."""
    return (Text(_equation(book)), _classes(book, titles, labels))


def equation(facts: RoundFacts) -> Line:
    """The equation alone; there is a round before."""
    return _equation(ledger(facts.changes, str(facts.round.previous), facts.round.code))


def _equation(book: Ledger) -> Line:
    number = formats.number
    terms = f"{number(book.old_total)} + {number(book.new)} neue + {number(book.split_parts)} Teile aufgeteilter"
    gone = f"− {number(book.parents)} aufgeteilte − {number(book.merged)} zusammengeführte"
    return line(f"Runde {book.earlier} bis Runde {book.later}: {terms} {gone} = ", strong(number(book.current_total)))


def _classes(book: Ledger, titles: Mapping[str, str], labels: Mapping[str, str]) -> Table:
    rows = []
    for label in dict.fromkeys(labels.values()):
        codes = [code for code, called in labels.items() if called == label]
        keys = [key for code in codes for key in book.classes[code]]
        named = "; ".join(f"{titles[key]} ({key})" for key in keys) if codes != ["continued"] else "in der Maßnahmenliste"
        rows.append((label, formats.number(len(keys)), named if keys else "–"))
    rows.append(("neu", formats.number(book.new), "; ".join(f"{titles[key]} ({key})" for key in book.added) or "–"))
    caption = f"Was aus jeder Maßnahme der Runde {book.earlier} wurde"
    return Table(caption, ("Verbleib", "Anzahl", "Maßnahmen"), tuple(rows), (2.4, 1, 8))
