"""Papers of a round as pages hand them out: composed when they are taken, of what whoever takes them may see then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.papers.dossier import dossier
from dashboard.papers.files import FORMS, PDF, Form, dossier_name
from dashboard.papers.model import Paper as Document
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.handing_out import Paper, hand_out
from dashboard.ui.viewing import sees_shared


def facts_of(round_code: str) -> RoundFacts:
    """What the papers of a round are made from, for whoever looks; kept until the next publication, or the next day."""
    day = today()
    return data.made(("papers", round_code, day), lambda: RoundFacts.of(data.store(), round_code, day))


def public_facts_of(round_code: str) -> RoundFacts:
    """The same as everybody sees it, whoever looks: for what goes out of the houses."""
    day = today()
    return data.made(("public papers", round_code, day), lambda: RoundFacts.of(data.public_store(), round_code, day))


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper as a page lays it out: its files' name without an ending, what it is, of which round, and what it says."""

    file: str
    what: str
    round_code: str
    compose: Callable[[RoundFacts], Document]
    is_public: bool = False
    """It is made of what everybody sees, whoever takes it."""

    def made(self, form: Form) -> bytes:
        asked = public_facts_of if self.is_public else facts_of
        return form.make(self.compose(asked(self.round_code)))

    def paper(self, form: Form) -> Paper:
        detail = f"Runde {self.round_code}"
        return Paper(self.what, f"{self.file}.{form.ending}", form.mime, partial(self.made, form), detail=detail)


def hand_out_paper(laid: Laid, forms: Sequence[Form] = FORMS) -> None:
    """A link for each form."""
    with st.container(horizontal=True, gap="small", key=f"bildschirm-{laid.file}"):
        for form in forms:
            label, key = f"{laid.what} als {form.name}", f"{laid.file}-{form.ending}"
            hand_out(label, laid.paper(form), key=key, icon=":material/description:")


def dossier_to_print(round_code: str, part: Part) -> Laid | None:
    """The dossier that belongs to what a page shows; None for whom the papers of the round are not."""
    if not sees_shared():
        return None
    return Laid(dossier_name(round_code, part), "Sitzungsmappe", round_code, lambda facts: dossier(facts, part))


def show_print(laid: Laid | None) -> None:
    """In the head of a page: what belongs to it as PDF, quietly; the browser's own print has no structure to follow."""
    if laid is not None:
        paper = laid.paper(PDF)
        told = f"{paper.what} zur Runde {laid.round_code} als PDF: {paper.file_name}"
        hand_out("Drucken", paper, key=f"drucken-{laid.file}", tooltip=told, icon=":material/print:", look="quiet")
