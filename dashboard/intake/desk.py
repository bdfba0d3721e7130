"""The desk: drafts of lists that are not accepted yet, one folder a file, with the answers so far; they outlive the server."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard import settings
from dashboard.disk import flush_folder, unwritable, write_new, write_whole
from dashboard.formats import number
from dashboard.intake.answers.answers import NONE, AnswerKind, Answers
from dashboard.intake.opening.signature import file_name
from dashboard.refusals import RefusalError

_OF_THE_FILE = frozenset({AnswerKind.IDENTITY, AnswerKind.ROW, AnswerKind.SET_ASIDE, AnswerKind.RANGE, AnswerKind.ROUND})
"""Answers that name a row, where another measure may stand in a mended list, or speak of this file (answers/remembered.py)."""

WORKBOOK, STATE = "workbook", "draft.json"
"""Fixed names: nothing of what a user calls a file reaches the file system."""

_HIDDEN, _NOTE = ".", ".note"
_ID = re.compile(r"[A-Za-z0-9_-]{22}")
LOCK_SECONDS = 20.0
MAKE_ROOM = "Bitte nicht mehr gebrauchte Entwürfe verwerfen oder annehmen und die Liste dann erneut hochladen."


class Desk:
    """All drafts of one folder; several processes may work on it at once. What nobody works on any more has an end."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folders = Folders(settings.DRAFTS if folder is None else folder)

    def open(self, content: bytes, name: str, acting: str, round_code: str) -> Draft:
        """Lay a workbook on the desk for a body and a round, or find it there again with its answers.

        Another content under the same name is a new draft with the answers of the older one, but for those that name a row or a
        single cell; `replaces` says which one that is. RefusalError: the desk is full, or the folder cannot be written.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        plain_name = file_name(name)
        with self._cleared():
            drafts = self.drafts()
            mine = [draft for draft in drafts if (draft.acting, draft.round_code) == (acting, round_code)]
            known = next((draft for draft in mine if draft.sha256 == sha256), None)
            if known is not None:
                return self._keep(known, known.answers)
            _check_room(drafts, acting, len(content))
            before = next((draft for draft in mine if draft.file_name == plain_name), None)
            draft_id, moment = self._folders.new_id(), now()
            draft = Draft(
                draft_id=draft_id,
                file_name=plain_name,
                sha256=sha256,
                size_bytes=len(content),
                acting=acting,
                round_code=round_code,
                answers=_taken_over(before.answers) if before else NONE,
                based_on=None,
                opened_at=moment,
                changed_at=moment,
                replaces=before.draft_id if before else None,
                workbook=self._folders.workbook(draft_id),
            )
            self._folders.add(draft_id, content, draft.to_json())
        return draft

    def draft(self, draft_id: str, acting: str | None = None) -> Draft:
        """One draft, with `acting` only if it is that body's (None: the lead unit sees all). GoneError where it is gone."""
        try:
            draft = Draft.from_json(self._folders.state(draft_id), self._folders.workbook(draft_id))
        except (ValueError, KeyError, TypeError):
            raise GoneError(GONE) from None
        if (acting is not None and draft.acting != acting) or draft.kept_until < now().date():
            raise GoneError(GONE)
        return draft

    def drafts(self, acting: str | None = None) -> list[Draft]:
        """The drafts of a body (None: of all, for the lead unit), the last changed one first; what cannot be read is left out."""
        found = []
        for draft_id in self._folders.ids():
            try:
                found.append(self.draft(draft_id, acting))
            except GoneError:
                continue
        return sorted(found, key=lambda draft: (draft.changed_at, draft.draft_id), reverse=True)

    def clear(self) -> None:
        """Remove drafts that nobody has worked on for settings.DRAFT_DAYS, and what a process that died left half done.

        RefusalError where the folder cannot be written.
        """
        if self._folders.path.is_dir():
            with self._cleared():
                pass

    @contextmanager
    def _cleared(self) -> Iterator[None]:
        """The desk for this process alone, without what is over."""
        with self._folders.lock():
            for draft_id in self._folders.ids():
                if self._last_day(draft_id) < now().date():
                    self._folders.remove(draft_id)
            self._folders.drop_notes(lambda changed_at: last_day(changed_at) < now().date())
            yield

    def _last_day(self, draft_id: str) -> date:
        try:
            return Draft.from_json(self._folders.state(draft_id), self._folders.workbook(draft_id)).kept_until
        except (GoneError, ValueError, KeyError, TypeError):
            return last_day(self._folders.changed_at(draft_id))

    def keep(self, draft_id: str, answers: Answers, *, based_on: int | None = None) -> Draft:
        """Keep these answers in place of all earlier ones (to add one, `change`); `based_on` None leaves what was kept.

        RefusalError where the draft is gone.
        """
        with self._cleared():
            return self._keep(self.draft(draft_id), answers, based_on)

    def change(self, draft_id: str, change: Callable[[Answers], Answers], *, based_on: int | None = None) -> Draft:
        """Keep what `change` makes of the answers given so far; of two at once the second gets what the first has made.

        RefusalError where the draft is gone.
        """
        with self._cleared():
            before = self.draft(draft_id)
            return self._keep(before, change(before.answers), based_on)

    def _keep(self, before: Draft, answers: Answers, based_on: int | None = None) -> Draft:
        draft = replace(before, answers=answers, changed_at=now(), based_on=before.based_on if based_on is None else based_on)
        self._folders.change(draft.draft_id, draft.to_json())
        return draft

    def discard(self, draft_id: str) -> None:
        """Put a draft away with its answers; one that is gone already stays gone."""
        self._folders.remove(draft_id)

    def accepted(self, draft_id: str, delivery_id: int) -> None:
        """Put a draft away whose list was accepted, and note in its place which delivery it became."""
        self._folders.remove(draft_id, note=str(delivery_id))

    def became(self, draft_id: str) -> int | None:
        """The delivery that a draft has become; None where its list was not accepted, or settings.DRAFT_DAYS ago."""
        noted = self._folders.noted(draft_id)
        return int(noted) if noted.isdecimal() else None

    def discard_where(self, is_meant: Callable[[bytes], bool]) -> None:
        """Put away every draft of which a file is meant, also one that can no longer be read; RefusalError where one stays."""
        with self._folders.lock():
            for draft_id in self._folders.ids():
                if any(is_meant(content) for content in self._folders.contents(draft_id)):
                    self._folders.remove(draft_id)


