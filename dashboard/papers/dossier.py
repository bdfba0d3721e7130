"""The dossier (Sitzungsmappe): what somebody who sits in the round has to know of some bodies and action fields, or of all.

Two pages and an annex: what is asked first, then the own figures, what is off plan and why, what was promised, what others
expect. Nothing is cut without a word on how much, and where it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import polars as pl

from dashboard import formats, queries
from dashboard.documents.csv_table import csv_bytes, csv_cell
from dashboard.papers import words
from dashboard.papers.ledger import ledger_blocks
from dashboard.papers.model import Attachment, Block, Heading, Items, Line, Paper, Slot, Text, line, strong
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.papers.selection import changed_in, ending_until, off_plan_of, promises_to, standing, what_became
from dashboard.rounds.agenda import agenda, topic_title, topics
from dashboard.vocabulary import FIELDS, GAPS, Visibility

AT_ONCE = 10
"""So many lines of a list stand in the front part; the others in the annex."""
_FEW = 20
"""The annex of so few measures goes on where the front part ends, so that no sheet is half empty twice."""
_Lines = Sequence[tuple[Line, ...]]


class _Front:
    """The front part as it grows, and what of its lists goes on in the annex."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.annex: list[Block] = []

    def add(self, *blocks: Block) -> None:
        self.blocks += blocks

    def add_list(self, heading: str, lines: _Lines, none: str) -> None:
        """A list below its heading, or the sentence that there is nothing."""
        if not lines:
            self.add(Heading(heading), Text(line(none)))
            return
        told, more = tuple(lines[:AT_ONCE]), tuple(lines[AT_ONCE:])
        if more:
            told = (*told, (line(strong(f"und {formats.number(len(more))} weitere"), f": im Anhang unter „{heading}“"),))
            self.annex += [Heading(heading, level=3), Items(more)]
        self.add(Heading(heading), Items(told))


def dossier(facts: RoundFacts, part: Part) -> Paper:
    """The dossier of a part of the round."""
    rows = part.of(facts.measures)
    front = _Front()
    if part.is_whole:
        _add_agenda(front, facts)
    _add_requests(front, facts, rows)
    _add_figures(front, facts, part, rows)
    _add_off_plan(front, facts, rows)
    _add_promises(front, facts, part)
    _add_changes(front, facts, part)
    _add_expected(front, facts, part, rows)
    _add_gaps(front, rows)
    _add_if_asked(front, facts, rows)
    _add_ending(front, facts, rows)
    return Paper(
        title=f"Sitzungsmappe: {_title(facts, part)}",
        author=facts.lead_unit,
        day=facts.round.reference_date,
        state=facts.state,
        blocks=(*_SLOTS, *front.blocks, *_annex(facts, part, rows, front.annex)),
        facts=tuple(_head(facts, part)),
        marks=facts.marks,
        attachments=(_list_file(rows), _dictionary()),
    )


def _title(facts: RoundFacts, part: Part) -> str:
    if part.is_whole or part.name:
        return part.name or "alle Häuser"
    named = [facts.body(code) for code in part.bodies] + [f"Handlungsfeld {facts.field(code)}" for code in part.fields]
    return formats.joined(named)


def _head(facts: RoundFacts, part: Part) -> Iterator[tuple[str, str]]:
    if part.name:
        named = [*map(facts.body, part.bodies), *(f"Handlungsfeld {facts.field(code)}" for code in part.fields)]
        yield "Diese Mappe", formats.joined(named)
    meets = f", Sitzung am {formats.day(facts.round.held_on)}" if facts.round.held_on else ""
    yield "Anlass", f"{facts.round.title}{meets}"
    yield "Stichtag", formats.day(facts.round.reference_date)
    for code in part.bodies:
        yield f"Rückmeldung {code}", _answer(facts, code)
    if part.is_whole:
        missing = [row["name"] for row in facts.board.values() if row["state"] == "missing"]
        yield "Ohne freigegebene Rückmeldung", formats.joined(missing) or "niemand"


