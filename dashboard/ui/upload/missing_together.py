"""One decision for many missing measures: for all that are open, those of one action field, or those of one stage."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.answers import Absence, AnswerKind
from dashboard.intake.desk import Draft
from dashboard.intake.joining.missing import Missing
from dashboard.ui.upload.answering import give, key_of

_LABELS = {
    Absence.CONTINUED.value: "gilt unverändert weiter",
    Absence.COMPLETED.value: "ist umgesetzt",
    Absence.ENDED.value: "wurde eingestellt",
    Absence.FORGOTTEN.value: "wurde vergessen: bleibt „nicht gemeldet“",
}
"""What can be true of many at once; where one lives on in another or in parts is said of it alone."""


def ask_together(draft: Draft, unanswered: Sequence[Missing], words: FieldWords) -> None:
    """Ask for whom and what, where more than one is open; each stays in its line below, where it can be answered otherwise."""
    if len(unanswered) < 2:
        return
    groups = groups_of(unanswered, words)
    keys = [key_of(draft, AnswerKind.MISSING, part=f"zusammen-{part}") for part in ("wer", "was", "grund")]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            "Auf einmal antworten für",
            list(groups),
            format_func=lambda label: f"{label} ({formats.number(len(groups[label]))})" if label in groups else label,
            key=keys[0],
            width=380,
        )
        said = st.selectbox(
            "Was wurde daraus?",
            list(_LABELS),
            format_func=lambda code: _LABELS.get(code, code),
            key=keys[1],
            width=320,
        )
        is_ended = said == Absence.ENDED
        reason = st.text_input("Grund (nötig)", key=keys[2], max_chars=500, width=300).strip() if is_ended else ""
        members = groups.get(chosen, [])
        st.button(
            f"Für {formats.counted(len(members), 'Maßnahme', 'Maßnahmen')} antworten: {_LABELS[said]}",
            key="alle-fehlenden",
            disabled=is_ended and not reason,
            on_click=give,
            args=(draft.draft_id, *(each.answered(Absence(said), reason=reason or None) for each in members)),
        )
    st.caption("Ausnahmen ändern Sie danach in der einzelnen Zeile.")


def groups_of(unanswered: Sequence[Missing], words: FieldWords) -> dict[str, list[Missing]]:
    """All, then those of each action field and each stage that does not hold them all, by what the groups are called."""
    by_label: dict[str, list[Missing]] = {}
    for name, opening in (("action_field", "Handlungsfeld "), ("stage", "zuletzt ")):
        for each in sorted(unanswered, key=lambda one: str(one.known.values[name]).zfill(3)):
            by_label.setdefault(f"{opening}{words.value(name, each.known.values[name])}", []).append(each)
    parts = {label: members for label, members in by_label.items() if len(members) < len(unanswered)}
    return {"alle offenen": list(unanswered), **parts}
