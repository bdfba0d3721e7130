"""The interim report (Zwischenstand) of a round, once a year between two public reports: four pages of minutes and figures.

Nothing in it is new: figures, decisions and changes are those of the dossiers and the minutes, shortened so far that they fit.
What is left out is counted, and where it stands is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from dashboard import formats, queries
from dashboard.charts import words as sentences
from dashboard.charts.tally import Tally
from dashboard.papers import words
from dashboard.papers.ledger import equation
from dashboard.papers.model import Block, Heading, Items, Line, Paper, Slot, Table, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.papers.words import Side
from dashboard.rounds import outcomes
from dashboard.rounds.ledger import ledger
from dashboard.vocabulary import LABELS

Row = Mapping[str, Any]
AT_ONCE = 6
"""So many entries of a list are told."""
LONGEST = 150
"""So many letters of a text are told; four pages stay four pages, whatever the lists say."""
_IN_DOSSIER, _IN_MINUTES = "in der Sitzungsmappe für den Vorsitz", "in der Niederschrift"


def interim(facts: RoundFacts) -> Paper:
    """The interim report of a round; as long as the round was not held, a draft."""
    counts = facts.counted(facts.progress)
    blocks = (*_situation(facts, counts), *_by_field(facts), *_decided(facts), *_changed(facts), *_off_plan(facts), *_next(facts))
    return Paper(
        title=f"Zwischenstand: {facts.round.title}",
        author=facts.lead_unit,
        day=facts.round.reference_date,
        state=facts.state,
        blocks=(*blocks, *_how()),
        facts=tuple(_head(facts)),
        marks=facts.marks if facts.round.is_held else (*facts.marks, "Entwurf"),
    )


def _head(facts: RoundFacts) -> Iterator[tuple[str, str]]:
    meets = f"am {formats.day(facts.round.held_on)}" if facts.round.held_on else "der Tag steht noch nicht fest"
    yield "Sitzung", meets
    yield "Stichtag der Angaben", formats.day(facts.round.reference_date)
    silent = [row["name"] for row in facts.board.values() if row["state"] == "missing"]
    answered = formats.share(len(facts.board) - len(silent), len(facts.board))
    yield "Rückmeldungen", f"{answered} Häusern{f'; ohne: {formats.joined(silent)}' if silent else ''}"


def _situation(facts: RoundFacts, counts: Tally) -> Iterator[Block]:
    overdue, ending = (facts.measures.filter(pl.col("rules").list.contains(rule)).height for rule in ("overdue", "ending"))
    late = sentences.Late(overdue, ending, not facts.round.is_frozen and facts.round.reference_date > facts.today)
    yield Heading("Wo wir stehen")
    yield Text(words.marked(sentences.situation(counts.total, counts.changes, facts.round, [], "", late)))
    before = Side(facts.counted(facts.progress_before), len(facts.overdue_before))
    yield words.figures(facts, Side(counts, overdue), before)
    yield Slot("Einschätzung", "Hier ordnet die federführende Stelle den Stand ein.")


def _by_field(facts: RoundFacts) -> Iterator[Block]:
    """Each action field in a line, in its order; what has none stands last."""
    counted = facts.measures.filter(pl.col("stage") != "merged")
    codes = [*facts.names.get("field", {}), "none"]
    rows = tuple(_field(facts, code, found) for code in codes if (found := counted.filter(field=code)).height)
    heads = ("Handlungsfeld", "Maßnahmen", "umgesetzt", "Daueraufgabe", "verzögert", "gefährdet", facts.round.silence)
    yield Heading("Handlungsfelder")
    if rows:
        yield Table("Anzahl der Maßnahmen je Handlungsfeld", heads, rows, (4, 1.7, 1.7, 2.1, 1.6, 1.6, 2.6))
    else:
        yield Text(line("Eine Maßnahme ist nicht bekannt."))


def _field(facts: RoundFacts, code: str, rows: pl.DataFrame) -> tuple[str, ...]:
    open_rows = rows.filter(~pl.col("has_ended"))
    told = (
        rows,
        rows.filter(stage="completed"),
        rows.filter(stage="permanent"),
        open_rows.filter(rating="yellow"),
        open_rows.filter(rating="red"),
        rows.filter(~pl.col("is_reported")),
    )
    name = "ohne Handlungsfeld" if code == "none" else facts.field(code)
    return (name, *(formats.number(each.height) for each in told))


def _decided(facts: RoundFacts) -> Iterator[Block]:
    """What the round decided, what it noted or deferred, and how far decisions of earlier rounds are."""
    rows = facts.asked("decisions/list", round=facts.round.code).to_dicts()
    own = [row for row in rows if row["round"] == facts.round.code]
    yield from _list("Was die Runde beschlossen hat", [_decision(row) for row in own], "Ein Beschluss ist nicht aufgenommen.")
    found = facts.asked("agenda/outcomes", round=facts.round.code).filter(pl.col("outcome") != "decided").to_dicts()
    told = [(line(strong(_short(row["title"])), ": ", _short(outcomes.words(row))),) for row in found]
    if told:
        yield from _list("Was sie zur Kenntnis genommen oder vertagt hat", told, "")
    carried = [row for row in rows if row["is_carried"]]
    yield from _list("Was aus früheren Runden offen ist", [_decision(row) for row in carried], "Offen ist nichts.")


def _decision(row: Row) -> tuple[Line, ...]:
    due = f"Frist {formats.day(row['due_on'])}" if row["due_on"] else "ohne Frist"
    late = "überfällig zum Stichtag" if row["is_overdue"] else ""
    about = (f"Nr. {row['decision_id']}", ", ".join(row["departments"]), due, late, LABELS["decision_state"][row["state"]])
    return (line(strong(_short(row["wording"]))), line(" · ".join(part for part in about if part)))


def _changed(facts: RoundFacts) -> Iterator[Block]:
    if facts.round.previous is None:
        return
    rows = facts.changes.filter(pl.col("is_counted"), pl.col("trend") != "same")
    yield Heading(f"Was sich seit der Runde {facts.round.previous} geändert hat")
    labels = LABELS["trend"] | {"not_reported": facts.round.silence}
    counts = [(labels[trend], rows.filter(trend=trend).height) for trend in ("better", "worse", "new", "ended", "not_reported")]
    yield Text(line("; ".join(f"{name}: {formats.number(count)}" for name, count in counts), "."))
    book = ledger(facts.changes, facts.round.previous, facts.round.code)
    yield Text(line(f"Runde {book.earlier} bis Runde {book.later}: ", *equation(book)))
    worse = [
        tuple(_cut(each) for each in words.change(row, facts.round.silence)) for row in rows.filter(trend="worse").to_dicts()
    ]
    yield from _list("Was schlechter steht", worse, "Keine Maßnahme steht schlechter.", _IN_DOSSIER, level=3)


def _off_plan(facts: RoundFacts) -> Iterator[Block]:
    found = sorted(facts.off_plan.to_dicts(), key=lambda row: row["rating"] != "red")
    lines = [tuple(_cut(each) for each in words.off_plan(row)) for row in found]
    none = "Keine bewertete Maßnahme ist verzögert oder gefährdet, und keine ist überfällig."
    yield from _list("Was nicht nach Plan läuft", lines, none, _IN_DOSSIER)


def _next(facts: RoundFacts) -> Iterator[Block]:
    """How many measures should end before the next round looks, and the first of them."""
    if facts.next_day is None:
        return
    found = facts.measures.filter(~pl.col("has_ended"), pl.col("end").is_between(facts.round.reference_date, facts.next_day))
    lines = [
        (line(strong(formats.day(row["end"])), " ", _short(row["title"]), f" ({row['measure_id']}) – {row['responsible']}"),)
        for row in found.sort("end").iter_rows(named=True)
    ]
    until = formats.day(facts.next_day)
    yield from _list(f"Was bis zum {until} enden soll", lines, "Keine Maßnahme soll bis dahin enden.", _IN_DOSSIER)


def _how() -> Iterator[Block]:
    yield Heading("Wie gezählt wird", level=3)
    yield Text(line(queries.find("overview/progress").rule), is_note=True)


def _list(heading: str, lines: Sequence[tuple[Line, ...]], none: str, rest: str = _IN_MINUTES, level: int = 2) -> Iterator[Block]:
    """A list below its heading, how many more there are and where; or the sentence that there is nothing."""
    yield Heading(heading, level)
    if not lines:
        yield Text(line(none))
        return
    more = len(lines) - AT_ONCE
    further = [(line(strong(f"und {formats.number(more)} weitere"), f": {rest}"),)] if more > 0 else []
    yield Items((*lines[:AT_ONCE], *further))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} … (gekürzt)"


def _cut(words_of_line: Line) -> Line:
    """A line of which no part is longer than a page of this length bears."""
    return line(*(strong(_short(each.text)) if each.is_strong else _short(each.text) for each in words_of_line))
