"""The sentences of the overview (the state, the change, what is asked), the titles of charts, and what a line says of one
measure.

Taken from the same counts as the charts. No sentence gives a percentage where N is under 20, none adds umgesetzt and
Daueraufgabe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.charts.highest import Share, highest, highest_words
from dashboard.charts.tally import SHOWN_STAGES, Changes, Group, Tally
from dashboard.master import Round
from dashboard.vocabulary import ENDED_STAGES, LABELS, NO_RATING, NO_REASON, NO_STAGE, RATINGS

_NAMED_AT_MOST = 3
"""Bodies without a list that the sentence names; their names hold commas themselves, and more of them stand in the table."""
TOO_FEW = "einzeln zu wenige für einen Vergleich"
"""Said where something is to be told of all groups together, and of none in particular (FEWEST_COMPARED)."""
_SIGNS = {term.code: term.sign for term in (*RATINGS, NO_RATING)}


@dataclass(frozen=True, slots=True)
class Late:
    """What is past its end by the reference date (queries/attention/overdue.sql), and whether that day is still to come."""

    overdue: int = 0
    coming: int = 0
    """Whose end lies ahead of today, and before the reference date."""
    is_ahead: bool = False


NOT_LATE = Late()


def situation(
    total: Group,
    changes: Changes,
    steering_round: Round,
    silent: Sequence[str],
    scope: str = "",
    late: Late = NOT_LATE,
) -> str:
    """The sentences that open the page: what is off its plan, how much is done and the change since the previous round, and
    what is asked.

    `silent`: bodies without a list. `scope` names the selection ("im Handlungsfeld 7"), empty for everything. What is `late` may
    be reported as on plan all the same.
    """
    asked = formats.counted(changes.decisions, "Entscheidung", "Entscheidungen", "keine Entscheidung")
    missing = _missing(silent, steering_round)
    request = f"Die Runde wird um **{asked}** gebeten" + (f"; {missing}." if missing else ".")
    return " ".join((_state(total, changes, steering_round, scope, late), request))


def public_situation(
    total: Group,
    changes: Changes,
    steering_round: Round,
    silent: Sequence[str],
    scope: str = "",
    late: Late = NOT_LATE,
) -> str:
    """The same for whom ratings and decisions are not: of stages, ends and silence alone. `total` counts no rating."""
    missing = _missing(silent, steering_round)
    told = f"{missing[0].upper()}{missing[1:]}." if missing else ""
    return " ".join(part for part in (_state(total, changes, steering_round, scope, late), told) if part)


def _state(total: Group, changes: Changes, steering_round: Round, scope: str, late: Late) -> str:
    if total.measures > 1:
        state = (_risk(total, scope, late), _done(total, changes, steering_round, is_ahead=late.is_ahead))
    else:
        state = (_single(total, steering_round, scope, late), _of_one(total, late))
    return " ".join(part for part in (*state, _no_comparison(steering_round)) if part)


def _risk(total: Group, scope: str, past: Late) -> str:
    """What is delayed, at risk and overdue; nothing where no measure could be rated."""
    counts = [(total.ratings.get(code, 0), word) for code, word in (("yellow", "verzögert"), ("red", "gefährdet"))]
    counts = [(count, word) for count, word in counts if count]
    where = f" {scope}" if scope else ""
    if counts:
        sentence = _off_plan(counts, scope)
    elif total.rated == 1:
        sentence = f"Die eine bewertete Maßnahme{where} ist im Plan"
    elif total.rated:
        sentence = f"Alle {formats.number(total.rated)} bewerteten Maßnahmen{where} sind im Plan"
    else:
        sentence = f"Keine Maßnahme{where} ist bewertet" if total.unrated else ""
    if not sentence:
        return _only_ends(past, scope)
    return f"{', '.join([sentence, *_ends(past)])}."


def _only_ends(past: Late, scope: str) -> str:
    """What is late where nothing is rated; it stands at the beginning, and what has no number says "Maßnahme"."""
    if not (past.overdue or past.coming):
        return ""
    where = f" {scope}" if scope else ""
    ends = _ends(past)
    if past.overdue:
        verb = "ist" if past.overdue == 1 else "sind"
        ends[0] = f"**{formats.measures(past.overdue)}{where} {verb} überfällig**"
    else:
        ends[0] = f"{formats.measures(past.coming)}{where} {'endet' if past.coming == 1 else 'enden'} noch vor dem Stichtag"
    return f"{', '.join(ends)}."


def _off_plan(counts: Sequence[tuple[int, str]], scope: str) -> str:
    """ "**8 Maßnahmen sind verzögert, 6 gefährdet**"; the verb comes again where the second is one and the first are many."""
    (first, word), *others = counts
    verb = "ist" if first == 1 else "sind"
    rest = [
        f"{formats.number(count)} {word}" if (count == 1) == (first == 1) else f"{formats.counted(count, 'ist', 'sind')} {word}"
        for count, word in others
    ]
    if scope:
        return f"Von den Maßnahmen {scope} {verb} **{', '.join([f'{formats.number(first)} {word}', *rest])}**"
    return f"**{', '.join([f'{formats.measures(first)} {verb} {word}', *rest])}**"


def _ends(past: Late) -> list[str]:
    found = [formats.counted(past.overdue, "ist überfällig", "sind überfällig")] if past.overdue else []
    if past.coming:
        found.append(formats.counted(past.coming, "endet noch vor dem Stichtag", "enden noch vor dem Stichtag"))
    return found


def _done(total: Group, changes: Changes, steering_round: Round, *, is_ahead: bool) -> str:
    """How many are done, and how many more than in the previous round, like for like."""
    done, change, before = total.stages.get("completed", 0), changes.completed_change, steering_round.previous
    when = f" {_when(steering_round, is_ahead=True)}" if is_ahead else ""
    finished = f"{'sind' if done > 1 else 'ist'}{when} {formats.number(done) if done else 'keine'}"
    sentence = f"Umgesetzt {finished} von {formats.number(total.measures)}"
    if before is None:
        return f"{sentence}."
    if change:
        return f"{sentence}, {formats.number(abs(change))} {'mehr' if change > 0 else 'weniger'} als {before}."
    return f"{sentence}, keine weitere seit {before}."


def _single(total: Group, steering_round: Round, scope: str, past: Late) -> str:
    where, when = f" {scope}" if scope else "", _when(steering_round, is_ahead=past.is_ahead)
    if total.measures == 0:
        return f"Alle Maßnahmen{where} sind {when} in anderen aufgegangen und zählen dort."
    return f"Die eine Maßnahme{where} hat {when} den Stand „{_only_stage(total)}“."


def _of_one(total: Group, past: Late) -> str:
    """How the only measure is rated, and that its end is past."""
    rated = next((LABELS["rating"][term.code] for term in RATINGS if total.ratings.get(term.code)), "")
    told = [f"**{rated}**" if total.off_plan else rated] if rated else ["nicht bewertet"] if total.unrated else []
    told += ["überfällig"] if past.overdue else []
    sentence = f"Sie ist {formats.joined(told)}." if told else ""
    return f"{sentence} Sie endet noch vor dem Stichtag.".strip() if past.coming else sentence


def _when(steering_round: Round, *, is_ahead: bool) -> str:
    day = formats.day(steering_round.reference_date)
    return f"nach heutigem Stand (Stichtag {day})" if is_ahead else f"zum {day}"


def _only_stage(total: Group) -> str:
    return next((term.label for term in SHOWN_STAGES if total.stages.get(term.code)), "keine Angabe")


def _no_comparison(steering_round: Round) -> str:
    return "Eine frühere Runde zum Vergleich liegt nicht vor." if steering_round.previous is None else ""


def _missing(silent: Sequence[str], steering_round: Round) -> str:
    """Whose list is missing; empty where nobody's is."""
    if len(silent) == 1:
        return f"es {'fehlte' if steering_round.is_frozen else 'fehlt'} die Rückmeldung von {silent[0]}"
    if not silent:
        return ""
    many = f"{formats.number(len(silent))} Ressorts und Stellen"
    named = many if len(silent) > _NAMED_AT_MOST else formats.joined(list(silent))
    return f"es {'fehlten' if steering_round.is_frozen else 'fehlen'} die Rückmeldungen von {named}"


