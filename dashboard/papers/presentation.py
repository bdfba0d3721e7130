"""The presentation for the session: the state in figures and by field, what changed, what is off plan and why, what is asked,
where the measures lie, what became of them, what was promised, and what should finish next.

A slide shows what can be read from afar. What it leaves out is counted on it, and stands in the chair's dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dashboard import formats, queries
from dashboard.charts import words as sentences
from dashboard.charts.tally import SHOWN_STAGES, Group, Tally
from dashboard.charts.template import LIGHT
from dashboard.papers import words
from dashboard.papers.deck import Bars, Deck, Series, Slide
from dashboard.papers.ledger import classes, equation, labels
from dashboard.papers.model import Table, line, strong
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.papers.selection import TRENDS, Standing, changed_in, ending_until, off_plan_of, promises_to, standing, what_became
from dashboard.rounds.ledger import ledger
from dashboard.vocabulary import LABELS, stance_words

WHOLE = Part()
MORE_IN = "in der Sitzungsmappe für den Vorsitz"
_LINE = 130
"""So many letters fit a line across a slide, in the size of its tables of a few rows."""
_LINES, _ALL_LINES = 3, 18
"""Of a cell, and of all rows of a table."""
_NAMED, _NAMED_OF_MANY = 4, 2
"""So many measures of a class are named: where there are few classes, and where there are many."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A table of a slide to be: what it is about, its heads, the shares of its columns, and how many lines a cell may have."""

    caption: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    lines: int = _LINES

    def slide(self, title: str, rows: Sequence[tuple[str, ...]], none: str, notes: tuple[str, ...]) -> Slide:
        """The slide with as many rows as fit, or the sentence that there is `none`."""
        if not rows:
            return Slide(title, (line(none),), notes=notes)
        most = _ALL_LINES // self.lines
        table, is_cut = _cut(Table(self.caption, self.heads, tuple(rows[:most]), self.widths), self.lines)
        return Slide(title, (), table, _hint(len(rows) - most, is_cut=is_cut), notes)


def _cut(table: Table, lines: int) -> tuple[Table, bool]:
    """The table with no cell longer than so many lines, and whether that cut something."""
    room = [int(lines * _LINE * width / sum(table.widths)) for width in table.widths]
    rows = tuple(tuple(_short(cell, most) for cell, most in zip(row, room, strict=True)) for row in table.rows)
    return replace(table, rows=rows), rows != table.rows


def _short(text: str, most: int) -> str:
    """The text in one line; of a longer one the beginning, up to the end of a word where there is one."""
    whole = " ".join(text.split())
    return whole if len(whole) <= most else f"{whole[: most - 2].rsplit(' ', 1)[0]} …"


def _hint(more: int, *, is_cut: bool) -> str:
    """What a slide leaves out, and where it stands; empty where it says all."""
    left = [f"Hier fehlen {formats.number(more)} weitere"] if more > 0 else []
    left += ["Nicht alles ist ausgeschrieben"] if is_cut and not left else []
    return f"{left[0]}; vollständig {MORE_IN}." if left else ""


def _source(facts: RoundFacts, query: str) -> tuple[str, ...]:
    """For whoever speaks: which question the figures answer, and how it is counted."""
    return (f"Quelle: Abfrage „{query}“, {facts.state}.", queries.find(query).rule)


def presentation(facts: RoundFacts) -> Deck:
    """The presentation of a round, over all houses."""
    return Deck(
        title=f"Präsentation: {facts.round.title}",
        author=facts.lead_unit,
        day=facts.round.reference_date,
        state=facts.state,
        slides=tuple(_slides(facts)),
        marks=facts.marks,
    )


def _slides(facts: RoundFacts) -> Iterator[Slide]:
    yield _opening(facts)
    found = standing(facts, WHOLE, facts.measures)
    if found is None:
        yield Slide("Noch keine Maßnahme gemeldet")
        return
    yield _figures(facts, found)
    yield _stages(facts, found.counts)
    if facts.round.previous is not None:
        yield _changes(facts, facts.round.previous)
    yield _off_plan(facts, found.counts)
    yield _requests(facts)
    yield _matrix(facts, found.counts)
    if facts.round.previous is not None:
        yield _ledger(facts, facts.round.previous)
    yield _promises(facts)
    yield _ending(facts)


