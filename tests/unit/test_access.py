"""How a login becomes a role, and what each role may write."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import settings
from dashboard.access.mapping import Access, LoginError, explained, is_wanted, read_access, viewers
from dashboard.access.viewer import OF_A_HOUSE, OF_THE_GROUP, Act, Role, Viewer
from dashboard.fields import Visibility
from dashboard.refusals import RefusalError

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
FILE = """
merkmal = "groups"

[gruppen.leitung]
rolle = "federführende Stelle"

[gruppen.skb]
rolle = "Ansprechstelle"
haus = ["SKB"]
gibt_frei = true

[gruppen.sf]
rolle = "Ansprechstelle"
haus = "SF"

[gruppen.runde-skb]
rolle = "Mitglied der Runde"
haus = ["SKB"]

[gruppen.ag]
rolle = "Arbeitsgruppe"

[gruppen.alle]
rolle = "Lesen"
"""


def access_of(tmp_path: Path, text: str = FILE) -> Access:
    path = tmp_path / "zugang.toml"
    path.write_text(text, "utf-8")
    return read_access(path)


def claims(*groups: str, **others: Any) -> dict[str, Any]:
    return {"is_logged_in": True, "sub": "u1", "exp": NOW.timestamp() + 60, "groups": list(groups), **others}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (("leitung",), [Viewer(Role.LEAD_UNIT, (), "u1")]),
        (("skb",), [Viewer(Role.COORDINATOR, ("SKB",), "u1", ("SKB",))]),
        (("sf", "skb"), [Viewer(Role.COORDINATOR, ("SKB", "SF"), "u1", ("SKB",))]),
        (("alle", "skb"), [Viewer(Role.COORDINATOR, ("SKB",), "u1", ("SKB",)), Viewer(Role.READER, (), "u1")]),
        (("runde-skb", "fremd"), [Viewer(Role.MEMBER, ("SKB",), "u1")]),
    ],
)
def test_groups_become_roles(tmp_path: Path, groups: tuple[str, ...], expected: list[Viewer]) -> None:
    assert list(viewers(access_of(tmp_path), claims(*groups), NOW)) == expected


def test_one_group_may_be_told_as_a_word(tmp_path: Path) -> None:
    assert [each.role for each in viewers(access_of(tmp_path), claims(groups="ag"), NOW)] == [Role.WORKING_GROUP]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"is_logged_in": False}, "Bitte melden Sie sich an"),
        ({"is_logged_in": "true"}, "Bitte melden Sie sich an"),
        ({"exp": NOW.timestamp()}, "ist abgelaufen"),
        ({"exp": None}, "ist abgelaufen"),
        ({"exp": "9999999999"}, "ist abgelaufen"),
        ({"groups": ["fremd"]}, "keine Rolle"),
        ({"groups": {"skb": True}}, "keine Rolle"),
        ({"groups": None}, "keine Rolle"),
        ({"sub": ""}, "keine Rolle"),
    ],
)
def test_whoever_is_nobody_here_gets_one_sentence(tmp_path: Path, told: dict[str, Any], sentence: str) -> None:
    with pytest.raises(LoginError, match=sentence):
        viewers(access_of(tmp_path), claims("skb") | told, NOW)


TWO = """
merkmal = "groups"

[gruppen.leitung]
anbieter = "land"
rolle = "federführende Stelle"

