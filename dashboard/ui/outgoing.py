"""What leaves the houses from a round: the table for an answer to parliament, open data, and the record for the registry."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import formats, settings
from dashboard.open_data.files import archive, archive_name, table_workbook
from dashboard.papers.files import table_name
from dashboard.papers.parliament import parliament_table, part_name
from dashboard.papers.record import record_bytes, record_name
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.handing_papers import Laid, facts_of, hand_out_paper, public_facts_of
from dashboard.ui.head import SENTENCE_WIDTH
from dashboard.ui.viewing import viewer

_ZIP = "application/zip"
_NOT_YET = "Beides gibt es, sobald der Stand der Runde festgeschrieben ist; danach ändert es sich nicht mehr."


def show_outgoing(facts: RoundFacts, part: Part) -> None:
    """The table of a part for whoever has this page; open data and record for the lead unit, once the round is frozen."""
    _show_table(facts, part)
    if viewer().sees_all:
        _show_files(facts)


def _show_table(facts: RoundFacts, part: Part) -> None:
    code = facts.round.code
    st.subheader("Für eine Anfrage", anchor=False)
    st.markdown(
        f"Die Maßnahmen der Auswahl oben ({formats.literal(part_name(facts, part))}) in tabellarischer Form, für die Antwort auf "
        "eine parlamentarische Anfrage: nur öffentliche Angaben, ohne Ampeln und ihre Gründe.",
        width=SENTENCE_WIDTH,
    )
    name, what = table_name(code, part), "Tabelle für eine Anfrage"
    hand_out_paper(Laid(name, what, code, lambda told: parliament_table(told, part), is_public=True))
    excel = Paper(what, f"{name}.xlsx", EXCEL, lambda: table_workbook(public_facts_of(code), part), detail=f"Runde {code}")
    hand_out(f"{what} als Excel", excel, key=f"{name}-xlsx", icon=":material/table:")


def _show_files(facts: RoundFacts) -> None:
    code, detail = facts.round.code, f"Runde {facts.round.code}"
    st.subheader("Offene Daten und Akte", anchor=False)
    st.markdown(
        "**Offene Daten** sind die öffentlichen Angaben aller Maßnahmen mit Verzeichnis der Felder, als CSV und Excel und mit "
        "dem Eintrag für ein Datenportal. Die **Akte** hat alles, worauf die Runde beruht: Mappen im Original, Quittungen, "
        "Freigaben, Verbleib, Beschlüsse und Unterlagen, jede Datei mit Prüfsumme."
        f"{'' if facts.round.is_frozen else f' {_NOT_YET}'}",
        width=SENTENCE_WIDTH,
    )
    if not facts.round.is_frozen:
        return
    data_files = Paper("Offene Daten", archive_name(code), _ZIP, partial(archive, settings.STORE, code), detail=detail)
    record = Paper("Akte der Runde", record_name(code), _ZIP, lambda: record_bytes(facts_of(code)), detail=detail)
    with st.container(horizontal=True, gap="small", key="bildschirm-offene-daten"):
        hand_out("Offene Daten als ZIP", data_files, icon=":material/folder_zip:")
        hand_out("Akte der Runde als ZIP", record, icon=":material/inventory_2:", tooltip="Das Packen dauert einige Sekunden.")
