"""Commands on what was delivered: `deliveries`, `take-back`, `release`, and `upgrade` of an older store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click
import polars as pl

from dashboard import formats, queries
from dashboard.commands.german import GermanCommand
from dashboard.commands.lists import JSON, STORE
from dashboard.commands.output import present_store, print_json, print_table
from dashboard.intake.accepting.acceptance import Release
from dashboard.intake.accepting.restoring import upgrade
from dashboard.intake.deliveries.book import release, take_back
from dashboard.store import Store, schema_version
from dashboard.vocabulary import LABELS

ID = click.argument("delivery_id", metavar="NUMMER", type=int)


@click.command("deliveries", cls=GermanCommand, short_help="Zählt alle Rückmeldungen auf, neueste zuerst.")
@click.option("--round", "round_code", metavar="RUNDE", help="Nur diese Steuerungsrunde.")
@click.option("--department", metavar="KÜRZEL", help="Nur dieses Ressort oder diese Stelle.")
@STORE
@JSON
def deliveries_command(round_code: str | None, department: str | None, store: Path, as_json: bool) -> int:
    """Zählt alle Rückmeldungen auf, auch zurückgenommene: Nummer, Runde, Haus, Datei, Eingang, Stand, Änderungen."""
    stored = present_store(store)
    frame = queries.run(stored, "deliveries/list", round=round_code, department=_code(stored, department))
    if as_json:
        print_json(frame.to_dicts())
    elif frame.is_empty():
        click.echo("Dazu gibt es keine Rückmeldung.")
    else:
        print_table(pl.DataFrame([_line(row) for row in frame.iter_rows(named=True)]))
    return 0


def _code(store: Store, department: str | None) -> str | None:
    """The code as the master data write it; one that they do not know stays as it is and finds nothing."""
    codes = queries.run(store, "master/department")["code"].to_list() if department else []
    return next((code for code in codes if code.casefold() == str(department).casefold()), department)


def _line(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "Nr.": row["delivery_id"],
        "Runde": row["round"],
        "Haus": row["department"],
        "Datei": row["file_name"] or f"({LABELS['delivery_kind'][row['kind']]})",
        "Eingang": formats.day(row["known_from"].date()),
        "Stand": _state(row),
        "neu": row["new"],
        "geändert": row["changed"],
        "unverändert": row["unchanged"],
    }


def _state(row: dict[str, Any]) -> str:
    if row["is_withdrawn"]:
        return f"zurückgenommen: {row['withdrawal_reason']}"
    return f"freigegeben durch {row['released_by']}" if row["is_released"] else "Arbeitsstand"


@click.command("take-back", cls=GermanCommand, short_help="Nimmt die neueste Rückmeldung eines Hauses zurück.")
@ID
@click.option("--reason", metavar="TEXT", required=True, help="Grund; er bleibt in den Büchern.")
@click.option("--by", metavar="TEXT", default="Kommandozeile", help="Stelle, die zurücknimmt.", show_default=False)
@STORE
@JSON
def take_back_command(delivery_id: int, reason: str, by: str, store: Path, as_json: bool) -> int:
    """Nimmt eine Rückmeldung zurück: Der Stand davor gilt wieder, Datei und Grund bleiben aufbewahrt."""
    done = take_back(present_store(store), delivery_id, reason=reason, by=by)
    if as_json:
        print_json({"delivery_id": done.delivery_id, "department": done.department, "holds_now": done.holds_now})
        return 0
    now_holds = f"Es gilt wieder die Rückmeldung {done.holds_now}." if done.holds_now else "Damit gilt keine Rückmeldung mehr."
    told = f"Rückmeldung {done.delivery_id} von {done.department} (Runde {done.round_code}) ist zurückgenommen."
    click.echo(" ".join(part for part in (told, now_holds, done.kept_keys) if part))
    return 0


@click.command("release", cls=GermanCommand, short_help="Gibt einen Arbeitsstand frei.")
@ID
@click.option("--released-by", metavar="TEXT", required=True, help="Funktion, die freigibt, zum Beispiel „Hausleitung“.")
@click.option("--released-on", metavar="TAG", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), help="Tag der Freigabe im Haus.")
@click.option("--reference", metavar="TEXT", help="Aktenzeichen oder Bezug der Freigabe.")
@STORE
def release_command(delivery_id: int, released_by: str, released_on: datetime | None, reference: str | None, store: Path) -> int:
    """Gibt eine Rückmeldung frei, die als Arbeitsstand angenommen wurde; ab dann zählt sie auf allen Seiten."""
    day = released_on.date() if released_on else None
    release(present_store(store), delivery_id, Release(released_by, day, reference))
    click.echo(f"Rückmeldung {delivery_id} ist freigegeben durch {released_by}.")
    return 0


@click.command("upgrade", cls=GermanCommand, short_help="Bringt eine ältere Datenbank auf den Stand dieses Programms.")
@STORE
def upgrade_command(store: Path) -> int:
    """Bringt eine Datenbank, die eine ältere Fassung des Programms angelegt hat, auf den heutigen Stand; nichts geht verloren."""
    is_done = upgrade(Store(store))
    click.echo(f"Die Datenbank ist jetzt in Fassung {schema_version()}." if is_done else "Die Datenbank ist auf dem neuen Stand.")
    return 0
