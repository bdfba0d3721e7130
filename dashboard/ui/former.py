"""What links and visitors still name though it is called otherwise by now, or is gone: old words, and what became of whom."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard import formats
from dashboard.ui import data

KINDS = {"fields": "field", "departments": "department", "levels": "level"}
"""The parameters of queries/overview/ that name master data, and their kinds there."""


def older_words(parameter: str) -> dict[str, str]:
    """What entries were called before -> their codes; a link outlives a name."""
    rows = data.frame("master/former_labels").filter(kind=KINDS.get(parameter, "")).iter_rows(named=True)
    return {str(row["label"]): str(row["code"]) for row in rows}


def gone(parameter: str, day: date) -> dict[str, str]:
    """The codes of what is not there on a day, each with a sentence that says since when and who follows."""
    return data.made(("gone", parameter, day), lambda: _gone(KINDS.get(parameter, ""), day))


def _gone(kind: str, day: date) -> dict[str, str]:
    rows = data.frame("master/labels").filter(kind=kind).iter_rows(named=True)
    return {
        row["code"]: _sentence(kind, row["code"], row["label"], row["valid_from"], row["valid_to"])
        for row in rows
        if (row["valid_to"] is not None and row["valid_to"] < day) or (row["valid_from"] is not None and row["valid_from"] > day)
    }


def followed(code: str, day: date) -> str:
    """The code of a body, and who goes on for it where it is gone by that day: "SJV, seit 01.04.2027 SIS"."""
    (end,) = data.frame("master/labels").filter(kind="department", code=code)["valid_to"].to_list() or [None]
    heirs = _heirs("department", code)
    if end is None or end >= day or not heirs:
        return code
    return f"{code}, seit {formats.day(end + timedelta(days=1))} {formats.joined(heirs)}"


def _heirs(kind: str, code: str) -> list[str]:
    return data.frame("master/lineage").filter(kind=kind, code=code)["successor"].unique(maintain_order=True).to_list()


def _sentence(kind: str, code: str, label: str, begin: date | None, end: date | None) -> str:
    named = f"Das Handlungsfeld {label}" if kind == "field" else label
    if end is None:
        return f"{named} gibt es erst seit dem {formats.day(begin)}." if begin else ""
    since = f"{named} gibt es seit dem {formats.day(end + timedelta(days=1))} nicht mehr"
    heirs = _heirs(kind, code)
    return f"{since}; Nachfolge: {formats.joined(heirs)}." if heirs else f"{since}."
