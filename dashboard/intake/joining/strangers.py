"""A list that meets nothing of what its house has told before: most likely another house's, another year's, or another file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard import formats, queries
from dashboard.intake.joining.candidates import ALIKE, Match
from dashboard.intake.joining.identity import Matching, titles_elsewhere
from dashboard.intake.joining.missing import Missing
from dashboard.intake.model import Issue
from dashboard.intake.values.texts import match_key
from dashboard.store import Queryable

NONE_KNOWN = "identity.none_known"


def stranger(
    source: Queryable, department: str | None, matching: Matching, missing: Sequence[Missing]
) -> tuple[Issue | None, str | None]:
    """Why a list can hardly be its house's, and the other house whose measures most of its rows bear the titles of.

    So it is where no row was joined or resembles a stored measure, and all that was told before would be missing. A first list
    and a partial one miss nothing, so that nothing is said of them.
    """
    matches = matching.matches
    is_met = any(match.known or match.co_reported_id for match in matches) or any(
        each.likeness >= ALIKE for likely in matching.candidates.values() for each in likely
    )
    if not matches or not missing or is_met:
        return None, None
    other, count = _other_house(source, department, matches)
    details = {
        "department": department,
        "new": formats.counted(len(matches), "Maßnahme wäre neu", "Maßnahmen wären neu"),
        "missing": formats.counted(len(missing), "gespeicherte fehlte", "gespeicherte fehlten"),
        "other": f"Bekannt {'ist' if count == 1 else 'sind'} {formats.number(count)} Titel daraus von {other}. " if other else "",
    }
    return Issue(NONE_KNOWN, details), other


def _other_house(source: Queryable, department: str | None, matches: Sequence[Match]) -> tuple[str | None, int]:
    others = [str(code) for code in queries.run(source, "master/department")["code"] if code != department]
    keys = {match_key(str(match.row.values["title"])) for match in matches}
    owners = Counter(owner for owner, title in titles_elsewhere(source, others) if title in keys)
    return max(owners.items(), key=lambda item: item[1]) if owners else (None, 0)
