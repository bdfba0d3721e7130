"""Redacting released reports, which are files: what is text is rewritten, what cannot be rewritten goes, and both say so.

A report keeps its digests, so that anybody can see that it is not what was released any more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from dashboard.intake.accepting.acceptance import now
from dashboard.intake.deliveries.words_in_files import REDACTED, holds, pattern_of
from dashboard.store import Queryable, Writer

_HOLDING = ("report_id", "name", "mime", "content")


def reports_with(source: Queryable, words: Sequence[str]) -> list[int]:
    """The numbers of the released reports in which one of the words stands.

    A PDF is packed so that no word is found in it; what it says stands in the web page and the tables of the same report.
    """
    rows = source.rows("report_file", columns=_HOLDING).drop_nulls("content").iter_rows(named=True)
    return sorted({row["report_id"] for row in rows if holds(row["content"], words)})


def redact_reports(writer: Writer, words: Sequence[str]) -> list[int]:
    """Take the words out of all released reports; gives back the numbers of those that had them."""
    found = reports_with(writer, words)
    for row in writer.rows("report_file", {"report_id": found}, _HOLDING).drop_nulls("content").iter_rows(named=True):
        kept = _rewritten(row["content"], words) if row["mime"].startswith("text/") else None
        if kept != row["content"]:
            place = {"report_id": row["report_id"], "name": row["name"]}
            writer.update("report_file", {"content": kept, "redacted_on": now().date()}, place)
    return found


def _rewritten(content: bytes, words: Sequence[str]) -> bytes | None:
    """A text without the words; None where they are parted so that they still stand there."""
    text = content.decode("utf-8")
    for word in words:
        for pattern in dict.fromkeys((pattern_of(word), pattern_of(escape(word)))):
            text = re.sub(pattern, REDACTED, text)
    rewritten = text.encode("utf-8")
    return None if holds(rewritten, words) else rewritten
