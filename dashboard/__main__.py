"""`python -m dashboard`: the command line."""

from __future__ import annotations

import sys

from dashboard.commands.cli import cli
from dashboard.commands.german import run

if __name__ == "__main__":
    sys.exit(run(cli))
