"""The handbook and the files beside it: what they say is what the program does."""

from __future__ import annotations

import configparser
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from dashboard import settings
from dashboard.access.mapping import explained, read_access
from dashboard.access.provider import require_providers
from dashboard.access.viewer import ROLE_WORDS
from dashboard.commands.cli import cli
from dashboard.formats import number
from dashboard.refusals import RefusalError

FOLDER = settings.ROOT / "docs" / "betrieb"
HANDBOOK = (settings.ROOT / "docs" / "betrieb.md").read_text("utf-8")
ADDRESS = "https://dashboard.example.de"


def variables(text: str) -> dict[str, str]:
    """The assignments of a file of environment variables."""
    return dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))


def test_the_mapping_that_is_shipped_is_taken_and_names_every_role() -> None:
    told = explained(read_access(FOLDER / "zugang.toml"))
    assert all(any(word in line for line in told) for word in ROLE_WORDS.values())


def test_the_login_that_is_shipped_holds_once_its_secrets_are_changed() -> None:
    text = (FOLDER / "secrets.toml").read_text("utf-8")
    with pytest.raises(RefusalError, match="cookie_secret braucht mindestens 32"):
        require_providers(tomllib.loads(text)["auth"], ADDRESS)
    require_providers(tomllib.loads(text.replace("HIER-AUSTAUSCHEN", "0123456789abcdef" * 2))["auth"], ADDRESS)


def test_every_variable_that_is_set_is_one_that_is_read() -> None:
    read = set(
        re.findall(r"DASHBOARD_\w+", "".join(path.read_text("utf-8") for path in (settings.ROOT / "dashboard").rglob("*.py")))
    )
    container = " ".join((FOLDER / "Containerfile").read_text("utf-8").split())
    told = variables((FOLDER / "teilhabe.env").read_text("utf-8")).keys() | set(
        re.findall(r"DASHBOARD_\w+", container + HANDBOOK)
    )
    assert told - read == set()


def test_the_unit_starts_what_there_is_and_lets_it_write_its_data_alone() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(FOLDER / "dashboard@.service", "utf-8")
    program, *words = shlex.split(unit["Service"]["ExecStart"])
    assert program == "/opt/dashboard/.venv/bin/python"
    options = {option for parameter in cli.params for option in parameter.opts}
    assert words[:2] == ["-m", "dashboard"]
    assert {word for word in words if word.startswith("--")} - options == set()
    assert words[-1].removesuffix("/http.sock") == f"/run/{unit['Service']['RuntimeDirectory']}"
    assert unit["Service"]["ProtectSystem"] == "strict"
    store = variables((FOLDER / "teilhabe.env").read_text("utf-8"))["DASHBOARD_STORE"]
    assert store.startswith(f"/var/lib/{unit['Service']['StateDirectory']}/")


def test_the_proxy_asks_where_the_unit_listens() -> None:
    for name in ("nginx.conf", "apache.conf"):
        assert "unix:/run/dashboard/teilhabe/http.sock" in (FOLDER / name).read_text("utf-8")


def test_the_container_holds_what_the_program_needs() -> None:
    copied = set(re.findall(r"^COPY (?!--)(.*) \S+$", (FOLDER / "Containerfile").read_text("utf-8"), re.MULTILINE))
    names = {name for line in copied for name in line.split()}
    assert {"dashboard", "pages", "queries", ".streamlit/config.toml", "pyproject.toml"} <= names
    assert [name for name in names if not Path(settings.ROOT, name).exists()] == []


def test_every_command_and_option_of_the_handbook_is_there() -> None:
    calls = re.findall(r"(?:dashboard teilhabe|:ro dashboard) ([a-z][a-z-]*)([^\n`#]*)", HANDBOOK)
    assert len(calls) >= 5
    for name, rest in calls:
        command = cli.commands[name]
        options = {option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) - options == set(), name


def test_every_file_that_is_pointed_to_is_there() -> None:
    named = re.findall(r"/opt/dashboard/(docs/betrieb/[\w.@-]+)", HANDBOOK) + re.findall(r"\]\((betrieb/[\w.@-]+)\)", HANDBOOK)
    paths = [name if name.startswith("docs/") else f"docs/{name}" for name in named]
    assert len(paths) >= 6
    assert [path for path in paths if not (settings.ROOT / path).is_file()] == []


def test_the_limits_of_the_handbook_are_those_of_the_program() -> None:
    megabyte = 1024 * 1024
    nginx = (FOLDER / "nginx.conf").read_text("utf-8")
    for told in (
        f"| eine Datei | {settings.MAX_FILE_BYTES // megabyte} MB; {settings.MAX_UNPACKED_BYTES // megabyte} MB entpackt",
        f"| {settings.MAX_UPLOADS} mit zusammen {settings.MAX_UPLOAD_BYTES // megabyte} MB",
        f"| alle wartenden Dateien eines Prozesses | {settings.MAX_UPLOAD_BYTES_OF_ALL // megabyte} MB",
        f"| {settings.MAX_DRAFTS_OF_A_HOUSE} mit zusammen {settings.MAX_DRAFT_BYTES_OF_A_HOUSE // megabyte} MB",
        f"| {number(settings.MAX_DRAFTS)} mit zusammen 1 GB; {settings.DRAFT_DAYS} Tage",
        f"höchstens {number(settings.IDLE_MINUTES)} Minuten ohne einen Klick",
    ):
        assert told in HANDBOOK, told
    rates = re.findall(r"rate=(\d+)r/m", nginx)
    bursts = re.findall(r"burst=(\d+)", nginx)
    assert f"| Anfänge einer Anmeldung | {rates[0]} in der Minute je Adresse, {bursts[1]} auf einmal" in HANDBOOK
    assert f"| Dateien, die geschickt werden | {rates[1]} in der Minute je Adresse, {bursts[0]} auf einmal" in HANDBOOK
