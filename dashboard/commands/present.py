"""The store of a command, of this program's version: one of an older version is brought to it first, and the user is told."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.commands.german import stop
from dashboard.intake.accepting.upgrading import upgrade
from dashboard.store import Store, StoreError


def present_store(path: Path) -> Store:
    """The store under a path, also where there is none yet. Ends the program where it is of a newer one, or its link is lost."""
    store = Store(path)
    try:
        store.finish_redaction()
        store.refuse_lost()
        if store.exists and upgrade(store):
            click.echo("Die Datenbank stammt von einer älteren Fassung und wurde auf den neuen Stand gebracht.", err=True)
    except StoreError as error:
        stop(str(error))
    return store
