"""How answers are compressed: gzip, which every browser understands and Python carries itself (docs/decisions/0004-server.md)."""

from __future__ import annotations

import gzip

from starlette.datastructures import Headers
from starlette.types import Scope

ENCODING = "gzip"
LEVEL = 6


def pack(content: bytes) -> bytes:
    """The compressed form; the same bytes for the same content."""
    return gzip.compress(content, LEVEL, mtime=0)


def takes_packed(scope: Scope) -> bool:
    """Whether the client of this HTTP request says that it can read ENCODING."""
    offered = (offer.partition(";") for offer in Headers(scope=scope).get("accept-encoding", "").split(","))
    return any(name.strip() == ENCODING and weight.replace(" ", "") != "q=0" for name, _, weight in offered)
