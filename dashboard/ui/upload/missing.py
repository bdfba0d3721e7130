"""Measures that the list no longer names: each asks what became of it; silence leaves it "nicht gemeldet"."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.answers import Absence, Answer, AnswerKind
from dashboard.intake.answers.questions import UNCLEAR
from dashboard.intake.joining.missing import Missing, row_target
from dashboard.ui.upload.answering import give, key_of, page_of, preset, take_away
from dashboard.ui.upload.work import Work

_UNCLEAR = "unklar"
_LABELS = {
    Absence.CONTINUED.value: "Gilt unverändert weiter",
    Absence.COMPLETED.value: "Ist umgesetzt",
    Absence.ENDED.value: "Wurde eingestellt …",
    Absence.MERGED.value: "Ging in einer anderen Maßnahme auf …",
    Absence.SPLIT.value: "Wurde in Teile aufgeteilt, die in dieser Liste stehen",
    Absence.FORGOTTEN.value: "Wurde vergessen: bleibt stehen als „nicht gemeldet“",
    _UNCLEAR: f"{UNCLEAR} (bleibt „nicht gemeldet“)",
}
_NEEDS_MORE = (Absence.ENDED.value, Absence.MERGED.value)
_AT_ONCE = 15


def open_missing(work: Work) -> int:
    """How many missing measures wait for an answer."""
    return sum(each.answer is None for each in work.comparison.missing)


def show_missing(work: Work) -> None:
    """All missing measures within the scope of the list, each with its choices."""
    missing = work.comparison.missing
    if not missing:
        return
    st.subheader(f"Fehlende Maßnahmen ({formats.number(len(missing))})", anchor=False)
    st.markdown("Gespeichert, aber nicht in der Liste. Gelöscht wird nichts: Ohne Antwort bleibt eine Maßnahme „nicht gemeldet“.")
    unanswered = [each for each in missing if each.answer is None]
    if len(unanswered) > 1:
        st.button(
            f"Alle {formats.number(len(unanswered))} offenen gelten unverändert weiter",
            key="alle-weiter",
            on_click=give,
            args=(work.draft.draft_id, *(_answer(each, Absence.CONTINUED) for each in unanswered)),
        )
    words = FieldWords.of(work.master)
    for each in page_of(missing, "fehlende", _AT_ONCE):
        with st.container(border=True):
            _show(work, each, words)


def _show(work: Work, missing: Missing, words: FieldWords) -> None:
    values = missing.known.values
    st.markdown(f"**{formats.literal(missing.title)}** · {missing.measure_id}")
    state = "✓ beantwortet" if missing.answer else "noch offen"
    last_said = f"{words.value('action_field', values['action_field'])} · zuletzt {words.value('stage', values['stage'])}"
    st.caption(f"{formats.literal(last_said)} (Runde {missing.known.last_round}) · {state}")
    key = key_of(work.draft, AnswerKind.MISSING, missing.measure_id)
    said = st.session_state.get(key)
    is_waiting = missing.answer is None and said in (*_NEEDS_MORE, _UNCLEAR)
    preset(key, said if is_waiting else str(missing.answer.value) if missing.answer else None)
    st.radio(
        f"Was wurde aus „{formats.literal(missing.title)}“?",
        list(_LABELS),
        index=None,
        format_func=lambda code: _LABELS.get(code, code),
        key=key,
        label_visibility="collapsed",
        on_change=_choose,
        args=(work.draft.draft_id, missing, key),
    )
    if st.session_state[key] == Absence.ENDED:
        _ask_reason(work, missing)
    elif st.session_state[key] == Absence.MERGED:
        _ask_target(work, missing)


def _choose(draft_id: str, missing: Missing, key: str) -> None:
    """Only what needs nothing more is an answer at once."""
    code = st.session_state[key]
    if code in (None, _UNCLEAR, *_NEEDS_MORE):
        take_away(draft_id, AnswerKind.MISSING, missing.measure_id)
    else:
        give(draft_id, _answer(missing, Absence(code)))


def _ask_reason(work: Work, missing: Missing) -> None:
    key = key_of(work.draft, AnswerKind.MISSING, missing.measure_id, part="grund")
    preset(key, (missing.answer.reason or "") if missing.answer else "")
    st.text_input(
        "Grund (wird mit der Maßnahme aufbewahrt)",
        key=key,
        max_chars=500,
        on_change=_put_reason,
        args=(work.draft.draft_id, missing, key),
    )
    if missing.answer is None:
        st.caption("Die Antwort gilt, sobald ein Grund dasteht.")


def _put_reason(draft_id: str, missing: Missing, key: str) -> None:
    reason = str(st.session_state[key]).strip()
    if reason:
        give(draft_id, _answer(missing, Absence.ENDED, reason=reason))
    else:
        take_away(draft_id, AnswerKind.MISSING, missing.measure_id)


def _ask_target(work: Work, missing: Missing) -> None:
    """The rows of the list, known or new: where the measure lives on."""
    key = key_of(work.draft, AnswerKind.MISSING, missing.measure_id, part="ziel")
    options = {
        each.match.known.measure_id if each.match.known else row_target(each.match.place): str(each.values["title"])
        for each in work.comparison.outcomes
        if not each.is_co_report
    }
    said = missing.answer.target if missing.answer else None
    preset(key, said if said in options else None)
    st.selectbox(
        "In welcher Maßnahme der Liste lebt sie weiter?",
        list(options),
        index=None,
        format_func=lambda code: f"{options.get(code, '')} ({code})",
        placeholder="bitte wählen",
        key=key,
        on_change=_put_target,
        args=(work.draft.draft_id, missing, key),
    )


def _put_target(draft_id: str, missing: Missing, key: str) -> None:
    target = st.session_state[key]
    if target is None:
        take_away(draft_id, AnswerKind.MISSING, missing.measure_id)
    else:
        give(draft_id, _answer(missing, Absence.MERGED, target=target))


def _answer(missing: Missing, absence: Absence, *, target: str | None = None, reason: str | None = None) -> Answer:
    return Answer(AnswerKind.MISSING, (missing.measure_id,), absence.value, target=target, reason=reason)
