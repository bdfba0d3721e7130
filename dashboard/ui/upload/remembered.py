"""The answers that a house has let the program remember for its next list: shown, and withdrawn when it likes."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.intake.answers.remembered import AnswerError, remembered, withdraw_answer
from dashboard.store import StoreError
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.answer_words import answer_sentence
from dashboard.ui.telling import tell
from dashboard.ui.upload import work
from dashboard.ui.upload.field_words import FieldWords


def show_remembered(who: Acting) -> None:
    """All remembered answers of the own house, one line each."""
    known = remembered(data.store(), who.code) if who.code else []
    if not known:
        return
    words = FieldWords.of(work.master())
    label = f"Gemerkte Antworten aus früheren Listen · {formats.number(len(known))}"
    with st.expander(label, key="gemerkte-antworten", type="compact", on_change="rerun") as details:
        if not details.open:
            return
        st.markdown("Sie werden bei der nächsten Liste wieder vorgeschlagen. Was schon angenommen ist, bleibt in jedem Fall so.")
        for each in known:
            sentence = answer_sentence(each.answer, words)
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(formats.literal(sentence), width="stretch")
                st.button(
                    "Zurückziehen",
                    key=f"gemerkt-{each.answer_id}",
                    help=f"Nicht mehr vorschlagen: {formats.literal(sentence)}",
                    on_click=_withdraw,
                    args=(each.answer_id, sentence, who),
                )


def _withdraw(answer_id: int, sentence: str, who: Acting) -> None:
    try:
        withdraw_answer(data.store(), answer_id, who.function)
    except (AnswerError, StoreError) as error:
        tell(str(error), is_error=True)
    else:
        tell(f"Wird nicht mehr vorgeschlagen: {sentence}")
