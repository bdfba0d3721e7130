"""Commands on the steering rounds: `rounds`, `freeze`, `ledger`, `changes`, `decisions`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import polars as pl

from dashboard import formats, queries
from dashboard.commands.german import GermanCommand
from dashboard.commands.lists import JSON, STORE
from dashboard.commands.output import present_store, print_csv, print_json, print_table
from dashboard.refusals import known_round
from dashboard.rounds.comparing import in_order, point, rounds_with_state, silence
from dashboard.rounds.deadlines import Deadline
from dashboard.rounds.freezing import freeze, undo_freeze
from dashboard.rounds.ledger import Ledger, ledger
from dashboard.rounds.recut import NewCut
from dashboard.rounds.steps import step_of
from dashboard.store import Store
from dashboard.vocabulary import ENDED_STAGES, FATES, LABELS, NO_RATING, TRENDS, stance_words

FROM = click.option(
    "--from", "earlier", metavar="RUNDE", required=True, help="Der frühere Stand: Runde, oder Tag wie 2025-09-30."
)
TO = click.option("--to", "later", metavar="RUNDE", required=True, help="Der spätere Stand: Runde oder Tag.")
CSV = click.option("--csv", "as_csv", is_flag=True, help="Ausgabe als CSV mit Semikolon, für Excel.")


@click.command("rounds", cls=GermanCommand, short_help="Zählt die Steuerungsrunden auf und sagt, wie weit jede ist.")
@STORE
@JSON
def rounds_command(store: Path, as_json: bool) -> int:
    """Zählt die Steuerungsrunden der Stammdaten auf: Stichtag, Frist, Sitzung, Stand des Verfahrens, Maßnahmen."""
    frame, today = queries.run(present_store(store), "freezing/rounds"), datetime.now(UTC).date()
    rows = [row | {"step": step_of(row, today)} for row in frame.iter_rows(named=True)]
    if as_json:
        print_json(rows)
    elif not rows:
        click.echo("In den Stammdaten steht keine Steuerungsrunde.")
    else:
        print_table(pl.DataFrame([_line(row) for row in rows]))
    return 0


def _line(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "Runde": row["round"],
        "Titel": row["title"],
        "Stichtag": row["reference_date"],
        "Frist": _deadline(row),
        "Sitzung": row["held_on"],
        "Stand": LABELS["round_step"][row["step"]],
        "festgeschrieben": formats.day(row["frozen_at"].date()) if row["frozen_at"] else None,
        "Maßnahmen": row["measures"],
    }


def _deadline(row: dict[str, Any]) -> str | None:
    """The day, and once it is over that it has passed; what of it is late stands on the delivery board."""
    if row["deadline"] is None:
        return None
    deadline = Deadline(row["deadline"], date.today(), is_settled=True)
    return f"{deadline.words} (abgelaufen)" if deadline.is_over else deadline.words


@click.command("freeze", cls=GermanCommand, short_help="Schreibt den Stand einer Runde fest, oder hebt das auf.")
@click.argument("round_code", metavar="RUNDE")
@click.option("--by", metavar="NAME", required=True, help="Stelle, die festschreibt, zum Beispiel „Federführende Stelle“.")
@click.option("--undo", is_flag=True, help="Hebt die Festschreibung auf; braucht --reason.")
@click.option("--reason", metavar="TEXT", help="Grund der Aufhebung; er bleibt in den Büchern.")
@STORE
@JSON
def freeze_command(round_code: str, by: str, undo: bool, reason: str | None, store: Path, as_json: bool) -> int:
    """Schreibt den Stand der Runde mit den Bezeichnungen, Stammdaten und Regeln von heute fest.

    Niemandes Schweigen hält das auf; der Vermerk nennt, wer nicht geantwortet hat.
    """
    if undo:
        undo_freeze(present_store(store), round_code, reason=reason or "", by=by)
        click.echo(f"Die Festschreibung der Runde {round_code} ist aufgehoben.")
        return 0
    done = freeze(present_store(store), round_code, by=by)
    if as_json:
        print_json({"freeze_id": done.freeze_id, "round": done.round_code, "record": done.record})
        return 0
    silent = done.record["not_delivered"]
    verb = "hat" if len(silent) == 1 else "haben"
    answered = f"Nicht geantwortet {verb}: {', '.join(silent)}." if silent else "Alle haben geantwortet."
    counted = formats.measures(done.record["measures"])
    click.echo(f"Der Stand der Runde {round_code} ist festgeschrieben: {counted}. {answered}")
    return 0


@click.command("ledger", cls=GermanCommand, short_help="Sagt, was aus jeder Maßnahme geworden ist (Verbleib).")
@FROM
@TO
@STORE
@CSV
@JSON
def ledger_command(earlier: str, later: str, store: Path, as_csv: bool, as_json: bool) -> int:
    """Sagt, was zwischen zwei Runden aus jeder Maßnahme geworden ist, als Gleichung, die aufgeht."""
    present = present_store(store)
    rows = _between(present, earlier, later)
    book, new_cut = ledger(rows, earlier, later), NewCut.between(present, earlier, later)
    rows = new_cut.told(rows)
    if as_json:
        moved = {row["measure_id"]: row["reason"] for row in rows.iter_rows(named=True) if new_cut.explains_all(row)}
        print_json({**book.as_json(), "moved_by_new_cut": moved})
    elif as_csv:
        columns = ("measure_id", "title", "responsible", "fate", "others", "reason", "was_title")
        print_csv(rows.filter(pl.col("fate").is_not_null()).select(columns))
    else:
        for line in _lines(book, silence(present, later)):
            click.echo(line)
        for row in rows.filter(pl.col("fate") == "moved").iter_rows(named=True):
            for words in new_cut.words(row):
                click.echo(f"  {row['measure_id']} {words}")
    return 0


def _lines(book: Ledger, silent: str) -> list[str]:
    """The equation, then each class with its keys; `silent` is what the later round calls what was not reported."""
    number = formats.number
    lines = [
        f"{number(book.old_total)} (Runde {book.earlier}) + {number(book.new)} neu + {number(book.split_parts)} Teile "
        f"− {number(book.parents)} aufgeteilt − {number(book.merged)} zusammengeführt "
        f"= {number(book.current_total)} (Runde {book.later})",
        f"Davon sind {number(len(book.completed_now))} umgesetzt, {number(len(book.ended_now))} eingestellt und "
        f"{number(len(book.not_reported_now))} {silent}.",
    ]
    for term in FATES:
        keys = book.classes[term.code]
        label = silent if term.code == "not_reported" else term.label
        lines.append(f"{label}: {number(len(keys))}{': ' + ', '.join(keys) if keys and term.code != 'continued' else ''}")
    return [*lines, f"neu: {number(book.new)}{': ' + ', '.join(book.added) if book.added else ''}"]


@click.command("changes", cls=GermanCommand, short_help="Sagt, was sich zwischen zwei Runden oder Tagen geändert hat.")
@FROM
@TO
@STORE
@JSON
def changes_command(earlier: str, later: str, store: Path, as_json: bool) -> int:
    """Sagt je Maßnahme, was besser, schlechter, neu, beendet, nicht gemeldet oder verschoben ist."""
    present = present_store(store)
    rows = _between(present, earlier, later)
    counted = rows.filter(pl.col("is_counted"))
    totals = {term.code: counted.filter(pl.col("trend") == term.code).height for term in TRENDS}
    postponed = counted.filter(pl.col("moves") > 0)
    if as_json:
        sums = {
            "measures": postponed.height,
            "moves": int(postponed["moves"].sum()),
            "days": int(postponed["postponed_days"].sum()),
        }
        compared = rows.filter(pl.col("was_counted") & pl.col("is_counted")).height
        summary = {"from": earlier, "to": later, "total": counted.height, "like_for_like": compared, "trends": totals}
        print_json({**summary, "postponed": sums, "measures": rows.to_dicts()})
        return 0
    words = {"not_reported": silence(present, later)}
    counts = [f"{words.get(term.code, term.label)}: {formats.number(totals[term.code])}" for term in TRENDS]
    click.echo(", ".join([*counts, f"verschoben: {formats.number(postponed.height)}"]))
    changed = counted.filter((pl.col("trend") != "same") | (pl.col("moves") > 0))
    if changed.is_empty():
        click.echo("Nichts hat sich geändert.")
        return 0
    print_table(pl.DataFrame([_change(row, words) for row in changed.iter_rows(named=True)]))
    return 0


def _change(row: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    stages = [LABELS["stage"].get(row[name] or "", "keine Angabe") for name in ("was_stage", "stage")]
    ratings = [_rating(row, "was_"), _rating(row, "")]
    return {
        "Kennung": row["measure_id"],
        "Maßnahme": row["title"],
        "Änderung": words.get(row["trend"], LABELS["trend"][row["trend"]]),
        "Umsetzungsstand": " → ".join(dict.fromkeys(stages)) if row["was_counted"] else stages[1],
        "Ampel": " → ".join(dict.fromkeys(ratings)) if row["was_counted"] else ratings[1],
        "verschoben (Tage)": row["postponed_days"] or None,
    }


def _rating(row: Mapping[str, Any], before: str) -> str:
    """The word of a rating; a dash for what has ended, or was not confirmed, and so is not judged."""
    is_silent = not before and not row["is_reported"]
    if row[f"{before}stage"] in ENDED_STAGES or is_silent:
        return "–"
    return LABELS["rating"].get(row[f"{before}rating"] or "", NO_RATING.label)


def _between(store: Store, earlier: str, later: str) -> pl.DataFrame:
    """The rows of queries/changes/measures.sql between two points; RefusalError where one of them is wrong."""
    rounds = rounds_with_state(store)
    in_order(point(earlier, rounds), point(later, rounds))
    return queries.run(store, "changes/measures", **{"from": earlier, "to": later})


@click.command("decisions", cls=GermanCommand, short_help="Zählt die Beschlüsse der Runden auf, offene zuerst.")
@click.option("--round", "round_code", metavar="RUNDE", help="Nur Beschlüsse dieser Runde und offene der früheren.")
@click.option("--open", "only_open", is_flag=True, help="Nur offene Beschlüsse.")
@STORE
@JSON
def decisions_command(round_code: str | None, only_open: bool, store: Path, as_json: bool) -> int:
    """Zählt die Beschlüsse und Festlegungen auf: offene zuerst, unter ihnen die aus früheren Runden.

    Überfällig ist, was zum Stichtag der genannten Runde (sonst der neuesten mit einem Stand) über der Frist liegt.
    """
    source = present_store(store)
    if round_code is not None:
        known_round(round_code, queries.run(source, "master/steering_round")["code"])
    given = {"round": round_code} if round_code is not None else {}
    rows = queries.run(source, "decisions/list", **given).to_dicts()
    rows = [row for row in rows if row["state"] == "open" or not only_open]
    if as_json:
        print_json(rows)
    elif not rows:
        click.echo("Kein Beschluss ist offen." if only_open else "Noch ist kein Beschluss aufgenommen.")
    else:
        print_table(pl.DataFrame([_decision_line(row) for row in rows], infer_schema_length=None))
    return 0


def _decision_line(row: dict[str, Any]) -> dict[str, Any]:
    state = LABELS["decision_state"][row["state"]]
    return {
        "Nr.": row["decision_id"],
        "Runde": row["round"],
        "Stand": f"{state}, überfällig" if row["is_overdue"] else state,
        "Beschluss": row["wording"],
        "Art": row["kind"],
        "Stellen und Haltung": "; ".join(map(stance_words, row["departments"], row["stances"])) or None,
        "Frist": formats.day(row["due_on"]) if row["due_on"] else None,
        "Maßnahmen": ", ".join(row["measures"]),
    }
