"""Step 2, Zuordnung: rows whose measure is not certain, beside the measures that they may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.answers import Answer, AnswerKind, Relation
from dashboard.intake.answers.questions import UNCLEAR
from dashboard.intake.joining.candidates import ALIKE, Candidate
from dashboard.intake.joining.comparison import Outcome
from dashboard.ui.upload.answering import give, key_of, page_of, preset, take_away
from dashboard.ui.upload.work import Work

_SAME, _OTHER, _UNCLEAR = "dieselbe", "andere", "unklar"
_LABELS = {
    Relation.NEW.value: "Eine neue Maßnahme",
    _OTHER: "Eine andere gespeicherte Maßnahme (umbenannt) …",
    Relation.PART.value: "Ein Teil einer gespeicherten Maßnahme, die aufgeteilt wurde …",
    Relation.MERGED.value: "Mehrere gespeicherte Maßnahmen, hier zusammengeführt …",
}
_TARGETS = {
    _OTHER: "Welche gespeicherte Maßnahme ist es?",
    Relation.PART.value: "Welche Maßnahme wurde aufgeteilt?",
    Relation.MERGED.value: "Welche der zusammengeführten lebt unter ihrer Kennung weiter?",
}
_ROWS_AT_ONCE = 15


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of which it is not certain which measure it is, with those it may be and what was said of it."""

    outcome: Outcome
    candidates: tuple[Candidate, ...]
    answer: Answer | None

    @property
    def subject(self) -> tuple[str, str]:
        sheet, row = self.outcome.match.place
        return sheet, str(row)


def doubts_of(work: Work) -> list[Doubt]:
    """The rows that are asked about: with a measure they may be, or with an answer."""
    return [each for each in _new_rows(work) if each.candidates or each.answer]


def _new_rows(work: Work) -> list[Doubt]:
    """All rows that are new, or would be without an answer, or whose Kennung and title are two measures."""
    found = []
    for outcome in work.comparison.outcomes:
        answer = work.draft.answers.find(AnswerKind.IDENTITY, outcome.match.place[0], str(outcome.match.place[1]))
        candidates = tuple(work.comparison.candidates.get(outcome.match.place, ()))
        if outcome.is_new or answer is not None or candidates:
            found.append(Doubt(outcome, candidates, answer))
    return found


def open_doubts(work: Work) -> int:
    """How many rows wait for an answer."""
    return sum(each.answer is None for each in doubts_of(work))


def show_belonging(work: Work) -> None:
    """The whole step: rows in doubt, then the other new ones, of which each may be a renamed measure as well."""
    doubts = doubts_of(work)
    others = [each for each in _new_rows(work) if not each.candidates and not each.answer]
    known = sum(outcome.match.known is not None for outcome in work.comparison.outcomes)
    recognised = formats.counted(known, "Maßnahme ist", "Maßnahmen sind", "Keine Maßnahme der Liste ist")
    st.markdown(
        f"{recognised} an Kennung oder Titel erkannt. "
        + (
            f"**{formats.counted(len(doubts), 'Zeile ist', 'Zeilen sind')} nicht sicher zuzuordnen.** "
            f"Bitte sagen Sie, welche Maßnahme gemeint ist. {_unsaid(work)}"
            if doubts
            else "**Keine Zeile ist zweifelhaft.**"
        )
    )
    _settle_torn(work, doubts)
    _settle_together(work, doubts)
    for doubt in page_of(doubts, "zweifel", _ROWS_AT_ONCE):
        _show_doubt(work, doubt)
    if others:
        label = f"Weitere neue Zeilen ohne ähnliche Maßnahme · {formats.number(len(others))}"
        with st.expander(label, key="weitere-neue", on_change="rerun") as details:
            if details.open:
                st.markdown("Sie gelten als neu. Trägt eine davon nur einen ganz anderen Namen als bisher, sagen Sie es hier.")
                for doubt in page_of(others, "neue", _ROWS_AT_ONCE):
                    _show_doubt(work, doubt)