def _answer(facts: RoundFacts, code: str) -> str:
    """Of which day its list is, and who released it; or that nothing is released."""
    row = facts.board.get(code)
    if row is None or row["state"] == "missing":
        return "liegt nicht vor; es gelten die zuletzt gemeldeten Angaben"
    came = f"eingegangen am {formats.day(row['received_on'])}" if row["received_on"] else "eingegangen"
    if row["state"] == "draft":
        return f"{came}, noch nicht freigegeben (Arbeitsstand)"
    day = f" am {formats.day(row['released_on'])}" if row["released_on"] else ""
    by = f" durch: {row['released_by']}" if row["released_by"] else ""
    return f"{came}, freigegeben{day}{by}{'; nur in Teilen' if row['state'] == 'partial' else ''}"


_SLOTS = (
    Slot("Votum", "Hier trägt das Haus ein, wozu es rät."),
    Slot("Sprechpunkte", "Hier trägt das Haus ein, was gesagt werden soll."),
)


def _add_agenda(front: _Front, facts: RoundFacts) -> None:
    kept = topics([item for item in agenda(facts.source, facts.round.code, facts.today) if not item.is_dropped])
    lines = [(line(strong(f"TOP {at}: "), topic_title(topic)),) for at, topic in enumerate(kept, 1)]
    front.add_list("Tagesordnung", lines, "Eine Tagesordnung ist nicht aufgestellt.")


def _add_requests(front: _Front, facts: RoundFacts, rows: pl.DataFrame) -> None:
    """Every decision that the round is asked for, the own ones first; with room for the wording."""
    own = set(rows["measure_id"])
    found = sorted(facts.requests.to_dicts(), key=lambda row: row["measure_id"] not in own)
    lines = [(line(*words.named(row), f" – {row['responsible']}"), line("Erbeten: ", str(row["detail"]))) for row in found]
    front.add_list("Zu entscheiden", lines, "Kein Haus bittet die Runde um eine Entscheidung.")
    if lines:
        front.add(Slot("Beschlussvorschlag", "Hier steht der Wortlaut, über den die Runde beschließen soll."))


def _add_figures(front: _Front, facts: RoundFacts, part: Part, rows: pl.DataFrame) -> None:
    found = standing(facts, part, rows)
    if found is None:
        front.add(Heading("In Zahlen"), Text(line("Zu dieser Auswahl ist keine Maßnahme bekannt.")))
        return
    front.add(Heading("In Zahlen"), Text(words.marked(found.sentence)), words.figures(facts, found.now, found.before))
    if part.is_whole:
        front.add(words.matrix(facts, found.counts))


def _add_off_plan(front: _Front, facts: RoundFacts, rows: pl.DataFrame) -> None:
    none = "Nichts: Keine bewertete Maßnahme ist verzögert oder gefährdet, und keine ist überfällig."
    lines = [words.off_plan(row) for row in off_plan_of(facts, rows)]
    front.add_list("Was nicht nach Plan läuft, warum und seit wann", lines, none)


def _add_promises(front: _Front, facts: RoundFacts, part: Part) -> None:
    """What earlier rounds decided that concerns the part, and what became of it."""
    lines = [words.decision(row, what_became(facts, row["decision_id"])) for row in promises_to(facts, part.bodies)]
    front.add_list("Beschlüsse früherer Runden und was daraus wurde", lines, "Dazu ist aus früheren Runden nichts offen.")


def _add_changes(front: _Front, facts: RoundFacts, part: Part) -> None:
    if facts.round.previous is None:
        return
    lines = [words.change(row, facts.round.silence) for row in changed_in(facts, part)]
    gone = part.of(facts.changes).filter(pl.col("was_counted") & ~pl.col("is_counted")).to_dicts()
    lines += [(line(strong("lebt weiter in "), f"{', '.join(row['others'])}: ", *words.named(row)),) for row in gone]
    none = "Keine Maßnahme steht besser oder schlechter, keine ist neu, beendet oder nicht gemeldet."
    front.add_list(f"Veränderungen seit der Runde {facts.round.previous}", lines, none)


