"""The one place that joins the code's English terms with the German ones on screen.

Everything is data: one entry per field of a measure (kept in dashboard/fields.py), per stage, per rating and per class. Sources:
the framework's terms (DESIGN, sections 2 to 4). What changes with a government or from state to state (action fields,
departments, levels, origins, rounds) is master data and not found here.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.fields import FIELD_BY_NAME as FIELD_BY_NAME
from dashboard.fields import FIELDS as FIELDS
from dashboard.fields import OWN_FIELDS as OWN_FIELDS
from dashboard.fields import SEARCHED_FIELDS as SEARCHED_FIELDS
from dashboard.fields import SHARED_FIELDS as SHARED_FIELDS
from dashboard.fields import Field as Field
from dashboard.fields import Kind as Kind
from dashboard.fields import Visibility as Visibility


@dataclass(frozen=True, slots=True)
class Term:
    """One class of a field: code, German label, explanation and, where a colour is not enough, a sign."""

    code: str
    label: str
    explanation: str
    sign: str = ""
    visibility: Visibility = Visibility.PUBLIC
    """For whose eyes is what is said with it; a reader's page does without what the houses share."""


_SHARED = Visibility.SHARED

STAGES: tuple[Term, ...] = (
    Term("planned", "geplant", "noch nicht begonnen"),
    Term("preparing", "in Vorbereitung", "wird vorbereitet, geprüft oder abgestimmt"),
    Term("in_progress", "in Umsetzung", "läuft"),
    Term("permanent", "Daueraufgabe", "wird dauerhaft fortgeführt und nie abgeschlossen"),
    Term("completed", "umgesetzt", "abgeschlossen"),
    Term("deferred", "zurückgestellt", "ruht vorerst"),
    Term("discontinued", "eingestellt", "beendet, ohne umgesetzt zu sein"),
    Term("merged", "zusammengeführt", "lebt in einer anderen Maßnahme weiter und zählt dort"),
)

STAGE_ORDER: tuple[str, ...] = ("deferred", "planned", "preparing", "in_progress", "permanent", "completed")
"""From far to near: a measure whose stage moves to the right is better, to the left worse (queries/changes/measures.sql)."""

UNORDERED_STAGES: frozenset[str] = frozenset({"discontinued", "merged"})
"""Stages that are neither better nor worse than others; the ledger tells what became of such measures."""

RATINGS: tuple[Term, ...] = (
    Term("green", "im Plan", "verläuft nach dem eigenen Plan", "●"),
    Term("yellow", "verzögert", "weicht vom Plan ab, das Ressort steuert selbst nach", "▲"),
    Term("red", "gefährdet", "das Ziel ist gefährdet, Unterstützung wird gebraucht", "◆"),
)

NO_STAGE = Term("none", "keine Angabe", "nicht gemeldet")
NO_RATING = Term("none", "nicht bewertet", "keine Ampel gemeldet", "○")

SEVERAL_LEVELS = Term("multiple", "mehrere Ebenen", "auf mehr als einer Ebene; wird einmal gezählt")
NO_LEVEL = Term("none", "keine Angabe", "keine Ebene gemeldet")
BESIDE_LEVELS: tuple[Term, ...] = (SEVERAL_LEVELS, NO_LEVEL)
"""What a measure is counted under that does not lie on exactly one level; the levels themselves are master data."""

PERIOD_PRECISIONS: tuple[Term, ...] = (
    Term("day", "Tag", "auf den Tag genau"),
    Term("month", "Monat", "auf den Monat genau"),
    Term("quarter", "Quartal", "auf das Quartal genau"),
    Term("half", "Halbjahr", "auf das Halbjahr genau"),
    Term("year", "Jahr", "auf das Jahr genau"),
    Term("open", "offen", "ohne Datum"),
)

FUNDING_STATUSES: tuple[Term, ...] = (
    Term("secured", "gesichert", "die Mittel sind gesichert"),
    Term("open", "offen", "die Mittel sind nicht oder nur unter Vorbehalt gesichert"),
)

OBSTACLES: tuple[Term, ...] = (
    Term("legal", "rechtlich", "Rechtslage"),
    Term("funding", "Finanzierung", "fehlende Mittel"),
    Term("staff", "Personal", "fehlendes Personal"),
    Term("other_body", "andere Stelle", "Zuarbeit einer anderen Stelle fehlt"),
    Term("external", "externe Umstände", "Umstände außerhalb der Verwaltung"),
    Term("priority", "Priorität", "anderes geht vor"),
)

