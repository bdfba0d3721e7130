"""The key figures of a selection, each with its change since the previous round and with the ways to the measures behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import formats
from dashboard.charts.tally import Changes, Group, Tally
from dashboard.charts.words import Late
from dashboard.master import Round
from dashboard.ui.navigation import way
from dashboard.ui.parts import Figure, Part, Source, show_figures
from dashboard.ui.viewing import for_viewer, sees_shared
from dashboard.vocabulary import RATINGS, Visibility

SHARED = Visibility.SHARED
_NAMED_AT_MOST = 2
_SILENT = "Maßnahmen aus früheren Runden, die keine freigegebene Liste dieser Runde nennt und die nicht beendet waren."
_WHY_SILENT = (
    "Entweder fehlt die Maßnahme in der Liste ihres Hauses, oder das Haus hat noch nicht oder nur in Teilen geantwortet; beides "
    "steht unter „Braucht einen Blick“."
)
_CHANGED_BY = {"fields": "handlungsfeld", "departments": "ressort"}
"""What the page of changes can be narrowed to, one of each, by its words in the address."""
_SIGNS = {term.code: term.sign for term in RATINGS}
_EXPLANATIONS = {
    "Maßnahmen": "Alle Maßnahmen der Auswahl außer den zusammengeführten und aufgeteilten, die in anderen weiterleben; "
    "„keine Angabe“ zählt mit.",
    "umgesetzt": "Abgeschlossene Maßnahmen. Daueraufgaben stehen für sich und werden nie hinzugezählt.",
    "Daueraufgabe": "Maßnahmen, die dauerhaft fortgeführt und nie abgeschlossen werden.",
    "Ampel": "▲ verzögert, ◆ gefährdet, ● im Plan: unter den bewerteten Maßnahmen, die nicht beendet sind. Die Ampel setzt das "
    "Ressort nach dem eigenen Plan. Verglichen werden nur Maßnahmen, die in beiden Runden bestätigt sind; "
    "eine erste Ampel zählt mit.",
    "überfällig": "Maßnahmen, deren Ende vorbei ist und die nicht beendet sind. Das ergibt sich aus dem Datum, gleich welche "
    "Ampel das Ressort setzt. Verglichen wird mit dem Stichtag der vorigen Runde. Was bis zu einem Stichtag endet, der noch "
    "bevorsteht, steht für sich unter „Endet vor dem Stichtag“.",
    "Entscheidungen": "Maßnahmen, zu denen ein Haus die Steuerungsrunde um eine Entscheidung bittet.",
    "nicht gemeldet": f"{_SILENT} {_WHY_SILENT}",
    "noch nicht bestätigt": f"{_SILENT} {_WHY_SILENT} Bis dahin gelten die zuletzt gemeldeten Werte.",
}


_OF_HOUSES = ("Ampel", "Entscheidungen")


def show_key_figures(counts: Tally, steering_round: Round, selection: Mapping[str, Any], late: Late, earlier: int = 0) -> None:
    """The seven figures; `earlier` are the decisions of earlier rounds that are still open."""
    figures = key_figures(counts, steering_round, selection, late, earlier)
    show_figures(figures, Source("overview/progress", selection), explanations())


def explanations() -> dict[str, str]:
    """What each figure means, of those that there are for whoever looks."""
    return _EXPLANATIONS if sees_shared() else {name: text for name, text in _EXPLANATIONS.items() if name not in _OF_HOUSES}


def key_figures(counts: Tally, steering_round: Round, selection: Mapping[str, Any], late: Late, earlier: int = 0) -> list[Figure]:
    """The figures with their change since the previous round, like for like; `selection` says which measures are meant."""
    total, changes = counts.total, counts.changes
    new = formats.counted(changes.new_measures, "neue", "neue", "keine neue")
    first = "erste Runde" if steering_round.previous is None else f"{new} seit {steering_round.previous}"
    whole = "" if not total.measures else f" von {formats.number(total.measures)}"

    def part(count: int, rest: str = whole, **behind: str) -> Part:
        return Part(count, rest, {**selection, **{parameter: [code] for parameter, code in behind.items()}})

    def since(change: int) -> str:
        return _changed(_since(change, steering_round), steering_round, selection)

    asked = _still_open(earlier) if earlier else since(changes.decisions_change)
    rated_since = _changed(_ratings_since(changes, steering_round), steering_round, selection)
    figures = (
        Figure("Maßnahmen", (part(total.measures, "", standings="counted"),), _changed(first, steering_round, selection)),
        Figure("umgesetzt", (part(total.stages.get("completed", 0), stages="completed"),), since(changes.completed_change)),
        Figure("Daueraufgabe", (part(total.stages.get("permanent", 0), stages="permanent"),), since(changes.permanent_change)),
        Figure(f"Ampel: {_whole(total)}", _rated(total, selection), rated_since, SHARED),
        _past(late, part(late.overdue, "", rules="overdue"), since(changes.overdue_change)),
        Figure("Entscheidungen", (part(changes.decisions, "", changes="asking"),), asked, SHARED),
        Figure(
            steering_round.silence,
            (part(changes.not_reported, changes="not_reported"),),
            _silent_houses(counts) or since(changes.not_reported_change),
        ),
    )
    return list(for_viewer(figures))


def _changed(told: str, steering_round: Round, selection: Mapping[str, Any]) -> str:
    """What is told of a change, as the way to the page of changes where that can show the same measures."""
    chosen = {_CHANGED_BY.get(name, ""): codes for name, codes in selection.items() if name not in ("round", "lead_only")}
    if steering_round.previous is None or "" in chosen or any(len(codes) > 1 or "none" in codes for codes in chosen.values()):
        return told
    return way(told, "changes.py", {"von": steering_round.previous, "bis": steering_round.code, **chosen})


def _still_open(earlier: int) -> str:
    """The decisions of earlier rounds that are open, as the way to them."""
    return way(formats.counted(earlier, "früherer offen", "frühere offen"), "decisions.py", {"stand": "offen"})


def _past(late: Late, part: Part, change: str) -> Figure:
    """What is past its end; below it what will be by a reference date that lies ahead, else the change."""
    below = f"{formats.counted(late.coming, 'weitere', 'weitere')} bis zum Stichtag" if late.coming else change
    return Figure("überfällig", (part,), below)


def _rated(total: Group, selection: Mapping[str, Any]) -> tuple[Part, ...]:
    """Verzögert and gefährdet in the colours of the rating, and beside them what is on plan."""
    return tuple(
        Part(
            total.ratings.get(code, 0),
            " im Plan" if code == "green" else "",
            {**selection, "ratings": [code], "standings": ["open"]},
            _SIGNS[code],
        )
        for code in ("yellow", "red", "green")
    )


def _ratings_since(changes: Changes, steering_round: Round) -> str:
    """ "▲ ±0 · ◆ +6 · ● −11 seit 2025": each sign by itself, since one may hide what another tells."""
    if steering_round.previous is None:
        return "erste Runde"
    found = (("yellow", changes.yellow_change), ("red", changes.red_change), ("green", changes.on_plan_change))
    told = " · ".join(f"{_SIGNS[code]}\u00a0{formats.signed(change)}" for code, change in found)
    return f"{told} seit {steering_round.previous}"


def _whole(total: Group) -> str:
    """Of what the rated ones are a part, so that the sum is told whole."""
    rated, unrated, ended = map(formats.number, (total.rated, total.unrated, total.measures - total.rated - total.unrated))
    return f"{rated} bewertet · {unrated} nicht · {ended} beendet"


def _silent_houses(counts: Tally) -> str:
    """ "SJV 4 · SBMS 1 · 3 weitere": whose measures are not confirmed, the most first."""
    silent = sorted((group for group in counts.departments if group.silent), key=lambda group: -group.silent)
    named = [f"{group.label} {formats.number(group.silent)}" for group in silent[:_NAMED_AT_MOST]]
    more = len(silent) - len(named)
    return " · ".join([*named, *([f"{formats.number(more)} weitere"] if more else [])])


def _since(change: int, steering_round: Round) -> str:
    return "erste Runde" if steering_round.previous is None else f"{formats.signed(change)} seit {steering_round.previous}"
