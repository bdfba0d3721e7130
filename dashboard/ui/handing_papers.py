"""Papers of a round as pages hand them out: composed when they are taken, of what whoever takes them may see then."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.papers.files import FORMS, Form
from dashboard.papers.model import Paper as Document
from dashboard.papers.round_facts import RoundFacts
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.handing_out import Paper, hand_out


def facts_of(round_code: str) -> RoundFacts:
    """What the papers of a round are made from, for whoever looks; kept until the next publication, or the next day."""
    day = today()
    return data.made(("papers", round_code, day), lambda: RoundFacts.of(data.store(), round_code, day))


def public_facts_of(round_code: str) -> RoundFacts:
    """The same as everybody sees it, whoever looks: for what goes out of the houses."""
    day = today()
    return data.made(("public papers", round_code, day), lambda: RoundFacts.of(data.public_store(), round_code, day))


def hand_out_paper(
    file: str,
    what: str,
    round_code: str,
    compose: Callable[[RoundFacts], Document],
    *,
    forms: Sequence[Form] = FORMS,
    is_public: bool = False,
) -> None:
    """A link for each form; `file` is the name of the files without their endings. `is_public`: made of what everybody sees."""
    asked = public_facts_of if is_public else facts_of
    with st.container(horizontal=True, gap="small", key=f"bildschirm-{file}"):
        for form in forms:

            def made(make: Callable[[Document], bytes] = form.make) -> bytes:
                return make(compose(asked(round_code)))

            paper = Paper(what, f"{file}.{form.ending}", form.mime, made, detail=f"Runde {round_code}")
            hand_out(f"{what} als {form.name}", paper, key=f"{file}-{form.ending}", icon=":material/description:")
