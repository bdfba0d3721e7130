"""Reading a workbook with the answers of its house: the one way in which pages, commands and `rebuild` do it."""

from __future__ import annotations

from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.answers import NONE, Answers
from dashboard.intake.answers.hints import hints_of
from dashboard.intake.model import ListReading
from dashboard.intake.process.isolation import read_isolated
from dashboard.master import MasterData


def read_answered(
    content: bytes, name: str, master: MasterData, answers: Answers = NONE, *, department: str | None = None
) -> ListReading:
    """Read a workbook in a process of its own, following the answers about sender, sheets and columns, and put the others in.

    The same bytes with the same answers give the same reading.
    """
    return answered(read_isolated(content, name, master, department=department, hints=hints_of(answers)), answers, master)
