"""The accessibility statement's sentences that depend on its entries, its date and the operating office's contact. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard import formats
from dashboard.ui.accessibility_words import FEEDBACK, KNOWN, NO_CONTACT, OTHERS, STATED_ON, Barrier

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def sentence() -> str:
    """The statement in one sentence, counted from its entries."""
    barriers = formats.counted(len(KNOWN) + len(OTHERS), "Barriere ist bekannt", "Barrieren sind bekannt")
    return f"Das Dashboard ist **teilweise barrierefrei**: {barriers}; zu jeder steht hier, was stattdessen hilft."


def barrier_lines(barriers: Sequence[Barrier]) -> str:
    """One line of a list for each barrier: what, why, and what helps instead."""
    return "\n".join(f"- **{each.what}** {each.why}  \n  Stattdessen: {each.instead}" for each in barriers)


def feedback(contact: str) -> str:
    """Whom to tell about a barrier: a mail address as a link, other words as they are; honest where none is set."""
    if not contact:
        return f"{FEEDBACK}\n{NO_CONTACT}"
    is_mail = _MAIL.fullmatch(contact) is not None
    shown = f"[{contact}](mailto:{contact})" if is_mail else formats.literal(contact)
    return f"{FEEDBACK}\nBitte schreiben Sie an: {shown}"


def made_on() -> str:
    """When the statement was made."""
    return f"Erstellt und zuletzt überprüft am {formats.day(STATED_ON)}."
