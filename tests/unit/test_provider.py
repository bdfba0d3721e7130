"""What a login has to have before the server starts with it."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.access.provider import providers, require_providers
from dashboard.refusals import RefusalError

ADDRESS = "https://teilhabe.example"
PROVIDER: dict[str, Any] = {
    "client_id": "dashboard",
    "client_secret": "geheim",
    "server_metadata_url": "https://anmeldung.example/.well-known/openid-configuration",
    "client_kwargs": {"code_challenge_method": "S256"},
}
SHARED: dict[str, Any] = {"redirect_uri": f"{ADDRESS}/oauth2callback", "cookie_secret": "x" * 32}


def test_a_whole_login_is_taken() -> None:
    require_providers(SHARED | PROVIDER, ADDRESS)
    require_providers(SHARED | {"land": PROVIDER, "stadt": PROVIDER}, ADDRESS)


def test_on_this_machine_an_open_line_will_do() -> None:
    local = "http://localhost:8501"
    told = PROVIDER | {"server_metadata_url": "http://127.0.0.1:9000/.well-known/openid-configuration"}
    require_providers(SHARED | told | {"redirect_uri": f"{local}/oauth2callback"}, local)


def test_each_provider_has_its_name() -> None:
    assert list(providers(SHARED | {"land": PROVIDER, "stadt": PROVIDER})) == ["land", "stadt"]
    assert list(providers(SHARED | PROVIDER)) == [""]


@pytest.mark.parametrize(
    ("changed", "address", "sentence"),
    [
        (None, ADDRESS, r"keinen Abschnitt \[auth\]"),
        ({}, "", "DASHBOARD_ADDRESS"),
        ({}, "http://teilhabe.example", "DASHBOARD_ADDRESS muss mit https"),
        (
            {"redirect_uri": "https://fremd.example/oauth2callback"},
            ADDRESS,
            "redirect_uri muss https://teilhabe.example/oauth2callback",
        ),
        ({"cookie_secret": "kurz"}, ADDRESS, "cookie_secret braucht mindestens 32"),
        ({"client_secret": ""}, ADDRESS, "Es fehlt client_secret"),
        ({"server_metadata_url": "http://anmeldung.example/x"}, ADDRESS, "server_metadata_url muss mit https"),
        ({"client_kwargs": {}}, ADDRESS, "PKCE"),
        ({"client_kwargs": {"code_challenge_method": "plain"}}, ADDRESS, "PKCE"),
    ],
)
def test_what_would_not_hold_is_refused_by_its_name(changed: dict[str, Any] | None, address: str, sentence: str) -> None:
    auth = {} if changed is None else SHARED | PROVIDER | changed
    with pytest.raises(RefusalError, match=sentence):
        require_providers(auth, address)
