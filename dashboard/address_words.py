"""What the addresses of pages say in German instead of codes (?ampel=verzoegert): links are mailed and read by people.

One table by the key of the address. A label may change, a word here stays, since links outlive labels; a word that is not in the
table stands for itself (action field 7, body SKB, codes of the master data), and so do the codes of older links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_STAGES = {
    "planned": "geplant",
    "preparing": "in_vorbereitung",
    "in_progress": "in_umsetzung",
    "permanent": "daueraufgabe",
    "completed": "umgesetzt",
    "deferred": "zurueckgestellt",
    "discontinued": "eingestellt",
    "merged": "zusammengefuehrt",
}
_RATINGS = {"green": "im_plan", "yellow": "verzoegert", "red": "gefaehrdet"}
_NOT_SAID = {"none": "keine_angabe"}
_LEVELS = {"multiple": "mehrere_ebenen", **_NOT_SAID}
_FATES = {
    "split": "aufgeteilt",
    "moved": "gewechselt",
    "moved_in": "hierher_gewechselt",
    "moved_out": "von_hier_gewechselt",
    "renamed": "umbenannt",
    "ended_with_reason": "mit_grund_beendet",
    "ended_without_reason": "ohne_grund_beendet",
    "closed_before": "schon_vorher_beendet",
    "not_reported": "nicht_gemeldet",
    "continued": "fortgefuehrt",
    "new": "neu",
    "part": "teil",
}
_LISTS = {
    **_STAGES,
    **_RATINGS,
    **_FATES,
    "none": "ohne_angabe",
    "old": "damals_im_bestand",
    "current": "jetzt_im_bestand",
    "was": "damals",
    "now": "jetzt",
    "both_was": "beide_damals",
    "both_now": "beide_jetzt",
    "all": "alle",
    "stage": "umsetzungsstand",
    "rating": "ampel",
    "better": "besser",
    "worse": "schlechter",
    "same": "weder_noch",
    "ended": "beendet",
    "responsible": "haus",
    "field": "handlungsfeld",
}
"""The parts of the lists behind the numbers of changes (?liste=klasse-umgesetzt), which are joined by hyphens."""

ADDRESS_WORDS: dict[str, dict[str, str]] = {
    "handlungsfeld": _NOT_SAID,
    "ressort": _NOT_SAID,
    "ebene": _LEVELS,
    "nur_federfuehrend": {"true": "ja", "false": "nein"},
    "ebenenzahl": {"one": "eine", "several": "mehrere"},
    "umsetzungsstand": _STAGES | _NOT_SAID,
    "ampel": _RATINGS | {"none": "nicht_bewertet"},
    "bestand": {"counted": "zaehlt_mit", "open": "nicht_beendet", "ended": "beendet", "merged": "zusammengefuehrt"},
    "veraenderung": {
        "new": "neu",
        "not_reported": "nicht_gemeldet",
        "asking": "entscheidung_erbeten",
        "completed_change": "umgesetzt_anders",
        "discontinued_change": "eingestellt_anders",
        "permanent_change": "daueraufgabe_anders",
        "on_plan_change": "im_plan_anders",
        "not_reported_change": "nicht_gemeldet_anders",
        "decisions_change": "entscheidung_erbeten_anders",
        "postponed": "ende_verschoben",
    },
    "luecke": {
        "no_field": "ohne_handlungsfeld",
        "no_lead": "ohne_federfuehrung",
        "no_level": "ohne_ebene",
        "no_stage": "ohne_umsetzungsstand",
        "no_target_group": "ohne_zielgruppe",
        "no_goal": "ohne_leitziel",
        "no_rating": "ohne_ampel",
        "no_reason": "ohne_begruendung",
        "no_end": "ohne_enddatum",
        "no_indicator": "ohne_indikator",
        "no_funding": "ohne_finanzierungsstand",
        "no_report": "ohne_sachstand",
    },
    "hinweis": {
        "decision_needed": "entscheidung_erbeten",
        "vanished": "fehlt_in_neuer_liste",
        "overdue": "ueberfaellig",
        "ending": "endet_vor_stichtag",
        "rating_worse": "ampel_schlechter",
        "due_soon_not_begun": "ende_naht",
        "contradiction": "widerspruch",
        "target_reached": "zielwert_erreicht",
        "no_reason": "ampel_ohne_begruendung",
        "no_lead": "ohne_federfuehrung",
        "same_report": "text_unveraendert",
        "silent": "ohne_rueckmeldung",
    },
    "finanzierung": {"secured": "gesichert", "open": "offen"} | _NOT_SAID,
    "hemmnis": {
        "legal": "rechtlich",
        "funding": "finanzierung",
        "staff": "personal",
        "other_body": "andere_stelle",
        "external": "externe_umstaende",
        "priority": "prioritaet",
    },
    "herkunft": {
        "framework_2021": "rahmenkonzept_2021",
        "measure_plan_2022": "massnahmenplan_2022",
        "coalition_2023": "koalitionsvertrag_2023",
        "participation": "beteiligung",
        "other": "andere",
        **_NOT_SAID,
    },
    "ordnung": {
        "official": "amtlich",
        "title": "titel",
        "end": "ende",
        "changed": "zuletzt_geaendert",
        "attention": "aufmerksamkeit",
        "postponed": "verschoben",
    },
    "gruppen": {
        "none": "keine",
        "field": "handlungsfeld",
        "responsible": "ressort",
        "level": "ebene",
        "stage": "umsetzungsstand",
        "rating": "ampel",
    },
    "liste": _LISTS,
    "art": {
        "change": "aenderung",
        "download": "herunterladen",
        "login": "anmeldung",
        "logout": "abmeldung",
        "refusal": "abweisung",
        "command": "befehl",
        "request": "antrag",
        "failed": "fehlschlag",
        "trail": "protokoll",
    },
}
_KEYS = """
runde haus ressort handlungsfeld ebene ebenenzahl umsetzungsstand ampel nur_federfuehrend bestand veraenderung luecke hinweis
finanzierung hemmnis leitziel herkunft messbarkeit suche ordnung gruppen kennung auswahl seite sortierung ansicht liste
von bis von_tag bis_tag entwurf schritt rueckmeldung sitzung stand stelle an zu
zeitraum art person mappe vorlage
"""
KNOWN_KEYS = frozenset(re.findall(r"\w+", _KEYS))
"""Every word that a page heeds in its address; what stands under another one is named as unknown."""
_CODES = {key: {word: code for code, word in words.items()} for key, words in ADDRESS_WORDS.items()}


def in_address(key: str, codes: Iterable[str]) -> list[str]:
    """The words that stand for codes under a key of an address."""
    return [_word(key, code) for code in codes]


@lru_cache(maxsize=4096)
def _word(key: str, code: str) -> str:
    words = ADDRESS_WORDS.get(key, {})
    return "-".join(words.get(part, part) for part in code.split("-"))


def meant_in_address(key: str, words: Iterable[str]) -> list[str]:
    """The codes that the words under a key of an address mean; what is none of its words stands for itself."""
    codes = _CODES.get(key, {})
    return ["-".join(codes.get(part.casefold(), part) for part in word.split("-")) for word in words]