def off_plan_message(groups: Sequence[Group], noun: str = "") -> str:
    """The title of a chart over groups: where most of the rated ones are delayed or endangered, or that there are none.

    `noun` stands before the names ("Handlungsfeld").
    """
    rated, off_plan = sum(group.rated for group in groups), sum(group.off_plan for group in groups)
    if not rated:
        return "Keine Maßnahme ist bewertet"
    if not off_plan:
        return "Keine bewertete Maßnahme ist verzögert oder gefährdet"
    worst = most_off_plan(groups)
    if not worst:
        verb = "ist" if off_plan == 1 else "sind"
        return f"{formats.number(off_plan)} von {formats.number(rated)} bewerteten {verb} {_judged(groups)}; {TOO_FEW}"
    codes = {share.code for share in worst}
    return highest_words(worst, "bewerteten", _judged([group for group in groups if group.code in codes]), noun)


def completed_message(groups: Sequence[Group], noun: str = "") -> str:
    """The same of what is done: where most of all measures are; for whom there are no ratings."""
    done, every = sum(group.stages.get("completed", 0) for group in groups), sum(group.measures for group in groups)
    if not done:
        return "Keine Maßnahme ist umgesetzt"
    most = most_completed(groups)
    if not most:
        return f"{formats.number(done)} von {formats.measures(every)} umgesetzt; {TOO_FEW}"
    return highest_words(most, "Maßnahmen", "umgesetzt", noun)


