"""Step 3, Vergleich: what the list speaks for, and what accepting it would change, measure by measure and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import FieldWords, changed_parts, label
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.joining.comparison import FIELDS, MEASURES, WHOLE_LIST, Counts, Outcome
from dashboard.intake.model import footnote_lines
from dashboard.ui.parts import show_table
from dashboard.ui.upload.answering import give, key_of, page_of, preset
from dashboard.ui.upload.contradictions import show_contradictions
from dashboard.ui.upload.missing import show_missing
from dashboard.ui.upload.sentences import scope_sentence
from dashboard.ui.upload.work import Work
from dashboard.ui.word_diff import LEGEND, values_in_markdown

_SCOPES = {WHOLE_LIST: "alle Maßnahmen des Hauses", FIELDS: "einige Handlungsfelder", MEASURES: "nur die genannten Maßnahmen"}
_CHANGED_AT_ONCE = 15


def show_comparison(work: Work) -> None:
    """The whole step, in the order in which it is read: scope, counts, what is asked, what changes, what stays."""
    words, outcomes = FieldWords.of(work.master), work.comparison.outcomes
    _show_scope(work, words)
    st.markdown(f"**{Counts.of(work.comparison).sentence}.** Gespeichert ist davon noch nichts.")
    show_missing(work)
    show_contradictions(work)
    _show_changed([each for each in outcomes if each.is_changed], words)
    _show_new([each for each in outcomes if each.is_new], words)
    _show_co_reports([each for each in outcomes if each.is_co_report], words)
    _show_left_out(work, words)
    _show_plain("Unverändert", [each for each in outcomes if each.is_unchanged], words)


def _show_scope(work: Work, words: FieldWords) -> None:
    st.markdown(scope_sentence(work.comparison.scope, dict(words.action_fields)))
    draft, scope = work.draft, work.comparison.scope
    with st.expander("Wofür die Liste steht, ändern", key="umfang", on_change="rerun") as details:
        if not details.open:
            return
        st.markdown("Schicken mehrere Referate je eine Liste, steht jede nur für ihren Teil.")
        all_fields = _fields_of(work)
        kind, fields = key_of(draft, AnswerKind.SCOPE), key_of(draft, AnswerKind.SCOPE, part="felder")
        preset(kind, scope.kind if st.session_state.get(kind) != FIELDS else FIELDS)
        st.radio(
            "Die Liste steht für",
            list(_SCOPES),
            format_func=lambda code: _SCOPES.get(code, code),
            key=kind,
            on_change=_set,
            args=(draft.draft_id, all_fields, kind, fields),
        )
        if st.session_state[kind] == FIELDS:
            preset(fields, list(scope.fields))
            st.multiselect(
                "Handlungsfelder der Liste",
                list(words.action_fields),
                format_func=words.action_fields.__getitem__,
                placeholder="bitte wählen",
                key=fields,
                on_change=_set,
                args=(draft.draft_id, all_fields, kind, fields),
            )


def _set(draft_id: str, all_fields: list[int], kind: str, fields: str) -> None:
    chosen = st.session_state[kind]
    value = chosen if chosen != FIELDS else sorted(st.session_state.get(fields) or all_fields)
    if value:
        give(draft_id, Answer(AnswerKind.SCOPE, (), value))


def _fields_of(work: Work) -> list[int]:
    """The action fields of the list's rows: what "some fields" means before anybody has chosen."""
    numbers = {row.values["action_field"] for row in work.reading.measures} - {None}
    return sorted(numbers)


def _show_changed(outcomes: Sequence[Outcome], words: FieldWords) -> None:
    if not outcomes:
        return
    st.subheader(f"Geändert ({formats.number(len(outcomes))})", anchor=False)
    if any(words.is_long(name, *values) for each in outcomes for name, values in each.changes.items()):
        st.caption(f"Bei langen Texten: {LEGEND}")
    for outcome in page_of(outcomes, "geaendert", _CHANGED_AT_ONCE):
        cells = outcome.match.row.cells
        lines = [line for name, pair in outcome.changes.items() for line in change_lines(name, *pair, cells.get(name), words)]
        title = f"**{formats.literal(str(outcome.values['title']))}** · {_name(outcome)}"
        st.markdown("\n".join((f"{title}\n", *(f"- {line}" for line in lines))))


