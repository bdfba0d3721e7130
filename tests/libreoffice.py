"""LibreOffice, which opens what we write as an office does: where it is, and a workbook after it has opened and saved it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
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
    return all_converted({"mappe": content}, suffix, target=target)["mappe"]


def all_converted(contents: Mapping[str, bytes], suffix: str = ".xlsx", *, target: str = "xlsx") -> dict[str, bytes]:
    """Several documents by name, as `converted` does it with one: the program starts once, which is what takes the time."""
    program = find_libreoffice()
    if program is None:
        raise LookupError("LibreOffice is missing; `python -m tests` says how to get it")
    with tempfile.TemporaryDirectory() as folder:
        sources, out = {name: Path(folder, f"{name}{suffix}") for name in contents}, Path(folder, "out")
        for name, content in contents.items():
            sources[name].write_bytes(content)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", target, "--outdir", str(out), *map(str, sources.values())]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        made = {name: out / f"{name}.{target.split(':')[0]}" for name in contents}
        if done.returncode != 0 or not all(path.is_file() for path in made.values()):
            raise RuntimeError(f"LibreOffice did not convert the documents: {done.stdout} {done.stderr}")
        return {name: path.read_bytes() for name, path in made.items()}
