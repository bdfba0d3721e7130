"""What Streamlit is told: by the project's own file and by the server, and by nothing that lies in the account's folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from dashboard import settings

HOSTILE = """
[server]
enableXsrfProtection = false
enableCORS = false
corsAllowedOrigins = ["https://dashboard.example"]
trustedUserHeaders = '{"X-User": "sub"}'
unsafeMetricsUserAttributes = ["sub"]
cookieSecret = "bekannt"
maxUploadSize = 2000
disconnectedSessionTTL = 86400
enableStaticServing = true
[client]
showErrorDetails = "full"
allowedOrigins = ["https://dashboard.example"]
[global]
developmentMode = true
[browser]
gatherUsageStats = true
[secrets]
files = ["/anderswo/secrets.toml"]
"""
OPTIONS = """
from streamlit import config
from dashboard.server import create_app
create_app(8501)
for name, option in config.get_config_options().items():
    print(name, repr(option.value))
"""


HOSTILE_ENVIRONMENT = {"STREAMLIT_SERVER_COOKIE_SECRET": "bekannt", "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full"}


def options_with(home: Path, given: Mapping[str, str]) -> set[str]:
    """Each option that Streamlit has when the server stands, for an account with this home folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    environment |= {
        "HOME": str(home),
        "PYTHONPATH": str(settings.ROOT),
        "DASHBOARD_STORE": str(home / "store.duckdb"),
    } | dict(given)
    told = subprocess.run(
        [sys.executable, "-c", OPTIONS], cwd=settings.ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return set(told.stdout.splitlines())


def test_nothing_that_an_account_says_of_the_frame_counts(tmp_path: Path) -> None:
    hostile, plain = tmp_path / "hostile", tmp_path / "plain"
    (hostile / ".streamlit").mkdir(parents=True)
    plain.mkdir()
    (hostile / ".streamlit" / "config.toml").write_text(HOSTILE, "utf-8")

    found = options_with(hostile, HOSTILE_ENVIRONMENT)

    differing = {line.split()[0] for line in found ^ options_with(plain, {})}
    assert differing == {"server.cookieSecret"}  # drawn at each start
    assert "server.cookieSecret 'bekannt'" not in found
    assert {"server.enableXsrfProtection True", "client.showErrorDetails 'none'", "server.disconnectedSessionTTL 120"} < found
