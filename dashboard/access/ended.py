"""Logins that have ended before their time: by logout or by idling. Their cookies are good for nothing any more.

Streamlit's cookie says who somebody is and lives for 30 days, whoever has a copy of it. So each login that ends is remembered
until its token would have ended anyhow: a small file each, beside the store, so that every process and the next start know it.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard import settings
from dashboard.access.mapping import LoginError

_OF_A_LOGIN = ("iss", "sub", "aud", "iat", "exp", "nonce", "sid", "jti")
_DAY_SECONDS = 24 * 60 * 60


class Why(StrEnum):
    """What has ended a login."""

    LOGOUT = "logout"
    IDLE = "idle"


_SENTENCES = {
    Why.LOGOUT: "Sie haben sich abgemeldet. Bitte melden Sie sich noch einmal an.",
    Why.IDLE: "Sie sind abgemeldet, weil lange nichts geschehen ist. Bitte melden Sie sich noch einmal an.",
}


_HERE: dict[str, Why] = {}
"""Those that were ended in this process: they are refused also where the disk is full."""


def login_key(claims: Mapping[str, Any]) -> str:
    """One login among all: the same on each page and for each file, another one after the next login; empty for nobody."""
    if not claims.get("sub"):
        return ""
    told = json.dumps([claims.get(name) for name in _OF_A_LOGIN], default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def end_login(claims: Mapping[str, Any], why: Why) -> None:
    """From now on this login is refused, in every process. OSError where that cannot be written."""
    if key := login_key(claims):
        _HERE[key] = why
        folder = _folder()
        folder.mkdir(mode=0o700, exist_ok=True)
        _forget_over(folder)
        (folder / key).write_text(f"{why} {claims.get('exp', 0)}", "utf-8")


def require_going_on(claims: Mapping[str, Any]) -> None:
    """LoginError where this login has ended."""
    key = login_key(claims)
    why = _HERE.get(key) or _told_elsewhere(key, int(time.monotonic()))
    if why is not None:
        raise LoginError(_SENTENCES[why])


@lru_cache(maxsize=4096)
def _told_elsewhere(key: str, _second: int) -> Why | None:
    """Why another process, or an earlier start, has ended a login; None where none has. Looked at once a second."""
    try:
        told = (_folder() / (key or "-")).read_text("utf-8").partition(" ")[0]
    except FileNotFoundError:
        return None
    return Why(told) if told in set(Why) else Why.LOGOUT


def _forget_over(folder: Path) -> None:
    """Drop what is remembered of logins whose tokens have ended a day ago."""
    for path in folder.iterdir():
        ends = path.read_text("utf-8").partition(" ")[2]
        if not ends.replace(".", "", 1).isdecimal() or float(ends) < time.time() - _DAY_SECONDS:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return settings.STORE.with_name(f"{settings.STORE.name}.logins")
