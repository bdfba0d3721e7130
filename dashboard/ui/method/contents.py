"""What the page "Methodik" holds, in order: its headings, its sentence, the terms, and the fields of a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from dashboard import formats, queries, settings
from dashboard.formats import MINIMUM_FOR_PERCENT
from dashboard.master import MasterData
from dashboard.ui.parts import show_table
from dashboard.vocabulary import (
    ADDITIONS,
    AGENDA_OUTCOMES,
    BESIDE_LEVELS,
    CHANGES,
    DECISION_STATES,
    DELIVERY_KINDS,
    FATES,
    FIELDS,
    FUNDING_STATUSES,
    GAPS,
    MEASURABILITY,
    NO_RATING,
    NO_STAGE,
    OBSTACLES,
    PERIOD_PRECISIONS,
    RATINGS,
    REMINDER_WAYS,
    ROUND_STEPS,
    SEVERITIES,
    SPREADS,
    STAGES,
    STANCES,
    STANDINGS,
    TRENDS,
    Term,
    Visibility,
)

VISIBILITIES: dict[Visibility, Term] = {
    Visibility.PUBLIC: Term("public", "öffentlich", "darf in öffentlichen Berichten und offenen Daten stehen"),
    Visibility.SHARED: Term("shared", "ressortübergreifend", "sehen alle Häuser, die Öffentlichkeit nicht"),
    Visibility.OWN: Term("own", "hausintern", "sehen nur das eigene Haus und die federführende Stelle"),
}
LEVEL, ORIGIN = "Ebene", "Herkunft"
"""The groups before whose terms those of the master data stand."""
TERMS, RULES, READING, FIELDS_PART, MASTER = "Begriffe", "Zählweise", "Listen lesen", "Felder", "Stammdaten"
COUNTED, ATTENTION = "So wird gezählt", "Was Aufmerksamkeit braucht"
HEADINGS, WORDS, UNSURE = "Überschriften der Spalten", "Wörter in den Zellen", "Wörter, die eine Rückfrage auslösen"
FIELDS_HEADING = "Felder einer Maßnahme"
TRAIL_PART, RECORDED = "Protokoll", "Was festgehalten wird"
ACTION_FIELDS, GOALS, BODIES = "Handlungsfelder", "Leitziele", "Ressorts und Stellen"
FORMER_FIELDS, FORMER, OFFICES = "Frühere Handlungsfelder", "Frühere Ressorts", "Ämter und andere Stellen"
ROUNDS, DAYS = "Steuerungsrunden", "Weitere Termine"
EQUATION, KINDS = "Die Gleichung des Verbleibs", "Arten von Beschlüssen"
PRESETS, DRAFTS = "Sitzungsmappen", "Vorlagen und ihre Abschnitte"
_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-", ",": "", "/": "-"})


def sentence(master: MasterData | None) -> str:
    """The page in one sentence, counted from what it shows."""
    terms = sum(len(group.terms) for group in GROUPS) + sum(map(len, _of_master(master).values()))
    rules = sum(bool(queries.find(name).rule) for name in queries.names())
    return (
        f"Womit die Seiten zählen: **{rules} Regeln, {terms} Begriffe und {len(FIELDS)} Felder**, so wie das Programm selbst sie "
        "verwendet."
    )


def show_terms(master: MasterData | None) -> None:
    """All lists of classes, two beside each other; levels and origins come from the master data."""
    for pair in (GROUPS[at : at + 2] for at in range(0, len(GROUPS), 2)):
        for column, group in zip(st.columns(2, gap="large"), pair, strict=False):
            with column:
                _show_group(group, _of_master(master).get(group.title, ()))


def _of_master(master: MasterData | None) -> dict[str, tuple[Term, ...]]:
    """The terms of the master data by the group in which they stand."""
    if master is None:
        return {}
    return {
        LEVEL: tuple(Term(level.code, level.label, level.explanation) for level in master.levels),
        ORIGIN: tuple(Term(kind.code, kind.label, kind.explanation) for kind in master.origin_kinds),
    }


def _show_group(group: Group, before: Sequence[Term]) -> None:
    heading(group.title)
    st.markdown("\n".join((group.introduction, "", *map(explained, (*before, *group.terms)))))


def show_fields() -> None:
    """Every field of a measure, what it holds and who may see it."""
    heading(FIELDS_HEADING)
    st.markdown("\n".join(map(explained, VISIBILITIES.values())))
    st.markdown(
        "Eine Fußnote hat die Sichtbarkeit des Felds, an dem sie steht; Spalten, die zu keinem Feld gehören "
        "(Zusatzangaben), sind mit ihren Fußnoten hausintern."
    )
    rows = [
        {"Feld": field.heading, "Inhalt": field.explanation, "Sichtbarkeit": VISIBILITIES[field.visibility].label}
        for field in FIELDS
    ]
    show_table(pl.DataFrame(rows), "Felder einer Maßnahme, ihr Inhalt und ihre Sichtbarkeit")


@dataclass(frozen=True, slots=True)
class Group:
    """One list of classes: its title, what it is for, and its terms in official order."""

    title: str
    introduction: str
    terms: tuple[Term, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        "Umsetzungsstand",
        "Wo die Maßnahme in ihrem Leben steht. „umgesetzt“ und „Daueraufgabe“ stehen getrennt und werden nie addiert; "
        "„keine Angabe“ ist eine eigene Klasse und zählt mit. "
        f"Ein Prozentwert steht erst ab {MINIMUM_FOR_PERCENT} Maßnahmen.",
        (*STAGES, NO_STAGE),
    ),
    Group(
        "Ampel",
        "Das Urteil des Ressorts gegen den eigenen Plan, gezählt unter Maßnahmen, die nicht beendet sind. "
        "„verzögert“ und „gefährdet“ brauchen eine Begründung. Die Ampel sagt nichts über die Wirkung.",
        (*RATINGS, NO_RATING),
    ),
    Group(LEVEL, "Jede Maßnahme zählt einmal; die Klassen ergeben zusammen das Ganze.", BESIDE_LEVELS),
    Group("Zahl der Ebenen", "Ein Filter nach einer Ebene findet beides.", SPREADS),
    Group("Bestand", "Was zur Gesamtzahl N zählt und was beendet ist.", STANDINGS),
    Group("Lücken", "Was nicht gesagt ist, obwohl es gesagt werden soll.", GAPS),
    Group("Veränderung", "Was in dieser Runde anders ist als in der vorigen.", CHANGES),
    Group(
        "Verbleib",
        "Was aus einer Maßnahme zwischen zwei Runden geworden ist; gefragt wird in dieser Reihenfolge.",
        (*FATES, *ADDITIONS),
    ),
    Group("Besser oder schlechter", "Was sich an einer Maßnahme zwischen zwei Runden geändert hat.", TRENDS),
    Group("Schritte einer Runde", "Wie weit eine Steuerungsrunde gekommen ist.", ROUND_STEPS),
    Group("Haltung zu einem Beschluss", "Was jede Stelle, die er betrifft, zu einem Beschluss der Runde sagt.", STANCES),
    Group("Art der Rückmeldung", "Womit ein Haus für eine Runde antwortet.", DELIVERY_KINDS),
    Group("Weg einer Erinnerung", "Vermerkt wird, wann welche Funktion wie erinnert wurde, nie eine Person.", REMINDER_WAYS),
    Group("Stand eines Beschlusses", "Wie weit ein Beschluss ist; was offen ist, führt die nächste Runde an.", DECISION_STATES),
    Group(
        "Ergebnis zu einem Punkt der Tagesordnung",
        "Was in der Runde daraus wurde; es steht in der Niederschrift.",
        AGENDA_OUTCOMES,
    ),
    Group("Messbarkeit", "Was eine Liste dazu sagt, woran der Erfolg erkannt wird.", MEASURABILITY),
    Group("Finanzierungsstand", "Ob die Mittel da sind. Beträge werden nie zusammengezählt.", FUNDING_STATUSES),
    Group("Hemmnis", "Was hindert; eine Maßnahme kann mehrere Hemmnisse haben.", OBSTACLES),
    Group(ORIGIN, "Woher die Maßnahme kommt.", ()),
    Group("Genauigkeit des Zeitraums", "Wie genau Beginn und Ende gemeint sind.", PERIOD_PRECISIONS),
    Group("Prüfhinweise", "Wie schwer ein Hinweis zu einer Liste wiegt.", SEVERITIES),
)
"""Every list of classes of the vocabulary, in pairs that stand beside each other on a wide screen."""


def explained(term: Term) -> str:
    """A term in a line of a list: label, explanation and sign; in front it would stand beside the bullet like a second one."""
    return f"- **{term.label}:** {term.explanation}" + (f" ({term.sign})" if term.sign else "")


def show_recorded() -> None:
    """What is noted of whoever works here, and for how long."""
    heading(RECORDED)
    months = formats.counted(settings.TRAIL_MONTHS, "ganzen Monat", "ganzen Monaten")
    st.markdown(
        "Das Dashboard hält fest, wer (Anmeldung und Funktion) wann was geändert oder heruntergeladen hat, wer sich an- und "
        "abgemeldet hat und was ihm nicht erlaubt war, mit der Nummer der Rückmeldung, der Runde oder des Beschlusses. **Inhalte "
        "von Listen, eingegebene Texte und was jemand liest, stehen nicht darin.** Das Protokoll liest die federführende Stelle; "
        f"jeder Eintrag ist mit dem davor verkettet. Gelöscht wird nach {months} von selbst."
    )


PARTS: dict[str, tuple[str, ...]] = {
    TERMS: tuple(group.title for group in GROUPS),
    RULES: (COUNTED, EQUATION, ATTENTION),
    READING: (HEADINGS, WORDS, UNSURE),
    FIELDS_PART: (FIELDS_HEADING,),
    TRAIL_PART: (RECORDED,),
    MASTER: (ACTION_FIELDS, FORMER_FIELDS, GOALS, BODIES, FORMER, OFFICES, ROUNDS, DAYS, KINDS, PRESETS, DRAFTS),
}
"""The headings of the page, part by part."""


def anchor(title: str) -> str:
    """Where a heading is found in the address: "So wird gezählt" -> "so-wird-gezaehlt"."""
    return title.lower().translate(_SPELLING)


def show_contents() -> None:
    """One line per part, each heading a link within the page."""
    st.markdown(
        "\n".join(
            f"- **{part}:** " + " · ".join(f"[{title}](#{anchor(title)})" for title in titles) for part, titles in PARTS.items()
        )
    )


def part_heading(title: str) -> None:
    """The heading of a part."""
    st.header(title, anchor=False, divider="gray")


def heading(title: str) -> None:
    """A heading that the table of contents and links from other pages lead to."""
    st.subheader(title, anchor=anchor(title))
