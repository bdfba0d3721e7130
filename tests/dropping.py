"""Dropping files without a browser: the requests that a browser makes of a running server."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.page_visit import Visit
from tests.start_key import HEADER

WAITING_SECONDS = 1_200


@dataclass(frozen=True, slots=True)
class Way:
    """How the server is reached beside the socket: a connection, the origin that pages have there, and whose cookie."""

    connect: Callable[[], HTTPConnection]
    origin: str
    cookie: str


class Dropper:
    """A session at hochladen that drops files, as a browser does it; without a way the server itself is asked at its desk."""

    def __init__(self, visit: Visit, way: Way | None = None) -> None:
        self.visit = visit
        address = f"127.0.0.1:{visit.port}"
        self.way = way or Way(partial(HTTPConnection, address, timeout=60), f"http://{address}", HEADER)
        connection = self.way.connect()
        connection.request("GET", "/_stcore/health", headers={"Cookie": self.way.cookie})
        marks = connection.getresponse().headers.get_all("Set-Cookie") or []
        self.mark = next(each for each in marks if each.startswith("_streamlit_xsrf")).split("=", 1)[1].split(";")[0]
        connection.close()
        self.session, self.control = "", ""
        self.told: list[str] = []
        self._ask(BackMsg())

    def upload(self, name: str, content: bytes) -> tuple[str, str, int] | str:
        """Send one file; its identity, name and size, or the sentence with which it was refused."""
        identity = str(uuid.uuid4())
        head = f'--grenze\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'.encode()
        headers = {
            "Origin": self.way.origin,
            "X-Xsrftoken": self.mark,
            "Cookie": f"_streamlit_xsrf={self.mark}; {self.way.cookie}",
        }
        headers["Content-Type"] = "multipart/form-data; boundary=grenze"
        connection = self.way.connect()
        connection.request(
            "PUT", f"/_stcore/upload_file/{self.session}/{identity}", head + content + b"\r\n--grenze--\r\n", headers
        )
        answer = connection.getresponse()
        told = answer.read().decode()
        connection.close()
        return (identity, name, len(content)) if answer.status == 204 else f"{answer.status} {told}"

    def drop(self, files: list[tuple[str, str, int]]) -> None:
        """Tell the page that the files are there, and wait until it has taken them in; `told` is what it says then."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(id=self.control)
        for identity, name, size in files:
            state.file_uploader_state_value.uploaded_file_info.add(file_id=identity, name=name, size=size)
        self._ask(message)

    def _ask(self, message: BackMsg) -> None:
        message.rerun_script.page_name = "hochladen"
        message.rerun_script.query_string = "haus=SKB"
        self.visit.socket.send(message.SerializeToString())
        self.told.clear()
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self.visit.socket.recv(timeout=WAITING_SECONDS))
            match answer.WhichOneof("type"):
                case "new_session":
                    self.session = answer.new_session.initialize.session_id
                case "delta" if answer.delta.new_element.WhichOneof("type") == "file_uploader":
                    self.control = answer.delta.new_element.file_uploader.id
                case "delta" if answer.delta.new_element.WhichOneof("type") == "alert":
                    self.told.append(answer.delta.new_element.alert.body)
                case "script_finished" if answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