MEASURABILITY: tuple[Term, ...] = (
    Term("0", "ohne Indikator", "es ist nicht benannt, woran der Erfolg erkannt wird"),
    Term("1", "Indikator benannt", "ein Indikator ist benannt, ein Zielwert fehlt"),
    Term("2", "Indikator mit Zielwert", "Indikator und Zielwert sind benannt, die Datenquelle fehlt"),
    Term("3", "Zielwert mit Datenquelle", "Indikator, Zielwert und Datenquelle sind benannt"),
)
"""Grades of what a list says about measuring (DESIGN, section 4); whether it measures an output or an outcome no list tells."""

GAPS: tuple[Term, ...] = (
    Term("no_field", "ohne Handlungsfeld", "kein Handlungsfeld gemeldet"),
    Term("no_lead", "ohne Federführung", "keine oder keine eindeutige Federführung gemeldet"),
    Term("no_level", "ohne Ebene", "keine Ebene gemeldet"),
    Term("no_stage", "ohne Umsetzungsstand", "kein Umsetzungsstand gemeldet"),
    Term("no_target_group", "ohne Zielgruppe", "keine Zielgruppe gemeldet"),
    Term("no_goal", "ohne Leitziel", "kein Leitziel gemeldet"),
    Term("no_rating", "ohne Ampel", "keine Ampel gemeldet, obwohl die Maßnahme nicht beendet ist", visibility=_SHARED),
    Term("no_reason", "ohne Begründung", "verzögert oder gefährdet, ohne dass ein Grund genannt ist", visibility=_SHARED),
    Term("no_end", "ohne Enddatum", "nicht beendet, keine Daueraufgabe, kein Ende gemeldet und kein offenes Ende"),
    Term("no_indicator", "ohne Indikator", "nicht beendet, und es ist nicht benannt, woran der Erfolg erkannt wird"),
    Term("no_funding", "ohne Finanzierungsstand", "nicht beendet, und es ist nicht gesagt, ob die Finanzierung gesichert ist"),
    Term("no_report", "ohne Sachstand", "nicht beendet, und der Sachstand ist leer"),
)
"""What a measure does not say although it should; the codes of the column gaps of queries/measures/list.sql."""

SPREADS: tuple[Term, ...] = (
    Term("one", "auf einer Ebene", "liegt auf genau einer Ebene"),
    Term("several", "auf mehreren Ebenen", "liegt auf mehr als einer Ebene; wird einmal gezählt"),
)
"""On how many levels a measure lies; the codes of the column spread of queries/measures/list.sql."""

STANDINGS: tuple[Term, ...] = (
    Term("counted", "zählt mit", "alle Maßnahmen außer den zusammengeführten und aufgeteilten; auf sie bezieht sich „n von N“"),
    Term("open", "nicht beendet", "weder umgesetzt noch eingestellt noch zusammengeführt"),
    Term("ended", "beendet", "umgesetzt, eingestellt oder zusammengeführt"),
    Term("merged", "zusammengeführt", "lebt in einer anderen Maßnahme weiter und zählt dort"),
)

CHANGES: tuple[Term, ...] = (
    Term("new", "neu in dieser Runde", "die vorige Runde kannte die Maßnahme nicht"),
    Term("not_reported", "nicht gemeldet oder noch nicht bestätigt", "keine freigegebene Liste nennt sie, sie war nicht beendet"),
    Term("asking", "Entscheidung erbeten", "das Haus bittet die Steuerungsrunde um eine Entscheidung", visibility=_SHARED),
    Term("completed_change", "umgesetzt: anders als zuvor", "seit der vorigen Runde umgesetzt, oder nicht mehr"),
    Term("discontinued_change", "eingestellt: anders als zuvor", "seit der vorigen Runde eingestellt, oder nicht mehr"),
    Term("permanent_change", "Daueraufgabe: anders als zuvor", "seit der vorigen Runde Daueraufgabe, oder nicht mehr"),
    Term("on_plan_change", "im Plan: anders als zuvor", "seit der vorigen Runde im Plan, oder nicht mehr", visibility=_SHARED),
    Term("not_reported_change", "nicht gemeldet: anders als zuvor", "seit der vorigen Runde nicht gemeldet, oder wieder"),
    Term(
        "decisions_change",
        "Entscheidung erbeten: anders als zuvor",
        "seit der vorigen Runde erbeten, oder nicht mehr",
        visibility=_SHARED,
    ),
    Term("postponed", "Ende verschoben", "gemeint ist ein späteres Ende als zuletzt in einer festgeschriebenen Runde"),
)
"""What may be new about a measure in a round; the codes of the column changes of queries/measures/list.sql."""