def _show_new(outcomes: Sequence[Outcome], words: FieldWords) -> None:
    """All that was read of each new measure, as nothing stands beside it that would show what was read otherwise than meant."""
    if not outcomes:
        return
    title = f"Neu ({formats.number(len(outcomes))})"
    with st.expander(f"**{title}**", expanded=True, key="teil-Neu", on_change="rerun") as details:
        if details.open:
            st.markdown("Das wurde von jeder neuen Maßnahme gelesen; was nicht dasteht, sagt die Liste nicht.")
            for outcome in page_of(outcomes, "Neu", _CHANGED_AT_ONCE):
                lines = read_lines(outcome, words)
                head = f"**{formats.literal(str(outcome.values['title']))}** · {formats.literal(_place(outcome))}"
                st.markdown("\n".join((f"{head}\n", *(f"- {line}" for line in lines))))


def read_lines(outcome: Outcome, words: FieldWords) -> Iterator[str]:
    """Each value that was read of a row but its title, with its cell: fields in their order, then columns without a name."""
    row = outcome.match.row
    for name, value in row.values.items():
        if name in ("title", "measure_id") or value in (None, []):
            continue
        where = f" ({row.cells[name]})" if row.cells.get(name) else ""
        yield formats.literal(f"{label(name)}{where}: {words.value(name, value)}")
    yield from (formats.literal(f"Zusatzangabe „{heading}“: {text}") for heading, text in row.extra.items())
    yield from (formats.literal(f"Fußnote: {line}") for line in footnote_lines(row.footnotes))


def _show_plain(heading: str, outcomes: Sequence[Outcome], words: FieldWords) -> None:
    if not outcomes:
        return
    title = f"{heading} ({formats.number(len(outcomes))})"
    with st.expander(f"**{title}**", key=f"teil-{heading}", on_change="rerun") as details:
        if details.open:
            rows = [_plain_row(each, words) for each in page_of(outcomes, heading)]
            show_table(pl.DataFrame(rows), title)


def _plain_row(outcome: Outcome, words: FieldWords) -> dict[str, str]:
    values = outcome.values
    return {
        "Maßnahme": formats.literal(str(values["title"])),
        "Kennung": _name(outcome),
        "Handlungsfeld": formats.literal(words.value("action_field", values["action_field"])),
        "Umsetzungsstand": words.value("stage", values["stage"]),
        "Wo": formats.literal(_place(outcome)),
    }


def _show_co_reports(outcomes: Sequence[Outcome], words: FieldWords) -> None:
    if not outcomes:
        return
    title = f"Mitmeldungen ({formats.number(len(outcomes))})"
    with st.expander(f"**{title}**", expanded=True, key="teil-mitmeldungen", on_change="rerun") as details:
        if not details.open:
            return
        st.markdown(
            "Diese Maßnahmen führt ein anderes Haus. Sie werden mit Ihrer Rückmeldung aufbewahrt, zählen nicht doppelt und "
            "warten auf das federführende Haus."
        )
        rows = [
            {
                "Maßnahme": formats.literal(str(each.match.row.values["title"])),
                "Federführung": words.value("lead_department", each.match.row.values["lead_department"]),
                "dort bekannt als": each.match.co_reported_id or "noch nicht bekannt",
                "Wo": formats.literal(_place(each)),
            }
            for each in page_of(outcomes, "mitmeldungen")
        ]
        show_table(pl.DataFrame(rows), title)


def _show_left_out(work: Work, words: FieldWords) -> None:
    rows = work.comparison.left_out
    if not rows:
        return
    st.subheader(f"Nicht übernommen ({formats.number(len(rows))})", anchor=False)
    st.markdown("Diese Zeilen haben Sie im Schritt „Annehmen“ ausgenommen; ihre Maßnahmen bleiben, wie sie gespeichert sind.")
    table = [
        {
            "Maßnahme": formats.literal(str(row.values["title"])),
            "Handlungsfeld": formats.literal(words.value("action_field", row.values["action_field"])),
            "Wo": formats.literal(f"„{row.sheet}“, Zeile {row.row}"),
        }
        for row in page_of(rows, "ausgenommen")
    ]
    show_table(pl.DataFrame(table), "Nicht übernommene Zeilen")


def _name(outcome: Outcome) -> str:
    return outcome.match.known.measure_id if outcome.match.known else "neu"


def _place(outcome: Outcome) -> str:
    sheet, row = outcome.match.place
    return f"„{sheet}“, Zeile {row}"


def change_lines(name: str, old: Any, new: Any, cell: str | None, words: FieldWords) -> Iterator[str]:
    """The lines of one field: one, or one per heading where columns that nobody could name have changed."""
    where = f" ({cell})" if cell else ""
    for what, before, after in changed_parts(name, old, new):
        yield f"{formats.literal(what)}{where}: {values_in_markdown(name, before, after, words)}"