def most_completed(groups: Sequence[Group]) -> list[Share]:
    """The groups with the highest share of what is done among all of theirs; none where no group is to be compared."""
    return highest([Share(group.code, group.label, group.stages.get("completed", 0), group.measures) for group in groups])


def _judged(groups: Sequence[Group]) -> str:
    """ "verzögert", "gefährdet", or both where both occur."""
    found = [code for code in ("yellow", "red") if any(group.ratings.get(code) for group in groups)]
    return formats.joined([LABELS["rating"][code] for code in found], "oder")


def most_off_plan(groups: Sequence[Group]) -> list[Share]:
    """The groups with the highest share of delayed or endangered ones among the rated; none where no group is to be compared."""
    return highest([Share(group.code, group.label, group.off_plan, group.rated) for group in groups])


def names_of(groups: Sequence[Group]) -> str:
    """The names of a few groups; of more than three the first two and how many more."""
    names = [group.label for group in groups]
    if len(names) > _NAMED_AT_MOST:
        names = [*names[: _NAMED_AT_MOST - 1], f"{formats.number(len(names) - _NAMED_AT_MOST + 1)} weitere"]
    return formats.joined(names)


def matrix_message(counts: Tally) -> str:
    """The title of the matrix: over how many bodies the measures lie, and how many fields have none at all."""
    if not counts.total.measures:
        return "Keine Maßnahme in dieser Auswahl"
    leading = sum(bool(group.measures) for group in counts.departments if group.code != "none")
    bodies = formats.counted(leading, "Stelle", "Stellen")
    if len(counts.fields) == 1:
        (only,) = counts.fields
        return f"{only.label}: {formats.measures(only.measures)} bei {bodies}"
    bare = sum(not group.measures for group in counts.fields if group.code != "none")
    fields = formats.counted(bare, "Handlungsfeld ist", "Handlungsfelder sind", "kein Handlungsfeld ist")
    if not leading:
        return f"Keine Maßnahme hat eine Federführung; {fields} ohne Maßnahme"
    return f"{formats.measures(counts.total.measures)} bei {bodies}; {fields} ohne Maßnahme"


def level_message(levels: Sequence[Group]) -> str:
    """The title over the levels: how many measures do not say where they lie, else the largest class."""
    missing = next((group.measures for group in levels if group.code == "none"), 0)
    if missing:
        return f"{formats.measures(missing)} ohne Angabe der Ebene".replace("keine Maßnahme", "Keine Maßnahme")
    most = max((group.measures for group in levels), default=0)
    largest, *others_as_large = [group for group in levels if group.measures == most] or [Group("", "")]
    if not most:
        return "Keine Maßnahme in dieser Auswahl"
    if others_as_large:
        return f"{names_of([largest, *others_as_large])}: je {formats.measures(most)}, so viele wie auf keiner anderen Ebene"
    return f"{largest.label}: {formats.measures(largest.measures)}, so viele wie auf keiner anderen Ebene"


