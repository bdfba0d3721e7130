"""The whole circle killed a few times at random; `python -m tests.bench kills --times 1000` does it long."""

from __future__ import annotations

from pathlib import Path

from tests.kill_circle import kills

KILLS = 8


def test_what_was_acknowledged_outlives_kills_in_the_whole_circle(tmp_path: Path) -> None:
    *_, circle = kills(tmp_path, KILLS, seed=2026)

    assert circle.broken.total() == KILLS
    assert len(circle.broken) > 2, "several steps were broken off"
    assert (circle.turn, circle.at) > (0, 2), "it went on in between"
