"""The sentences of the page of a round: where it stands, when it meets, who is silent, what is to be decided. Pure."""

from __future__ import annotations

from datetime import date

from dashboard import formats
from dashboard.rounds.steps import STEPS
from dashboard.ui.steering_round.state import RoundState
from dashboard.vocabulary import LABELS

_NAMED_AT_MOST = 3
_STANDS = {
    "announced": "Die Runde ist **angekündigt**",
    "collecting": "Die **Abfrage** läuft",
    "agreeing": "Der **Entwurf** wird abgestimmt",
    "frozen": "Der Stand ist **festgeschrieben**",
    "held": "Die Runde hat **stattgefunden**",
    "minuted": "Die **Niederschrift** ist abgestimmt",
}
DONE, PRESENT, TO_COME = "✓ erledigt", "● jetzt", "○ steht aus"


def opening_sentence(state: RoundState, today: date) -> str:
    """Where the round stands, when it meets, who has not delivered, what must be decided."""
    parts = (_stands(state, today), _silent(state), _to_decide(state))
    return " ".join(part for part in parts if part)


def _stands(state: RoundState, today: date) -> str:
    day = formats.day(state.reference_date)
    if state.held_on is None:
        meets = "ein Sitzungstag steht noch nicht fest"
    elif state.step in ("held", "minuted"):
        meets = f"Sitzung war am {formats.day(state.held_on)}"
    else:
        verb = "sie tagt am" if state.held_on >= today else "als Sitzungstag war vorgesehen der"
        meets = f"{verb} {formats.day(state.held_on)}".replace("sie tagt", "die Runde tagt")
    return f"{_STANDS[state.step]} (Stichtag {day}); {meets}."


def _silent(state: RoundState) -> str:
    if not state.measures and not state.is_frozen:
        return "Freigegeben ist noch nichts."
    names = silent_names(state)
    if not names:
        return "Alle Häuser hatten etwas freigegeben." if state.is_frozen else "Alle Häuser haben etwas freigegeben."
    told = formats.literal(formats.joined(names))
    if len(names) > _NAMED_AT_MOST:  # their names hold commas themselves; the checklist names them all
        told = f"{formats.number(len(names))} Ressorts und Stellen"
    verb = ("hatte" if len(names) == 1 else "hatten") if state.is_frozen else ("hat" if len(names) == 1 else "haben")
    return f"Nichts freigegeben {verb} **{told}**."


def silent_names(state: RoundState) -> list[str]:
    """The bodies without a released list: as the record of the day has them, else as of today."""
    if state.record is not None:
        return [state.names.get(code, code) for code in state.record["not_delivered"]]
    return [str(name) for name in state.of_kind("not_delivered")["name"]]


def _to_decide(state: RoundState) -> str:
    asked = sum(item.source == "decision_needed" and not item.is_dropped for item in state.items)
    parts = []
    if asked:
        parts.append(formats.counted(asked, "erbetene Entscheidung", "erbetene Entscheidungen"))
    if state.carried:
        parts.append(
            formats.counted(len(state.carried), "offener Beschluss früherer Runden", "offene Beschlüsse früherer Runden")
        )
    is_over = state.step in ("held", "minuted")
    if not parts:
        return f"Eine Entscheidung {'war' if is_over else 'ist'} nicht erbeten."
    return f"Zu behandeln{' waren' if is_over else ''}: **{formats.joined(parts)}**."


def step_lines(step: str) -> list[tuple[str, str]]:
    """The six steps with their state in sign and word, in order; `step` is the one that is reached."""
    reached = STEPS.index(step)
    is_over = reached == len(STEPS) - 1
    return [
        (LABELS["round_step"][code], DONE if at < reached or is_over else PRESENT if at == reached else TO_COME)
        for at, code in enumerate(STEPS)
    ]