def _opening(facts: RoundFacts) -> Slide:
    meets = formats.day(facts.round.held_on) if facts.round.held_on else "der Tag steht noch nicht fest"
    missing = [row["name"] for row in facts.board.values() if row["state"] == "missing"]
    told = (("Sitzung", meets), ("Stichtag", formats.day(facts.round.reference_date)), ("Aufgestellt von", facts.lead_unit))
    silent = ("Ohne freigegebene Rückmeldung", formats.joined(missing) or "niemand")
    said = tuple(line(f"{label}: ", strong(value)) for label, value in (*told, silent))
    return Slide(facts.round.title, said, notes=_source(facts, "delivery_board/board"))


def _figures(facts: RoundFacts, found: Standing) -> Slide:
    total = found.counts.total
    title = f"Umgesetzt: {found.now.of_all(total.stages.get('completed', 0))}; verzögert oder gefährdet: {_rated(total)}"
    table = words.figures(facts, found.now, found.before)
    return Slide(title, (words.marked(found.sentence),), table, notes=_source(facts, "overview/progress"))


def _rated(group: Group) -> str:
    return f"{formats.number(group.off_plan)} von {formats.number(group.rated)} bewerteten" if group.rated else "keine bewertet"


def _stages(facts: RoundFacts, counts: Tally) -> Slide:
    """How far the measures of each field are, as a chart."""
    groups = [group for group in counts.fields if group.measures]
    terms = [term for term in SHOWN_STAGES if counts.total.stages.get(term.code)]
    series = tuple(
        Series(
            term.label,
            tuple(group.stages.get(term.code, 0) for group in groups),
            LIGHT.stages[term.code],
            LIGHT.on_stage[term.code],
        )
        for term in terms
    )
    names = tuple(f"{facts.field(group.code)} (N = {formats.number(group.measures)})" for group in groups)
    told = [
        f"{name}: {formats.joined([f'{each.name} {each.values[at]}' for each in series if each.values[at]])}"
        for at, name in enumerate(names)
    ]
    alt = f"Gestapelte Balken, Umsetzungsstand je Handlungsfeld. {'; '.join(told)}."
    bare = len(counts.fields) - len(groups)
    hint = formats.counted(bare, "Handlungsfeld ist", "Handlungsfelder sind") + " ohne Maßnahme." if bare else ""
    title = sentences.completed_message(groups, "Handlungsfeld")
    return Slide(title, (), Bars(alt, names, series), hint, _source(facts, "overview/progress"))


def _changes(facts: RoundFacts, previous: str) -> Slide:
    found = changed_in(facts, WHOLE)
    names = {code: [words.titled(row) for row in found if row["trend"] == code] for code in TRENDS}
    labels = LABELS["trend"] | {"not_reported": facts.round.silence}
    told = [f"{formats.number(len(names[code]))} {labels[code]}" for code in ("worse", "better", "new")]
    rows = [(labels[code], formats.number(len(names[code])), _some(names[code])) for code in TRENDS]
    table = _Told("Veränderungen", ("Veränderung", "Anzahl", "Maßnahmen"), (2, 1, 9))
    base = (line(f"Verglichen werden {formats.measures(len(facts.changes))}, die eine der beiden Runden kennt."),)
    title = f"Seit der Runde {previous}: {', '.join(told)}"
    told_by = table.slide(title, rows, "", _source(facts, "changes/measures"))
    is_short = any(len(each) > _NAMED for each in names.values())
    return replace(told_by, said=base, hint=told_by.hint or _hint(0, is_cut=is_short))


def _some(names: Sequence[str], most: int = _NAMED) -> str:
    """The first few of the names, and how many more; nothing of them is a dash."""
    more = len(names) - most
    told = [*names[:most], *([f"und {formats.number(more)} weitere"] if more > 0 else [])]
    return "; ".join(told) or "–"


