"""What was planted between the lists of 2025 and 2026, as data, all on fictitious measures, so that tests can look for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One planted event: its kind, the house, the key of the measure in examples.toml (empty: the house), and what must be found.

    `others` are the keys of further measures that belong to it.
    """

    kind: str
    department: str
    key: str
    must_find: str
    others: tuple[str, ...] = ()


STORY: tuple[Event, ...] = (
    Event("completed", "SASJI", "SASJI-D", "Seit 2025 umgesetzt."),
    Event("completed", "SF", "SF-B", "Seit 2025 umgesetzt, Zielwert übertroffen."),
    Event("completed", "ZGF", "ZGF-A", "Seit 2025 umgesetzt."),
    Event("postponed", "SASJI", "SASJI-A", "Ende von 06/2026 auf 06/2027, mit Grund."),
    Event("postponed", "SGFV", "SGFV-F", "Ende von 12/2025 auf 12/2026, mit Grund."),
    Event("postponed", "SWHT", "SWHT-D", "Ende von 06/2026 auf 06/2027, mit Grund."),
    Event("postponed", "MAG-BHV", "MAG-A", "Ende von 01/2026 auf 01/2027, mit Grund."),
    Event("postponed_twice", "SBMS", "SBMS-A", "Ende von 12/2025 auf 12/2027; schon 2025 wird eine erste Verschiebung genannt."),
    Event("renamed_with_key", "SKB", "SKB-A", "Neuer Titel unter derselben Kennung."),
    Event("renamed_without_key", "SIS", "SIS-D", "Neuer Titel ohne Kennung: eine Frage, ob es dieselbe Maßnahme ist."),
    Event("merged", "SASJI", "SASJI-C", "Zusammengeführt mit einer anderen Maßnahme.", ("SASJI-B",)),
    Event("split", "SGFV", "SGFV-A", "In zwei neue Maßnahmen aufgeteilt.", ("SGFV-B", "SGFV-C")),
    Event("moved_field", "SKB", "SKB-B", "Von Handlungsfeld 4 nach 5."),
    Event("moved_department", "SUKW", "SBMS-C", "Federführung von SBMS an SUKW; SBMS führt die Zeile 2026 als Mitmeldung."),
    Event("dropped_with_reason", "SWHT", "SWHT-B", "Eingestellt, mit Grund."),
    Event("dropped_without_reason", "SIS", "SIS-B", "Eingestellt, ohne Grund."),
    Event("vanished", "SBMS", "SBMS-B", "Steht 2026 ohne ein Wort nicht mehr in der Liste."),
    Event("vanished", "SfK", "SfK-B", "Steht 2026 ohne ein Wort nicht mehr in der Liste."),
    Event("new", "SASJI", "SASJI-E", "Neu aufgenommen."),
    Event("new", "SKB", "SKB-E", "Neu aufgenommen, die Kennung ist noch leer."),
    Event("new", "SF", "SF-C", "Neu aufgenommen."),
    Event("new", "SK", "SK-B", "Neu aufgenommen."),
    Event("new", "ZGF", "ZGF-C", "Neu aufgenommen."),
    Event("not_answered", "SJV", "", "Für 2026 liegt keine Rückmeldung vor."),
    Event("partial_list", "SUKW", "", "Teilliste; was außerhalb liegt, fehlt nicht.", ("SUKW-B", "SUKW-C")),
    Event("co_report", "MAG-BHV", "SGFV-E", "Mitmeldung in der Liste des Magistrats, geführt von SGFV."),
    Event("deferred", "MAG-BHV", "MAG-C", "Zurückgestellt, mit Grund."),
    Event("deferred", "SfK", "SfK-C", "Zurückgestellt, mit Grund."),
    Event("completed_before_end", "SF", "SF-A", "Umgesetzt gemeldet, das Ende liegt in der Zukunft."),
    Event("on_plan_after_end", "SUKW", "SUKW-A", "Im Plan gemeldet, das Ende ist vorbei."),
    Event("report_contradicts_stage", "SIS", "SIS-C", "In Umsetzung gemeldet, der Sachstand sagt: noch nicht begonnen."),
    Event("decision", "SASJI", "SASJI-A", "Die Runde wird um eine Entscheidung über 180.000 EUR gebeten."),
    Event("decision", "SKB", "SKB-C", "Die Runde wird um die Öffnung der Stellen gebeten."),
    Event("decision", "SWHT", "SWHT-A", "Die Runde wird um eine Kofinanzierung gebeten."),
    Event("decision", "SIS", "SIS-A", "Die Runde wird um einen Auftrag zur Änderung der Verordnung gebeten."),
    Event("decision", "SBMS", "SBMS-A", "Die Runde wird um eine Klärung der Federführung gebeten."),
    Event("rating_without_reason", "SBMS", "SBMS-D", "Gelb ohne Begründung."),
    Event("rating_improved", "SKB", "SKB-D", "Von gelb auf grün."),
    Event("rating_worsened", "SGFV", "SGFV-D", "Von grün auf gelb."),
    Event("rating_worsened", "SIS", "SIS-A", "Von gelb auf rot."),
    Event("stage_missing", "ZGF", "ZGF-B", "Umsetzungsstand und Zeitraum fehlen."),
    Event("ambiguous_department", "SWHT", "SWHT-C", "2025 steht SWAE in der Spalte Federführung: eine Frage."),
    Event("ambiguous_level", "SfK", "SfK-A", "„K“ sagt nicht, welche Stadt: eine Frage."),
    Event("impossible_date", "SIS", "SIS-E", "„31.06.2027“ gibt es nicht."),
    Event("footnote", "SIS", "SIS-A", "Der Titel trägt eine Fußnote."),
)