[gruppen.leitung-der-stadt]
anbieter = "stadt"
gruppe = "leitung"
rolle = "Lesen"
"""


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        ("land", Viewer(Role.LEAD_UNIT, (), "land:u1")),
        ("stadt", Viewer(Role.READER, (), "stadt:u1")),
    ],
)
def test_of_several_providers_none_speaks_for_another(tmp_path: Path, provider: str, expected: Viewer) -> None:
    """Neither by a group that both have, nor by what each calls a person."""
    (tmp_path / "zugang.toml").write_text(TWO, "utf-8")
    access = read_access(tmp_path / "zugang.toml", ("land", "stadt"))
    assert viewers(access, claims("leitung", provider=provider), NOW) == (expected,)
    assert explained(access) == ["Gruppe „leitung“ von land: federführende Stelle", "Gruppe „leitung“ von stadt: Lesen"]


def test_a_provider_that_no_group_is_of_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "zugang.toml").write_text(TWO, "utf-8")
    for given in ({"provider": "fremd"}, {"provider": "default"}, {}):
        with pytest.raises(LoginError, match="keine Rolle"):
            viewers(read_access(tmp_path / "zugang.toml", ("land", "stadt")), claims("leitung", **given), NOW)


@pytest.mark.parametrize(
    ("text", "providers", "sentence"),
    [
        (FILE, ("land", "stadt"), "„leitung“: anbieter muss sagen, wessen Gruppe das ist: land, stadt"),
        (TWO.replace('"stadt"', '"kreis"'), ("land", "stadt"), "„leitung-der-stadt“: anbieter muss sagen"),
        (TWO, ("",), "secrets.toml nennt keinen Anbieter „land“"),
        (TWO.replace('"leitung"', "3"), ("land", "stadt"), "gruppe und anbieter sind Wörter"),
    ],
)
def test_a_group_that_is_nobodys_is_refused(tmp_path: Path, text: str, providers: tuple[str, ...], sentence: str) -> None:
    (tmp_path / "zugang.toml").write_text(text, "utf-8")
    with pytest.raises(RefusalError, match=sentence):
        read_access(tmp_path / "zugang.toml", providers)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("merkmal = ", "lässt sich nicht lesen"),
        ("[gruppen.a]\nrolle = 'Lesen'", "Es fehlt merkmal"),
        ("merkmal = 'groups'", r"Es fehlt \[gruppen"),
        ("merkmal = 'groups'\n[gruppen.a]\nrolle = 'Chef'", "Gruppe „a“: rolle muss"),
        ("merkmal = 'groups'\n[gruppen.a]\nrolle = 'Ansprechstelle'", "braucht haus"),
        ("merkmal = 'groups'\n[gruppen.a]\nrolle = 'Lesen'\nhaus = 'SKB'", "für kein einzelnes Haus"),
        ("merkmal = 'groups'\n[gruppen.a]\nrolle = 'Ansprechstelle'\nhaus = \"S'KB\"", "muss das Kürzel"),
        ("merkmal = 'groups'\n[gruppen.a]\nrolle = 'Lesen'\ngibt_frei = true", "nur eine Ansprechstelle"),
        ("merkmal = 'groups'\n[gruppen.a]\nrolle = 'Lesen'\nhaeuser = 'SKB'", "haeuser ist unbekannt"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_with_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(RefusalError, match=sentence):
        access_of(tmp_path, text)


def test_a_mapping_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match=r"zugang\.toml lässt sich nicht lesen"):
        read_access(tmp_path / "zugang.toml")


def test_the_mapping_is_explained_in_german(tmp_path: Path) -> None:
    assert explained(access_of(tmp_path)) == [
        "Gruppe „leitung“: federführende Stelle",
        "Gruppe „skb“: Ansprechstelle SKB, gibt frei",
        "Gruppe „sf“: Ansprechstelle SF, gibt nicht frei",
        "Gruppe „runde-skb“: Mitglied der Runde SKB",
        "Gruppe „ag“: Arbeitsgruppe",
        "Gruppe „alle“: Lesen",
    ]


def test_the_lead_unit_may_everything() -> None:
    assert all(Viewer(Role.LEAD_UNIT).may(act, "SKB") for act in Act)


def test_a_coordinator_may_what_his_house_does_and_for_no_other() -> None:
    viewer = Viewer(Role.COORDINATOR, ("SKB", "SF"), "u1", ("SKB",))
    assert {act for act in Act if viewer.may(act, "SKB")} == OF_A_HOUSE
    assert {act for act in Act if viewer.may(act, "SF")} == OF_A_HOUSE - {Act.RELEASE}
    assert not any(viewer.may(act, body) for act in Act for body in ("SJV", None))


def test_the_working_group_writes_what_is_its_own() -> None:
    assert {act for act in Act if Viewer(Role.WORKING_GROUP).may(act)} == OF_THE_GROUP


@pytest.mark.parametrize("role", [Role.MEMBER, Role.READER])
def test_members_and_readers_write_nothing(role: Role) -> None:
    assert not any(Viewer(role, ("SKB",)).may(act, "SKB") for act in Act)


@pytest.mark.parametrize(
    ("viewer", "audience", "own"),
    [
        (Viewer(Role.LEAD_UNIT), Visibility.OWN, ()),
        (Viewer(Role.COORDINATOR, ("SKB", "SF")), Visibility.SHARED, ("SF", "SKB")),
        (Viewer(Role.MEMBER, ("SKB",)), Visibility.SHARED, ("SKB",)),
        (Viewer(Role.WORKING_GROUP, ("SKB",)), Visibility.SHARED, ()),
        (Viewer(Role.READER, ("SKB",)), Visibility.PUBLIC, ()),
    ],
)
def test_what_each_role_sees(viewer: Viewer, audience: Visibility, own: tuple[str, ...]) -> None:
    assert (viewer.audience, viewer.own) == (audience, own)


def test_a_login_that_somebody_named_is_wanted_though_its_file_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_wanted(tmp_path / "ohne.toml")
    monkeypatch.setattr(settings, "IS_LOGIN_NAMED", True)
    assert is_wanted(tmp_path / "zugang.toml")


def test_whether_there_is_a_login_is_decided_once(tmp_path: Path) -> None:
    path = tmp_path / "zugang.toml"
    path.write_text(FILE, "utf-8")
    assert is_wanted(path)
    path.unlink()
    assert is_wanted(path)
