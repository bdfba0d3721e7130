"""Who is told of each publication before it happens, so that a change and what is noted of it cannot part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Publication:
    """What is about to be published: the generation that holds, the one that follows it, and what was entered into the books."""

    before: int | None
    after: int
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


Witness = Callable[[Publication], AbstractContextManager[object]]
"""Around the moment of publishing: what it refuses is not published, and it learns where the publication failed."""

_WITNESS: ContextVar[Witness | None] = ContextVar("witness", default=None)


@contextmanager
def witnessed_by(witness: Witness) -> Iterator[None]:
    """Within it, every publication of this process has this witness, through whatever store; one of its own goes before it."""
    before = _WITNESS.set(witness)
    try:
        yield
    finally:
        _WITNESS.reset(before)


def publishing(publication: Publication, own: Witness | None) -> AbstractContextManager[object]:
    """Around the moment of publishing: the store's own witness, else that of the process; nobody where there is none."""
    witness = own or _WITNESS.get()
    return nullcontext() if witness is None else witness(publication)
