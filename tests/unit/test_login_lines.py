"""What the start says of the login: each group, and what is hardly meant so."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import settings
from dashboard.access.mapping import is_wanted
from dashboard.commands.logins import login_lines
from dashboard.refusals import RefusalError
from tests.small_store import said, small_store

LEAD = '[gruppen.leitung]\nrolle = "federführende Stelle"\n'
COORDINATOR = '[gruppen.skb]\nrolle = "Ansprechstelle"\nhaus = ["SKB", "SBK"]\ngibt_frei = true\n'


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    is_wanted.cache_clear()
    monkeypatch.setattr(settings, "ACCESS", tmp_path / "zugang.toml")
    monkeypatch.setattr(settings, "SECRETS", tmp_path / "secrets.toml")
    return small_store(tmp_path / "store.duckdb", [said("2026", "SKB-0001")]).path


def told(store: Path, groups: str) -> list[str]:
    store.with_name("zugang.toml").write_text(f'merkmal = "groups"\n{groups}', "utf-8")
    return login_lines(store)


def test_each_group_is_explained_and_what_is_doubtful_is_said(store: Path) -> None:
    lines = told(store, COORDINATOR)
    assert lines[0] == "Gruppe „skb“: Ansprechstelle SKB, SBK, gibt frei"
    assert lines[1] == "Achtung: Gruppe „skb“: SBK steht nicht in den Stammdaten; ist das Kürzel richtig geschrieben?"
    assert lines[2].startswith("Achtung: Keine Gruppe ist die federführende Stelle")
    assert lines[3].startswith("Achtung: Niemand im Haus gibt frei für: SASJI, SJV, MAG-BHV;")


def test_a_mapping_that_leaves_nothing_open_is_only_explained(store: Path) -> None:
    houses = ", ".join(f'"{code}"' for code in ("SASJI", "SKB", "SJV", "MAG-BHV"))
    lines = told(store, f'{LEAD}[gruppen.alle]\nrolle = "Ansprechstelle"\nhaus = [{houses}]\ngibt_frei = true\n')
    assert len(lines) == 2
    assert lines[0] == "Gruppe „leitung“: federführende Stelle"


def test_with_several_providers_each_group_has_to_say_whose_it_is(store: Path) -> None:
    store.with_name("secrets.toml").write_text('[auth.land]\nclient_id = "x"\n[auth.stadt]\nclient_id = "y"\n', "utf-8")
    with pytest.raises(RefusalError, match="„leitung“: anbieter muss sagen, wessen Gruppe das ist: land, stadt"):
        told(store, LEAD)
    assert told(store, f'{LEAD}anbieter = "stadt"\n')[0] == "Gruppe „leitung“ von stadt: federführende Stelle"


@pytest.mark.parametrize(("secrets", "is_said"), [('[auth]\nclient_id = "x"\n', True), ("x = 1\n", False), ("kaputt", False)])
def test_a_login_that_was_only_begun_is_said(store: Path, secrets: str, is_said: bool) -> None:
    store.with_name("secrets.toml").write_text(secrets, "utf-8")
    assert any("nennt unter [auth] eine Anmeldung, aber" in line for line in login_lines(store)) == is_said
