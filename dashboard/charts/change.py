"""What the page of changes counts (trends, like for like, transitions, postponements) and the chart of where measures got better
and worse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.highest import Share, highest, highest_words
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.charts.template import Chart, Heading, Spec, filled, palette, template
from dashboard.charts.words import TOO_FEW, stage_words
from dashboard.vocabulary import ENDED_STAGES, LABELS, NO_RATING, RATINGS, TRENDS

SHOWN_RATINGS = (*RATINGS, NO_RATING)
SIDES = ("was", "now", "both_was", "both_now")
"""What the comparison counts: all of then, all of now, and of what both points count, then and now."""
_ROW_HEIGHT, _BAR_HEIGHT = 36, 13
_IS_WIDE = "width > 620"
"""In pixels: a name stands before its bars, else above them."""
_NAME_ROOM = 270
_OF_BARS, _OF_NAMES = (alt.ExprRef(f"{_IS_WIDE} ? 0 : {offset}") for offset in (8, -8))
"""How far bars and names stand from the middle of their row."""
_WORST = {"red": 0, "yellow": 1}
_NAMED_AT_MOST = 2
_NOTHING = {"row": 0, "name": "", "better": 0.0, "worse": 0.0, "more": "", "less": "", "none": ""}


@dataclass(frozen=True, slots=True)
class Pair:
    """How many measures went from one class to another."""

    was: str
    now: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison: a class (or all), and how many there are on each of SIDES."""

    kind: str
    """all, stage or rating."""
    code: str
    label: str
    counts: Mapping[str, int]


