"""While a list is read: what is happening is said, and a list that was read before is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import formats
from dashboard.intake.desk.draft import Draft
from dashboard.ui.upload import work
from dashboard.ui.upload.turns import Turns
from dashboard.ui.upload.work import Work

_TURNS = Turns(2)
"""More at once would be no sooner ready on two cores, and would slow down everybody else's pages."""


@contextmanager
def reading(file_name: str, remark: str = "") -> Iterator[None]:
    """Around what reads a list: says that it is read or, while others are first, that it waits."""
    place, name = st.empty(), formats.literal(file_name)
    turn = _TURNS.turn(lambda before: _tell_waiting(place, name, before))
    with turn, place, st.spinner(f"„{name}“ wird gelesen{remark} …", show_time=True):
        yield


def _tell_waiting(place: DeltaGenerator, name: str, before: int) -> None:
    place.info(f"„{name}“ wartet, {formats.number(before)} vor Ihnen.", icon=":material/hourglass:")


def made_of(draft: Draft) -> Work:
    """All that a draft has come to; after a restart of the server its list is read again, which takes a moment."""
    if work.is_read(draft):
        return work.work_of(draft)
    with reading(draft.file_name):
        return work.work_of(draft)
