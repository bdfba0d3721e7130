"""The fields of a release (Freigabe) in a form: by which function, when, under which reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from dashboard.intake.accepting.acceptance import Release
from dashboard.refusals import RefusalError
from dashboard.ui.day_field import day_field

WHO_RELEASES = (
    "**Freigeben** kann in Ihrem Haus, wer dazu berechtigt ist, und für Ihr Haus die federführende Stelle; "
    "was Sie eintragen, bereitet es vor."
)
"""For whoever brings in the lists of a house and may not release them."""


@dataclass(frozen=True, slots=True)
class EnteredRelease:
    """What the fields say: a release, None where no function is named; `fault`: why its day is none, in a sentence."""

    release: Release | None
    fault: str | None

    def checked(self) -> Release | None:
        """The release; RefusalError where its day is none."""
        if self.fault is not None:
            raise RefusalError(self.fault)
        return self.release


def release_fields(key: str, *, is_required: bool = False) -> EnteredRelease:
    """Draw the fields inside a form; without a function it stays a draft (Arbeitsstand).

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
    today = datetime.now(UTC).date()
    released_on = day_field("Freigegeben am", today, place=day, key=f"{key}-tag", persist_state="page")
    reference_text = reference.text_input("Aktenzeichen oder Bezug (freiwillig)", key=f"{key}-bezug", persist_state="page")
    release = Release(function.strip(), released_on.day, reference_text.strip() or None) if function.strip() else None
    return EnteredRelease(release, released_on.fault)