def counted(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that make up the current total."""
    return rows.filter(pl.col("is_counted"))


def like_for_like(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that both points count."""
    return rows.filter(pl.col("was_counted") & pl.col("is_counted"))


def trends(rows: pl.DataFrame) -> dict[str, int]:
    """Measures of the current total by trend; every trend is named."""
    found = Counter(counted(rows)["trend"].to_list())
    return {term.code: found[term.code] for term in TRENDS}


def judged_twice(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of which better or worse can be said: counted and reported at both points, and ended at neither."""
    return rated_at_both(rows).filter(pl.col("trend").is_in(["better", "worse", "same"]))


def postponed(rows: pl.DataFrame) -> pl.DataFrame:
    """What was put off in between, the longest first."""
    moved = counted(rows).filter(pl.col("moves") > 0)
    return moved.sort("postponed_days", "measure_id", descending=[True, False])


def transitions(rows: pl.DataFrame, column: str) -> list[Pair]:
    """How many measures that both points count went from each class of `column` (stage, rating) to each, in their order.

    A rating is told of what has not ended at either point.
    """
    both = rated_at_both(rows) if column == "rating" else like_for_like(rows)
    found = Counter(zip(both[f"was_{column}"].fill_null("none"), both[column].fill_null("none"), strict=True))
    codes = [term.code for term in (SHOWN_STAGES if column == "stage" else SHOWN_RATINGS)]
    return [Pair(was, now, found[was, now]) for was in codes for now in codes if found[was, now]]


def rated_at_both(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that both points count and that have ended at neither: only these are judged twice."""
    return like_for_like(rows).filter(~_has_ended("was_stage") & ~_has_ended("stage"))


def _has_ended(column: str) -> pl.Expr:
    return pl.col(column).fill_null("none").is_in(sorted(ENDED_STAGES))


def comparison(rows: pl.DataFrame) -> list[Line]:
    """Totals of both points, and beside them the same like for like; umgesetzt and Daueraufgabe stand apart."""
    known = [("all", "all", "Maßnahmen")]
    known += [("stage", term.code, term.label) for term in SHOWN_STAGES]
    known += [("rating", term.code, f"{term.sign} {term.label}") for term in SHOWN_RATINGS]
    found = {(kind, side): _classes(rows, side, kind) for kind in ("all", "stage", "rating") for side in SIDES}
    lines = [Line(kind, code, label, {side: found[kind, side][code] for side in SIDES}) for kind, code, label in known]
    return [line for line in lines if line.counts["was"] or line.counts["now"]]


def on_side(rows: pl.DataFrame, side: str, kind: str) -> pl.DataFrame:
    """What the comparison counts on one of SIDES; a rating is told of what has not ended, and compared where both confirm it."""
    before = side.endswith("was")
    counted = {"was": pl.col("was_counted"), "now": pl.col("is_counted")}.get(side, pl.col("was_counted") & pl.col("is_counted"))
    found = rows.filter(counted)
    if kind == "rating" and side.startswith("both"):
        found = found.filter("is_reported", "was_reported")
    return found.filter(~_has_ended("was_stage" if before else "stage")) if kind == "rating" else found


def of_class(rows: pl.DataFrame, side: str, kind: str, code: str) -> pl.DataFrame:
    """The rows that one number of the comparison counts."""
    found = on_side(rows, side, kind)
    return found if kind == "all" else found.filter(_class_of(side, kind) == code)


def _class_of(side: str, kind: str) -> pl.Expr:
    return pl.col(f"was_{kind}" if side.endswith("was") else kind).fill_null("none")


def _classes(rows: pl.DataFrame, side: str, kind: str) -> Counter[str]:
    found = on_side(rows, side, kind)
    return Counter(all=found.height) if kind == "all" else Counter(found.select(_class_of(side, kind)).to_series().to_list())


def sentence(rows: pl.DataFrame, earlier: str) -> str:
    """What changed, the risk first: "Gegenüber der Runde 2025: 13 Maßnahmen schlechter, 5 besser, 10 beendet, 8 neu."

    What they are now, and what is neither, stands in the lists below it.
    """
    found = trends(rows)
    worse = formats.counted(found["worse"], "Maßnahme schlechter", "Maßnahmen schlechter", "Keine Maßnahme schlechter")
    parts = [
        f"**{worse}**{_named(worst_first(rows))}",
        f"**{_or_none(found['better'])} besser**",
        f"{_or_none(found['ended'])} beendet",
        f"{_or_none(found['new'])} neu",
    ]
    return f"Gegenüber {earlier}: {', '.join(parts)}."


def public_sentence(rows: pl.DataFrame, earlier: str) -> str:
    """The same for whom there are no ratings: "Gegenüber der Runde 2025: 10 Maßnahmen beendet, 8 neu, 3 Enden verschoben."."""
    found, moved = trends(rows), postponed(rows).height
    ended = formats.counted(found["ended"], "Maßnahme beendet", "Maßnahmen beendet", "keine Maßnahme beendet")
    put_off = formats.counted(moved, "Ende verschoben", "Enden verschoben", "kein Ende verschoben")
    return f"Gegenüber {earlier}: **{ended}**, {_or_none(found['new'])} neu, {put_off}."


def worst_first(rows: pl.DataFrame) -> pl.DataFrame:
    """What got worse: what is at risk now, then what is delayed, then what fell back in its stage alone; else officially."""
    worse = counted(rows).filter(pl.col("trend") == "worse")
    return worse.sort(pl.col("rating").replace_strict(_WORST, default=2, return_dtype=pl.Int8), maintain_order=True)


def _named(worse: pl.DataFrame) -> str:
    """Which ones, where they are few."""
    if not 0 < worse.height <= _NAMED_AT_MOST:
        return ""
    named = worse.select("title", "responsible").iter_rows()
    return f" ({formats.joined([f'„{formats.literal(title)}“, {formats.literal(body)}' for title, body in named])})"


def worse_words(worse: pl.DataFrame) -> str:
    """What got worse by what it is now: "6 jetzt ◆ gefährdet, 5 jetzt ▲ verzögert, 2 im Umsetzungsstand"."""
    found = Counter(
        now if _is_rated_worse(was, now) else "stage" for was, now in worse.select("was_rating", "rating").iter_rows()
    )
    parts = [f"{formats.number(found[code])} jetzt {rating_label(code)}" for code in _WORST if found[code]]
    parts += [f"{formats.number(found['stage'])} im Umsetzungsstand"] if found["stage"] else []
    return ", ".join(parts)


def _is_rated_worse(was: str | None, now: str | None) -> bool:
    """Whether the rating itself got worse, as queries/attention/rating_worse.sql says it; a first one did not."""
    return now in _WORST and was is not None and _WORST.get(was, len(_WORST)) > _WORST[now]


def rest_words(rows: pl.DataFrame) -> str:
    """What ended and what is new by kind: "Beendet: 8 umgesetzt, 2 eingestellt. Neu: davon 2 Teile von Aufgeteiltem."."""
    now = counted(rows)
    stages = now.filter(trend="ended")["stage"].to_list()
    done = stages.count("completed")
    ended = [(done, "umgesetzt"), (len(stages) - done, "eingestellt")]
    parts = now.filter(fate="part").height
    told = [f"Beendet: {', '.join(f'{formats.number(count)} {word}' for count, word in ended if count)}."] if stages else []
    told += [f"Neu: davon {formats.counted(parts, 'Teil', 'Teile')} von Aufgeteiltem."] if parts else []
    return " ".join(told)


def _or_none(count: int) -> str:
    return formats.number(count) if count else "keine"


def postponed_sentence(moved: pl.DataFrame) -> str:
    """How many ends were put off, and by how much in sum."""
    if moved.is_empty():
        return "Kein Ende wurde verschoben."
    lapse = formats.lapse(int(moved["postponed_days"].sum()))
    if moved.height == 1:
        return f"Bei einer Maßnahme wurde das Ende verschoben, um {lapse}."
    return f"Bei {formats.number(moved.height)} Maßnahmen wurde das Ende verschoben, zusammen um {lapse}."


def put_off_by(rows: pl.DataFrame, column: str, code: str) -> pl.DataFrame:
    """What was put off in one class of `column` (responsible, field); "none" is the class without one."""
    return postponed(rows).filter(pl.col(column).cast(pl.String).fill_null("none") == code)


def put_off_shares(rows: pl.DataFrame, column: str) -> list[tuple[str, int, int, int]]:
    """Per class of `column` (responsible, field) in which something was put off: measures, of how many, and days.

    In the order of the rows (bodies officially), fields by number: no table of who put off most.
    """
    found = (
        like_for_like(rows)
        .with_columns(pl.col("moves") > 0)
        .group_by(column, maintain_order=True)
        .agg(pl.col("moves").sum().alias("put_off"), pl.len().alias("whole"), pl.col("postponed_days").sum())
        .filter(pl.col("put_off") > 0)
    )
    if column == "field":
        found = found.sort(column, nulls_last=True)
    return [(str(code or "none"), put_off, whole, days) for code, put_off, whole, days in found.iter_rows()]


def stage_label(code: str | None) -> str:
    """ "in Umsetzung"; "keine Angabe" where none is told."""
    return stage_words(code or "none")


def rating_label(code: str | None) -> str:
    """ "▲ verzögert"; "○ nicht bewertet" where none is told."""
    return next((f"{term.sign} {term.label}" for term in SHOWN_RATINGS if term.code == (code or "none")), "")


@dataclass(frozen=True, slots=True)
class Balance:
    """How many measures of a group got better, and how many worse, of those that could be compared."""

    code: str
    label: str
    better: int
    worse: int
    compared: int


def trend_chart(balances: Sequence[Balance], heading: Heading, is_dark: bool) -> Chart:
    """Bars of `balances` in the order given; a group without any change has its name and a dash."""
    longest = max((max(each.better, each.worse) for each in balances), default=0) or 1
    rows = [
        {
            "row": at,
            "name": each.label,
            "better": each.better / longest,
            "worse": -each.worse / longest,
            "more": f"↗ {formats.number(each.better)}" if each.better else "",
            "less": f"↘ {formats.number(each.worse)}" if each.worse else "",
            "none": "" if each.better or each.worse else "–",
        }
        for at, each in enumerate(balances)
    ]
    return Chart(
        filled(_template(is_dark), heading, {"rows": rows or [_NOTHING]}), _alt(balances, heading), partial(_table, balances)
    )


def trend_message(balances: Sequence[Balance], noun: str = "") -> str:
    """The title of the chart: where the highest share got worse, else where it got better. `noun` stands before the names."""
    for word in ("worse", "better"):
        count = sum(getattr(each, word) for each in balances)
        if not count:
            continue
        label, begin = LABELS["trend"][word], "Nichts ist schlechter; " if word == "better" else ""
        shares = [Share(each.code, each.label, getattr(each, word), each.compared) for each in balances]
        found = highest(shares)
        if found:
            return begin + highest_words(found, "verglichenen", label, noun)
        whole = formats.number(sum(each.compared for each in balances))
        return f"{begin}{formats.number(count)} von {whole} verglichenen {label}; {TOO_FEW}"
    return "Nichts ist besser oder schlechter geworden"


def _table(balances: Sequence[Balance]) -> pl.DataFrame:
    return pl.DataFrame(
        [{"": each.label, "↘ schlechter": each.worse, "↗ besser": each.better, "verglichen": each.compared} for each in balances]
    )


def _alt(balances: Sequence[Balance], heading: Heading) -> str:
    better, worse = sum(each.better for each in balances), sum(each.worse for each in balances)
    return f"Balken je Gruppe: zusammen {formats.number(worse)} schlechter, {formats.number(better)} besser. {heading.message}."


@cache
def _template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    base = alt.Chart(alt.NamedData(name="rows"))
    lines = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    room = [{"expr": f"{_IS_WIDE} ? {_NAME_ROOM} : 0"}, {"expr": "width"}]
    across = alt.Scale(domain=[-1.25, 1.25], nice=False, range=room)

    def bar(column: str, color: str) -> alt.Chart:
        """Filled or hollow: each colour of a stage means that stage."""
        bars: alt.Chart = base.mark_bar(
            size=_BAR_HEIGHT, yOffset=_OF_BARS, color=color, stroke=colors.ink, strokeWidth=alt.ExprRef(f"datum.{column} ? 1 : 0")
        ).encode(y=lines, x=alt.X(f"{column}:Q", axis=None, scale=across), x2=alt.datum(0))
        return bars

    def number(column: str, place: str, align: Literal["left", "center", "right"], dx: int) -> alt.Chart:
        labels: alt.Chart = base.mark_text(
            yOffset=_OF_BARS, fontSize=12, color=colors.ink, align=align, dx=dx, baseline="middle"
        ).encode(y=lines, x=alt.X(f"{place}:Q", axis=None, scale=across), text=f"{column}:N")
        return labels

    names = base.mark_text(align="left", yOffset=_OF_NAMES, fontSize=13, color=colors.ink, baseline="middle").encode(
        y=lines, x=alt.value(0), text="name:N"
    )
    chart = alt.layer(
        bar("worse", colors.ink),
        bar("better", colors.paper),
        number("less", "worse", "right", -5),
        number("more", "better", "left", 5),
        number("none", "better", "center", 0),
        names,
    )
    return template(chart.properties(width="container", height=alt.Step(_ROW_HEIGHT)), colors)
