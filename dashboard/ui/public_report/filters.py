"""The filters of the public list: what its rows say themselves, kept in the address in words that outlive the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import formats
from dashboard.report.published import Row
from dashboard.ui.choices import take, tell
from dashboard.vocabulary import NO_STAGE, STAGES

_PARTED = ", "
"""Between several levels in one cell."""
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its word in the address, its label, the column, and the codes that a cell stands for."""

    key: str
    label: str
    column: str
    codes: Callable[[str], tuple[str, ...]]


def _number(cell: str) -> tuple[str, ...]:
    return (cell.partition(" ")[0] or _NONE,)


def _itself(cell: str) -> tuple[str, ...]:
    return (cell or _NONE,)


def _each(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_PARTED)) if cell else (_NONE,)


_STAGES = {term.label: term.code for term in (*STAGES, NO_STAGE)}


def _stage(cell: str) -> tuple[str, ...]:
    return (_STAGES.get(cell, cell),)


FILTERS = (
    Filter("handlungsfeld", "Handlungsfeld", "Handlungsfeld", _number),
    Filter("ressort", "Haus", "Haus", _itself),
    Filter("ebene", "Ebene", "Ebene", _each),
    Filter("umsetzungsstand", "Umsetzungsstand", "Umsetzungsstand", _stage),
)


def chosen_rows(rows: Sequence[Row]) -> tuple[list[Row], str]:
    """Draw the filters, and give back the rows that they leave, and what is chosen in words; these are empty where nothing is."""
    with st.container(horizontal=True, gap="small"):
        labelled = [(each, labels_of(each, rows)) for each in FILTERS]
        chosen = [(each, labels, _chosen(each, labels)) for each, labels in labelled]
    words = [
        f"{each.label} {formats.joined([labels[code] for code in codes], 'oder')}" for each, labels, codes in chosen if codes
    ]
    return [row for row in rows if all(_passes(row, each, codes) for each, _, codes in chosen)], "; ".join(words)


def _passes(row: Row, each: Filter, codes: Sequence[str]) -> bool:
    return not codes or not set(codes).isdisjoint(each.codes(row[each.column]))


def labels_of(each: Filter, rows: Sequence[Row]) -> dict[str, str]:
    """The options by code: fields by number, stages from first to last, everything else as the report has it."""
    found: dict[str, str] = {}
    for row in rows:
        cell = row[each.column]
        for code in each.codes(cell):
            found.setdefault(code, "keine Angabe" if code == _NONE else code if each.codes is _each else cell)
    order = list(_STAGES.values()) if each.codes is _stage else None
    return dict(sorted(found.items(), key=lambda item: _place(item[0], each, order)))


def _place(code: str, each: Filter, order: Sequence[str] | None) -> tuple[bool, int]:
    if order is not None:
        return False, order.index(code) if code in order else len(order)
    return code == _NONE, int(code) if each.codes is _number and code.isdecimal() else 0


def _chosen(each: Filter, labels: Mapping[str, str]) -> Sequence[str]:
    unknown: list[str] = []

    def read(words: Sequence[str]) -> list[str]:
        known = {code.casefold(): code for code in labels}
        unknown.extend(word for word in words if word.casefold() not in known)
        return [known[word.casefold()] for word in words if word.casefold() in known]

    with st.popover(each.label):
        key = take(each.key, read, is_folded=True)
        st.session_state[key] = [code for code in st.session_state[key] if code in labels]  # another report may not have it
        chosen = st.pills(each.label, list(labels), selection_mode="multi", format_func=labels.__getitem__, key=key)
    tell(each.key, chosen)
    if unknown:
        told = formats.joined([f"„{word}“" for word in unknown])
        st.caption(formats.literal(f"Die Adresse nennt unter „{each.label}“ {told}; das gibt es in diesem Bericht nicht."))
    return chosen
