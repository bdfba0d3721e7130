"""How lists are read and how figures are counted, as far as it is data, in the words of the queries that do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import streamlit as st
from babel.dates import format_date

from dashboard import formats, queries
from dashboard.intake.layout.headings import BY_CONTENT, SYNONYMS
from dashboard.intake.values.dates import PARTS_OF_YEAR
from dashboard.intake.values.ratings import RATING_WORDS, UNRATED_WORDS
from dashboard.intake.values.stages import AMBIGUOUS_WORDS, STAGE_WORDS
from dashboard.intake.values.texts import EMPTY_MARKS
from dashboard.master import MasterData
from dashboard.rounds.under_way import CALL_DAYS
from dashboard.ui.attention import RULES
from dashboard.ui.method.contents import ATTENTION, COUNTED, EQUATION, HEADINGS, UNSURE, WORDS, heading
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, NO_RATING

FIGURES: dict[str, str] = {
    "overview/progress": "Kennzahlen und Diagramme",
    "measures/list": "Maßnahmen und verschobene Enden",
    "measures/off_plan": "Was nicht nach Plan läuft, warum und seit wann",
    "measure/words": "Wortlaut einer Maßnahme im Lauf der Runden",
    "overview/attention": "Was Aufmerksamkeit braucht",
    "delivery_board/board": "Rückmeldestand",
    "changes/measures": "Verbleib und Veränderungen zwischen zwei Runden",
    "freezing/checklist": "Vor der Festschreibung",
    "freezing/late": "Nachmeldungen",
    "decisions/list": "Beschlüsse und Festlegungen",
    "decisions/since": "Was sich seit einem Beschluss an seinen Maßnahmen geändert hat",
    "progress/as_of": "Stand an einem beliebigen Tag",
    "report/counting": "Umsetzungsbericht",
    "report/answers": "Wer geantwortet hat, im Umsetzungsbericht",
}
"""Every query with a rule that is not a rule of attention, and what the page calls it."""


LEDGER = f"""
**Früherer Stand + neu + Teile von Aufgeteiltem − aufgeteilt − zusammengeführt = späterer Stand.** So steht es unter
„Veränderungen“, und es geht immer auf:

- **Früherer Stand** und **späterer Stand** sind der Bestand: alle Maßnahmen außer den zusammengeführten und den aufgeteilten.
  Was umgesetzt oder eingestellt ist, bleibt darin.
- **neu** kam hinzu, ohne aus einer anderen Maßnahme hervorzugehen; **Teile von Aufgeteiltem** gingen aus einer hervor.
- **aufgeteilt** und **zusammengeführt** verlassen den Bestand, denn sie leben in anderen Maßnahmen weiter und zählen dort.
- Für ein Handlungsfeld oder eine Stelle kommen **hierher gewechselt** und **von hier gewechselt** hinzu: Ein Wechsel ist weder
  Zugang noch Verlust, im Ganzen hebt er sich auf.
- Jede Maßnahme des früheren Stands steht in genau einer Klasse des Verbleibs. **Nicht gemeldet** heißt bis zur Festschreibung der
  späteren Runde **noch nicht bestätigt**.
- „Alle“ und „beide“ im Vergleich: „beide“ zählt nur, was im früheren und im späteren Stand steht.

**Namen und Zuschnitte** sind in jeder Runde die ihres Stichtags, in einer festgeschriebenen für immer die ihrer Festschreibung.
Endet eine Stelle oder ein Handlungsfeld mit **einer** Nachfolge, gehören dieser die Maßnahmen von der nächsten Runde an; bei
mehreren sagen es die Listen. Der Verbleib nennt das „gewechselt: Neuzuschnitt“, nicht Verlust, Zuwachs oder Änderung des Hauses.

**Steht der Stichtag einer Runde noch bevor**, gelten Sätze, Zahlen und Listen für heute: Überfällig ist nur, was heute vorbei
ist; was noch bis zum Stichtag endet, steht für sich. Festgeschriebenes bleibt, wie es bei der Festschreibung stand.

