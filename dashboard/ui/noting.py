"""As whom the trail notes whoever works on the pages."""

from __future__ import annotations

from dashboard.access.viewer import OF_A_HOUSE, ROLE_WORDS, Role, Viewer
from dashboard.trail import Event, Kind
from dashboard.ui.choices import following

HOUSE_KEY, LEAD_UNIT_CODE = "haus", "federfuehrend"
"""Under which word, and by which one for the lead unit, it is chosen for whom somebody works."""


def noted_by(who: Viewer, kind: Kind, what: str, body: str | None = None, detail: str = "") -> Event:
    """An event of the trail by whoever looks; at a desk without a login as what he has chosen to work."""
    function = who.words if who.subject else _chosen_function()
    is_for_house = what in OF_A_HOUSE and who.role is Role.LEAD_UNIT and not function.startswith(ROLE_WORDS[Role.COORDINATOR])
    return Event(kind, what, who.subject, function, body, body if is_for_house else None, detail=detail)


def _chosen_function() -> str:
    code = following(HOUSE_KEY)
    if code is None:
        return ""
    return ROLE_WORDS[Role.LEAD_UNIT] if code == LEAD_UNIT_CODE else f"{ROLE_WORDS[Role.COORDINATOR]} {code}"
