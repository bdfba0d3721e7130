"""What was taken before, and taking back the newest entry."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.intake.master.comparing import MasterChange
from dashboard.intake.master.tables import Load
from dashboard.intake.master.taking import going_back, standing, take_back_master
from dashboard.intake.master.wording import ENTERED, brought_by, moment, summary
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.master_data.taking import show_changes
from dashboard.ui.parts import show_table
from dashboard.ui.telling import attempt


def show_history(taken: Sequence[Load], who: Acting) -> None:
    """Every entry, newest first; the one that holds can be taken back, with a reason, and then the one before it."""
    st.subheader("Was bisher galt", anchor=False)
    held = standing(taken)
    rows = [_line(number, taken, _state(number, taken, held)) for number in range(len(taken), 0, -1)]
    show_table(pl.DataFrame(rows), "Stammdaten, neueste zuerst")
    if who.is_lead_unit and len(held) > 1:
        with st.expander(f"Eintrag {held[-1]} zurücknehmen", key="stammdaten-zurueck", on_change="rerun") as details:
            if details.open:
                _show_taking_back(who)


def _show_taking_back(who: Acting) -> None:
    """What changes back, what has come since, and the form where nothing stands in the way."""
    back = going_back(data.store())
    st.markdown(formats.literal(back.sentence))
    show_changes(back.comparison)
    if back.came:
        st.warning(formats.literal(back.came), icon=":material/warning:")
    if not back.comparison.obstacles:
        _form(who)


def _line(number: int, taken: Sequence[Load], state: str) -> dict[str, str]:
    load = taken[number - 1]
    is_told = load.takes_back is None and load.file_name == ENTERED
    details = [load.accepted_by or "beim ersten Einlesen"]
    if load.accepted_by and not load.takes_back and any(each.is_renaming for each in _brought(number, taken)):
        details.append(f"Namen gelten ab {formats.day(load.first_day)}")
    if load.reason and not is_told:
        details.append(f"Grund: {load.reason}")
    return {
        "Eintrag": str(number),
        "Wann": moment(load),
        "Was": f"{formats.literal(_in_full(number, taken))}  \n:small[{formats.literal('; '.join(details))}]",
        "Stand": state,
    }


def _in_full(number: int, taken: Sequence[Load]) -> str:
    """What an entry brought, of a workbook with its first changes."""
    load, changes = taken[number - 1], _brought(number, taken)
    is_told = load.takes_back or load.file_name == ENTERED
    return brought_by(load) if is_told or not changes else f"{brought_by(load)}: {summary(changes)}"


def _brought(number: int, taken: Sequence[Load]) -> tuple[MasterChange, ...]:
    """What an entry changed; nothing of the one that the store was built with."""
    return (data.changes_between(taken[number - 2], taken[number - 1]) or ()) if number > 1 else ()


def _state(number: int, taken: Sequence[Load], held: Sequence[int]) -> str:
    by = next((at for at, load in enumerate(taken, 1) if load.takes_back == number), None)
    if by is not None:
        return f"✕ zurückgenommen mit Eintrag {by}"
    if number == held[-1]:
        return "✓ gilt"
    return "–" if taken[number - 1].takes_back else _holds_on(number, taken, taken[held[-1] - 1])


def _holds_on(number: int, taken: Sequence[Load], newest: Load) -> str:
    """Whether what an earlier entry has changed is still said by the one that holds."""
    brought = {(change.sheet, change.key) for change in _brought(number, taken)}
    since = data.changes_between(taken[number - 1], newest)
    if not brought or since is None:
        return "fortgeschrieben"
    return "seither geändert" if brought & {(change.sheet, change.key) for change in since} else "gilt weiter"


def _form(who: Acting) -> None:
    with st.form("stammdaten-ruecknahme", border=False):
        reason = st.text_input("Grund", max_chars=200, width=480)
        if st.form_submit_button("Zurücknehmen"):
            attempt(lambda: _taken_back(who, reason))


def _taken_back(who: Acting, reason: str) -> str:
    take_back_master(data.books(Act.MASTER_DATA), by=who.function, reason=reason)
    return "Zurückgenommen: Die Stammdaten davor gelten wieder."