**Jede Seite öffnet** mit der Runde, an der gearbeitet wird: der nächsten, deren **Abfrage** begonnen hat und die noch nicht
getagt hat; haben alle getagt, mit der jüngsten davon. Die Abfrage beginnt, sobald der Schritt „Abfrage“ vermerkt ist, spätestens
{CALL_DAYS} Tage vor dem Stichtag. Bis dahin gehören späte Listen zur Runde davor; eine angekündigte Runde ist mit ihrem Namen
oder Link zu erreichen und verdrängt sie nicht. Die Seiten des Überblicks brauchen Zahlen: Sie nehmen von den Runden die, für die
etwas freigegeben ist.
"""


def show_rules() -> None:
    """The rule of every query that has one, and how anybody can ask for its rows again."""
    heading(COUNTED)
    for name, title in FIGURES.items():
        st.markdown(f"**{title}.** {queries.find(name).rule}  \n:small[Nachrechnen: `./start query {name}`]")
    heading(EQUATION)
    st.markdown(LEDGER)
    heading(ATTENTION)
    st.markdown("Diese Regeln gelten für jede Maßnahme und jede Runde gleich, in der Reihenfolge, in der die Seiten sie zeigen.")
    headings = {rule.name: rule.heading for rule in RULES}
    st.markdown(
        "\n".join(
            f"- **{rule.heading}:** " + (f"siehe „{headings[rule.told_in]}“." if rule.told_in else queries.find(rule.query).rule)
            for rule in RULES
        )
    )


def synonyms(field: str) -> tuple[str, ...]:
    """What else the column of a field is called in the lists."""
    return tuple(word.strip() for word in SYNONYMS[field].split("|"))


def show_reading(master: MasterData | None) -> None:
    """Headings, words of classes, and what is asked instead of guessed; without master data nothing of the levels."""
    heading(HEADINGS)
    st.markdown(
        "Die Überschrift der Vorlage gilt zuerst, dann die hier genannten. Groß- und Kleinschreibung, Bindestriche und ein "
        "einzelner Tippfehler stören nicht. Was „intern“ oder „vertraulich“ in der Überschrift trägt, bleibt im Haus."
    )
    st.markdown(_lines({FIELD_BY_NAME[field].heading: synonyms(field) for field in SYNONYMS}))
    st.markdown(
        "Was diese Überschriften meinen, entscheiden die Werte darunter: "
        + _listed(BY_CONTENT)
        + ". Passen sie zu nichts, fragt das Programm nach."
    )
    heading(WORDS)
    st.markdown("Gelesen werden ganze Wörter, nie ähnliche. Was die Liste sagt, bleibt daneben im Wortlaut erhalten.")
    _show_classes("Umsetzungsstand", "stage", STAGE_WORDS)
    _show_classes("Ampel", "rating", RATING_WORDS, {NO_RATING.label: UNRATED_WORDS})
    if master is not None:
        words = {level.label: (level.label, *level.aliases) for level in master.levels}
        st.markdown(f"**Ebene** (auch als Überschrift, mit Schrägstrichen dazwischen)\n\n{_lines(words)}")
    st.markdown(f"**Zeitraum**: gelesen werden die Tage, die gemeint sind\n\n{_lines(_parts_of_year())}")
    st.markdown(f"**Nichts gesagt** heißt in jeder Spalte: leer, {_listed(EMPTY_MARKS)}.")
    _show_unsure(master)


def _parts_of_year() -> dict[str, list[str]]:
    """What words for a part of the year mean: first and last month -> words."""
    found: dict[str, list[str]] = {"August bis Juli": ["Schuljahr, Kita-Jahr"]}
    for word, (first, last, _) in PARTS_OF_YEAR.items():
        months = " bis ".join(format_date(date(2000, month, 1), "LLLL", locale="de") for month in (first, last))
        found.setdefault(months, []).append(word.capitalize())
    return found


def _show_unsure(master: MasterData | None) -> None:
    heading(UNSURE)
    st.markdown(
        "Diese Wörter sagen nicht eindeutig, was gemeint ist. Ohne Antwort des Hauses steht dort „keine Angabe“, "
        "nie eine Vermutung."
    )
    possible = {
        word: [LABELS["stage"][code] for code in codes] or ["jeder Umsetzungsstand"] for word, codes in AMBIGUOUS_WORDS.items()
    }
    st.markdown(
        "\n".join(
            (
                *(f"- **{formats.literal(word)}:** {formats.joined(labels, 'oder')}?" for word, labels in possible.items()),
                *(_unsure_levels(master) if master is not None else ()),
            )
        )
    )


def _unsure_levels(master: MasterData) -> Iterator[str]:
    labels = {level.code: level.label for level in master.levels}
    for word in master.level_words:
        if len(word.meanings) > 1:
            possible = [formats.joined([labels[code] for code in levels]) for levels in word.meanings]
            yield f"- **{_listed(word.words)}** (als Ebene): {formats.joined(possible, 'oder')}?"


def _show_classes(
    title: str, kind: str, words: Mapping[str, Iterable[str]], more: Mapping[str, Iterable[str]] | None = None
) -> None:
    lines = {LABELS[kind][code]: found for code, found in words.items()} | dict(more or {})
    st.markdown(f"**{title}**\n\n{_lines(lines)}")


def _lines(words: Mapping[str, Iterable[str]]) -> str:
    """One line of a list for each label, with its words."""
    return "\n".join(f"- **{label}:** {_listed(found)}" for label, found in words.items())


def _listed(words: Iterable[str]) -> str:
    return formats.literal(", ".join(words))
