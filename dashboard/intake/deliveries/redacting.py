"""Redacting a wrong file or a person's data: where the words stand, and how they go for ever, with a record of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.deliveries.book import delivery
from dashboard.intake.deliveries.held_words import WORDS
from dashboard.intake.deliveries.redacting_reports import redact_reports, reports_with
from dashboard.intake.deliveries.words_in_files import REDACTED, holds, pattern_of
from dashboard.intake.desk import Desk
from dashboard.refusals import RefusalError, required
from dashboard.store import Queryable, Store, Writer
from dashboard.store.generations import ONLY_THIS

_SHORTEST_WORD = 3
"""Shorter ones would take letters out of every text."""


def redact_workbook(store: Store, delivery_id: int, *, reason: str, by: str) -> None:
    """Remove the file of a delivery for good. Where the delivery was taken back, all that was read from it goes as well.

    What a delivery that holds has brought stays, without its file: `rebuild` then carries it over as it stands. RefusalError: no
    such delivery, no file, or no reason.
    """
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die schwärzt,")
    with store.write(kept=ONLY_THIS) as writer:
        row = _with_file(writer, delivery_id)
        writer.update("workbook", {"content": None}, {"sha256": row["sha256"]})
        place = "Datei"
        if row["withdrawn_at"] is not None:
            _blank_withdrawn(writer, delivery_id)
            place = "Datei und alles, was aus ihr gelesen wurde"
        _note(writer, delivery_id, "workbook", place, why, who)
        derive(writer)
        _clear_desk(store, {row["sha256"]})


def redact_words(store: Store, delivery_id: int, words: Sequence[str], *, reason: str, by: str) -> None:
    """Replace words wherever the store holds them, and remove the files of all deliveries in which they stand.

    The words are found as they are written, capitals included, whatever blanks stand between them. `delivery_id` is the delivery
    in which they were noticed; its file goes in any case. RefusalError: no such delivery, no words, too short ones, no reason.
    """
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die schwärzt,")
    wanted = _checked(words, f"{why} {who}")
    with store.write(kept=ONLY_THIS) as writer:
        named = delivery(writer, delivery_id)
        files = _files_with(writer, wanted) | ({named["sha256"]} if named["sha256"] else set())
        for word in wanted:
            _replace(writer, pattern_of(word))
        reports = redact_reports(writer, wanted)
        writer.update("workbook", {"content": None}, {"sha256": files})
        removed = formats.counted(len(files), "Datei", "Dateien", "keine Datei")
        place = f"Worte in allen Angaben; {removed} entfernt{_of_reports(reports)}"
        _note(writer, delivery_id, "text", place, why, who)
        derive(writer)
        _clear_desk(store, files, wanted)


def redaction_effect(source: Queryable, delivery_id: int, words: Sequence[str] | None, reason: str) -> str:
    """What redacting words, or the whole file (None), would do now, in a sentence; RefusalError as where it is done."""
    why = required(reason, "den Grund")
    if words is None:
        row = _with_file(source, delivery_id)
        read = " und alles, was aus ihr gelesen wurde," if row["withdrawn_at"] is not None else ""
        return f"Die Datei der Rückmeldung {delivery_id}{read} wird entfernt."
    wanted = _checked(words, why)
    named = delivery(source, delivery_id)
    files = _files_with(source, wanted) | ({named["sha256"]} if named["sha256"] else set())
    removed = formats.counted(len(files), "Originaldatei wird", "Originaldateien werden", "keine Originaldatei wird")
    return f"Die Worte werden in allen Angaben ersetzt; {removed} entfernt{_of_reports(reports_with(source, wanted))}."


def _of_reports(reports: Sequence[int]) -> str:
    """What a redaction does to released reports; nothing where the words stand in none."""
    if not reports:
        return ""
    named = formats.joined([f"Nr. {each}" for each in reports])
    where = "dem veröffentlichten Bericht" if len(reports) == 1 else "den veröffentlichten Berichten"
    return f", geschwärzt auch in {where} {named}"


def _with_file(source: Queryable, delivery_id: int) -> dict[str, Any]:
    row = delivery(source, delivery_id)
    if row["sha256"] is None:
        raise RefusalError(f"Die Rückmeldung {delivery_id} ist ohne Datei eingegangen; zu schwärzen ist keine.")
    return row


def _checked(words: Sequence[str], told: str) -> list[str]:
    """The words to redact; RefusalError where they are too short, or what is told of it holds them."""
    wanted = [required(word, "die Worte, die geschwärzt werden sollen,") for word in words]
    if not wanted or any(len(word) < _SHORTEST_WORD for word in wanted):
        raise RefusalError(f"Bitte nennen Sie die Worte ganz, mit mindestens {_SHORTEST_WORD} Zeichen; geschwärzt wurde nichts.")
    if any(re.search(pattern_of(word), told) for word in wanted):
        raise RefusalError("Der Grund darf die Worte nicht selbst enthalten; er bleibt in den Büchern stehen.")
    return wanted


def _files_with(source: Queryable, words: Sequence[str]) -> set[str]:
    """The kept workbooks in which one of the words stands, in whatever part of the package."""
    found = set()
    for sha256 in queries.run(source, "deliveries/kept_workbooks")["sha256"].to_list():
        content: bytes = source.rows("workbook", {"sha256": sha256})["content"][0]
        if holds(content, words):
            found.add(sha256)
    return found


def _replace(writer: Writer, pattern: str) -> None:
    """The mark in the place of the words in every column that holds words; of JSON in its texts, never in its names."""
    for table, columns in WORDS.items():
        types = writer.columns(table)
        writer.replace_words(table, [name for name in columns if types[name] != "JSON"], pattern, REDACTED)
        for name in (name for name in columns if types[name] == "JSON"):
            for written in set(writer.rows(table, columns=[name])[name].drop_nulls().to_list()):
                value = json.loads(written)
                redacted = _redacted(value, re.compile(pattern))
                if redacted != value:
                    writer.update(table, {name: json.dumps(redacted, ensure_ascii=False, sort_keys=True)}, {name: written})


def _redacted(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(REDACTED, value)
    if isinstance(value, list):
        return [_redacted(each, pattern) for each in value]
    return {name: _redacted(each, pattern) for name, each in value.items()} if isinstance(value, dict) else value


def _blank_withdrawn(writer: Writer, delivery_id: int) -> None:
    """What a delivery that was taken back said vanishes, but for versions that a delivery which holds confirms.

    Its answers keep their numbers, for withdrawals of other answers name them.
    """
    versions = queries.run(writer, "deliveries/unconfirmed", delivery_id=delivery_id)["version_id"].to_list()
    said = [name for name in writer.columns("measure_version") if name not in ("version_id", "measure_id", "delivery_id")]
    writer.update("measure_version", dict.fromkeys(said) | {"title": REDACTED}, {"version_id": versions})
    of_it = {"delivery_id": delivery_id}
    writer.update("delivery", {"file_name": REDACTED}, of_it)
    nothing: dict[str, Any] = {"kind": "redacted", "subject": [], "value": "null", "is_remembered": False}
    writer.update("answer", nothing | {"target": None, "reason": None}, of_it)
    for table in ("finding", "co_report", "inquiry_answer", "missing_answer", "set_aside"):
        writer.delete(table, of_it)


def _note(writer: Writer, delivery_id: int, kind: str, place: str, reason: str, by: str) -> None:
    number = writer.next_number("redaction", "redaction_id")
    row = {"redaction_id": number, "delivery_id": delivery_id, "kind": kind, "place": place, "reason": reason}
    writer.insert("redaction", [row | {"redacted_by": by, "redacted_at": now()}])


def _clear_desk(store: Store, files: set[str], words: Sequence[str] = ()) -> None:
    """Drafts of the same files hold the same words; with `words` also every other draft in which one of them stands.

    Called before the redaction is published: whoever is killed in between has redacted nothing yet, and is not told otherwise.
    """
    folder = store.path.with_name(f"{store.path.name}.drafts")
    if not folder.is_dir():
        return
    Desk(folder).discard_where(
        lambda content: hashlib.sha256(content).hexdigest() in files or bool(words and holds(content, words))
    )
