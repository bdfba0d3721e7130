"""The page "Hochladen" from top to bottom: a place to drop lists, a draft step by step, or the receipt."""

from __future__ import annotations

import streamlit as st

from dashboard.intake.desk import Draft
from dashboard.ui.acting import Acting, acting
from dashboard.ui.head import is_sample, page_head
from dashboard.ui.telling import show_told
from dashboard.ui.upload.acceptance import is_outdated, show_acceptance
from dashboard.ui.upload.answering import remember_basis
from dashboard.ui.upload.belonging import doubts_of, open_doubts, show_belonging
from dashboard.ui.upload.comparison import show_comparison
from dashboard.ui.upload.draft import ask_sender, draft_heading, draft_of, open_drafts, sender_is_clear
from dashboard.ui.upload.drop import drop_zone
from dashboard.ui.upload.findings import show_findings, show_remembered
from dashboard.ui.upload.missing import open_missing
from dashboard.ui.upload.receipt import show_receipt
from dashboard.ui.upload.steps import DONE, DRAFT, Step, current_step, step_bar, step_heading, step_ways
from dashboard.ui.upload.timeliness import ask_round, is_in_time, tell_late
from dashboard.ui.upload.work import awaited_work, desk

TITLE = "Hochladen"


def show() -> None:
    """The draft or the receipt that the URL names, else the place to drop lists and the open drafts."""
    has_samples = is_sample()
    page_head(TITLE, is_sample=has_samples)
    who = acting()
    show_told(is_near=True)
    if who.is_nobody:
        return
    draft_id = st.query_params.get(DRAFT)
    done = st.query_params.get(DONE) or (draft_id and desk().became(draft_id))
    if done:
        show_receipt(str(done), who)
    elif draft_id:
        draft = draft_of(draft_id, who)
        if draft is not None:
            _show_draft(draft, who)
    else:
        drop_zone(who)
        open_drafts(who)
        show_remembered(who)


def _show_draft(draft: Draft, who: Acting) -> None:
    """One step of a draft, once it is clear whose list it is and for which round."""
    work = awaited_work(draft)
    is_clear = sender_is_clear(work, who)
    draft_heading(work, is_clear=is_clear and is_in_time(work))
    if not is_clear:
        ask_sender(work, who)
        return
    if not is_in_time(work):
        ask_round(work, who)
        return
    tell_late(work)
    if draft.based_on is None:
        remember_basis(draft.draft_id, work.comparison.based_on)
    outdated, current = is_outdated(work), current_step()
    counts = {Step.FINDINGS: len(work.open_questions), Step.BELONGING: open_doubts(work), Step.COMPARISON: open_missing(work)}
    step_bar(current, {step: f"{count} offen" for step, count in counts.items() if count})
    step_heading(current)
    line = None
    if current is Step.ACCEPTANCE and not outdated:
        line = show_acceptance(work, who)
    elif current is not Step.ACCEPTANCE:
        {Step.FINDINGS: show_findings, Step.BELONGING: show_belonging, Step.COMPARISON: show_comparison}[current](work)
    step_ways(current, line, passed_over=() if doubts_of(work) else (Step.BELONGING,))
