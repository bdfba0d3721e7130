"""A draft: one workbook on the desk with the answers given so far."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from dashboard import settings
from dashboard.intake.answers.answers import Answers


class DeskError(Exception):
    """Why something on the desk cannot be done, as one German sentence."""


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
        """The bytes of the workbook; DeskError where the draft is gone."""
        try:
            return self.workbook.read_bytes()
        except OSError:
            raise DeskError(GONE) from None

    def to_json(self) -> str:
        """All but the path of the workbook, as JSON text; `from_json` reads it."""
        told = {
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
        return json.dumps(told, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str, workbook: Path) -> Draft:
        """The draft that `to_json` wrote; ValueError, KeyError or TypeError where it is none."""
        told = json.loads(text)
        return cls(
            draft_id=str(told["draft_id"]),
            file_name=str(told["file_name"]),
            sha256=str(told["sha256"]),
            size_bytes=int(told["size_bytes"]),
            acting=str(told["acting"]),
            round_code=str(told["round_code"]),
            answers=Answers.from_json(told["answers"]),
            based_on=None if told["based_on"] is None else int(told["based_on"]),
            opened_at=datetime.fromisoformat(told["opened_at"]),
            changed_at=datetime.fromisoformat(told["changed_at"]),
            replaces=None if told["replaces"] is None else str(told["replaces"]),
            workbook=workbook,
        )
