"""Where the server listens, and who is believed there."""

from __future__ import annotations

import socket
import stat
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.listening import believed, open_socket, open_unix_socket, place_of, port_of, require_address
from dashboard.refusals import RefusalError


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(settings, "PROXY", "10.0.0.5, 10.1.0.0/28")
    return monkeypatch


@pytest.mark.parametrize("has_login", [True, False])
@pytest.mark.parametrize("named", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_the_machine_itself_may_be_named_in_every_way(named: str, *, has_login: bool) -> None:
    assert require_address(named, has_login=has_login) == "127.0.0.1"


@pytest.mark.parametrize("named", ["0.0.0.0", "::", "192.168.1.5", "128.0.0.1", "dashboard.bremen.de", ""])
@pytest.mark.usefixtures("proxy")
def test_any_other_address_is_refused_until_there_is_a_login(named: str) -> None:
    with pytest.raises(RefusalError, match=r"braucht es zuerst eine Anmeldung"):
        require_address(named, has_login=False)


@pytest.mark.parametrize("named", ["0.0.0.0", "::", "192.168.1.5"])
def test_with_a_login_another_address_needs_to_be_told_its_proxy(named: str, proxy: pytest.MonkeyPatch) -> None:
    assert require_address(named, has_login=True) == named
    proxy.setattr(settings, "PROXY", "")
    with pytest.raises(RefusalError, match=r"muss DASHBOARD_PROXY die Adresse des Proxys nennen"):
        require_address(named, has_login=True)


@pytest.mark.usefixtures("proxy")
def test_a_name_is_no_address() -> None:
    with pytest.raises(RefusalError, match=r"„dashboard.bremen.de“ ist keine IP-Adresse"):
        require_address("dashboard.bremen.de", has_login=True)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [("proxy", "ist keine Adresse und kein Netz"), ("10.0.0.5,*", "ist keine Adresse"), ("0.0.0.0/0", "sondern jeder")],
)
def test_a_proxy_that_is_none_or_everybody_is_refused(told: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PROXY", told)
    with pytest.raises(RefusalError, match=sentence):
        require_address("0.0.0.0", has_login=True)


def test_a_taken_port_is_refused_where_it_was_asked_for() -> None:
    with open_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(RefusalError, match=rf"Port {port} ist belegt"):
            open_socket("127.0.0.1", port)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(RefusalError, match=r"belegt oder nicht erlaubt"):
        open_socket("127.0.0.1", port)


def test_without_a_wish_the_next_free_port_is_taken() -> None:
    with open_socket("127.0.0.1", None) as first, open_socket("127.0.0.1", None) as second:
        assert second.getsockname()[1] > first.getsockname()[1] >= 8501


def test_the_socket_names_its_protocol_so_that_answers_are_not_held_back() -> None:
    with open_socket("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_a_unix_socket_is_for_its_owner_and_group(tmp_path: Path) -> None:
    path = tmp_path / "http.sock"
    with open_unix_socket(path, has_login=True) as listener:
        assert stat.S_IMODE(path.stat().st_mode) == 0o660
        assert place_of(listener) == f"es lauscht auf dem Socket {path}"
        assert port_of(listener) == 8501


def test_a_unix_socket_is_for_a_proxy_and_needs_a_login(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match=r"braucht es zuerst eine Anmeldung"):
        open_unix_socket(tmp_path / "http.sock", has_login=False)


def test_where_there_are_no_unix_sockets_it_says_so_and_all_else_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.listening._UNIX", None)
    with pytest.raises(RefusalError, match=r"gibt es auf diesem System nicht"):
        open_unix_socket(tmp_path / "http.sock", has_login=True)
    with open_socket("127.0.0.1", 0) as listener:
        assert believed(listener, has_login=True) == ("127.0.0.0/8", "::1/128")
        assert place_of(listener) == "nur auf diesem Rechner erreichbar"


def test_a_socket_that_a_killed_server_left_is_replaced_and_one_in_use_is_not(tmp_path: Path) -> None:
    path = tmp_path / "http.sock"
    open_unix_socket(path, has_login=True).close()
    assert path.is_socket()
    with open_unix_socket(path, has_login=True), pytest.raises(RefusalError, match=r"antwortet schon ein Server"):
        open_unix_socket(path, has_login=True)


def test_what_is_no_socket_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_text("Zeile", "utf-8")
    with pytest.raises(RefusalError, match=r"liegt eine Datei, die kein Socket ist"):
        open_unix_socket(path, has_login=True)
    assert path.read_text("utf-8") == "Zeile"


def test_a_socket_without_its_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match=r"lässt sich kein Socket anlegen: Den Ordner muss es geben"):
        open_unix_socket(tmp_path / "fehlt" / "http.sock", has_login=True)


@pytest.mark.usefixtures("proxy")
def test_who_asks_for_others_is_believed_where_he_is_the_proxy(tmp_path: Path) -> None:
    with open_socket("127.0.0.1", 0) as here, open_unix_socket(tmp_path / "http.sock", has_login=True) as unix:
        assert believed(here, has_login=True) == ("127.0.0.0/8", "::1/128", "10.0.0.5/32", "10.1.0.0/28")
        assert believed(unix, has_login=True) == ("*",)
        assert believed(here, has_login=False) == ()