def _settle_torn(work: Work, doubts: Sequence[Doubt]) -> None:
    """Where one column was sorted, all rows are torn in the same way, and one click says of all of them which half holds."""
    cells = {(each.sheet, each.cell) for each in work.comparison.torn}
    torn = [each for each in doubts if (each.subject[0], each.outcome.match.row.cells.get("title")) in cells]
    if len(torn) < 2:
        return
    with st.container(horizontal=True, gap="small"):
        for label, at in (("Bei allen gilt der Titel", 1), ("Bei allen gilt die Kennung (umbenannt)", 0)):
            same = [
                Answer(AnswerKind.IDENTITY, each.subject, Relation.SAME.value, each.candidates[at].measure_id) for each in torn
            ]
            key = f"zerrissene-{at}"
            st.button(f"{label} · {formats.number(len(torn))}", key=key, on_click=give, args=(work.draft.draft_id, *same))


def _settle_together(work: Work, doubts: Sequence[Doubt]) -> None:
    """Where many rows are in doubt: all that are nearly the same with one click, and all that are new with another."""
    torn = {(each.sheet, each.cell) for each in work.comparison.torn}
    unsaid = [each for each in doubts if each.answer is None]
    unsaid = [each for each in unsaid if (each.subject[0], each.outcome.match.row.cells.get("title")) not in torn]
    best = Counter(each.candidates[0].measure_id for each in unsaid)
    near = [each for each in unsaid if each.candidates[0].likeness >= ALIKE and best[each.candidates[0].measure_id] == 1]
    same = [Answer(AnswerKind.IDENTITY, each.subject, Relation.SAME.value, each.candidates[0].measure_id) for each in near]
    new = [Answer(AnswerKind.IDENTITY, each.subject, Relation.NEW.value) for each in unsaid if each not in near]
    with st.container(horizontal=True, gap="small"):
        for key, label, answers in (
            ("fast-gleiche", "Die {} mit fast gleichem Titel sind dieselben", same),
            ("neue", "Die {} ohne fast gleichen Titel sind neu", new),
        ):
            if len(answers) > 1:
                told = label.format(formats.number(len(answers)))
                st.button(told, key=f"alle-{key}", on_click=give, args=(work.draft.draft_id, *answers))


def _unsaid(work: Work) -> str:
    """What a row is as long as nobody has said it."""
    torn, alone = len(work.comparison.torn), "Ohne Antwort gilt eine Zeile als neue Maßnahme."
    if not torn:
        return alone
    if torn == open_doubts(work):
        return "Ohne Antwort kann die Liste nicht angenommen werden."
    return f"{alone} Wo Kennung und Titel sich widersprechen, muss sie gegeben sein."


def _show_doubt(work: Work, doubt: Doubt) -> None:
    words = FieldWords.of(work.master)
    values, (sheet, row) = doubt.outcome.match.row.values, doubt.outcome.match.place
    title = f"Nr. {values['number']} · {values['title']}" if values["number"] else str(values["title"])
    with st.container(border=True):
        st.markdown(f"**{formats.literal(title)}**")
        state = "✓ beantwortet" if doubt.answer else "noch offen"
        field = words.value("action_field", values["action_field"])
        st.caption(f"{formats.literal(f'{field} · Blatt „{sheet}“, Zeile {row}')} · {state}")
        for torn in work.comparison.torn:
            if (torn.sheet, torn.cell) == (sheet, doubt.outcome.match.row.cells.get("title")):
                st.warning(formats.literal(torn.message), icon=":material/help:")
        _ask(work, doubt, words)


