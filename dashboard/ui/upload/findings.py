"""Step 1, Prüfhinweise: what was read, what blocks, what is asked, what was understood, and which answers are remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.answers import Answers
from dashboard.intake.answers.questions import QuestionGroup
from dashboard.intake.answers.remembered import proposals, remembered, withdraw_answer
from dashboard.intake.findings import CATALOGUE
from dashboard.intake.layout.own_sheets import OURS
from dashboard.intake.model import Finding
from dashboard.settings import PAGES
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.answer_words import answer_sentence
from dashboard.ui.telling import refusal_told, tell
from dashboard.ui.upload.answering import give, page_of
from dashboard.ui.upload.last_told import known_by_place
from dashboard.ui.upload.questions import show_question
from dashboard.ui.upload.sentences import counted_findings, read_sentence, severity_words, state_sentence
from dashboard.ui.upload.work import Work, master

_QUESTIONS_AT_ONCE = 20
_NO_LIST = frozenset({"list.none", "table.no_title_column"})

ASKED_NEXT = frozenset({"identity.same_number", "identity.similar_title", "identity.title_of_other"})
"""Which measure a row is, is asked in the next step, beside the measures that it may be."""


def show_findings(work: Work) -> None:
    """The whole step; nothing here is stored before the list is accepted."""
    reading = work.reading
    st.markdown(f"**{state_sentence(reading, len(work.open_questions), len(work.comparison.torn))}**")
    found = [*reading.findings, *(each for each in work.comparison.findings if each.code not in ASKED_NEXT)]
    st.markdown(f"{formats.literal(read_sentence(reading))} {counted_findings(found)}.")
    by_severity: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        if not finding.asks:
            by_severity[finding.severity].append(finding)
    _show_findings("Das verhindert die Annahme", by_severity["error"], is_open=True)
    if any(finding.code in _NO_LIST for finding in found):
        label = "Zur Rückmeldeliste und zur leeren Vorlage"
        st.page_link(PAGES / "round_sheets.py", label=label, icon=":material/download:")
    _show_questions(work)
    _show_findings("Das sollten Sie ansehen", by_severity["warning"], is_open=True)
    _show_findings("Zur Kenntnis", by_severity["note"], is_open=False)
    _show_other_sheets(reading.other_sheets)


def _show_questions(work: Work) -> None:
    """What is to be answered lies open; what was understood and may be corrected opens with a click."""
    known = _proposals(work)
    to_answer = [each for each in work.questions if each.severity != "note"]
    understood = [each for each in work.questions if each.severity == "note"]
    if to_answer:
        st.subheader(f"Das können Sie beantworten ({formats.number(len(to_answer))})", anchor=False)
        st.markdown("Ihre Mappe bleibt, wie sie ist; was ohne Antwort gilt, steht bei jeder Frage.")
        with st.container(horizontal=True, gap="small"):
            _show_earlier(work, known)
            _show_proposed(work, to_answer)
        _show_each(work, to_answer, known, "fragen")
    if understood:
        label = f"**So wurde es verstanden; Sie können es berichtigen** · {formats.number(len(understood))}"
        with st.expander(label, key="verstanden", on_change="rerun") as details:
            if details.open:
                _show_each(work, understood, known, "verstandenes")


def _show_earlier(work: Work, known: Answers) -> None:
    """All that was answered for earlier lists and is asked again, with one click."""
    earlier = [
        known.by_key[(each.kind, each.subject)]
        for each in work.questions
        if each.answer is None and (each.kind, each.subject) in known.by_key
    ]
    if earlier:
        many = formats.counted(len(earlier), "frühere Antwort", "frühere Antworten")
        st.button(f"{many} übernehmen", key="fruehere-antworten", on_click=give, args=(work.draft.draft_id, *earlier))


def _show_proposed(work: Work, questions: Sequence[QuestionGroup]) -> None:
    """All proposals of open questions with one click; each stays in its place, marked, and can be changed after."""
    answers = [
        each.with_value(choice.value, is_remembered=each.can_be_remembered)
        for each in questions
        if each.answer is None and not each.cell_answers
        for choice in each.choices
        if choice.is_proposed
    ]
    if len(answers) > 1:
        label = f"Alle {formats.number(len(answers))} Vorschläge annehmen"
        tip = "Bei jeder offenen Frage gilt dann, was dort als Vorschlag dasteht."
        st.button(label, key="vorschlaege", help=tip, on_click=give, args=(work.draft.draft_id, *answers))


def _show_each(work: Work, questions: Sequence[QuestionGroup], known: Answers, key: str) -> None:
    words, told = FieldWords.of(work.master), known_by_place(work.comparison)
    for question in page_of(questions, key, _QUESTIONS_AT_ONCE):
        show_question(work.draft, question, known.by_key.get((question.kind, question.subject)), told, words)


def _proposals(work: Work) -> Answers:
    """What the house has answered for earlier lists to the same questions."""
    department = work.reading.department
    return proposals(work.reading, remembered(data.store(), department)) if department else Answers()


def _show_findings(heading: str, findings: Sequence[Finding], *, is_open: bool) -> None:
    """Findings that only the workbook can mend, grouped by kind; long groups a page at a time."""
    if not findings:
        return
    st.subheader(f"{heading} ({formats.number(len(findings))})", anchor=False)
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[CATALOGUE[finding.code].group].append(finding)
    for group, members in groups.items():
        key = f"{members[0].severity}-{group}"
        label = f"**{group}** · {formats.number(len(members))}"
        with st.expander(label, expanded=is_open, key=f"gruppe-{key}", on_change="rerun") as details:
            if details.open:
                st.markdown("\n".join(_line(each) for each in page_of(members, key)))


def _line(finding: Finding) -> str:
    """Where, what stands there, what to do; a list rather than a table, so that a telephone shows it whole."""
    place = " ".join(part for part in (f"„{finding.sheet}“" if finding.sheet else "", finding.cell or "") if part)
    parts = [place, severity_words(finding.severity), f"da steht „{finding.value}“" if finding.value else ""]
    return f"- {formats.literal(' · '.join(part for part in parts if part))}  \n  {formats.literal(finding.message)}"


def _show_other_sheets(sheets: dict[str, str]) -> None:
    sheets = {name: reason for name, reason in sheets.items() if reason not in OURS}
    if not sheets:
        return
    reasons = "; ".join(f"„{name}“: {reason}" for name, reason in sheets.items())
    st.caption(f"Nicht als Liste gelesen: {formats.literal(reasons)}.")


def show_remembered(who: Acting) -> None:
    """All remembered answers of the own house, one line each."""
    known = remembered(data.store(), who.code) if who.code else []
    if not known:
        return
    words = FieldWords.of(master())
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
    with refusal_told():
        withdraw_answer(data.books(Act.WITHDRAW_ANSWER, who.code), answer_id, who.function)
        tell(f"Wird nicht mehr vorgeschlagen: {sentence}")