def now() -> datetime:
    """The moment, in UTC without zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _check_room(drafts: list[Draft], acting: str, size_bytes: int) -> None:
    own = [draft for draft in drafts if draft.acting == acting]
    of_house, of_all = settings.MAX_DRAFTS_OF_A_HOUSE, settings.MAX_DRAFTS
    limits = ((own, of_house, settings.MAX_DRAFT_BYTES_OF_A_HOUSE), (drafts, of_all, settings.MAX_DRAFT_BYTES))
    for held, count, total in limits:
        held_bytes = sum(draft.size_bytes for draft in held)
        if len(held) >= count or held_bytes + size_bytes > total:
            told = f"({len(held)} mit zusammen {number(held_bytes // 1_000_000)} MB)"
            raise RefusalError(f"Es liegen schon zu viele angefangene Listen bereit {told}. {MAKE_ROOM}")


def _taken_over(answers: Answers) -> Answers:
    """The answers that do not hang on a row, a cell or the file."""
    return Answers.of(answer for answer in answers if answer.kind not in _OF_THE_FILE and len(answer.subject) <= 3)


class GoneError(RefusalError):
    """A draft that is not on the desk, or not on this body's."""


GONE = (
    "Dieser Entwurf liegt nicht mehr bereit: er wurde angenommen, verworfen oder "
    f"{settings.DRAFT_DAYS} Tage lang nicht bearbeitet. Bitte die Liste erneut hochladen."
)


def last_day(changed_at: datetime) -> date:
    """The last day on which something lies on the desk that was changed at this moment."""
    return changed_at.date() + timedelta(days=settings.DRAFT_DAYS)


@dataclass(frozen=True, slots=True)
class Draft:
    """One workbook that is being worked on. Times in UTC without zone.

    `acting`: the body whose list it is, for which it is kept and which alone sees it, beside the lead unit. `based_on`: the
    newest standing delivery of that body when it was last compared. `replaces`: the draft of another content under the same name,
    from which answers were taken over.
    """

    draft_id: str
    file_name: str
    sha256: str
    size_bytes: int
    acting: str
    round_code: str
    answers: Answers
    based_on: int | None
    opened_at: datetime
    changed_at: datetime
    replaces: str | None
    workbook: Path

    @property
    def kept_until(self) -> date:
        """The last day on which it lies ready, unless somebody works on it before."""
        return last_day(self.changed_at)

    def content(self) -> bytes:
        """The bytes of the workbook; RefusalError where the draft is gone."""
        try:
            return self.workbook.read_bytes()
        except OSError:
            raise GoneError(GONE) from None

    def to_json(self) -> str:
        """All but the path of the workbook, as JSON text; `from_json` reads it."""
        state = {
            "draft_id": self.draft_id,
            "file_name": self.file_name,
            "sha256": self.sha256,
            "size_bytes": self.size_bytes,
            "acting": self.acting,
            "round_code": self.round_code,
            "answers": self.answers.to_json(),
            "based_on": self.based_on,
            "opened_at": self.opened_at.isoformat(),
            "changed_at": self.changed_at.isoformat(),
            "replaces": self.replaces,
        }
        return json.dumps(state, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str, workbook: Path) -> Draft:
        """The draft that `to_json` wrote; ValueError, KeyError or TypeError where it is none."""
        state = json.loads(text)
        return cls(
            draft_id=str(state["draft_id"]),
            file_name=str(state["file_name"]),
            sha256=str(state["sha256"]),
            size_bytes=int(state["size_bytes"]),
            acting=str(state["acting"]),
            round_code=str(state["round_code"]),
            answers=Answers.from_json(state["answers"]),
            based_on=None if state["based_on"] is None else int(state["based_on"]),
            opened_at=datetime.fromisoformat(state["opened_at"]),
            changed_at=datetime.fromisoformat(state["changed_at"]),
            replaces=None if state["replaces"] is None else str(state["replaces"]),
            workbook=workbook,
        )


