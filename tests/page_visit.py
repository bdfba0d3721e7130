"""A visit to the overview without a browser: a websocket client that asks a running server for the page, as a browser would."""

from __future__ import annotations

import re
import socket
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from dashboard import settings
from tests.start_key import HEADER

FILTERS = ("Handlungsfeld", "Ressort/Stelle", "Ebene", "Umsetzungsstand", "Ampel")


class EmptyPageError(Exception):
    """The page shows a message or an error where its figures should stand."""


@dataclass
class Visit:
    """One open page: its connection, the identities and options of its filters by label, and its key figures by label."""

    socket: ClientConnection
    port: int
    filters: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    """How many elements of each kind the last drawing brought; containers count as "block"."""

    def run(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Ask for a run of the page with these options per filter and wait for its end; EmptyPageError without figures."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        for label in (each for each in FILTERS if each in self.filters):
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self.filters[label][0]
            state.string_array_value.data.extend(chosen.get(label, ()))  # none takes back what was chosen before
        self.socket.send(message.SerializeToString())
        self.figures.clear()
        self._until_drawn()
        if not self.figures:
            raise EmptyPageError(f"no figures for {dict(chosen)}")

    def open(self, page: str, query: str) -> None:
        """Ask for another page by its word in the URL and wait until it is drawn; EmptyPageError where it shows an error."""
        self.ask(page, query)
        self._until_drawn()

    def ask(self, page: str, query: str) -> None:
        """Ask for another page by its word in the URL; `messages` has what it answers."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        self.socket.send(message.SerializeToString())

    def messages(self) -> Iterator[ForwardMsg]:
        """What the server sends until the script has come to its end."""
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self.socket.recv(timeout=60))
            yield answer
            if answer.WhichOneof("type") == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _until_drawn(self) -> None:
        self.kinds.clear()
        for answer in self.messages():
            if answer.WhichOneof("type") == "delta":
                kind = "block" if answer.delta.WhichOneof("type") == "add_block" else answer.delta.new_element.WhichOneof("type")
                self.kinds[kind or "empty"] += 1
            self._take(answer.delta.new_element)

    def _take(self, element: Element) -> None:
        match element.WhichOneof("type"):
            case "button_group":
                group = element.button_group
                self.filters[group.label] = (group.id, [option.content for option in group.options])
            case "metric":
                self.figures[element.metric.label] = _plain(element.metric.body)
            case "alert" if element.alert.format in (Alert.ERROR, Alert.INFO):
                raise EmptyPageError(element.alert.body)
            case "exception":
                raise EmptyPageError(element.exception.message)


def _plain(markdown: str) -> str:
    """The words of a text without its links, sizes and colours."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|:small|:[a-z]+(?=\[)|[\[\]]", lambda found: found[1] or "", markdown)


@contextmanager
def visiting(port: int) -> Iterator[Visit]:
    """A visit to the server at this port, as soon as it answers."""
    with _connected(port) as opened:
        yield Visit(opened, port)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((settings.HOST, 0))
        return int(probe.getsockname()[1])


def _connected(port: int) -> ClientConnection:
    address = f"{settings.HOST}:{port}"
    for _ in range(300):
        try:
            return connect(
                f"ws://{address}/_stcore/stream",
                origin=Origin(f"http://{address}"),
                additional_headers={"Cookie": HEADER},
                max_size=None,
                legacy=True,
            )
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"nobody answers at {address}")
