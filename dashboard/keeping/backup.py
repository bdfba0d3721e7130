"""Backing up a store while it is in use: one generation and all that belongs to it, in one file."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from dashboard import settings
from dashboard.keeping import archive
from dashboard.keeping.archive import Manifest, Part
from dashboard.keeping.belongings import BELONGINGS, files_of
from dashboard.refusals import RefusalError
from dashboard.store import Store, schema_version


def back_up(store: Store, target: Path) -> Manifest:
    """Write the state that holds and what lies beside it into a new file; RefusalError where there is one, or no room for one.

    Nobody publishes meanwhile, so that what lies beside belongs to the state; who reads goes on.
    """
    if target.exists():
        raise RefusalError(f"{target} gibt es schon; eine Sicherung überschreibt nichts. Bitte einen anderen Namen wählen.")
    with (
        store.still() as generation,
        archive.fresh_file(target) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written,
    ):
        parts = [_store_part(written, generation), *_parts_beside(written, store.path)]
        moment = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        manifest = Manifest(archive.FORMAT, schema_version(), moment, generation.name, parts, _to_be_kept_apart())
        archive.add_manifest(written, manifest)
    return manifest


def _store_part(written: zipfile.ZipFile, generation: Path) -> Part:
    with generation.open("rb") as content:
        return archive.add(written, archive.STORE, content)


def _parts_beside(written: zipfile.ZipFile, store: Path) -> list[Part]:
    """What lies beside the store, file by file; one that somebody discards at this moment is left out."""
    parts = []
    for belonging in (each for each in BELONGINGS if each.is_backed_up):
        place = belonging.at(store)
        for path in files_of(belonging, store):
            inner = "" if path == place else f"/{path.relative_to(place).as_posix()}"
            try:
                content = path.read_bytes()
            except FileNotFoundError:
                continue
            parts.append(archive.add(written, belonging.name + inner, io.BytesIO(content)))
    return parts


def _to_be_kept_apart() -> list[str]:
    """Files that the service needs and that are no part of a store: who may what, and the secrets of the login."""
    return [str(path) for path in (settings.ACCESS, settings.SECRETS) if path.is_file()]
