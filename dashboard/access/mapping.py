"""How a login becomes a role: the file zugang.toml, which says what each group of the login may be here.

merkmal = "groups"                                   # the claim of the login that names the groups

[gruppen.teilhabe-skb]
rolle = "Ansprechstelle"                             # or one of the other ROLE_WORDS
haus = ["SKB"]                                       # for a role that has houses
gibt_frei = true                                     # whether its word releases the house's lists
anbieter = "land"                                    # where secrets.toml names several providers: whose group it is
gruppe = "skb"                                       # where that one calls it otherwise
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from dashboard import settings
from dashboard.access.viewer import ROLE_WORDS, WITH_HOUSE, Role, Viewer
from dashboard.refusals import RefusalError

_ROLES = {word: role for role, word in ROLE_WORDS.items()}
_CODE = re.compile(r"[\w.\-]{1,40}")
_KEYS = {"rolle", "haus", "gibt_frei", "anbieter", "gruppe"}
_UNNAMED = "default"
"""As Streamlit calls the provider that has no name; it notes in the cookie whose login it is."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a group may be here: `group` as its provider calls it, `provider` whose it is, None for the only one."""

    role: Role
    bodies: tuple[str, ...] = ()
    may_release: bool = False
    group: str = ""
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """The mapping: the claim that names somebody's groups, and what each group may be, by its name in the file."""

    claim: str
    grants: Mapping[str, Grant]


class LoginError(RefusalError):
    """Somebody is not, or no longer, logged in, or is nobody here; the sentence says what to do.

    `subject`: who it is to the provider, where he has logged in there; `what` stands in the trail.
    """

    def __init__(self, sentence: str, what: str = "", subject: str = "") -> None:
        self.what, self.subject = what, subject
        super().__init__(sentence)


@cache
def is_wanted(path: Path) -> bool:
    """Whether there is to be a login by this file: where it lies there, or an environment variable speaks of a login.

    Decided once in a process: a file that is lost later lets nobody in, instead of everybody.
    """
    return settings.IS_LOGIN_NAMED or path.exists()


def read_access(path: Path, providers: Sequence[str] = ()) -> Access:
    """Read the file of the mapping; RefusalError with the place of what is wrong in it.

    `providers`: the names of those of the login. Where there are several, each group says whose it is.
    """
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RefusalError(f"{path.name} lässt sich nicht lesen ({error}); ohne diese Datei ist niemand berechtigt.") from None
    claim, groups = told.get("merkmal"), told.get("gruppen")
    if not isinstance(claim, str) or not claim:
        raise RefusalError(f"{path.name}: Es fehlt merkmal = „…“, die Angabe der Anmeldung, in der die Gruppen stehen.")
    if not isinstance(groups, dict) or not groups:
        raise RefusalError(f"{path.name}: Es fehlt [gruppen.NAME]; so hätte niemand eine Rolle.")
    grants = {name: _grant(f"{path.name}, Gruppe „{name}“", name, each) for name, each in groups.items()}
    for name, grant in grants.items():
        _require_whose(f"{path.name}, Gruppe „{name}“", grant, providers)
    return Access(claim, grants)


def _require_whose(place: str, grant: Grant, providers: Sequence[str]) -> None:
    if len(providers) > 1 and grant.provider not in providers:
        raise RefusalError(f"{place}: anbieter muss sagen, wessen Gruppe das ist: {', '.join(providers)} (aus secrets.toml).")
    if len(providers) < 2 and grant.provider is not None and grant.provider not in providers:
        raise RefusalError(f"{place}: secrets.toml nennt keinen Anbieter „{grant.provider}“; bitte anbieter streichen.")


