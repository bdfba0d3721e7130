"""Places in which writing fails: a disk with a little room, a folder that may not be written, a process killed in the middle.

Each is real; of a kill, that is what it leaves: all that was written by then, and no lock. What runs there is a process of its
own, a program given as text; it prints what the test looks at.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_WHOLE_MINUTES = 8
"""A program that forks may hang where something has begun a thread before: then it ends and the test fails, not the run."""

_ROOM = """
import os, resource, sys
from contextlib import contextmanager
from pathlib import Path

PLACE, IS_DISK = Path(sys.argv[1]), sys.argv[2] == "disk"

@contextmanager
def room(size_bytes):
    '''No more than so much can be written: on the small disk or, where none may be mounted, into one file.'''
    filler = PLACE.parent / "filler"
    if IS_DISK:
        free = os.statvfs(PLACE.parent)
        filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - size_bytes)))
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        filler.unlink(missing_ok=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

def lying():
    return sorted(path.relative_to(PLACE).as_posix() for path in PLACE.rglob("*") if not path.name.endswith(("lock", ".wal.tmp")))
"""

_KILLED = """
import json, os, shutil, sys
from pathlib import Path

PLACE = Path(sys.argv[1])
STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.chmod", "open"}

def after_kills(place, action, look):
    '''What `look` finds in a copy of `place` as a kill before each step on its files would leave it, and last after all steps.'''
    asked, asking = os.pipe()
    told, telling = os.pipe()
    if os.fork() == 0:
        os.close(asked)
        os.close(telling)  # so that nobody waits for a process that has failed
        def wait(event, arguments):
            if event in STEPS and arguments and str(place) in str(arguments[0]):
                os.write(asking, b"?")
                os.read(told, 1) or os._exit(1)
        sys.addaudithook(wait)
        action(place)
        os._exit(0)
    os.close(asking)
    found, seen = [], None
    while os.read(asked, 1):
        if seen != (seen := _lying(place)):
            found.append(_looked(place, look))
        else:
            found.append(found[-1])
        os.write(telling, b"!")
    assert os.wait()[1] == 0
    return [*found, _looked(place, look)]

def _lying(place):
    '''Whatever changes with each write: a step that leaves the files as the one before needs no second look.'''
    status = {str(path): path.lstat() for path in (place, *place.rglob("*"))}
    return {name: (each.st_ino, each.st_mode, each.st_size, each.st_mtime_ns, each.st_ctime_ns) for name, each in status.items()}

def _looked(place, look):
    copy = place.with_name("kopie")
    shutil.copytree(place, copy, symlinks=True)
    found = apart(lambda: look(copy))
    shutil.rmtree(copy)
    return found

def apart(action):
    '''What an action returns, in a process of its own: what is forked must come from one that has never begun a thread.'''
    reading, writing = os.pipe()
    if os.fork() == 0:
        with os.fdopen(writing, "w") as told:
            json.dump(action(), told)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        text = told.read()
    os.wait()
    return json.loads(text)
"""


def on_a_small_disk(program: str, size_mb: int = 64) -> Any:
    """What a program prints as JSON, with `PLACE`, an empty folder on a disk of that size, `room(bytes)` and `lying()`."""
    with tempfile.TemporaryDirectory() as folder:
        mount = [
            *_namespace(),
            "sh",
            "-c",
            f'mount -t tmpfs -o size={size_mb}m tmpfs "$0" && mkdir "$0/place" && exec "$@"',
            folder,
        ]
        is_disk = subprocess.run([*mount, "true"], capture_output=True, check=False).returncode == 0
        place = Path(folder) / "place"
        if not is_disk:
            place.mkdir()
        command = [sys.executable, "-c", _ROOM + program, str(place), "disk" if is_disk else "limit"]
        return _printed([*mount, *command] if is_disk else command)


def killed_everywhere(program: str, place: Path) -> Any:
    """What a program prints as JSON, with `PLACE`, that folder, `after_kills(place, action, look)` and `apart(action)`."""
    return _printed([sys.executable, "-c", _KILLED + program, str(place)])


def without_rights(*command: str) -> list[str]:
    """A command that keeps to the rights of files and folders, also where root runs the tests."""
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command] if os.geteuid() == 0 else list(command)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _namespace() -> list[str]:
    return ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]


def _printed(command: list[str]) -> Any:
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=environment(), timeout=_WHOLE_MINUTES * 60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