def _add_expected(front: _Front, facts: RoundFacts, part: Part, rows: pl.DataFrame) -> None:
    """Where others count on the bodies: measures in which they have a part, open questions to them, titles that are alike."""
    if not part.bodies:
        return
    lines: list[tuple[Line, ...]] = [
        (line("beteiligt an: ", *words.named(row), f" – {row['responsible']}"),)
        for row in facts.measures.filter(~pl.col("has_ended")).iter_rows(named=True)
        if row["department"] not in part.bodies and not set(part.bodies).isdisjoint(row["involved"] or ())
    ]
    for code in part.bodies:
        asked = facts.asked("round_sheet/inquiries", department=code, round=facts.round.code)
        waiting = asked.filter(pl.col("answer").is_null()).iter_rows(named=True)
        lines += [(line("offene Rückfrage: ", row["text"], f" ({row['asked_by']})"),) for row in waiting]
    for row in rows.filter(~pl.col("has_ended")).iter_rows(named=True):
        alike = facts.titles.alike(row["title"], row["responsible"])[:1]
        lines += [(line("ähnlicher Titel: ", *words.named(row), f" und {title} ({key})"),) for key, title, _ in alike]
    front.add_list("Schnittstellen mit anderen Häusern", lines, "Keine Beteiligung, keine Rückfrage, kein ähnlicher Titel.")


def _add_gaps(front: _Front, rows: pl.DataFrame) -> None:
    counted = rows.filter(pl.col("stage") != "merged")
    lines = [
        (line(strong(formats.share(found, counted.height)), f" {gap.label}"),)
        for gap in GAPS
        if (found := counted.filter(pl.col("gaps").list.contains(gap.code)).height)
    ]
    front.add_list("Lücken in den Angaben", lines, "Keine: Was gesagt werden soll, ist gesagt.")


def _add_if_asked(front: _Front, facts: RoundFacts, rows: pl.DataFrame) -> None:
    """By where measures come from (coalition agreement, framework …), how far they are; nothing where no list says it."""
    lines: list[tuple[Line, ...]] = []
    for code, label in facts.asked("master/origin_kind").select("code", "label").iter_rows():
        found = rows.filter(pl.col("origin") == code, pl.col("stage") != "merged")
        done = found.filter(stage="completed").height
        overdue = found.filter(pl.col("rules").list.contains("overdue")).height
        told = f": {formats.measures(found.height)}, davon {formats.number(done)} umgesetzt, {formats.number(overdue)} überfällig"
        lines += [(line(strong(label), told),)] if found.height else []
    if lines:
        front.add_list("Falls gefragt wird: woher die Maßnahmen kommen", lines, "")
        front.add(Slot("Falls gefragt wird", "Hier trägt das Haus ein, was auf Nachfragen zu sagen ist."))


def _add_ending(front: _Front, facts: RoundFacts, rows: pl.DataFrame) -> None:
    until, found = ending_until(facts, rows)
    lines = [(line(strong(formats.day(row["end"])), " ", *words.named(row), f" – {row['responsible']}"),) for row in found]
    front.add_list(f"Was bis zum {formats.day(until)} enden soll", lines, "Keine Maßnahme soll bis dahin enden.")


def _annex(facts: RoundFacts, part: Part, rows: pl.DataFrame, more: Sequence[Block]) -> Iterator[Block]:
    """What the front part has not told whole, how it is counted, and all measures."""
    count = rows.filter(pl.col("stage") != "merged").height
    yield Heading("Anhang", begins_page=rows.height > _FEW)
    yield from more
    if part.is_whole:
        yield Heading("Verbleib", level=3)
        yield from ledger_blocks(facts)
    yield Heading("Wie gezählt wird", level=3)
    yield Text(line(queries.find("overview/progress").rule), is_note=True)
    if rows.height:
        yield words.measures(
            f"Alle Maßnahmen: {formats.number(count)}, zum {formats.day(facts.round.reference_date)}", rows, facts
        )


def _list_file(rows: pl.DataFrame) -> Attachment:
    heads = ("Kennung", "Maßnahme", "Haus", "Handlungsfeld", "Umsetzungsstand", "Ampel", "Beginn", "Ende", "bestätigt")
    columns = ("measure_id", "title", "responsible", "field", "stage", "rating", "start", "end", "is_reported")
    return _attached("massnahmen.csv", heads, rows.select(columns).rows(), "Die Maßnahmen dieser Mappe als Tabelle")


def _dictionary() -> Attachment:
    rows = [(field.name, field.heading, field.explanation) for field in FIELDS if field.visibility is not Visibility.OWN]
    return _attached("felder.csv", ("Feld", "Bezeichnung", "Bedeutung"), rows, "Was die Felder bedeuten")


def _attached(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]], description: str) -> Attachment:
    cells = [heads, *([csv_cell(value) for value in row] for row in rows)]
    return Attachment(name, "text/csv", csv_bytes(cells).decode("utf-8"), description)
