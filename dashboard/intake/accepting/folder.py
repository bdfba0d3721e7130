"""The workbooks of a folder, each with the round it belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.master import SteeringRound

ENDINGS = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class ListFile:
    """One workbook of a folder, with its bytes and the round for which it is taken in."""

    path: Path
    round_code: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def list_files(folder: Path, rounds: Sequence[SteeringRound], default_round: str | None, today: date) -> list[ListFile]:
    """All workbooks of a folder in the order of rounds and names.

    A subfolder that is named like a round holds that round's lists. Workbooks that lie loose belong to the round that the folder
    is named like, else to `default_round`, else to the newest round whose reference date is not in the future. Excel's own
    temporary files (~$...) and hidden ones are no lists.
    """
    codes = [each.code for each in sorted(rounds, key=lambda each: each.reference_date)]
    loose = folder.resolve().name if folder.resolve().name in codes else default_round or _newest(rounds, today)
    found = [ListFile(path, loose, path.read_bytes()) for path in _workbooks(folder)] if loose else []
    for code in codes:
        found += [ListFile(path, code, path.read_bytes()) for path in _workbooks(folder / code)]
    return sorted(found, key=lambda file: (codes.index(file.round_code) if file.round_code in codes else -1, file.path.name))


def _workbooks(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and not path.name.startswith(("~", "."))]


def _newest(rounds: Sequence[SteeringRound], today: date) -> str | None:
    begun = [each for each in rounds if each.reference_date <= today]
    return max(begun, key=lambda each: each.reference_date).code if begun else None
