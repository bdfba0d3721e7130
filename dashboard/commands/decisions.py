"""The command `decisions`: what the steering rounds decided, and how each decision stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import polars as pl

from dashboard import formats, queries
from dashboard.commands.german import GermanCommand, stop
from dashboard.commands.lists import JSON, STORE
from dashboard.commands.output import print_json, print_table
from dashboard.commands.present import present_store
from dashboard.store import StoreError
from dashboard.vocabulary import LABELS


@click.command("decisions", cls=GermanCommand, short_help="Zählt die Beschlüsse der Runden auf, offene zuerst.")
@click.option("--round", "round_code", metavar="RUNDE", help="Nur Beschlüsse dieser Runde und offene der früheren.")
@click.option("--open", "only_open", is_flag=True, help="Nur offene Beschlüsse.")
@STORE
@JSON
def decisions_command(round_code: str | None, only_open: bool, store: Path, as_json: bool) -> int:
    """Zählt die Beschlüsse und Festlegungen auf: offene zuerst, unter ihnen die aus früheren Runden.

    Überfällig ist, was zum Stichtag der genannten Runde (sonst der neuesten mit einem Stand) über der Frist liegt.
    """
    try:
        source = present_store(store)
        if round_code is not None and queries.run(source, "acceptance/round", round=round_code).is_empty():
            stop(f"Eine Steuerungsrunde „{round_code}“ gibt es in den Stammdaten nicht.")
        given = {"round": round_code} if round_code is not None else {}
        rows = queries.run(source, "decisions/list", **given).to_dicts()
    except StoreError as error:
        stop(str(error))
    rows = [row for row in rows if row["state"] == "open" or not only_open]
    if as_json:
        print_json(rows)
    elif not rows:
        click.echo("Kein Beschluss ist offen." if only_open else "Noch ist kein Beschluss aufgenommen.")
    else:
        print_table(pl.DataFrame([_shown(row) for row in rows], infer_schema_length=None))
    return 0


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    state = LABELS["decision_state"][row["state"]]
    return {
        "Nr.": row["decision_id"],
        "Runde": row["round"],
        "Stand": f"{state}, überfällig" if row["is_overdue"] else state,
        "Beschluss": row["wording"],
        "Art": row["kind"],
        "Stelle": row["department"],
        "Haltung": LABELS["stance"][row["stance"]] if row["stance"] else None,
        "Frist": formats.day(row["due_on"]) if row["due_on"] else None,
        "Maßnahmen": ", ".join(row["measures"]),
    }
