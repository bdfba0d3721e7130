"""The desk: where a workbook and the answers to its questions lie until the list is accepted or put away."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard import settings
from dashboard.formats import number
from dashboard.intake.answers.answers import NONE, AnswerKind, Answers
from dashboard.intake.desk.draft import GONE, DeskError, Draft, last_day
from dashboard.intake.desk.folders import Folders
from dashboard.intake.opening.signature import file_name

_OF_A_ROW = frozenset({AnswerKind.IDENTITY, AnswerKind.ROW, AnswerKind.SET_ASIDE})
"""Answers that name a row: in a mended list another measure may stand there (see answers/carrying.py)."""


class Desk:
    """All drafts of one folder; several processes may work on it at once. What nobody works on any more has an end."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folders = Folders(settings.DRAFTS if folder is None else folder)

    def open(self, content: bytes, name: str, acting: str, round_code: str) -> Draft:
        """Lay a workbook on the desk for a body and a round, or find it there again with its answers.

        Another content under the same name is a new draft with the answers of the older one, but for those that name a row or a
        single cell; `replaces` says which one that is. DeskError: the desk is full, or the folder cannot be written.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        shown = file_name(name)
        with self._cleared():
            drafts = self.drafts()
            mine = [draft for draft in drafts if (draft.acting, draft.round_code) == (acting, round_code)]
            known = next((draft for draft in mine if draft.sha256 == sha256), None)
            if known is not None:
                return self._keep(known, known.answers)
            _check_room(drafts, len(content))
            before = next((draft for draft in mine if draft.file_name == shown), None)
            draft_id, moment = self._folders.new_id(), now()
            draft = Draft(
                draft_id=draft_id,
                file_name=shown,
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
        """One draft, with `acting` only if it is that body's (None: the lead unit sees all). DeskError where it is gone."""
        try:
            draft = Draft.from_json(self._folders.state(draft_id), self._folders.workbook(draft_id))
        except (ValueError, KeyError, TypeError):
            raise DeskError(GONE) from None
        if (acting is not None and draft.acting != acting) or draft.kept_until < now().date():
            raise DeskError(GONE)
        return draft

    def drafts(self, acting: str | None = None) -> list[Draft]:
        """The drafts of a body (None: of all, for the lead unit), the last changed one first; what cannot be read is left out."""
        found = []
        for draft_id in self._folders.ids():
            try:
                found.append(self.draft(draft_id, acting))
            except DeskError:
                continue
        return sorted(found, key=lambda draft: (draft.changed_at, draft.draft_id), reverse=True)

    def clear(self) -> None:
        """Remove drafts that nobody has worked on for settings.DRAFT_DAYS, and what a process that died left half done.

        DeskError where the folder cannot be written.
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
            yield

    def _last_day(self, draft_id: str) -> date:
        try:
            return Draft.from_json(self._folders.state(draft_id), self._folders.workbook(draft_id)).kept_until
        except (DeskError, ValueError, KeyError, TypeError):
            return last_day(self._folders.changed_at(draft_id))

    def keep(self, draft_id: str, answers: Answers, *, based_on: int | None = None) -> Draft:
        """Keep these answers in place of all earlier ones (to add one, `change`); `based_on` None leaves what was kept.

        DeskError where the draft is gone.
        """
        with self._cleared():
            return self._keep(self.draft(draft_id), answers, based_on)

    def change(self, draft_id: str, change: Callable[[Answers], Answers], *, based_on: int | None = None) -> Draft:
        """Keep what `change` makes of the answers given so far; of two at once the second gets what the first has made.

        DeskError where the draft is gone.
        """
        with self._cleared():
            before = self.draft(draft_id)
            return self._keep(before, change(before.answers), based_on)

    def _keep(self, before: Draft, answers: Answers, based_on: int | None = None) -> Draft:
        draft = replace(before, answers=answers, changed_at=now(), based_on=before.based_on if based_on is None else based_on)
        self._folders.change(draft.draft_id, draft.to_json())
        return draft

    def discard(self, draft_id: str) -> None:
        """Put a draft away with its answers, as when its list was accepted; one that is gone already stays gone."""
        self._folders.remove(draft_id)

    def discard_where(self, is_meant: Callable[[bytes], bool]) -> None:
        """Put away every draft of which a file is meant, also one that can no longer be read; DeskError where one stays."""
        with self._folders.lock():
            for draft_id in self._folders.ids():
                if any(is_meant(content) for content in self._folders.contents(draft_id)):
                    self._folders.remove(draft_id)


def now() -> datetime:
    """The moment, in UTC without zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _check_room(drafts: list[Draft], size_bytes: int) -> None:
    total = sum(draft.size_bytes for draft in drafts) + size_bytes
    if len(drafts) < settings.MAX_DRAFTS and total <= settings.MAX_DRAFT_BYTES:
        return
    megabytes = number((total - size_bytes) // 1_000_000)
    raise DeskError(
        f"Es liegen schon zu viele angefangene Listen bereit ({len(drafts)} mit zusammen {megabytes} MB). "
        "Bitte nicht mehr gebrauchte Entwürfe verwerfen oder annehmen und die Liste dann erneut hochladen."
    )


def _taken_over(answers: Answers) -> Answers:
    """The answers that do not hang on a row or a cell."""
    return Answers.of(answer for answer in answers if answer.kind not in _OF_A_ROW and len(answer.subject) <= 3)