def _ask(work: Work, doubt: Doubt, words: FieldWords) -> None:
    """The likely measures, each with why it is shown, then what else the row may be."""
    key = key_of(work.draft, AnswerKind.IDENTITY, *doubt.subject)
    by_id = {each.measure_id: each for each in doubt.candidates}
    likely = {f"{_SAME} {each}": f"Dieselbe wie {_named(candidate, words)}" for each, candidate in by_id.items()}
    labels = {**likely, **_LABELS, _UNCLEAR: f"{UNCLEAR} (gilt als neu)"}
    if doubt.outcome.match.row.values["measure_id"] in by_id:
        labels.pop(_UNCLEAR)  # its Kennung says something: new it would be only by an answer
    preset(key, _chosen(doubt, by_id, st.session_state.get(key)))
    title = formats.literal(str(doubt.outcome.match.row.values["title"]))
    st.radio(
        f"Was ist „{title}“?",
        list(labels),
        index=None,
        format_func=lambda option: labels.get(option, option),
        key=key,
        on_change=_choose,
        args=(work.draft.draft_id, doubt, key),
    )
    kind = st.session_state[key]
    if kind in _TARGETS:
        _ask_target(work, doubt, kind)


def _named(candidate: Candidate, words: FieldWords) -> str:
    number = f"Nr. {candidate.number} · " if candidate.number else ""
    field = words.value("action_field", candidate.action_field)
    return formats.literal(f"{candidate.measure_id} · {number}„{candidate.title}“ · {field} ({candidate.why})")


def _chosen(doubt: Doubt, candidates: dict[str, Candidate], said: str | None) -> str | None:
    answer = doubt.answer
    if answer is None:
        # A target is still to be chosen, or the row was left unclear: both are no answer, and stay as they were clicked.
        return said if said in (*_TARGETS, _UNCLEAR) else None
    if answer.value == Relation.SAME:
        return f"{_SAME} {answer.target}" if answer.target in candidates else _OTHER
    return str(answer.value)


def _choose(draft_id: str, doubt: Doubt, key: str) -> None:
    option = st.session_state[key] or ""
    if option.startswith(_SAME):
        _say(draft_id, doubt, Relation.SAME, option.removeprefix(_SAME).strip())
    elif option == Relation.NEW:
        _say(draft_id, doubt, Relation.NEW, None)
    else:
        take_away(draft_id, AnswerKind.IDENTITY, *doubt.subject)


def _ask_target(work: Work, doubt: Doubt, kind: str) -> None:
    key = key_of(work.draft, AnswerKind.IDENTITY, *doubt.subject, part=kind)
    relation = Relation.SAME if kind == _OTHER else Relation(kind)
    options = _targets(work, doubt)
    said = doubt.answer.target if doubt.answer and doubt.answer.value == relation else None
    preset(key, said if said in options else None)
    st.selectbox(
        _TARGETS[kind],
        list(options),
        index=None,
        format_func=lambda code: options.get(code, code),
        placeholder="bitte wählen",
        key=key,
        on_change=_choose_target,
        args=(work.draft.draft_id, doubt, relation, key),
    )
    if kind != _OTHER:
        st.caption("Was aus den anderen wird, sagen Sie im nächsten Schritt unter „Fehlende Maßnahmen“.")


def _targets(work: Work, doubt: Doubt) -> dict[str, str]:
    """The stored measures that no other row is."""
    own = doubt.outcome.match.known
    taken = {each.match.known.measure_id for each in work.comparison.outcomes if each.match.known} - {
        own.measure_id if own else ""
    }
    free = [each for each in work.comparison.known if each.measure_id not in taken]
    return {each.measure_id: f"{each.measure_id} · {each.title}" for each in free}


def _choose_target(draft_id: str, doubt: Doubt, relation: Relation, key: str) -> None:
    target = st.session_state[key]
    if target is None:
        take_away(draft_id, AnswerKind.IDENTITY, *doubt.subject)
    else:
        _say(draft_id, doubt, relation, target)


def _say(draft_id: str, doubt: Doubt, relation: Relation, target: str | None) -> None:
    give(draft_id, Answer(AnswerKind.IDENTITY, doubt.subject, relation.value, target=target))
