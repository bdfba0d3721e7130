"""LibreOffice, which opens what we write as an office does: where it is, and a workbook after it has opened and saved it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("soffice", "libreoffice")
SECONDS = 180


def find_libreoffice() -> str | None:
    """The path of the program: what DASHBOARD_LIBREOFFICE names, else the first of NAMES that is installed."""
    return os.environ.get("DASHBOARD_LIBREOFFICE") or next(filter(None, map(shutil.which, NAMES)), None)


def converted(content: bytes, suffix: str = ".xlsx", *, target: str = "xlsx") -> bytes:
    """A document after LibreOffice opened it and saved it as `target`; LookupError without LibreOffice, else why it failed.

    Each call has a profile of its own, so that several may run at once.
    """
    program = find_libreoffice()
    if program is None:
        raise LookupError("LibreOffice is missing; `python -m tests` says how to get it")
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, f"mappe{suffix}"), Path(folder, "out")
        source.write_bytes(content)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", target, "--outdir", str(out), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        made = out / f"mappe.{target.split(':')[0]}"
        if done.returncode != 0 or not made.is_file():
            raise RuntimeError(f"LibreOffice did not convert the document: {done.stdout} {done.stderr}")
        return made.read_bytes()
