"""Whose a session is and when it ends, asked by hand: another one's session, upload and cookie, and each end of a login."""

from __future__ import annotations

import stat
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from dashboard import settings
from dashboard.access import ended
from dashboard.access.ended import Why, end_login, login_key, require_going_on
from dashboard.access.mapping import LoginError
from dashboard.trail import Event, Kind
from tests.logged_in import Guarded, Page, ask, guarded_site, page_of, upload
from tests.pages.test_roles import ACCESS

pytestmark = pytest.mark.xdist_group("sessions")
ENDED = 4401


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with guarded_site(tmp_path_factory.mktemp("sessions")) as site:
        yield site


def code_of_the_end(page: Page, seconds: float = 20) -> int | None:
    """The code with which the server closes a page that asks for nothing; None where it does not."""
    until = time.monotonic() + seconds
    try:
        while (left := until - time.monotonic()) > 0:
            page.socket.recv(timeout=left)
    except ConnectionClosed as end:
        return end.rcvd.code if end.rcvd else None
    except TimeoutError:
        pass
    return None


def test_a_file_is_taken_for_the_own_session_alone(guarded: Guarded) -> None:
    mine, other = guarded.cookie("haus-person", "haus"), guarded.cookie("anderes-person", "anderes-haus")
    with page_of(guarded.port, mine) as page:
        page.ask("hochladen")
        assert upload(guarded.port, page.session, mine) == 204
        assert upload(guarded.port, page.session, other) == 403
        assert upload(guarded.port, page.session, "") == 403
        assert upload(guarded.port, page.session, guarded.cookie("haus-person", "haus", secret="x" * 40)) == 403
        assert upload(guarded.port, page.session, other, "DELETE", str(uuid.uuid4())) == 403


def test_a_person_has_one_bound_in_all_browsers_and_takes_no_room_from_another(guarded: Guarded) -> None:
    here, there = (guarded.cookie("haus-person", "haus", exp=time.time() + seconds) for seconds in (600, 900))
    other = guarded.cookie("anderes-person", "anderes-haus")
    with page_of(guarded.port, here) as first, page_of(guarded.port, there) as second, page_of(guarded.port, other) as third:
        for page in (first, second, third):
            page.ask("hochladen")
        assert {upload(guarded.port, first.session, here) for _ in range(settings.MAX_UPLOADS - 1)} == {204}
        assert [upload(guarded.port, second.session, there) for _ in range(2)] == [204, 413]
        assert upload(guarded.port, third.session, other) == 204


def test_a_file_that_another_session_has_sent_is_read_by_nobody_else(guarded: Guarded) -> None:
    mine, other, file = guarded.cookie("haus-person", "haus"), guarded.cookie("anderes-person", "anderes-haus"), str(uuid.uuid4())
    with page_of(guarded.port, mine) as page, page_of(guarded.port, other) as stranger:
        page.ask("hochladen")
        stranger.ask("hochladen")
        assert upload(guarded.port, page.session, mine, file=file) == 204
        assert "a.xlsx" not in " ".join(dropped(stranger, file))
        assert "a.xlsx" in " ".join(dropped(page, file))


def dropped(page: Page, file: str) -> list[str]:
    """What a page says when it is told that this file was sent to it."""
    message = BackMsg()
    message.rerun_script.page_name = "hochladen"
    state = message.rerun_script.widget_states.widgets.add(id=page.control)
    state.file_uploader_state_value.uploaded_file_info.add(file_id=file, name="a.xlsx", size=2)
    page.send(message)
    return page.texts


def test_nobody_goes_on_with_another_ones_session(guarded: Guarded) -> None:
    with page_of(guarded.port, guarded.cookie("haus-person", "haus")) as page:
        page.ask("hochladen")
        for cookie in (guarded.cookie("anderes-person", "anderes-haus"), ""):
            with page_of(guarded.port, cookie, session=page.session) as stranger:
                stranger.ask()
                assert stranger.session != page.session
        page.ask("hochladen")  # it is left as it was


def test_a_page_ends_with_its_token_and_is_not_gone_on_with(guarded: Guarded) -> None:
    short = guarded.cookie("haus-person", "haus", exp=time.time() + 4)
    with page_of(guarded.port, short) as page:
        page.ask("hochladen")
        assert upload(guarded.port, page.session, short) == 204
        assert code_of_the_end(page) == ENDED
    assert upload(guarded.port, page.session, short) == 400  # there is no such session
    with page_of(guarded.port, short, session=page.session) as again:
        again.ask("hochladen")
        assert again.session != page.session
        assert "Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an." in again.texts


