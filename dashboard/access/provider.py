"""Whether the login is set up so that it holds: what secrets.toml says of the providers, beside zugang.toml and the address.

Streamlit takes much that would not hold: a short secret for its cookie, a provider over an open line, a login without PKCE.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from dashboard.refusals import RefusalError

CALLBACK = "/oauth2callback"
_SECRET_LETTERS = 32
_NEEDED = ("client_id", "client_secret", "server_metadata_url")
_PKCE = {"code_challenge_method": "S256"}


def require_providers(auth: Mapping[str, Any], address: str) -> None:
    """RefusalError that names what the section [auth] of secrets.toml lacks; `address` is where people find the pages."""
    if not auth:
        raise RefusalError("Es gibt zugang.toml, aber secrets.toml hat keinen Abschnitt [auth]: Niemand könnte sich anmelden.")
    if not address:
        raise RefusalError(
            "Bitte nennen Sie in DASHBOARD_ADDRESS die Adresse, unter der das Dashboard erreicht wird (https://…)."
        )
    _require_safe(address, "DASHBOARD_ADDRESS")
    expected = address.rstrip("/") + CALLBACK
    if auth.get("redirect_uri") != expected:
        raise RefusalError(f"secrets.toml, [auth]: redirect_uri muss {expected} sein.")
    if len(str(auth.get("cookie_secret", ""))) < _SECRET_LETTERS:
        raise RefusalError(f"secrets.toml, [auth]: cookie_secret braucht mindestens {_SECRET_LETTERS} zufällige Zeichen.")
    for name, told in providers(auth).items():
        _require_provider(told, f"secrets.toml, [auth{f'.{name}' if name else ''}]")


def providers(auth: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The providers by their names; one that stands in [auth] itself has none."""
    named = {name: told for name, told in auth.items() if isinstance(told, Mapping) and name != "client_kwargs"}
    return named or {"": auth}


def _require_provider(told: Mapping[str, Any], place: str) -> None:
    missing = [name for name in _NEEDED if not told.get(name)]
    if missing:
        raise RefusalError(f"{place}: Es fehlt {', '.join(missing)}.")
    _require_safe(str(told["server_metadata_url"]), f"{place}: server_metadata_url")
    given = told.get("client_kwargs")
    if not isinstance(given, Mapping) or any(given.get(name) != value for name, value in _PKCE.items()):
        raise RefusalError(f'{place}: Es fehlt client_kwargs = {{ code_challenge_method = "S256" }} (PKCE).')


def _require_safe(url: str, what: str) -> None:
    try:
        parts, _ = urlsplit(url), urlsplit(url).port
    except ValueError:
        raise RefusalError(f"{what}: „{url}“ ist keine Adresse.") from None
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts))):
        raise RefusalError(f"{what} muss mit https:// beginnen; ohne Verschlüsselung geht es nur auf diesem Rechner selbst.")


def _is_loopback(parts: SplitResult) -> bool:
    try:
        return parts.hostname == "localhost" or ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