def _grant(place: str, name: str, told: Any) -> Grant:
    if not isinstance(told, dict) or told.get("rolle") not in _ROLES:
        raise RefusalError(f"{place}: rolle muss eines dieser Wörter sein: {', '.join(_ROLES)}.")
    if unknown := sorted(told.keys() - _KEYS):
        raise RefusalError(f"{place}: {unknown[0]} ist unbekannt; bekannt sind {', '.join(sorted(_KEYS))}.")
    role, houses, may_release = _ROLES[told["rolle"]], told.get("haus", []), told.get("gibt_frei", False)
    bodies = [houses] if isinstance(houses, str) else houses
    if not isinstance(bodies, list) or not all(isinstance(each, str) and _CODE.fullmatch(each) for each in bodies):
        raise RefusalError(f"{place}: haus muss das Kürzel eines Hauses sein oder eine Liste davon.")
    if bool(bodies) != (role in WITH_HOUSE):
        what = "braucht haus = „…“" if role in WITH_HOUSE else "gilt für kein einzelnes Haus; bitte haus streichen"
        raise RefusalError(f"{place}: Die Rolle „{told['rolle']}“ {what}.")
    if not isinstance(may_release, bool) or (may_release and role is not Role.COORDINATOR):
        raise RefusalError(f"{place}: gibt_frei ist true oder false, und nur eine Ansprechstelle gibt frei.")
    group, provider = told.get("gruppe", name), told.get("anbieter")
    if not all(isinstance(each, str) and each for each in (group, provider or name)):
        raise RefusalError(f"{place}: gruppe und anbieter sind Wörter.")
    return Grant(role, tuple(bodies), may_release, group, provider)


def explained(access: Access) -> list[str]:
    """What the mapping says, a German sentence for each group, for the start and for whoever set it up."""
    return [
        f"Gruppe „{grant.group}“{f' von {grant.provider}' if grant.provider else ''}: {_in_words(grant)}"
        for grant in access.grants.values()
    ]


def _in_words(grant: Grant) -> str:
    houses = f" {', '.join(grant.bodies)}" if grant.bodies else ""
    release = "" if grant.role is not Role.COORDINATOR else ", gibt frei" if grant.may_release else ", gibt nicht frei"
    return f"{ROLE_WORDS[grant.role]}{houses}{release}"


def doubts(access: Access, houses: Sequence[str]) -> list[str]:
    """What the mapping says and hardly means, a German sentence each; `houses` are the codes of the master data of today."""
    grants = access.grants
    found = [
        f"Gruppe „{name}“: {code} steht nicht in den Stammdaten; ist das Kürzel richtig geschrieben?"
        for name, grant in grants.items()
        for code in grant.bodies
        if code not in houses
    ]
    if all(grant.role is not Role.LEAD_UNIT for grant in grants.values()):
        found.append("Keine Gruppe ist die federführende Stelle; niemand könnte eine Runde vorbereiten oder festschreiben.")
    released = {code for grant in grants.values() if grant.may_release for code in grant.bodies}
    if silent := [code for code in houses if code not in released]:
        found.append(f"Niemand im Haus gibt frei für: {', '.join(silent)}; dort gibt nur die federführende Stelle frei.")
    return found


def viewers(access: Access, claims: Mapping[str, Any], now: datetime) -> tuple[Viewer, ...]:
    """As what somebody with these claims of a login may work here, each role once, the one that may most first.

    LoginError: not logged in, the token has ended (or does not say when it does), or no group is known here.
    """
    if claims.get("is_logged_in") is not True:
        raise LoginError("Bitte melden Sie sich an.")
    subject, ends = subject_of(claims), claims.get("exp")
    if not isinstance(ends, int | float) or ends <= now.timestamp():
        raise LoginError("Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an.", "Anmeldung abgelaufen", subject)
    groups = claims.get(access.claim) or []
    named = {groups} if isinstance(groups, str) else {str(each) for each in groups} if isinstance(groups, list) else set()
    provider = claims.get("provider")
    grants = [each for each in access.grants.values() if each.group in named and each.provider in (None, provider)]
    if not grants or not subject:
        raise LoginError(
            "Sie sind angemeldet, haben in diesem Dashboard aber keine Rolle. Bitte wenden Sie sich an die federführende Stelle; "
            "die Zuordnung richtet ein, wer das Dashboard betreibt.",
            "Anmeldung ohne Rolle",
            subject,
        )
    return tuple(_together(role, grants, subject) for role in Role if any(each.role is role for each in grants))


def subject_of(claims: Mapping[str, Any]) -> str:
    """Who somebody is to the login; empty for nobody. With the provider's name before it where that has one: another one may
    call another person the same.
    """
    subject, provider = str(claims.get("sub") or ""), claims.get("provider") or _UNNAMED
    return subject if not subject or provider == _UNNAMED else f"{provider}:{subject}"


def _together(role: Role, grants: list[Grant], subject: str) -> Viewer:
    mine = [each for each in grants if each.role is role]
    bodies = dict.fromkeys(code for each in mine for code in each.bodies)
    releases = dict.fromkeys(code for each in mine if each.may_release for code in each.bodies)
    return Viewer(role, tuple(bodies), subject, tuple(releases))
