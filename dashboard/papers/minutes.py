"""The agenda of a round, and once it was held its minutes (Niederschrift): what was on it, what was decided, what the state was.

Two versions: the whole one for the lead unit's file, and one to pass on, without the positions of the houses and file numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard import formats
from dashboard.papers.ledger import ledger_blocks
from dashboard.papers.model import Block, Heading, Items, Line, Paper, Slot, Table, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.rounds import outcomes
from dashboard.rounds.agenda import SOURCES, Cause, Topic, agenda, minutes_of, minutes_words, topic_title, topics
from dashboard.vocabulary import BODY_ANSWERS, LABELS, stance_words

Row = Mapping[str, Any]


def called(facts: RoundFacts) -> str:
    """What the paper is, by whether it was noted that the round was held."""
    return "Niederschrift" if facts.round.is_held else "Tagesordnung"


def minutes(facts: RoundFacts, *, is_passed_on: bool = False) -> Paper:
    """The agenda of a round that was not held yet, else its minutes."""
    blocks = [*_attendance(facts), *_topics(facts, is_passed_on=is_passed_on)]
    if facts.round.is_held:
        blocks += [*_further(facts, is_passed_on=is_passed_on), *_state(facts)]
    marks = (*facts.marks, "zur Weitergabe") if is_passed_on else facts.marks
    return Paper(
        title=f"{called(facts)}: {facts.round.title}",
        author=facts.lead_unit,
        day=facts.round.meets,
        state=facts.state,
        blocks=tuple(blocks),
        facts=tuple(_head(facts)),
        marks=marks,
    )


def _head(facts: RoundFacts) -> Iterator[tuple[str, str]]:
    yield "Sitzung", f"am {formats.day(facts.round.held_on)}" if facts.round.held_on else "der Tag steht noch nicht fest"
    yield "Stichtag der Angaben", formats.day(facts.round.reference_date)
    yield "Aufgestellt von", facts.lead_unit


def _attendance(facts: RoundFacts) -> Iterator[Block]:
    if facts.round.is_held:
        yield Slot("Teilnehmende", "Hier trägt die federführende Stelle ein, wer vertreten war.")


def _topics(facts: RoundFacts, *, is_passed_on: bool) -> Iterator[Block]:
    """Each topic with what was decided on it; what is on the agenda alone where the round was not held yet."""
    kept = topics([item for item in agenda(facts.source, facts.round.code, facts.today) if not item.is_dropped])
    yield Heading("Tagesordnung")
    if not kept:
        yield Text(line("Eine Tagesordnung ist nicht aufgestellt."))
        return
    total = sum(map(minutes_of, kept))
    yield Text(line(formats.counted(len(kept), "Punkt", "Punkte"), f", vorgesehen {minutes_words(total)}" if total else ""))
    decided, held = _decisions(facts), _outcomes(facts)
    for at, topic in enumerate(kept, 1):
        yield Heading(f"TOP {at}: {topic_title(topic)}", level=3)
        yield Text(line(_about(topic, is_saved=facts.round.is_held)), is_note=True)
        if len(topic) > 1:
            yield Items(tuple((line(item.title),) for item in topic))
        if facts.round.is_held:
            yield from _outcome(topic, held, decided, is_passed_on=is_passed_on)


def _about(topic: Topic, *, is_saved: bool) -> str:
    parts = [SOURCES.get(topic[0].source, topic[0].source)]
    parts += [minutes_words(minutes_of(topic))] if minutes_of(topic) else []
    parts += [f"vertagt in der Runde {topic[0].deferred_in}"] if topic[0].deferred_in else []
    parts += ["Vorschlag, noch nicht aufgenommen"] if topic[0].is_new and not is_saved else []
    return " · ".join(parts)


def _decisions(facts: RoundFacts) -> Sequence[Row]:
    """What this round has decided, and those of earlier ones that it had on its agenda."""
    return facts.asked("decisions/list", round=facts.round.code).to_dicts()


def _outcomes(facts: RoundFacts) -> Mapping[Cause, Row]:
    return outcomes.by_item(facts.asked("agenda/outcomes", round=facts.round.code).to_dicts())


def _outcome(topic: Topic, held: Mapping[Cause, Row], decided: Sequence[Row], *, is_passed_on: bool) -> Iterator[Block]:
    """What came of a topic, and the decisions that stand with it; room for it where nothing was recorded."""
    told = outcomes.told(topic, held)
    named = {number for _, row in told for number in row["decisions"]}
    found = [row for row in decided if row["decision_id"] in named or outcomes.concerns(row, topic)]
    for about, row in told:
        yield Text(line(strong("Ergebnis: "), f"{about}: " if about else "", outcomes.words(row)))
    if found:
        yield Items(tuple(_decision(row, is_passed_on=is_passed_on) for row in found))
    if not told and not found:
        yield Text(line("Ergebnis: ein Beschluss ist dazu nicht aufgenommen."))
        yield Slot("Ergebnis", "Kenntnisnahme, vertagt, oder was sonst besprochen wurde.")


def _decision(row: Row, *, is_passed_on: bool) -> tuple[Line, ...]:
    """The wording, who is to do it until when; and in the whole version how the houses stood and the file number."""
    due = f"Frist {formats.day(row['due_on'])}" if row["due_on"] else "ohne Frist"
    who = ", ".join(row["departments"]) if is_passed_on else "; ".join(map(stance_words, row["departments"], row["stances"]))
    number = f"Aktenzeichen {row['file_number']}" if row["file_number"] and not is_passed_on else ""
    state = LABELS["decision_state"][row["state"]]
    told = " · ".join(part for part in (f"Nr. {row['decision_id']}", row["kind"], who, due, state, number) if part)
    return (line(strong("Beschluss: "), row["wording"]), line(told))


def _further(facts: RoundFacts, *, is_passed_on: bool) -> Iterator[Block]:
    """What the round decided beside its agenda, and what came of items that are not on it any more."""
    items = [item for item in agenda(facts.source, facts.round.code, facts.today) if not item.is_dropped]
    held, kept = _outcomes(facts), topics(items)
    named = {number for row in held.values() for number in row["decisions"]}
    own = [row for row in _decisions(facts) if row["round"] == facts.round.code and row["decision_id"] not in named]
    beside = [row for row in own if not any(outcomes.concerns(row, topic) for topic in kept)]
    gone = outcomes.beside_agenda(held, items)
    if gone:
        yield Heading("Weitere Ergebnisse")
        yield Items(tuple((line(strong(row["title"])), line(outcomes.words(row))) for row in gone))
    if beside:
        yield Heading("Weitere Beschlüsse")
        yield Items(tuple(_decision(row, is_passed_on=is_passed_on) for row in beside))


def _state(facts: RoundFacts) -> Iterator[Block]:
    """The state that the round had before it: who had answered, and the ledger."""
    rows = tuple((facts.body(code), BODY_ANSWERS[row["state"]]) for code, row in facts.board.items())
    yield Heading("Stand, über den beraten wurde", begins_page=True)
    yield Table("Rückmeldungen der Häuser", ("Haus", "Rückmeldung"), rows, (3, 2))
    yield from ledger_blocks(facts)
