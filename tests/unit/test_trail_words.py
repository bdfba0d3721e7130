"""What the trail says in German, and which of its changes it knows never to have come to be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.access.viewer import Act
from dashboard.trail import Entry, Event, Kind
from dashboard.trail.wording import ACT_WORDS, KIND_WORDS, for_whom, state, unpublished, what, who

AT = datetime(2026, 11, 29, tzinfo=UTC)


def entries(*told: tuple[Kind, int | None, int | None]) -> list[Entry]:
    """Numbered from 1 on: kind, generation before and after."""
    return [
        Entry(at, AT, Event(kind, "release", before=before, after=after), "") for at, (kind, before, after) in enumerate(told, 1)
    ]


CHANGE, FAILED, LOGIN = Kind.CHANGE, Kind.FAILED, Kind.LOGIN


@pytest.mark.parametrize(
    ("told", "holding", "expected"),
    [
        ([(CHANGE, 1, 2), (CHANGE, 2, 3)], 3, set()),
        ([(CHANGE, 1, 2), (CHANGE, 2, 3)], 2, {2}),  # killed before it was published, and nothing since
        ([(CHANGE, 1, 2), (CHANGE, 1, 2)], 2, {1}),  # killed, and another one made that generation
        ([(CHANGE, 1, 2), (FAILED, 1, 2)], 1, {1}),
        ([(CHANGE, 1, 2), (FAILED, 1, 2), (LOGIN, None, None), (CHANGE, 1, 2)], 2, {1}),
        ([(CHANGE, 8, 9), (CHANGE, None, 1), (CHANGE, 1, 2)], 2, set()),  # begun anew
        ([(CHANGE, 1, 2), (CHANGE, None, 1), (CHANGE, 1, 2)], 2, set()),
        ([(CHANGE, 498, 499)], 1, set()),  # brought back on another machine
        ([(CHANGE, 1, 2)], None, set()),
        ([], 1, set()),
    ],
)
def test_a_change_that_was_announced_and_never_published_is_known(
    told: list[tuple[Kind, int | None, int | None]], holding: int | None, expected: set[int]
) -> None:
    found = unpublished(entries(*told), holding)
    assert {number for number in found if told[number - 1][0] is CHANGE} == expected


def test_every_act_and_every_kind_has_its_words() -> None:
    assert set(ACT_WORDS) == set(Act)
    assert set(KIND_WORDS) == set(Kind)


def test_an_entry_is_told_in_words() -> None:
    change = Event(Kind.CHANGE, "release", "u1", "Ansprechstelle SKB", "SKB", None, False, "Rückmeldung 12", 3, 4)
    assert (what(change), who(change), for_whom(change), state(change)) == (
        "freigeben: Rückmeldung 12",
        "Ansprechstelle SKB (u1)",
        "",
        "Stand 3 → 4",
    )
    refused = Event(Kind.REFUSAL, "redact", on_behalf="SKB")
    assert (what(refused), who(refused), for_whom(refused), state(refused)) == (
        "abgewiesen: schwärzen",
        "dieser Rechner",
        "für SKB, ohne Nachweis",
        "",
    )
