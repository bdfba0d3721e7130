"""A real provider of logins (OpenID Connect) on this machine, in a process of its own, and a server that asks it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.browser.site import free_port

SECRET = "geheim" * 8
"""With which the servers of the tests sign their cookies."""
_PROVIDER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from datetime import timedelta
import oidc_provider_mock
told = json.loads(sys.argv[1])
users = [oidc_provider_mock.User(sub=name, claims={"groups": groups}) for name, groups in told["users"].items()]
with oidc_provider_mock.run_server_in_thread(
    told["port"], require_nonce=True, user_claims=users, access_token_max_age=timedelta(seconds=told["seconds"])
):
    time.sleep(3600)
"""


@contextmanager
def provider(users: Mapping[str, Sequence[str]], seconds: int = 3600) -> Iterator[str]:
    """The address of a provider that knows these users with their groups, and whose tokens end after so many seconds."""
    port = free_port()
    told = json.dumps({"users": {name: list(groups) for name, groups in users.items()}, "port": port, "seconds": seconds})
    process = subprocess.Popen([sys.executable, "-c", _PROVIDER, told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://localhost:{port}"
    try:
        _wait_for(f"{url}/.well-known/openid-configuration", process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


def login_files(folder: Path, mapping: str, provider_url: str, port: int) -> dict[str, str]:
    """Write secrets.toml and zugang.toml; returns the environment of a server at that port that uses them."""
    return login_files_at(f"http://localhost:{port}", folder, mapping, provider_url)


def login_files_at(address: str, folder: Path, mapping: str, provider_url: str) -> dict[str, str]:
    """The same for a server that is found at that address."""
    secrets, access = folder / "secrets.toml", folder / "zugang.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "dashboard"
client_secret = "nur-zur-probe"
server_metadata_url = "{provider_url}/.well-known/openid-configuration"
client_kwargs = {{ code_challenge_method = "S256", prompt = "login" }}
""",
        "utf-8",
    )
    access.write_text(mapping, "utf-8")
    return {"DASHBOARD_SECRETS": str(secrets), "DASHBOARD_ACCESS": str(access), "DASHBOARD_ADDRESS": address}


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - of this machine
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the provider of logins did not start; is oidc-provider-mock installed?")
