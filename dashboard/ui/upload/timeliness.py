"""A list that seems to be another round's or another house's is stopped before the first step; and what a late list means."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.desk import Draft
from dashboard.ui.acting import Acting
from dashboard.ui.scheme import leading
from dashboard.ui.telling import refusal_told
from dashboard.ui.upload.answering import give
from dashboard.ui.upload.draft import change_body
from dashboard.ui.upload.steps import open_draft
from dashboard.ui.upload.work import Work, desk


def is_in_time(work: Work) -> bool:
    """Whether nothing speaks against this list for this round, or the house has confirmed it."""
    return not work.comparison.time.doubts


def ask_round(work: Work, who: Acting) -> None:
    """Say what speaks against it, and ask: it is meant so, or it belongs to another round or another house."""
    time, round_code = work.comparison.time, work.draft.round_code
    st.header("Ist das die richtige Liste?", anchor=False)
    mark = "- " if len(time.doubts) > 1 else ""
    told = "\n".join(f"{mark}{formats.literal(each.message)}" for each in time.doubts)
    st.warning(f"{told}\n\nBitte sagen Sie, was gilt; vorher geht es nicht weiter.", icon=":material/help:")
    with st.container(horizontal=True, gap="small"):
        st.button(
            f"Ja, diese Liste von {work.reading.department} gilt für die Runde {round_code}",
            key="runde-bestaetigen",
            on_click=give,
            args=(work.draft.draft_id, *time.confirmations),
        )
        if time.other_round is not None:
            st.button(
                **leading(f"Sie gehört zur Runde {time.other_round}"),
                key="runde-andere",
                on_click=_change_round,
                args=(work.draft, time.other_round),
            )
        if time.other_department is not None:
            st.button(
                f"Es ist die Liste von {time.other_department}",
                key="haus-anderes",
                on_click=_change_house,
                args=(work.draft, time.other_department, who),
            )


def _change_round(draft: Draft, round_code: str) -> None:
    """Go on with the same list for the other round; what it is compared with is another state, and is asked anew."""
    with refusal_told():
        moved = desk().open(draft.content(), draft.file_name, draft.acting, round_code)
        desk().keep(moved.draft_id, draft.answers)
        desk().discard(draft.draft_id)
        open_draft(moved.draft_id)


def _change_house(draft: Draft, department: str, who: Acting) -> None:
    """Read the list as the other house's; the lead unit stays who it is."""
    said = Answer(AnswerKind.DEPARTMENT, (), department)
    if who.is_lead_unit:
        give(draft.draft_id, said)
    else:
        change_body(draft, department, said)


def tell_late(work: Work) -> None:
    """What it means that the round is frozen, where it is."""
    for each in work.comparison.time.late:
        st.info(f"**Nachmeldung.** {formats.literal(each.message)}", icon=":material/schedule:")