FATES: tuple[Term, ...] = (
    Term("merged", "zusammengeführt", "lebt in einer anderen Maßnahme weiter und zählt dort"),
    Term("split", "aufgeteilt", "lebt in ihren Teilen weiter und zählt dort"),
    Term("moved", "gewechselt", "wird jetzt von einem anderen Ressort geführt oder gehört zu einem anderen Handlungsfeld"),
    Term("renamed", "umbenannt", "trägt einen neuen Titel"),
    Term("ended_with_reason", "mit Grund beendet", "eingestellt, und der Grund ist genannt"),
    Term("ended_without_reason", "ohne Grund beendet", "eingestellt, ohne dass ein Grund genannt ist"),
    Term("completed", "umgesetzt", "seither umgesetzt"),
    Term("closed_before", "schon vorher beendet", "war schon umgesetzt oder eingestellt"),
    Term("not_reported", "nicht gemeldet", "keine freigegebene Liste nennt sie, und sie war nicht beendet"),
    Term("continued", "fortgeführt", "geht weiter"),
)
"""Verbleib: what became of a measure between two rounds, in the order in which it is asked (queries/changes/measures.sql)."""

ADDITIONS: tuple[Term, ...] = (
    Term("new", "neu", "der frühere Stand kannte sie nicht"),
    Term("part", "Teil einer aufgeteilten", "aus einer aufgeteilten Maßnahme hervorgegangen"),
)
"""What only the later of two rounds counts; beside FATES in the column fate of queries/changes/measures.sql."""

SILENCE = {True: "nicht gemeldet", False: "noch nicht bestätigt"}
"""What a measure is called that nobody has reported in a round, by whether the round is frozen."""

TRENDS: tuple[Term, ...] = (
    Term(
        "better", "besser", "Ampel oder Umsetzungsstand sind weiter, keines fiel zurück, und das Ende ist nicht verschoben", "↗"
    ),
    Term("worse", "schlechter", "die Ampel ist schlechter, oder der Umsetzungsstand ist zurückgefallen", "↘"),
    Term(
        "same",
        "weder noch",
        "Ampel und Umsetzungsstand sind, wie sie waren; oder es fehlt eine Angabe zum Vergleichen; oder neben einem Schritt nach "
        "vorn steht ein verschobenes Ende oder eine erste Ampel, die nicht „im Plan“ sagt",
        "=",
    ),
    Term("new", "neu", "der frühere Stand kannte sie nicht, oder sie ist Teil einer aufgeteilten Maßnahme", "+"),
    Term("ended", "beendet", "seither umgesetzt oder eingestellt", "■"),
    Term("not_reported", "nicht gemeldet", "keine freigegebene Liste nennt sie, und sie war nicht beendet", "?"),
)
"""What changed in a measure between two rounds (queries/changes/measures.sql)."""

ROUND_STEPS: tuple[Term, ...] = (
    Term("announced", "angekündigt", "Termin und Stichtag stehen fest"),
    Term("collecting", "Abfrage", "die Häuser sind um ihre Listen gebeten"),
    Term("agreeing", "Abstimmung des Entwurfs", "der Stand liegt den Häusern im Entwurf vor"),
    Term("frozen", "Stand festgeschrieben", "der Stand zum Stichtag ändert sich nicht mehr"),
    Term("held", "stattgefunden", "die Runde hat getagt"),
    Term("minuted", "Niederschrift abgestimmt", "die Niederschrift ist mit den Häusern abgestimmt"),
)
"""How far a steering round has come, in order."""

STANCES: tuple[Term, ...] = (
    Term("agreed", "zugestimmt", "die Stelle trägt den Beschluss mit"),
    Term("reserved", "Prüfvorbehalt", "die Stelle prüft noch, ob sie den Beschluss mitträgt"),
    Term("rejected", "abgelehnt", "die Stelle trägt den Beschluss nicht mit"),
    Term("request", "Bitte an", "die Stelle gehört der Steuerungsrunde nicht an; sie wird gebeten und nicht angewiesen"),
)
"""What the body concerned says to a decision of the round."""

DECISION_STATES: tuple[Term, ...] = (
    Term("open", "offen", "noch zu erledigen; führt die nächste Runde an"),
    Term("done", "erledigt", "ausgeführt", "✓"),
    Term("dropped", "fallen gelassen", "wird mit Grund nicht weiter verfolgt", "■"),
)
"""How far a decision of the round is."""

AGENDA_OUTCOMES: tuple[Term, ...] = (
    Term("decided", "beschlossen", "ein Beschluss der Runde steht dazu"),
    Term("noted", "Kenntnisnahme", "zur Kenntnis genommen, ohne Beschluss"),
    Term("deferred", "vertagt", "steht auf der Tagesordnung der nächsten Runde wieder an"),
    Term("none", "kein Ergebnis", "nimmt zurück, was aufgenommen war"),
)
"""What came of an item of the agenda."""