class Folders:
    """The folders below one path, by the ids of their drafts."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def workbook(self, draft_id: str) -> Path:
        """Where a draft's bytes lie; GoneError for what is no id."""
        return self._folder(draft_id) / WORKBOOK

    def state(self, draft_id: str) -> str:
        """What is kept of a draft beside its bytes; GoneError where it is gone."""
        try:
            return (self._folder(draft_id) / STATE).read_text(encoding="utf-8")
        except OSError:
            raise GoneError(GONE) from None

    def contents(self, draft_id: str) -> list[bytes]:
        """The bytes of every file of a draft, also of what a killed process left beside them; none where it is gone."""
        with suppress(OSError):
            return [entry.read_bytes() for entry in self._folder(draft_id).iterdir()]
        return []

    def ids(self) -> list[str]:
        """The ids of all drafts that lie on the desk."""
        with suppress(OSError):
            return sorted(entry.name for entry in os.scandir(self.path) if _ID.fullmatch(entry.name) and entry.is_dir())
        return []

    def changed_at(self, draft_id: str) -> datetime:
        """When something in a folder was last put in its place, in UTC without zone; for drafts that say nothing themselves."""
        return datetime.fromtimestamp(self._folder(draft_id).stat().st_mtime, UTC).replace(tzinfo=None)

    def noted(self, draft_id: str) -> str:
        """The note on a draft that was removed; empty where there is none."""
        with suppress(OSError, GoneError):
            return self._folder(draft_id).with_suffix(_NOTE).read_text(encoding="utf-8")
        return ""

    def drop_notes(self, is_over: Callable[[datetime], bool]) -> None:
        """Remove the notes that are over by the moment of their making, in UTC without zone."""
        for note in self.path.glob(f"*{_NOTE}"):
            if is_over(datetime.fromtimestamp(note.stat().st_mtime, UTC).replace(tzinfo=None)):
                note.unlink(missing_ok=True)

    def new_id(self) -> str:
        """A name that nobody can guess and that may stand in an address."""
        return secrets.token_urlsafe(16)

    def add(self, draft_id: str, content: bytes, state: str) -> None:
        """A new folder with its two files; called while `lock` is held."""
        hidden = self.path / f"{_HIDDEN}{draft_id}"
        with _refused_on_failure(self.path):
            try:
                hidden.mkdir(mode=0o700)
                write_new(hidden / WORKBOOK, content)
                write_new(hidden / STATE, state.encode())
                flush_folder(hidden)
                hidden.rename(self._folder(draft_id))
            finally:
                shutil.rmtree(hidden, ignore_errors=True)
            flush_folder(self.path)

    def change(self, draft_id: str, state: str) -> None:
        """Put a new state in the place of the old one; RefusalError where the draft is gone."""
        folder = self._folder(draft_id)
        if not folder.is_dir():
            raise GoneError(GONE)
        with _refused_on_failure(self.path):
            try:
                write_whole({folder / STATE: state.encode()})
            except FileNotFoundError:  # discarded by somebody else at this moment
                raise GoneError(GONE) from None

    def remove(self, draft_id: str, note: str = "") -> bool:
        """Remove a draft with its bytes, and leave a note; whether it was there. RefusalError where it cannot be removed."""
        hidden = self.path / f"{_HIDDEN}{secrets.token_hex(8)}"
        with _refused_on_failure(self.path):
            if note:
                write_whole({self._folder(draft_id).with_suffix(_NOTE): note.encode()})
            try:
                self._folder(draft_id).rename(hidden)
            except FileNotFoundError:
                return False
        shutil.rmtree(hidden, ignore_errors=True)  # another one may be clearing it at this moment
        if hidden.exists():
            raise RefusalError(f"Der Entwurf ließ sich nicht entfernen. Bitte die Rechte im Ordner {self.path} prüfen lassen.")
        return True

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only one who adds drafts; what a process that died left half done is removed."""
        with _refused_on_failure(self.path):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self.path / f"{_HIDDEN}lock", mode=0o600)
            try:
                lock.acquire(timeout=LOCK_SECONDS)
            except Timeout:
                raise RefusalError("Es wird gerade eine andere Liste abgelegt. Bitte gleich erneut versuchen.") from None
        try:
            self._clear()
            yield
        finally:
            lock.release()

    def _folder(self, draft_id: str) -> Path:
        if not _ID.fullmatch(draft_id):
            raise GoneError(GONE)
        return self.path / draft_id

    def _clear(self) -> None:
        for entry in self.path.iterdir():
            if entry.name.startswith(_HIDDEN) and entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
        for torn in self.path.glob(f"*/{_HIDDEN}*"):
            torn.unlink(missing_ok=True)


@contextmanager
def _refused_on_failure(folder: Path) -> Iterator[None]:
    """What the system refuses, as a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RefusalError(unwritable(f"dem Ordner der Entwürfe {folder}", error)) from error
