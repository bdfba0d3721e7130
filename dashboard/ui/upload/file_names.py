"""When two files are the same list: by their names, without what a browser or the correction workbook puts behind them."""

from __future__ import annotations

import re
from pathlib import PurePath

from dashboard.intake.desk.draft import Draft

_ADDED = re.compile(r"(\s*\(\d+\)|[ _-]*Prüfhinweise|[ _-]*Kopie)+$", re.IGNORECASE)


def list_name(file_name: str) -> str:
    """ "Liste SKB_Prüfhinweise (1).xlsx" and "Liste SKB.xlsx" are both "liste skb"."""
    stem = PurePath(file_name).stem
    return (_ADDED.sub("", stem) or stem).strip().casefold()


def same_list(one: Draft, other: Draft) -> bool:
    """Whether two drafts are one list in two states: named alike, for the same body, and of other content."""
    is_other = one.draft_id != other.draft_id and one.sha256 != other.sha256
    return is_other and one.acting == other.acting and list_name(one.file_name) == list_name(other.file_name)
