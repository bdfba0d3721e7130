"""The command `open-data`: the public rows of a frozen round as files for a portal."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.commands.german import GermanCommand
from dashboard.commands.lists import STORE
from dashboard.commands.output import present_store
from dashboard.commands.papers import OUT, ROUND
from dashboard.commands.workbooks import write_files
from dashboard.formats import counted
from dashboard.open_data.catalogue import CATALOGUE
from dashboard.open_data.files import open_data_files
from dashboard.open_data.publisher import publisher_file


@click.command("open-data", cls=GermanCommand, short_help="Schreibt die öffentlichen Angaben einer Runde als offene Daten.")
@ROUND
@OUT
@STORE
def open_data_command(round_code: str, out: Path, store: Path) -> int:
    """Schreibt die öffentlichen Angaben aller Maßnahmen einer festgeschriebenen Runde als CSV und Excel.

    Dazu das Verzeichnis der Felder, datapackage.json und, wo offene_daten.toml sagt, wer veröffentlicht, den Eintrag für ein
    Portal nach DCAT-AP.de 3.0.
    """
    stored = present_store(store)
    files = open_data_files(stored.path, round_code)
    write_files(out, files)
    click.echo(f"{counted(len(files), 'Datei', 'Dateien')} in {out} geschrieben: {', '.join(files)}")
    if CATALOGUE not in files:
        click.echo(
            f"Ohne {publisher_file(stored.path)} nennen sie keine Lizenz, und es fehlt der Eintrag für ein Portal.", err=True
        )
    return 0
