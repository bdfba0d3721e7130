"""What is loaded before the first visitor comes."""

from __future__ import annotations

import subprocess
import sys

from tests.tight_places import ROOT, environment

PROGRAM = """
import asyncio, sys
from dashboard import server

async def started():
    async with server._lifespan(lambda: print("pandas" in sys.modules), None):
        pass

asyncio.run(started())
"""


def test_pandas_is_whole_before_several_visitors_at_once_draw_charts() -> None:
    """Altair fails on a pandas that another thread has only begun to import."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr
