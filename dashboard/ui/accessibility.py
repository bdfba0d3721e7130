"""The page of the accessibility statement, and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import formats, settings
from dashboard.master import Framework
from dashboard.ui import data
from dashboard.ui.head import show_sentence

TITLE = "Erklärung zur Barrierefreiheit"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
STATED_ON = date(2026, 11, 29)
"""When the statement was made and last looked through; to be set anew whenever its words or the tests change."""
_FRAMEWORK = "Das Element stammt aus dem verwendeten Rahmenwerk (Streamlit) und lässt sich von hier aus nicht ändern."
SCOPE = "Diese Erklärung gilt für das Steuerungs-Dashboard{name}, alle seine Seiten eingeschlossen."
STANDARD = """Maßstab ist die
Barrierefreie-Informationstechnik-Verordnung des Bundes (BITV 2.0) mit der Norm EN 301 549, für Webseiten also die WCAG 2.1 in
den Stufen A und AA."""
CONFORMITY = """
Das Dashboard ist mit diesen Anforderungen **teilweise vereinbar**: Erfüllt sind sie nach eigener Prüfung bis auf die Punkte,
die hier folgen.
"""
TESTED = """
Grundlage ist eine **Selbstbewertung**; eine Prüfung durch andere hat nicht stattgefunden.

- **Selbsttätig, bei jeder Änderung des Programms:** jede Seite mit axe-core (Regeln der WCAG 2.1, A und AA), in heller und
  dunkler Darstellung, am Bildschirm und in der Breite eines Telefons (390 Bildpunkte). Was dabei neu auffällt, hält die
  Änderung auf.
- **Tastatur:** Die Wege vom Hochladen bis zur Freigabe, die Filter und der Weg von einer Zahl zu ihren Maßnahmen werden
  ebenso selbsttätig allein mit der Tastatur gegangen.
- **Farbe:** Sie trägt nie allein eine Bedeutung. Die Ampel hat Form und Wort, der Umsetzungsstand Wort und Zahl.
- **Noch nicht geprüft:** mit Vorleseprogrammen und gemeinsam mit Menschen mit Behinderungen.
"""
FEEDBACK = "Sie sind auf eine Barriere gestoßen oder brauchen Inhalte in einer zugänglichen Form?"
NO_CONTACT = (
    "Eine Anschrift dafür ist hier **noch nicht hinterlegt**; die Stelle, die das Dashboard betreibt, trägt sie vor der "
    "Inbetriebnahme ein (Einstellung DASHBOARD_CONTACT). Bis dahin hilft die Ansprechstelle, von der Sie den Zugang haben."
)
NO_ENFORCEMENT = (
    "Welche Stelle die Barrierefreiheit überwacht und wer schlichtet, ist hier **noch nicht hinterlegt**; die Stelle, die das "
    "Dashboard betreibt, trägt es vor der Inbetriebnahme ein (Stammdaten, Blatt „Rahmen“, Angabe „Barrierefreiheit: "
    "Durchsetzung“)."
)


def show() -> None:
    """The statement from top to bottom, as narrow as it reads well."""
    framework = data.framework()
    with st.container(width=880):
        st.title(TITLE, anchor=False)
        show_sentence(sentence())
        st.markdown(statement(framework))
        st.subheader("Stand der Vereinbarkeit", anchor=False)
        st.markdown(CONFORMITY)
        st.subheader("Was nicht barrierefrei ist, warum, und was stattdessen hilft", anchor=False)
        st.markdown(barrier_lines((*KNOWN.values(), *OTHERS)))
        st.subheader("Wie geprüft wurde", anchor=False)
        st.markdown(TESTED)
        st.subheader("Barrieren melden", anchor="barrieren-melden")
        st.markdown(feedback(framework, settings.CONTACT))
        st.subheader("Durchsetzung und Schlichtung", anchor="durchsetzung")
        st.markdown(enforcement(framework))
        st.subheader("Stand dieser Erklärung", anchor=False)
        st.markdown(date_sentence())


def sentence() -> str:
    """The statement in one sentence, counted from its entries."""
    barriers = formats.counted(len(KNOWN) + len(OTHERS), "Barriere ist bekannt", "Barrieren sind bekannt")
    return f"Das Dashboard ist **teilweise barrierefrei**: {barriers}; zu jeder steht hier, was stattdessen hilft."


def barrier_lines(barriers: Sequence[Barrier]) -> str:
    """One line of a list for each barrier: what, why, and what helps instead."""
    return "\n".join(f"- **{each.what}** {each.why}  \n  Stattdessen: {each.instead}" for each in barriers)


def statement(framework: Framework) -> str:
    """What the statement is about, and by which law: that of the state, as the master data say it, and what holds everywhere."""
    name = f" „{formats.literal(framework.name)}“" if framework.name else ""
    return " ".join(part for part in (SCOPE.format(name=name), framework.accessibility_duty, STANDARD) if part)


def enforcement(framework: Framework) -> str:
    """Who enforces and who mediates, as the master data say it; honest where they do not."""
    return framework.accessibility_enforcement or NO_ENFORCEMENT


def feedback(framework: Framework, contact: str) -> str:
    """Whom to tell about a barrier: a mail address as a link, other words as they are; honest where none is set."""
    request = f"{FEEDBACK} {framework.accessibility_answer}".strip()
    if not contact:
        return f"{request}\n\n{NO_CONTACT}"
    is_mail = _MAIL.fullmatch(contact) is not None
    address = f"[{contact}](mailto:{contact})" if is_mail else formats.literal(contact)
    return f"{request}\n\nBitte schreiben Sie an: {address}"


def date_sentence() -> str:
    """When the statement was made."""
    return f"Erstellt und zuletzt überprüft am {formats.day(STATED_ON)}."


@dataclass(frozen=True, slots=True)
class Barrier:
    """One barrier: what it is, why it is there, and what helps instead."""

    what: str
    why: str
    instead: str


KNOWN: dict[str, Barrier] = {
    "scrollable-region-focusable": Barrier(
        "Breite Tabellen lassen sich auf schmalen Bildschirmen waagerecht verschieben; in Safari erreicht die Tastatur diesen "
        "Bereich nicht.",
        _FRAMEWORK,
        "In Chrome, Edge und Firefox geht es mit den Pfeiltasten. Maßnahmen gibt es zudem als Excel- und CSV-Datei.",
    ),
    "list": Barrier(
        "Auf dem Telefon nennt ein Vorleseprogramm bei der Navigation die Zahl der Einträge nicht.",
        _FRAMEWORK,
        "Die Einträge sind benannt, geordnet und mit der Tastatur erreichbar.",
    ),
    "listitem": Barrier(
        "In derselben Navigation sind die Einträge nicht als Glieder der Liste ausgezeichnet.",
        _FRAMEWORK,
        "Jeder Eintrag ist ein Verweis mit dem Namen der Seite.",
    ),
}
"""Barriers by the rule of axe-core that finds them."""

OTHERS: tuple[Barrier, ...] = (
    Barrier(
        "Die Diagramme sind Bilder; ihre Balken und Felder lassen sich nicht mit der Tastatur ansteuern.",
        "Die Zeichenfläche kennt dafür keine Bedienung.",
        "Jedes Diagramm hat eine Textalternative. Unter „Tabelle und Rechenweg“ stehen dieselben Zahlen als Tabelle; ihre Links "
        "öffnen dieselben Maßnahmen wie ein Klick in das Bild.",
    ),
    Barrier(
        "Erläuterungen in Deutscher Gebärdensprache und in Leichter Sprache gibt es noch nicht.",
        "Sie liegen noch nicht vor.",
        "Wer sie braucht, kann sie bei der unten genannten Stelle anfordern.",
    ),
    Barrier(
        "Vorausgefüllte Excel-Mappen und Schreiben sind nicht mit Vorleseprogrammen geprüft.",
        "Gebaut sind sie auf Tabellenköpfe und Lesereihenfolge hin; eine Prüfung steht aus.",
        "Jedes Haus kann seine eigene Liste in eigener Form zurückgeben.",
    ),
)
"""Barriers that axe-core does not look for."""
