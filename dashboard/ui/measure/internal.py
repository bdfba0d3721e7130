"""What a list says of a measure for its own house only: internal fields, columns that are no field, and footnotes of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import label
from dashboard.ui import data
from dashboard.ui.acting import KEY, LEAD_UNIT_CODE, acting
from dashboard.ui.choices import following
from dashboard.ui.measure.facts import footnote_label


def show_internal(measure_id: str, round_code: str) -> None:
    """One part at the end of the values, unfolded for whom it is for; nothing where nothing is internal."""
    rows = data.frame("measures/internal", round=round_code).filter(measure_id=measure_id).to_dicts()
    if not rows:
        return
    house = str(rows[0]["department"])
    is_expected = (st.query_params.get(KEY) or following(KEY)) in (house, LEAD_UNIT_CODE)
    with st.expander(f"Hausinterne Angaben ({house})", expanded=is_expected, key="hausintern", on_change="rerun") as details:
        if not details.open:
            return
        who = acting()
        if who.may_see(house):
            st.markdown("\n\n".join(_line(row) for row in rows))
        st.caption(f"Das sehen nur {house} und die federführende Stelle; es steht in keinem Bericht und wird nicht gesucht.")


def _line(row: Mapping[str, Any]) -> str:
    match row["kind"]:
        case "field":
            name = label(row["name"])
        case "extra":
            name = f"Zusatzangabe „{row['name']}“"
        case _:
            name = footnote_label(row["name"])
    text = "  \n".join(formats.literal(line) for line in str(row["text"]).splitlines())
    return f"**{formats.literal(name)}:** {text}"
