"""All that a page holds, folded or not: texts, helps, labels, options, charts with their texts, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

_OCTETS = re.compile(r"(?:\\[0-7]{3})+")


def unfolded(app: AppTest) -> AppTest:
    """With everything open that is only drawn when somebody opens it."""
    opened: set[str] = set()
    while closed := _folds(app) - opened:
        for key in closed:
            app.session_state[key] = True
        opened |= closed
        app.run()
    assert not app.exception
    return app


def _folds(app: AppTest) -> set[str]:
    ids = [str(node.proto.id) for node in nodes(app._tree) if type(node).__name__ == "Expander" and node.proto.id]
    return {found[1] for each in ids if (found := re.fullmatch(r"\$\$ID-[0-9a-f]+-(.+)", each)) and found[1] != "None"}


def everything(app: AppTest) -> str:
    """All that a page holds: texts, helps, labels, options, charts with their texts, tables."""
    parts = [_OCTETS.sub(_letters, str(node.proto)) for node in nodes(app._tree)]
    return "\n".join((*parts, *(each.value.to_csv() for each in (*app.table, *app.dataframe))))


def _letters(found: re.Match[str]) -> str:
    """The letters that a printed message has as numbers of their bytes."""
    return bytes(int(octet, 8) for octet in found[0].split("\\")[1:]).decode("utf-8", "replace")


def nodes(block: Any) -> Iterator[Any]:
    for node in block.children.values():
        if getattr(node, "proto", None) is not None:
            yield node
        if hasattr(node, "children"):
            yield from nodes(node)
