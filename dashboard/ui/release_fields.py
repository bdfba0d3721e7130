"""The fields of a release (Freigabe) in a form: by which function, when, under which reference."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard.intake.accepting.acceptance import Release


def release_fields(key: str, *, is_required: bool = False) -> Release | None:
    """Draw the fields inside a form; None where no function is named: then it stays a draft (Arbeitsstand).

    `is_required` leaves out the remark about the draft, because the form is for releasing.
    """
    hint = "" if is_required else " – leer lassen, solange es ein Arbeitsstand ist"
    function = st.text_input(
        f"Freigegeben durch (Funktion, kein Name){hint}",
        placeholder="z. B. Abteilungsleitung",
        key=f"{key}-funktion",
        persist_state="page",
    )
    day, reference = st.columns(2)
    released_on = day.date_input(
        "Freigegeben am", datetime.now(UTC).date(), format="DD.MM.YYYY", key=f"{key}-tag", persist_state="page"
    )
    reference_text = reference.text_input("Aktenzeichen oder Bezug (freiwillig)", key=f"{key}-bezug", persist_state="page")
    if not function.strip():
        return None
    return Release(function.strip(), released_on, reference_text.strip() or None)
