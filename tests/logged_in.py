"""Somebody at a server with a login, without a browser or a provider: what a browser sends, and what a stranger may forge."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from dashboard.trail import Chain, Event, trail_of
from tests.browser.provider import SECRET, login_files
from tests.browser.site import Site, free_port, serving
from tests.pages.test_roles import ACCESS
from tests.planted_store import planted_store

NAME = "_streamlit_user"
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Guarded:
    """A running server with a login on the planted store; its provider does not answer."""

    site: Site
    folder: Path

    @property
    def port(self) -> int:
        return urlsplit(self.site.url).port or 80

    def cookie(self, subject: str, *groups: str, secret: str = SECRET, **claims: Any) -> str:
        """The cookie that a login leaves; signed with another secret, it is forged."""
        told = {"origin": self.site.url, "is_logged_in": True, "sub": subject, "groups": groups, "exp": time.time() + 600}
        return f"{NAME}={create_signed_value(secret, NAME, json.dumps(told | claims)).decode()}"

    def trail(self) -> list[Event]:
        """What stands in its trail, oldest first."""
        return [entry.event for entry in Chain(trail_of(self.site.store)).entries()]


@contextmanager
def guarded_site(folder: Path, mapping: str = ACCESS, **given: str) -> Iterator[Guarded]:
    """The server, with its files in this folder; `given` are environment variables."""
    port = free_port()
    planted_store(folder / "store.duckdb")
    login = login_files(folder, mapping, "http://localhost:9", port)
    with serving(folder / "store.duckdb", port, **login, **given) as site:
        yield Guarded(site, folder)


@dataclass
class Page:
    """An open page: its socket, its session, and what it holds."""

    socket: ClientConnection
    session: str = ""
    links: dict[str, str] = field(default_factory=dict)
    """The addresses of its buttons that are links, by their labels."""
    texts: list[str] = field(default_factory=list)
    control: str = ""
    """The id of its field for files."""

    def ask(self, page: str = "", query: str = "") -> None:
        """Ask for a page by its word in the URL and read it to its end."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        self.send(message)

    def send(self, message: BackMsg) -> None:
        """Send whatever one likes, and read to the end what it draws."""
        self.links.clear()
        self.texts.clear()
        self.socket.send(message.SerializeToString())
        while True:
            told = self.socket.recv(timeout=60)
            assert isinstance(told, bytes)
            answer = ForwardMsg.FromString(told)
            self._take(answer)
            if answer.WhichOneof("type") == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _take(self, answer: ForwardMsg) -> None:
        if answer.WhichOneof("type") == "new_session":
            self.session = answer.new_session.initialize.session_id
        element = answer.delta.new_element
        match element.WhichOneof("type"):
            case "link_button":
                self.links[element.link_button.label] = element.link_button.url
            case "file_uploader":
                self.control = element.file_uploader.id
            case "heading":
                self.texts.append(element.heading.body)
            case "alert":
                self.texts.append(element.alert.body)
            case "markdown":
                self.texts.append(element.markdown.body)


@contextmanager
def page_of(port: int, cookie: str = "", session: str = "") -> Iterator[Page]:
    """A page opened with this cookie; `session` is the one that it says it goes on with."""
    mark = xsrf_mark(port, cookie)
    names = [Subprotocol(name) for name in ("streamlit", mark, session) if name]
    headers, address = {"Cookie": f"_streamlit_xsrf={mark}; {cookie}"}, f"localhost:{port}"
    with connect(
        f"ws://{address}/_stcore/stream",
        origin=Origin(f"http://{address}"),
        subprotocols=names,
        additional_headers=headers,
        max_size=None,
    ) as socket:
        yield Page(socket)


def xsrf_mark(port: int, cookie: str = "") -> str:
    """The mark with which a page shows that its requests are its own."""
    response, _ = ask(port, "/_stcore/health", cookie=cookie)
    return (response.getheader("Set-Cookie") or "=;").split("=", 1)[1].split(";")[0]


def ask(
    port: int,
    path: str,
    method: str = "GET",
    *,
    cookie: str = "",
    body: bytes | None = None,
    headers: Mapping[str, str] = NOTHING,
) -> tuple[HTTPResponse, bytes]:
    """The answer to a request that is made by hand, and its body."""
    connection = HTTPConnection("localhost", port, timeout=30)
    connection.request(method, path, body, {**headers, **({"Cookie": cookie} if cookie else {})})
    response = connection.getresponse()
    told = response.read()
    connection.close()
    return response, told


def upload(port: int, session: str, cookie: str, method: str = "PUT", file: str = "") -> int:
    """Send a file to a session, or take it away again; the status of the answer."""
    mark = xsrf_mark(port, cookie)
    content = b'--g\r\nContent-Disposition: form-data; name="a.xlsx"; filename="a.xlsx"\r\n\r\nPK\r\n--g--\r\n'
    headers = {"Origin": f"http://localhost:{port}", "X-Xsrftoken": mark, "Content-Type": "multipart/form-data; boundary=g"}
    path = f"/_stcore/upload_file/{session}/{file or uuid.uuid4()}"
    given = content if method == "PUT" else None
    return ask(port, path, method, cookie=f"_streamlit_xsrf={mark}; {cookie}", body=given, headers=headers)[0].status
