"""How the steps of opening stop: one exception inside, one issue outside."""

from __future__ import annotations

from dashboard.intake.model import Issue


class RefusedError(Exception):
    """The file cannot be read, for the reason in `issue`. Never leaves open_package or read_workbook."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.issue = Issue(code, details)


def damaged(detail: str) -> RefusedError:
    """The file breaks its own format; `detail` says in German how."""
    return RefusedError("opening.damaged", detail=detail)


def for_file(error: RefusedError, file: str) -> Issue:
    """The issue of a refusal with the file's name in it, which every sentence of the catalogue needs."""
    return Issue(error.issue.code, {"file": file, **error.issue.details})