def test_a_page_of_a_login_that_goes_on_stays(guarded: Guarded) -> None:
    with page_of(guarded.port, guarded.cookie("haus-person", "haus")) as page:
        page.ask()
        assert code_of_the_end(page, 5) is None


def test_a_logout_ends_all_pages_of_that_login_and_its_cookie(guarded: Guarded) -> None:
    mine, elsewhere = guarded.cookie("haus-person", "haus"), guarded.cookie("haus-person", "haus", nonce="am anderen Rechner")
    with page_of(guarded.port, mine) as one, page_of(guarded.port, mine) as two, page_of(guarded.port, elsewhere) as other:
        for page in (one, two, other):
            page.ask("rueckmeldelisten")
        ask(guarded.port, "/auth/logout", cookie=mine)
        assert [code_of_the_end(page) for page in (one, two)] == [ENDED, ENDED]
        other.ask()
        assert "Anmeldung" not in other.texts
    with page_of(guarded.port, mine) as kept:
        kept.ask()
        assert "Sie haben sich abgemeldet. Bitte melden Sie sich noch einmal an." in kept.texts
    response, told = ask(guarded.port, one.links["Leere Vorlage"], cookie=mine)
    assert (response.status, "Sie haben sich abgemeldet." in told.decode()) == (403, True)


def test_what_is_remembered_of_a_logout_is_for_nobody_else_to_read(guarded: Guarded) -> None:
    ask(guarded.port, "/auth/logout", cookie=guarded.cookie("haus-person", "haus"))
    folder = Path(f"{guarded.site.store}.logins")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert all("haus-person" not in path.read_text("utf-8") + path.name for path in folder.iterdir())


def test_whoever_is_nobody_ends_no_login(guarded: Guarded) -> None:
    with page_of(guarded.port, guarded.cookie("haus-person", "haus")) as page:
        page.ask()
        ask(guarded.port, "/auth/logout", cookie=guarded.cookie("haus-person", "haus", secret="x" * 40))
        assert code_of_the_end(page, 4) is None


def test_a_page_ends_when_its_role_is_taken_away(guarded: Guarded) -> None:
    mapping = guarded.folder / "zugang.toml"
    with (
        page_of(guarded.port, guarded.cookie("ag-person", "ag")) as page,
        page_of(guarded.port, guarded.cookie("lese-person", "alle")) as reader,
    ):
        page.ask()
        reader.ask()
        mapping.write_text(ACCESS.replace("[gruppen.ag]", "[gruppen.andere]"), "utf-8")
        try:
            assert code_of_the_end(page) == ENDED
            assert code_of_the_end(reader, 3) is None
        finally:
            mapping.write_text(ACCESS, "utf-8")


def test_who_idles_is_logged_out(tmp_path: Path) -> None:
    with guarded_site(tmp_path, DASHBOARD_IDLE_MINUTES="0.2") as guarded:
        mine = guarded.cookie("haus-person", "haus")
        with page_of(guarded.port, mine) as page:
            page.ask()
            assert code_of_the_end(page, 40) == ENDED
        assert Event(Kind.LOGOUT, "Abmeldung nach Untätigkeit", "haus-person") in guarded.trail()
        with page_of(guarded.port, mine) as again:
            again.ask()
            assert any("weil lange nichts geschehen ist" in text for text in again.texts)


def test_a_login_that_has_ended_is_refused_also_after_a_restart_and_where_the_disk_was_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    kept, lost, other = ({"sub": "a", "exp": time.time() + 60, "nonce": name} for name in ("kept", "lost", "other"))
    end_login(kept, Why.LOGOUT)
    ended._HERE.clear()  # as a new process begins
    (tmp_path / "store.duckdb.logins" / login_key(lost)).mkdir()
    with pytest.raises(OSError, match="directory"):
        end_login(lost, Why.IDLE)
    for claims, words in ((kept, "Sie haben sich abgemeldet"), (lost, "weil lange nichts geschehen ist")):
        with pytest.raises(LoginError, match=words):
            require_going_on(claims)
    require_going_on(other)


def test_what_is_remembered_of_a_login_goes_when_its_token_is_long_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    end_login({"sub": "alt", "exp": time.time() - 2 * 24 * 3600}, Why.LOGOUT)
    end_login({"sub": "neu", "exp": time.time() - 3600}, Why.LOGOUT)
    end_login({"sub": "jetzt", "exp": time.time() + 60}, Why.LOGOUT)
    assert len(list((tmp_path / "store.duckdb.logins").iterdir())) == 2