def basis(total: Group, steering_round: Round) -> tuple[str, ...]:
    """What a chart counted, as the lines of its subtitle."""
    return (
        f"{steering_round.title}, Stichtag {formats.day(steering_round.reference_date)}",
        f"N = {formats.number(total.measures)}",
    )


def stage_words(stage: str) -> str:
    """ "in Umsetzung"; "keine Angabe" for "none"."""
    return NO_STAGE.label if stage == "none" else LABELS["stage"][stage]


def rating_words(rating: str, stage: str) -> str:
    """Sign and word of a rating ("▲ verzögert"); a dash for what has ended, which is judged no more."""
    if stage in ENDED_STAGES:
        return "–"
    return f"{_SIGNS[rating]} {NO_RATING.label if rating == 'none' else LABELS['rating'][rating]}"


def off_plan_since(row: Mapping[str, Any]) -> list[str]:
    """Of a row of queries/measures/off_plan.sql how it is rated and since when, and since when it is past its end."""
    told = []
    if row["rating_since"]:
        before = (
            "" if row["off_plan_since"] == row["rating_since"] else f" (nicht im Plan seit der Runde {row['off_plan_since']})"
        )
        told.append(f"{rating_words(row['rating'], 'in_progress')}, so gemeldet seit der Runde {row['rating_since']}{before}")
    return [*told, f"überfällig seit dem {formats.day(row['overdue_since'])}"] if row["overdue_since"] else told


def off_plan_reason(row: Mapping[str, Any]) -> str:
    """Of the same row why, in the words of the list, with the class of what hinders."""
    obstacles = formats.joined([LABELS["obstacle"][code] for code in row["obstacles"]])
    return f"{row['reason'] or NO_REASON}{f' (Hemmnis: {obstacles})' if obstacles else ''}"


def period_words(start: date | None, end: date | None, *, is_ongoing: bool) -> str:
    """ "01.01.2024 – 31.12.2026", "seit 01.01.2024", "bis 31.12.2026", "ohne Zeitangabe"."""
    if start is not None and end is not None:
        return f"{formats.day(start)} – {formats.day(end)}"
    if start is not None:
        return f"seit {formats.day(start)}" + (", fortlaufend" if is_ongoing else "")
    if end is not None:
        return f"bis {formats.day(end)}"
    return "fortlaufend" if is_ongoing else "ohne Zeitangabe"


def postponed_words(first_end: date | None, end: date | None, moves: int) -> str:
    """ "Ende verschoben, zuerst 31.12.2025"; empty where nothing was put off."""
    if not moves or first_end is None or first_end == end:
        return ""
    return f"Ende {formats.counted(moves, 'Mal', 'Mal')} verschoben, zuerst {formats.day(first_end)}"


@dataclass(frozen=True, slots=True)
class Span:
    """What an axis of years can show of a period: its first and last day there, None where all of it lies outside."""

    begin: date | None
    finish: date | None
    is_earlier: bool
    """Whether some of the period lies before the axis."""
    is_later: bool
    """Whether some of it lies behind the axis, or no end is told."""


def span(start: date | None, end: date | None, years: tuple[int, int]) -> Span:
    """A period on an axis from the first day of a year to the last of another; of a mere end it is that one day."""
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    begin = start or end
    if begin is None:
        return Span(None, None, is_earlier=False, is_later=False)
    finish = end or max(begin, last)
    is_earlier, is_later = begin < first, end is None or finish > last
    if finish < first or begin > last:
        return Span(None, None, is_earlier, is_later)
    return Span(max(begin, first), min(finish, last), is_earlier, is_later)


def years_of(rows: Sequence[Mapping[str, Any]], today: date) -> tuple[int, int]:
    """The years that an axis for all these periods spans, at most ten before and five after the reference date."""
    known = [day.year for row in rows for day in (row["start"], row["end"], row["first_end"]) if day is not None]
    first, last = min((*known, today.year)), max((*known, today.year))
    return max(first, today.year - 10), min(last, today.year + 5)
