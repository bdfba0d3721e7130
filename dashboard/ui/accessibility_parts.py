"""The accessibility statement's sentences that depend on its entries, its date, the law and the office's contact. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard import formats
from dashboard.master import Framework
from dashboard.ui.accessibility_words import (
    FEEDBACK,
    KNOWN,
    NO_CONTACT,
    NO_ENFORCEMENT,
    OTHERS,
    SCOPE,
    STANDARD,
    STATED_ON,
    Barrier,
)

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def sentence() -> str:
    """The statement in one sentence, counted from its entries."""
    barriers = formats.counted(len(KNOWN) + len(OTHERS), "Barriere ist bekannt", "Barrieren sind bekannt")
    return f"Das Dashboard ist **teilweise barrierefrei**: {barriers}; zu jeder steht hier, was stattdessen hilft."


def barrier_lines(barriers: Sequence[Barrier]) -> str:
    """One line of a list for each barrier: what, why, and what helps instead."""
    return "\n".join(f"- **{each.what}** {each.why}  \n  Stattdessen: {each.instead}" for each in barriers)


def statement(framework: Framework) -> str:
    """What the statement is about, and by which law: that of the state, as the master data say it, and what holds everywhere."""
    name = f" „{formats.literal(framework.name)}“" if framework.name else ""
    return " ".join(part for part in (SCOPE.format(name=name), framework.accessibility_duty, STANDARD) if part)


def enforcement(framework: Framework) -> str:
    """Who enforces and who mediates, as the master data say it; honest where they do not."""
    return framework.accessibility_enforcement or NO_ENFORCEMENT


def feedback(framework: Framework, contact: str) -> str:
    """Whom to tell about a barrier: a mail address as a link, other words as they are; honest where none is set."""
    asked = f"{FEEDBACK} {framework.accessibility_answer}".strip()
    if not contact:
        return f"{asked}\n\n{NO_CONTACT}"
    is_mail = _MAIL.fullmatch(contact) is not None
    shown = f"[{contact}](mailto:{contact})" if is_mail else formats.literal(contact)
    return f"{asked}\n\nBitte schreiben Sie an: {shown}"


def made_on() -> str:
    """When the statement was made."""
    return f"Erstellt und zuletzt überprüft am {formats.day(STATED_ON)}."
