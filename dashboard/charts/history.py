"""The dates of one measure round by round: a bar for each period that was told, so that a postponement is seen at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import formats
from dashboard.charts.story import ends
from dashboard.charts.template import Chart, Heading
from dashboard.charts.timeline import timeline_chart
from dashboard.charts.words import period_words, stage_words
from dashboard.intake.values.ends import is_put_off
from dashboard.master import Round


@dataclass(frozen=True, slots=True)
class Period:
    """One period that was told, with the round and the stage with which it was told first."""

    round: str
    stage: str
    start: date | None
    end: date | None
    is_ongoing: bool

    @property
    def words(self) -> str:
        return period_words(self.start, self.end, is_ongoing=self.is_ongoing)


def periods(words: Sequence[Mapping[str, Any]]) -> list[Period]:
    """The periods of rows of queries/measure/words.sql, oldest first, each once where it changed; none without a date."""
    spans: list[Period] = []
    for row in words:
        found = Period(str(row["round"]), str(row["stage"] or "none"), row["start"], row["end"], bool(row["is_ongoing"]))
        if (found.start or found.end) and (not spans or spans[-1].words != found.words):
            spans.append(found)
    return spans


def dates_message(words: Sequence[Mapping[str, Any]]) -> str:
    """What became of the end, as the title of the chart: where it stands now against the first one that was told."""
    known_ends, last = ends(words), words[-1]
    if last["end"] is None:
        return "Das Ende ist offen" if last["is_ongoing"] else "Ein Ende ist nicht angegeben"
    (_, first), (_, end) = known_ends[0], known_ends[-1]
    if first == end:
        return f"Das Ende ist wie zuerst genannt der {formats.day(end)}"
    told = f"Zuerst genanntes Ende {formats.day(first)}, jetzt {formats.day(end)}"
    if end > first and not is_put_off(first, end, last.get("period_precision"), last.get("period_text")):
        return f"{told}: anders angegeben, aber nicht verschoben"
    return f"{told}: {formats.lapse(abs((end - first).days))} {'später' if end > first else 'früher'}"


def history_chart(words: Sequence[Mapping[str, Any]], steering_round: Round, is_dark: bool) -> Chart | None:
    """A line per period with round, dates and stage, and the reference date; None where no date was ever told."""
    spans = periods(words)
    if not spans:
        return None
    message = dates_message(words)
    heading = Heading(message, ("Zeitraum laut Liste, je Runde, in der er neu war",), steering_round.is_sample, is_wide=True)
    chart = timeline_chart([_line(each) for each in spans], heading, steering_round.reference_date, is_dark)
    description = "; ".join(f"Runde {each.round}: {each.words}" for each in spans)
    return Chart(chart.spec, f"Zeitraum der Maßnahme. {message}. {description}.", lambda: _table(spans))


def _line(period: Period) -> dict[str, Any]:
    return {
        "measure_id": period.round,
        "title": f"Runde {period.round} · {period.words}",
        "stage": period.stage,
        "start": period.start,
        "end": period.end,
        "first_end": None,
        "moves": 0,
        "is_ongoing": period.is_ongoing,
    }


def _table(spans: Sequence[Period]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "Runde": each.round,
                "Umsetzungsstand": stage_words(each.stage),
                "Beginn": formats.day(each.start) if each.start else "–",
                "Ende": formats.day(each.end) if each.end else ("offen" if each.is_ongoing else "–"),
            }
            for each in spans
        ]
    )