DELIVERY_KINDS: tuple[Term, ...] = (
    Term("list", "Liste", "eine Liste des Hauses wurde angenommen"),
    Term("confirmation", "unverändert bestätigt", "ohne Liste: was zuletzt gemeldet war, gilt weiter"),
    Term("nil_return", "Fehlanzeige", "ohne Liste: das Haus hat nichts zu melden"),
)
"""In which way a body answers for a round."""

NO_REASON = "ein Grund ist nicht genannt"
"""Where a reason is to stand and no list names one."""

BODY_ANSWERS: dict[str, str] = {
    "released": "✓ freigegeben",
    "partial": "in Teilen freigegeben",
    "unchanged": "✓ unverändert bestätigt, ohne Liste",
    "nil_return": "✓ Fehlanzeige: nichts zu melden",
    "draft": "◌ Arbeitsstand, nicht freigegeben",
    "missing": "keine Rückmeldung",
}
"""How far a body has answered for a round: the states of queries/delivery_board/board.sql with their sign."""

REMINDER_WAYS: tuple[Term, ...] = (
    Term("mail", "Mail", "schriftlich, elektronisch"),
    Term("letter", "Schreiben", "schriftlich, auf Papier oder über die E-Akte"),
    Term("phone", "Telefon", "mündlich, am Telefon"),
    Term("talk", "Gespräch", "mündlich, in einer Sitzung oder im Gespräch"),
)
"""By which way a body was reminded."""

SEVERITIES: tuple[Term, ...] = (
    Term("error", "Fehler", "Die Liste kann so nicht angenommen werden", "✖"),
    Term("warning", "Warnung", "Bitte ansehen oder beantworten", "!"),
    Term("note", "Hinweis", "Wurde verstanden, zur Kenntnis", "i"),
)

RATING_ORDER: tuple[str, ...] = tuple(term.code for term in reversed(RATINGS))
"""From worse to better."""

GIVEN: dict[str, tuple[str, ...]] = {
    "own_fields": OWN_FIELDS,
    "shared_fields": SHARED_FIELDS,
    "searched_fields": SEARCHED_FIELDS,
    "stage_order": STAGE_ORDER,
    "rating_order": RATING_ORDER,
}
"""What the files of queries/ take from the vocabulary, by the name of a parameter of the type `vocabulary`."""

ENDED_STAGES: frozenset[str] = frozenset({"completed", "discontinued", "merged"})
"""Stages in which a measure has ended; ratings are counted among the others (DESIGN, section 4)."""

TERMS: dict[str, tuple[Term, ...]] = {
    "stage": STAGES,
    "rating": RATINGS,
    "level_class": BESIDE_LEVELS,
    "period_precision": PERIOD_PRECISIONS,
    "funding_status": FUNDING_STATUSES,
    "obstacle": OBSTACLES,
    "measurability": MEASURABILITY,
    "gap": GAPS,
    "spread": SPREADS,
    "standing": STANDINGS,
    "change": CHANGES,
    "severity": SEVERITIES,
    "fate": (*FATES, *ADDITIONS),
    "trend": TRENDS,
    "round_step": ROUND_STEPS,
    "stance": STANCES,
    "decision_state": DECISION_STATES,
    "agenda_outcome": AGENDA_OUTCOMES,
    "delivery_kind": DELIVERY_KINDS,
    "reminder_way": REMINDER_WAYS,
}

LABELS: dict[str, dict[str, str]] = {name: {term.code: term.label for term in terms} for name, terms in TERMS.items()}


def stance_words(body: str, stance: str | None) -> str:
    """What a body says to a decision, in words: "SKB: zugestimmt", "Bitte an: MAG-BHV"; the body alone where nothing was told."""
    if stance is None:
        return body
    label = LABELS["stance"][stance]
    return f"{label}: {body}" if stance == "request" else f"{body}: {label}"


DRAFT_SEEN_BY = "Einen Arbeitsstand sehen nur das Haus selbst und die federführende Stelle."
"""Who sees a draft, said in one way wherever it is said: on pages, in letters and mails."""

WHERE_OPEN = "wo das Dashboard für Ihr Haus zugänglich ist"
"""The condition under which letters, mails and round sheets send a house to a page: until there is a login, the program listens
on the lead unit's machine only, so that the way by the lead unit is named first."""

SAMPLE_MARK = "Beispieldaten"
"""Stands in every sample workbook, and on every page, image and export for as long as sample lists are loaded."""
