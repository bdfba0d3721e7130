"""Where it got better and worse, the totals like for like, and the transitions of stage and rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.change import (
    SHOWN_RATINGS,
    SIDES,
    Balance,
    Pair,
    comparison,
    counted,
    judged_twice,
    rating_label,
    stage_label,
    transitions,
    trend_chart,
    trend_message,
)
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.charts.template import Heading
from dashboard.ui import data
from dashboard.ui.changes.behind import show_choice
from dashboard.ui.changes.points import Compared
from dashboard.ui.parts import Source, draw, show_table
from dashboard.ui.scheme import is_dark
from dashboard.ui.viewing import sees_shared
from dashboard.vocabulary import Term

_LEGEND = "nach links, gefüllt: schlechter; nach rechts, leer: besser"
_OF_RATINGS = " Die Ampel zählt nur, was nicht beendet ist, und „beide“ nur, was beide bestätigen."
_COMPARED = "verglichen: beide Male gemeldet, nicht beendet"
_KINDS = {"stage": ("Umsetzungsstand", stage_label, SHOWN_STAGES), "rating": ("Ampel", rating_label, SHOWN_RATINGS)}


def show_where(compared: Compared, choices: data.Choices) -> None:
    """In which fields, or in one field at which bodies, it got better or worse."""
    balances = _balances(compared, choices)
    whole = f"N = {formats.number(counted(compared.rows).height)}"
    basis = (f"{compared.earlier.title} und {compared.later.title}", _LEGEND, _COMPARED, whole)
    message = trend_message(balances, "" if compared.field else "Handlungsfeld")
    heading = Heading(message, basis, compared.is_sample)
    where = "Nach Federführung" if compared.field else "Nach Handlungsfeld"
    source = Source("changes/measures", compared.parameters)
    draw(where, trend_chart(balances, heading, is_dark()), source, "wandel")


def show_like_for_like(compared: Compared, opened: str) -> None:
    """The totals beside what both points count, and the transitions: folded until one of their numbers is asked for."""
    is_opened = opened.startswith(("stand-", "stage-", "rating-"))
    with st.expander(
        "Gleiches mit Gleichem verglichen, und alle Übergänge", key="gleiches", on_change="rerun", expanded=is_opened
    ) as details:
        if details.open:
            _show_comparison(compared, opened)
            _show_transitions(compared, opened)


def _balances(compared: Compared, choices: data.Choices) -> list[Balance]:
    """Per action field, or per body where one field was chosen: how many got better and how many worse."""
    by_body = compared.field is not None
    terms, column = (choices.departments, "department") if by_body else (choices.fields, "field")
    rows = counted(compared.rows).with_columns(pl.col(column).cast(pl.String).fill_null("none").alias("group"))
    known = Counter(rows["group"].to_list())
    found = Counter(rows.select("group", "trend").iter_rows())
    compared_in = Counter(judged_twice(rows)["group"].to_list())
    return [
        Balance(term.code, term.label, found[term.code, "better"], found[term.code, "worse"], compared_in[term.code])
        for term in terms
        if known[term.code]
    ]


def _show_comparison(compared: Compared, opened: str) -> None:
    st.markdown("**Alle Maßnahmen, und daneben nur die, die beide Stände zählen**")
    was, now = compared.earlier.code, compared.later.code
    heads = dict(zip(SIDES, (f"alle {was}", f"alle {now}", f"beide {was}", f"beide {now}"), strict=True))
    lines = [line for line in comparison(compared.rows) if line.kind != "rating" or sees_shared()]
    rows = [
        {"": line.label}
        | {head: line.counts[side] for side, head in heads.items()}
        | {"±": formats.signed(line.counts["both_now"] - line.counts["both_was"])}
        for line in lines
    ]
    what = "Stände und Ampeln" if sees_shared() else "Stände"
    show_table(pl.DataFrame(rows), f"{what} {was} und {now}, alle Maßnahmen und nur die in beiden")
    all_was, all_now, both = (formats.number(lines[0].counts[side]) for side in ("was", "now", "both_now"))
    st.caption(
        f"{all_was} zählt der Bestand {was}, {all_now} der Bestand {now}, {both} zählen beide: ohne Neues, Aufgeteiltes und "
        f"seine Teile, Zusammengeführtes.{_OF_RATINGS if sees_shared() else ''}"
    )
    offered = {
        f"stand-{side}-{line.kind}-{line.code}": (f"{line.label}, {head}", line.counts[side])
        for line in lines
        for side, head in heads.items()
        if line.counts[side]
    }
    show_choice(compared, "Maßnahmen einer Zahl dieser Tabelle", "vergleich", offered, opened)


def _show_transitions(compared: Compared, opened: str) -> None:
    """From which stage and rating to which, as a matrix each, and the list of one transition."""
    st.markdown("**Übergänge**")
    without_ended = ", bei der Ampel ohne die beendeten" if sees_shared() else ""
    kinds = {kind: told for kind, told in _KINDS.items() if kind != "rating" or sees_shared()}
    st.caption(
        f"Zeile: damals, Spalte: jetzt; nur Maßnahmen, die beide Stände zählen{without_ended}. "
        "Auf der Diagonale hat sich nichts geändert."
    )
    found = {kind: transitions(compared.rows, kind) for kind in kinds}
    for kind, (name, label, terms) in kinds.items():
        show_table(
            _matrix(found[kind], terms, label), f"Übergänge: {name}, Zeile {compared.earlier.code}, Spalte {compared.later.code}"
        )
    ordered = [(kind, pair) for kind in kinds for pair in found[kind]]
    ordered.sort(key=lambda each: each[1].was == each[1].now)
    offered = {}
    for kind, pair in ordered:
        name, label, _ = _KINDS[kind]
        offered[f"{kind}-{pair.was}-{pair.now}"] = (f"{name}: {label(pair.was)} → {label(pair.now)}", pair.count)
    show_choice(compared, "Maßnahmen eines Übergangs", "uebergang", offered, opened)


def _matrix(pairs: Sequence[Pair], terms: Sequence[Term], label: Callable[[str | None], str]) -> pl.DataFrame:
    """One row per class of then, one column per class of now; only classes that occur."""
    by_pair = {(pair.was, pair.now): pair.count for pair in pairs}
    was = [term for term in terms if any(pair.was == term.code for pair in pairs)]
    now = [term for term in terms if any(pair.now == term.code for pair in pairs)]
    return pl.DataFrame(
        [
            {"damals ↓ jetzt →": label(row.code)}
            | {label(column.code): _cell(by_pair.get((row.code, column.code), 0), row.code == column.code) for column in now}
            for row in was
        ]
    )


def _cell(count: int, is_same: bool) -> str:
    if not count:
        return "·"
    return formats.number(count) if is_same else f"**{formats.number(count)}**"