def _off_plan(facts: RoundFacts, counts: Tally) -> Slide:
    """Text before light: why, what next, and the rating last."""
    found = off_plan_of(facts, facts.measures)
    heads = ("Maßnahme", "Haus", "Warum", "Wie weiter", "Ampel und seit wann")
    rows = [
        (
            words.titled(row),
            str(row["responsible"]),
            sentences.off_plan_reason(row),
            str(row["next_step"] or "nicht gesagt"),
            "; ".join(sentences.off_plan_since(row)),
        )
        for row in found
    ]
    title = f"Nicht nach Plan: {formats.number(len(found))} von {formats.measures(counts.total.measures)}"
    table = _Told("Was nicht nach Plan läuft, warum und seit wann", heads, (3.6, 1.1, 3.8, 2.4, 3.5))
    none = "Keine bewertete Maßnahme ist verzögert oder gefährdet, und keine ist überfällig."
    return table.slide(title, rows, none, _source(facts, "measures/off_plan"))


def _requests(facts: RoundFacts) -> Slide:
    rows = [(words.titled(row), str(row["responsible"]), str(row["detail"])) for row in facts.requests.to_dicts()]
    title = formats.counted(
        len(rows), "Entscheidung ist erbeten", "Entscheidungen sind erbeten", "Keine Entscheidung ist erbeten"
    )
    table = _Told("Was die Runde entscheiden soll", ("Maßnahme", "Haus", "Erbeten wird"), (4, 1, 7))
    none = "Kein Haus bittet die Runde um eine Entscheidung."
    return table.slide(title, rows, none, _source(facts, "agenda/asked"))


def _matrix(facts: RoundFacts, counts: Tally) -> Slide:
    table = words.matrix(facts, counts)
    rows = tuple(tuple(cell.replace("\n", " ") for cell in row) for row in table.rows)
    wide = replace(table, rows=rows, widths=(4.0, *table.widths[1:-1], 1.5))
    hint = "Je Zelle: Anzahl der Maßnahmen, dahinter ▲ verzögert und ◆ gefährdet."
    return Slide(sentences.matrix_message(counts), (), wide, hint, _source(facts, "overview/progress"))


def _ledger(facts: RoundFacts, previous: str) -> Slide:
    book = ledger(facts.changes, previous, facts.round.code)
    table = classes(book, facts.changes, labels(facts.round.silence), partial(_some, most=_NAMED_OF_MANY))
    title = f"Verbleib: aus {formats.measures(book.old_total)} wurden {formats.number(book.current_total)}"
    shown, is_cut = _cut(table, _LINES)
    is_short = any(len(keys) > _NAMED_OF_MANY for keys in (*book.classes.values(), book.added))
    hint = _hint(0, is_cut=is_cut or is_short)
    return Slide(title, (equation(book),), shown, hint, _source(facts, "changes/measures"))


def _promises(facts: RoundFacts) -> Slide:
    found = promises_to(facts, ())
    rows = [
        (
            str(row["wording"]),
            "; ".join(map(stance_words, row["departments"], row["stances"])) or "–",
            f"{LABELS['decision_state'][row['state']]}, "
            + (f"Frist {formats.day(row['due_on'])}" if row["due_on"] else "ohne Frist")
            + (", überfällig" if row["is_overdue"] else ""),
            "; ".join(what_became(facts, row["decision_id"])) or "ohne verbundene Maßnahme",
        )
        for row in found
    ]
    still = sum(row["state"] == "open" for row in found)
    title = f"Beschlüsse früherer Runden: {formats.number(still)} von {formats.number(len(found))} offen"
    table = _Told(
        "Beschlüsse früherer Runden und was daraus wurde", ("Beschluss", "Häuser", "Stand", "Was daraus wurde"), (4, 2, 2, 5)
    )
    none = "Aus früheren Runden ist nichts offen, und die letzte hat nichts erledigt."
    return table.slide(title, rows, none, _source(facts, "decisions/list"))


def _ending(facts: RoundFacts) -> Slide:
    until, found = ending_until(facts, facts.measures)
    rows = [
        (formats.day(row["end"]), words.titled(row), str(row["responsible"]), sentences.stage_words(row["stage"]))
        for row in found
    ]
    verb = "soll" if len(rows) == 1 else "sollen"
    title = f"Bis zum {formats.day(until)} {verb} {formats.measures(len(rows))} enden"
    table = _Told("Was als Nächstes enden soll", ("Ende", "Maßnahme", "Haus", "Umsetzungsstand"), (1.4, 7, 1.2, 2), lines=1)
    none = "Keine Maßnahme soll bis dahin enden."
    return table.slide(title, rows, none, _source(facts, "measures/list"))
