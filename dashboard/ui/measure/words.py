"""The sentence that opens the page of a measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import formats
from dashboard.charts.measure_words import rating_words, stage_words
from dashboard.charts.words import Round
from dashboard.vocabulary import ENDED_STAGES


def opening_sentence(listed: Mapping[str, Any], said: Mapping[str, Any], period: Round, house: str) -> str:
    """Where it stands, how it is judged, who leads it, when it ends, what is asked. `house`: the name of the body that leads."""
    stage = str(listed["stage"])
    state = "hat sie keinen gemeldeten Umsetzungsstand" if stage == "none" else f"ist sie **{stage_words(stage)}**"
    if stage == "permanent":
        state = "ist sie eine **Daueraufgabe**"
    judged = "" if stage in ENDED_STAGES else f", Ampel: **{rating_words(str(listed['rating']), stage)}**"
    parts = [f"Zum {formats.day(period.reference_date)} {state}{judged}.", f"Federführung: {house}."]
    if listed["end"] is not None and stage not in ENDED_STAGES:
        late = listed["end"] < period.reference_date and not listed["is_ongoing"] and stage != "permanent"
        parts.append(
            f"Das Ende {'war' if late else 'ist'} am {formats.day(listed['end'])}{', ist also überschritten' if late else ''}."
        )
    if said["decision_needed"] and stage not in ENDED_STAGES:
        parts.append("Die Steuerungsrunde wird um **eine Entscheidung** gebeten.")
    if not listed["is_reported"]:
        verb = "wurde" if period.is_frozen else "ist"
        parts.append(f"Zur Runde {period.code} {verb} sie **{period.silence}**; es gilt der letzte Stand.")
    return " ".join(parts)
