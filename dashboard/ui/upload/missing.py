"""Measures that the list no longer names: each asks what became of it; silence leaves it "nicht gemeldet"."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.answers import Absence, AnswerKind
from dashboard.intake.answers.questions import UNCLEAR
from dashboard.intake.joining.missing import Missing, row_target
from dashboard.ui.upload.answering import give, key_of, page_of, preset, take_away
from dashboard.ui.upload.missing_together import ask_together
from dashboard.ui.upload.work import Work

_UNCLEAR = "unklar"
_LABELS = {
    Absence.CONTINUED.value: "Gilt unverändert weiter",
    Absence.COMPLETED.value: "Ist umgesetzt",
    Absence.ENDED.value: "Wurde eingestellt …",
    Absence.MERGED.value: "Ging auf in …",
    Absence.SPLIT.value: "Wurde aufgeteilt",
    Absence.FORGOTTEN.value: "Wurde vergessen",
    _UNCLEAR: UNCLEAR,
}
_NEEDS_MORE = (Absence.ENDED.value, Absence.MERGED.value)
_AT_ONCE = 25


def open_missing(work: Work) -> int:
    """How many missing measures wait for an answer."""
    return sum(each.answer is None for each in work.comparison.missing)


def show_missing(work: Work) -> None:
    """All missing measures within the scope of the list: one decision for many, then a line with its own choice for each."""
    missing = work.comparison.missing
    if not missing:
        return
    words = FieldWords.of(work.master)
    st.subheader(f"Fehlende Maßnahmen ({formats.number(len(missing))})", anchor=False)
    st.markdown(
        "Gespeichert, aber nicht in der Liste. Gelöscht wird nichts: Ohne Antwort, und wenn sie nur vergessen wurde, bleibt eine "
        "Maßnahme „nicht gemeldet“. Aufgeteilt heißt: Ihre Teile stehen in dieser Liste."
    )
    ask_together(work.draft, [each for each in missing if each.answer is None], words)
    for each in page_of(missing, "fehlende", _AT_ONCE):
        with st.container(border=True):
            _show(work, each, words)


def _show(work: Work, missing: Missing, words: FieldWords) -> None:
    """The measure, what became of it in one line, and below it what an answer needs besides."""
    values, key = missing.known.values, key_of(work.draft, AnswerKind.MISSING, missing.measure_id)
    state = "✓ beantwortet" if missing.answer else "noch offen"
    last_said = f"{words.value('action_field', values['action_field'])} · zuletzt {words.value('stage', values['stage'])}"
    last_said = formats.literal(f"{last_said} (Runde {missing.known.last_round})")
    st.markdown(f"**{formats.literal(missing.title)}** · {missing.measure_id} :small[· {last_said} · {state}]")
    _ask(work, missing, key)
    if st.session_state[key] == Absence.ENDED:
        _ask_reason(work, missing)
    elif st.session_state[key] == Absence.MERGED:
        _ask_target(work, missing)


def _ask(work: Work, missing: Missing, key: str) -> None:
    said = st.session_state.get(key)
    is_waiting = missing.answer is None and said in (*_NEEDS_MORE, _UNCLEAR)
    preset(key, said if is_waiting else str(missing.answer.value) if missing.answer else None)
    st.radio(
        f"Was wurde aus „{formats.literal(missing.title)}“?",
        list(_LABELS),
        index=None,
        format_func=lambda code: _LABELS.get(code, code),
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        on_change=_choose,
        args=(work.draft.draft_id, missing, key),
    )


def _choose(draft_id: str, missing: Missing, key: str) -> None:
    """Only what needs nothing more is an answer at once."""
    code = st.session_state[key]
    if code in (None, _UNCLEAR, *_NEEDS_MORE):
        take_away(draft_id, AnswerKind.MISSING, missing.measure_id)
    else:
        give(draft_id, missing.answered(Absence(code)))


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
        give(draft_id, missing.answered(Absence.ENDED, reason=reason))
    else:
        take_away(draft_id, AnswerKind.MISSING, missing.measure_id)


def _ask_target(work: Work, missing: Missing) -> None:
    """The rows of the list, known or new: where the measure lives on."""
    key = key_of(work.draft, AnswerKind.MISSING, missing.measure_id, part="ziel")
    options = _targets(work)
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


def _targets(work: Work) -> dict[str, str]:
    own = (each for each in work.comparison.outcomes if not each.is_co_report)
    return {
        each.match.known.measure_id if each.match.known else row_target(each.match.place): str(each.values["title"])
        for each in own
    }


def _put_target(draft_id: str, missing: Missing, key: str) -> None:
    target = st.session_state[key]
    if target is None:
        take_away(draft_id, AnswerKind.MISSING, missing.measure_id)
    else:
        give(draft_id, missing.answered(Absence.MERGED, target=target))
