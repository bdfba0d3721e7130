"""One delivery in depth: how it came, what it changed, its answers, file and receipt; release, take back, redact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard import formats, queries
from dashboard.access.viewer import Act
from dashboard.documents.field_values import FieldWords, is_mailed, label
from dashboard.documents.receipt import receipt_text
from dashboard.four_eyes import Request, Wish
from dashboard.intake.accepting.acceptance import Release
from dashboard.intake.accepting.delivered import answers_of
from dashboard.intake.deliveries.book import release, take_back
from dashboard.intake.deliveries.changes import changed_measures
from dashboard.intake.deliveries.redacting import redact_words, redact_workbook, redaction_effect
from dashboard.intake.joining.comparison import counted_changes
from dashboard.refusals import RefusalError, required_choice
from dashboard.store import Queryable
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.answer_words import answer_sentence
from dashboard.ui.delivery_board.row import SCOPES
from dashboard.ui.four_eyes import NEEDS_SECOND, ask, show_waiting
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.mail import own_address, show_mail
from dashboard.ui.release_fields import WHO_RELEASES, release_fields
from dashboard.ui.telling import attempt
from dashboard.ui.upload.work import master
from dashboard.ui.viewing import has_login
from dashboard.ui.word_diff import values_in_markdown
from dashboard.vocabulary import FIELD_BY_NAME, LABELS

SHOWN_CHANGES = 40
_WITHOUT_LIST = {
    "confirmation": "Bestätigt, ohne eine Liste: Was zuletzt gemeldet war, gilt weiter.",
    "nil_return": "Fehlanzeige, ohne eine Liste: Das Haus hat nichts zu melden.",
}


def show_delivery(delivery: dict[str, Any], who: Acting) -> None:
    """A folded line that says the most important, and everything else when it is opened; what waits for a release lies open."""
    body = delivery["department"]
    may_see = who.may_see(body)
    is_waiting = may_see and not delivery["is_released"] and not delivery["is_withdrawn"]
    with st.expander(
        headline(delivery), expanded=is_waiting, key=f"rueckmeldung-{delivery['delivery_id']}", on_change="rerun"
    ) as details:
        if not details.open:
            return
        words = FieldWords.of(master())
        lines, changed = change_lines(delivery["delivery_id"], words, may_see=may_see)
        st.markdown(formats.literal(facts(delivery if may_see else _as_seen(delivery, changed))))
        if is_waiting and who.may(Act.RELEASE, body):
            release_form(delivery["delivery_id"])
        elif is_waiting:
            st.markdown(WHO_RELEASES)
        _show_changes(lines)
        if may_see:
            _show_answers(delivery, words)
            _show_file(delivery)
            with st.expander(
                "Quittung als Mail", key=f"quittung-{delivery['delivery_id']}", type="compact", on_change="rerun"
            ) as receipt:
                if receipt.open:
                    show_mail(receipt_text(data.store(), delivery["delivery_id"], for_department=body, address=own_address()))
            if delivery["is_newest"] and who.may(Act.TAKE_BACK, body):
                take_back_form(delivery["delivery_id"], who)
            if who.is_lead_unit and delivery["file_name"] is not None:
                redaction_form(delivery["delivery_id"], who, has_workbook=has_workbook(delivery["delivery_id"]))


def headline(delivery: dict[str, Any]) -> str:
    """ "Nr. 14 · Liste SKB.xlsx · 23.11.2026 · ✓ freigegeben"; without a list it says what the body has confirmed.

    The name of a file is for its house.
    """
    kind = LABELS["delivery_kind"][delivery["kind"]]
    name = delivery["file_name"] or (kind if delivery["kind"] == "list" else f"ohne Liste: {kind}")
    day = formats.day(delivery["known_from"].date())
    return f"**Nr. {delivery['delivery_id']}** · {formats.literal(name)} · {day} · {state_of(delivery)}"


def state_of(delivery: dict[str, Any]) -> str:
    """Sign and word: taken back, released or a draft."""
    if delivery["withdrawn_at"]:
        return "✕ zurückgenommen"
    return "✓ freigegeben" if delivery["is_released"] else "◌ Arbeitsstand"


def facts(delivery: dict[str, Any]) -> str:
    """How it came and who has released or taken it back, as sentences."""
    sentences = [_WITHOUT_LIST.get(delivery["kind"]) or f"Umfang: {SCOPES[delivery['scope']]}."]
    if delivery["kind"] != "nil_return":
        sentences.append(f"{counted_changes(delivery['new'], delivery['changed'], delivery['unchanged'])}.")
    if delivery["sender"]:
        sentences.append(f"Geschickt von: {delivery['sender']}.")
    if delivery["recorded_by"]:
        sentences.append(f"Erfasst durch {delivery['recorded_by']}; Nachweis: {delivery['proof'] or 'nicht genannt'}.")
    if delivery["released_by"]:
        day = f" am {formats.day(delivery['released_on'])}" if delivery["released_on"] else ""
        reference = f" ({delivery['reference']})" if delivery["reference"] else ""
        sentences.append(f"Freigegeben durch {delivery['released_by']}{day}{reference}.")
    if delivery["withdrawn_at"]:
        day = formats.day(delivery["withdrawn_at"].date())
        sentences.append(f"Zurückgenommen am {day} durch {delivery['withdrawn_by']}: {delivery['withdrawal_reason']}")
    return " ".join(sentences)


def _as_seen(delivery: dict[str, Any], changed: int) -> dict[str, Any]:
    """A delivery with the counts that another house sees: where only internal fields changed, nothing did."""
    return {**delivery, "changed": changed, "unchanged": delivery["changed"] + delivery["unchanged"] - changed}


def _show_changes(lines: list[str]) -> None:
    st.markdown("**Was sie geändert hat**")
    if not lines:
        st.markdown("Nichts: Alle Angaben sind, wie sie vorher waren.")
        return
    st.markdown("\n".join(f"- {line}" for line in lines[:SHOWN_CHANGES]))
    if len(lines) > SHOWN_CHANGES:
        st.markdown(f"… und {formats.number(len(lines) - SHOWN_CHANGES)} weitere.")


def _show_answers(delivery: dict[str, Any], words: FieldWords) -> None:
    answers = list(answers_of(data.frame("delivery_board/answers", delivery_id=delivery["delivery_id"]).iter_rows(named=True)))
    if answers:
        st.markdown("**Antworten zu dieser Liste**")
        st.markdown("\n".join(f"- {formats.literal(answer_sentence(each, words))}" for each in answers))


def _content(source: Queryable, number: int) -> bytes:
    content: bytes = queries.run(source, "deliveries/workbook", delivery_id=number)["content"][0]
    return content


def _show_file(delivery: dict[str, Any]) -> None:
    number = delivery["delivery_id"]
    if delivery["file_name"] is None:
        return
    if not has_workbook(number):
        st.markdown("Die Originaldatei wurde geschwärzt und ist nicht mehr vorhanden.")
        return
    content, told = partial(_content, data.store(), number), f"Rückmeldung {number}"
    paper = Paper("Originaldatei", delivery["file_name"], EXCEL, content, delivery["department"], told)
    hand_out("Originaldatei herunterladen", paper, key=f"original-{number}", icon=":material/download:")


def has_workbook(number: int) -> bool:
    """Whether the file of a delivery is kept; not after it was redacted. The bytes stay in the store."""
    return bool(data.frame("delivery_board/has_workbook", delivery_id=number)["has_workbook"].any())


def change_lines(delivery_id: int, words: FieldWords, *, may_see: bool) -> tuple[list[str], int]:
    """One line per measure with a new version, in the order of the keys; and how many of them were there before.

    Without `may_see` fields that are internal to the house (hausintern) are left out, and measures where nothing else changed.
    """
    lines, changed = [], 0
    for each in changed_measures(data.store(), delivery_id):
        heading = f"**{formats.literal(each.title)}** · {each.measure_id}"
        changes = [
            f"{label(name)}: {_change(name, *values, words)}"
            for name, values in each.fields.items()
            if may_see or is_mailed(name)
        ]
        if each.is_new:
            lines.append(f"{heading} · neu")
        elif changes:
            changed += 1
            lines.append("  \n  ".join([heading, *changes]))
    return lines, changed


def _change(name: str, old: Any, new: Any, words: FieldWords) -> str:
    return values_in_markdown(name, old, new, words) if name in FIELD_BY_NAME else "geändert"


def release_form(number: int) -> None:
    """Make a draft the word of the house."""
    with st.expander("Freigeben", expanded=True, type="compact"), st.form(f"freigeben-{number}"):
        st.markdown("Mit der Freigabe ist die Rückmeldung das Wort des Hauses: Sie zählt im Überblick und in allen Unterlagen.")
        entry = release_fields(f"freigeben-{number}", is_required=True)
        if st.form_submit_button("Jetzt freigeben"):
            attempt(lambda: _released(number, entry.checked()))


def _released(number: int, entry: Release | None) -> str:
    if entry is None:
        raise RefusalError("Bitte nennen Sie die Funktion, die freigegeben hat.")
    release(data.books(Act.RELEASE, _house_of(number)), number, entry)
    return f"Rückmeldung Nr. {number} ist freigegeben und zählt ab jetzt."


def _house_of(number: int) -> str | None:
    """Whose delivery it is; None where whoever looks does not see it."""
    return next(iter(data.frame("deliveries/one", delivery_id=number)["department"]), None)


def take_back_form(number: int, who: Acting) -> None:
    """Let the state before a delivery hold again."""
    with st.expander("Zurücknehmen", type="compact"), st.form(f"zuruecknehmen-{number}"):
        st.markdown(
            f"Nr. {number} gilt dann nicht mehr: Alle Werte sind wieder, wie sie davor waren. Datei, Antworten und Grund bleiben "
            "in den Büchern; gelöscht wird nichts."
        )
        reason = st.text_input("Grund", placeholder="z. B. falsche Datei geschickt")
        if st.form_submit_button("Zurücknehmen"):
            attempt(lambda: _taken_back(number, reason, who))


def _taken_back(number: int, reason: str, who: Acting) -> str:
    done = take_back(data.books(Act.TAKE_BACK, _house_of(number)), number, reason=reason.strip(), by=who.function)
    return f"Rückmeldung Nr. {number} ist zurückgenommen. Der Stand davor gilt wieder. {done.kept_keys}".strip()


def redaction_form(number: int, who: Acting, *, has_workbook: bool) -> None:
    """Words in the values of a delivery, or its file as a whole; the lead unit alone is offered this."""
    label = "Schwärzung beantragen" if has_login() else "Endgültig schwärzen"
    with st.expander("Schwärzen", type="compact"), st.form(f"schwaerzen-{number}"):
        st.warning(
            "Das lässt sich **nicht rückgängig machen**. Worte werden in allen Angaben ersetzt, und jede Originaldatei, in der "
            "sie stehen, wird entfernt. Dass, wann und warum geschwärzt wurde, bleibt vermerkt. Sicherungen, die jemand selbst "
            "kopiert hat, erreicht das Programm nicht.",
            icon=":material/warning:",
        )
        kinds = ["bestimmte Worte, etwa einen Namen", *(["die ganze Datei"] if has_workbook else [])]
        kind = st.radio("Was soll geschwärzt werden?", kinds, 0 if len(kinds) == 1 else None)
        words = st.text_area("Die Worte, je Zeile eines, geschrieben wie in der Liste")
        reason = st.text_input("Grund (ohne die Worte selbst)")
        is_sure = st.checkbox("Ich habe geprüft, dass es die richtige Rückmeldung ist.")
        if has_login():
            st.markdown(NEEDS_SECOND)
        if st.form_submit_button(label):
            if not is_sure:
                st.error("Bitte bestätigen Sie zuerst, dass es die richtige Rückmeldung ist.", icon=":material/error:")
                return
            wanted = [line.strip() for line in words.splitlines() if line.strip()]
            what = ", was geschwärzt werden soll"
            attempt(lambda: _redacted(number, wanted if required_choice(kind, what) == kinds[0] else None, reason.strip(), who))


def _redacted(number: int, words: Sequence[str] | None, reason: str, who: Acting, confirms: Request | None = None) -> str:
    """Redact the words, or without any (None) the whole file; or ask for it, where a second person has to confirm it."""
    if has_login() and confirms is None:
        effect = redaction_effect(data.store(), number, words, reason)
        return ask(Wish(Act.REDACT, f"Rückmeldung {number}", str(number), reason, effect, tuple(words or ())))
    books = data.books(Act.REDACT, confirms=confirms)
    if words is None:
        redact_workbook(books, number, reason=reason, by=who.function)
        return f"Die Datei der Rückmeldung Nr. {number} ist geschwärzt."
    redact_words(books, number, words, reason=reason, by=who.function)
    return f"{formats.counted(len(words), 'Eintrag ist', 'Einträge sind')} geschwärzt."


def show_redaction_requests(who: Acting) -> None:
    """What waits for a second person to redact it."""

    def effect(wish: Wish) -> str:
        return redaction_effect(data.store(), int(wish.key), wish.words or None, wish.reason)

    def carry_out(request: Request) -> str:
        wish = request.wish
        return _redacted(int(wish.key), wish.words or None, wish.reason, who, request)

    show_waiting(Act.REDACT, effect, carry_out)
