"""Who looks: a role, the bodies that somebody works for, and what follows from both (DESIGN, sections 3 and 9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard import formats
from dashboard.fields import Visibility


class Role(StrEnum):
    """As what somebody works here."""

    LEAD_UNIT = "lead_unit"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    WORKING_GROUP = "working_group"
    READER = "reader"


ROLE_WORDS: dict[Role, str] = {
    Role.LEAD_UNIT: "federführende Stelle",
    Role.COORDINATOR: "Ansprechstelle",
    Role.MEMBER: "Mitglied der Runde",
    Role.WORKING_GROUP: "Arbeitsgruppe",
    Role.READER: "Lesen",
}
"""As the pages and the file of the mapping call the roles."""
WITH_HOUSE = (Role.COORDINATOR, Role.MEMBER)
"""Roles that somebody has for one or several houses."""


class Act(StrEnum):
    """What can be written, each a line in ACTS."""

    DELIVER = "deliver"
    RELEASE = "release"
    TAKE_BACK = "take_back"
    CONFIRM = "confirm"
    WITHDRAW_ANSWER = "withdraw_answer"
    REPLY = "reply"
    ASK_FOR_TIME = "ask_for_time"
    CONSENT = "consent"
    CORRECT_END = "correct_end"
    NOTE = "note"
    INQUIRE = "inquire"
    PLAN_MEETING = "plan_meeting"
    GIVE_TIME = "give_time"
    REMIND = "remind"
    DECIDE = "decide"
    PREPARE_ROUND = "prepare_round"
    MINUTE = "minute"
    FREEZE = "freeze"
    UNDO_FREEZE = "undo_freeze"
    WRITE_REPORT = "write_report"
    RELEASE_REPORT = "release_report"
    REDACT = "redact"
    MASTER_DATA = "master_data"


OF_A_HOUSE = frozenset(
    (
        Act.DELIVER,
        Act.RELEASE,
        Act.TAKE_BACK,
        Act.CONFIRM,
        Act.WITHDRAW_ANSWER,
        Act.REPLY,
        Act.ASK_FOR_TIME,
        Act.CONSENT,
        Act.CORRECT_END,
    )
)
"""What a house does for itself; the lead unit may do it on behalf of one, with proof."""
OF_THE_GROUP = frozenset((Act.NOTE, Act.INQUIRE, Act.PLAN_MEETING))
"""What the working group writes; everything else is the lead unit's alone."""

OF_TWO_PERSONS = frozenset((Act.REDACT, Act.UNDO_FREEZE))
"""What ends something for ever, or what was agreed: where there is a login, one asks for it and another one confirms it."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks: `bodies` are the codes of the houses that he works for, `subject` who he is to the login.

    `releases`: the houses whose lists his word releases (Freigabe); for the others a coordinator prepares drafts.
    """

    role: Role
    bodies: tuple[str, ...] = ()
    subject: str = ""
    releases: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """As what he works here, as the pages and the trail say it."""
        return " ".join([ROLE_WORDS[self.role], formats.joined(self.bodies)]).strip()

    @property
    def sees_all(self) -> bool:
        """Whether nothing is kept from these eyes."""
        return self.role is Role.LEAD_UNIT

    @property
    def sees_shared(self) -> bool:
        """Whether these eyes see what the houses share: ratings, reasons, decisions, and who recorded what."""
        return self.audience is not Visibility.PUBLIC

    @property
    def audience(self) -> Visibility:
        """What of other houses is for these eyes."""
        if self.sees_all:
            return Visibility.OWN
        return Visibility.PUBLIC if self.role is Role.READER else Visibility.SHARED

    @property
    def own(self) -> tuple[str, ...]:
        """The houses of which this viewer sees what is internal, drafts included, sorted; none where the role has none."""
        return tuple(sorted(set(self.bodies))) if self.role in WITH_HOUSE else ()

    @property
    def delivers(self) -> bool:
        """Whether this viewer brings in lists."""
        return self.sees_all or self.role is Role.COORDINATOR

    @property
    def has_sheets(self) -> bool:
        """Whether there are sheets of a house for these eyes."""
        return self.sees_all or bool(self.own)

    def may_see(self, body: str | None) -> bool:
        """Whether drafts, original files, receipts and internal fields of that body are for these eyes."""
        return self.sees_all or (body is not None and body in self.own)

    def may(self, act: Act, body: str | None = None) -> bool:
        """Whether this viewer may write that, for that body where a house does it."""
        match self.role:
            case Role.LEAD_UNIT:
                return True
            case Role.COORDINATOR:
                is_his = act in OF_A_HOUSE and body is not None and body in self.own
                return is_his and (act is not Act.RELEASE or body in self.releases)
            case Role.WORKING_GROUP:
                return act in OF_THE_GROUP
            case _:
                return False
