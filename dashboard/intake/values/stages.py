"""The stage (Umsetzungsstand) from the words of a cell, by the words that the lists use."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.intake.model import Choice, Issue
from dashboard.intake.values.phrases import clauses_of, denies, doubts, kernel, leads_of, leaves_open, limits, turns
from dashboard.intake.values.ratings import find_rating, rating_key, rating_of_word
from dashboard.intake.values.texts import clean_text, is_empty_mark, join_hyphenated, match_key
from dashboard.vocabulary import LABELS, STAGES

STAGE_WORDS: dict[str, tuple[str, ...]] = {
    "planned": (
        "geplant", "in Planung", "Planung", "Planungsphase", "vorgesehen", "beabsichtigt", "noch nicht begonnen",
        "nicht begonnen", "angedacht", "noch nicht gestartet", "nicht gestartet", "noch nicht umgesetzt",
        "noch nicht angelaufen", "ist geplant", "noch geplant", "noch in Planung", "in der Planung", "in Planungsphase",
    ),
    "preparing": (
        "in Vorbereitung", "in Vorb.", "noch in Vorbereitung",
        "Vorbereitung", "in Prüfung", "in Prüfung/Vorbereitung", "in Planung/Vorbereitung", "Prüfung",
        "Konzeptphase", "in Erarbeitung", "in Abstimmung", "Ausschreibung läuft", "in Ausschreibung", "in Konzeption",
        "wird vorbereitet", "wird geprüft", "wird erarbeitet", "nicht begonnen - in Vorbereitung",
        "noch nicht begonnen - in Vorbereitung", "Vorbereitungsphase",
        "Konzeptionsphase", "Abstimmung läuft", "in der Vorbereitung", "in der Abstimmung", "in der Erarbeitung",
    ),
    "in_progress": (
        "in Umsetzung", "laufend", "lfd.", "läuft", "läuft noch", "noch in Umsetzung", "teilw. umgesetzt", "z. T. umgesetzt",
        "begonnen", "gestartet", "auf den Weg gebracht", "angelaufen", "in Arbeit",
        "teilweise umgesetzt", "umgesetzt in Teilen", "in Teilen umgesetzt", "zum Teil umgesetzt", "teils umgesetzt",
        "in Bearbeitung", "in Durchführung", "wird umgesetzt", "Umsetzung läuft", "Umsetzung", "in der Umsetzung", "im Gange",
        "läuft planmäßig", "läuft nach Plan",
        "weitgehend umgesetzt", "überwiegend umgesetzt", "Umsetzung begonnen", "aktiv", "wird durchgeführt", "ist angelaufen",
        "teilweise abgeschlossen", "teilweise erledigt", "hat begonnen", "teilumgesetzt", "in Umsetzung (im Zeitplan)",
    ),
    "permanent": (
        "fortlaufend", "fortl.", "Daueraufgabe", "laufend (dauerhaft)", "kontinuierlich", "ständige Aufgabe", "verstetigt",
        "Regelaufgabe", "dauerhaft finanziert", "begonnen - fortlaufend", "dauerhaft", "dauerhafte Aufgabe",
        "laufende Daueraufgabe", "Regelangebot", "wird dauerhaft fortgeführt", "dauerhaft laufend", "läuft dauerhaft",
        "Daueraufgabe (laufend)", "fortlaufende Aufgabe", "kontinuierliche Aufgabe", "dauerhaft eingerichtet",
        "umgesetzt (dauerhaft)",
    ),
    "completed": (
        "umgesetzt", "abgeschlossen", "erledigt", "erl.", "fertig", "fertiggestellt", "fertig gestellt", "realisiert", "erfolgt",
        "i. O.", "beendet (umgesetzt)", "Umsetzung abgeschlossen", "Umsetzung beendet",
        "vollständig umgesetzt", "bereits umgesetzt", "ist umgesetzt", "wurde umgesetzt",
        "ist abgeschlossen", "wurde abgeschlossen",
        "bereits abgeschlossen", "durchgeführt", "erfolgreich abgeschlossen", "komplett umgesetzt", "100 % umgesetzt",
    ),
    "deferred": (
        "zurückgestellt", "ruht", "ruhend", "ausgesetzt", "pausiert", "vorerst nicht", "bis auf Weiteres zurückgestellt",
        "verschoben", "vorerst zurückgestellt", "vorläufig ausgesetzt", "noch nicht begonnen (zurückgestellt)",
    ),
    "discontinued": (
        "eingestellt", "entfallen", "aufgegeben", "gestrichen", "nicht mehr umsetzbar", "gescheitert", "nicht weiterverfolgt",
        "wird nicht weiterverfolgt", "erledigt durch Zeitablauf", "durch Zeitablauf erledigt", "nicht mehr weiterverfolgt",
        "wurde eingestellt", "ist entfallen", "abgebrochen", "nicht umsetzbar", "wird nicht umgesetzt",
    ),
    "merged": ("zusammengeführt", "zusammengelegt", "aufgegangen", "ersetzt"),
}  # fmt: skip

AMBIGUOUS_WORDS: dict[str, tuple[str, ...]] = {
    "offen": ("planned", "in_progress"),
    "gestoppt": ("deferred", "discontinued"),
    "angehalten": ("deferred", "discontinued"),
    "beschlossen": ("planned", "preparing", "completed"),
    "Förderung ausgelaufen": ("completed", "discontinued"),
    "ausgelaufen": ("completed", "discontinued"),
    "beendet": ("completed", "discontinued"),
    "siehe Vorjahr": (),
    "s. Vorjahr": (),
    "wie Vorjahr": (),
    "unverändert": (),
    "nicht umgesetzt": ("planned", "deferred", "discontinued"),
    "entfällt": ("discontinued",),
    "noch nicht abgeschlossen": ("in_progress",),
    "nicht abgeschlossen": ("in_progress", "discontinued"),
}
"""Words that must not be solved silently, with what they may mean (none: any stage)."""

_MERGED = re.compile(
    r"(?:zusammen(?:gefuehrt|gelegt) mit|(?:ist )?aufgegangen in|geht auf in|(?:wird |wurde )?ersetzt durch|(?:siehe|s|vgl) nr|"
    r"(?:siehe|s) massnahme) "
)
_BY_KEY = {match_key(word): code for code, words in STAGE_WORDS.items() for word in words} | {
    match_key(label): code for code, label in LABELS["stage"].items()
}
_CHOICES_BY_KEY = {match_key(word): codes for word, codes in AMBIGUOUS_WORDS.items()}

_JOINED = re.compile(r"\s+(?:oder|und|bzw\.?|bis|zu)\s+", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:(?:die|das|der)\s+)?(?:maßnahme|projekt|vorhaben)\s+", re.IGNORECASE)
_WHOLE = frozenset({"completed", "discontinued"})
_UNDER_WAY = frozenset({"planned", "preparing", "in_progress"})
"""A limit after these takes nothing from them: "in Umsetzung (80 %)"."""

_BEGINNING = re.compile(r"(?:die )?(?:umsetzung|start|beginn|durchfuehrung|projektstart) ")
"""Of these words "geplant" says that nothing has begun; of others, such as Abschluss, it does not."""

_INTENDED = re.compile(r"\b(?:geplant|vorgesehen|beabsichtigt|angedacht|anvisiert)$")
_UNTIL = re.compile(r"\bbis\b")
_ADVERBS = re.compile(r"\s*\b(?:derzeit|zurzeit|zur zeit|z\. ?zt\.|momentan|aktuell|gegenwärtig|weiterhin)\b\s*", re.IGNORECASE)

_ASKING = re.compile(r"\s*\(?\?+\)?")

_NOUNS = frozenset(map(match_key, ("Planung", "Prüfung", "Vorbereitung", "Umsetzung", "Planungsphase", "Konzeptphase")))
"""Behind another word these are what a measure consists of and not where it stands: "in Umsetzung (Planung, Bau)"."""
_INTENTS = frozenset(map(match_key, ("geplant", "vorgesehen", "beabsichtigt", "ist geplant")))
_BEGUN = frozenset(
    map(match_key, ("begonnen", "gestartet", "angelaufen", "hat begonnen", "ist angelaufen", "Umsetzung begonnen"))
)
"""With a date these tell of the course: "in Umsetzung (geplant bis 2027)", "umgesetzt, begonnen 2023"."""

_RUNS = frozenset(map(match_key, ("läuft", "laufend", "wird umgesetzt")))

_PART = re.compile(
    r"(?:(?:nur|erst|bisher|der|die|das|im|in|fuer) )*(?:(?:\d+|erste[rnms]?|zweite[rnms]?|dritte[rnms]?|[ivx]+) )*"
    r"(?:teil(?:projekt|massnahme|schritt|bereich)?e?|phase|(?:bau)?abschnitt|ba|stufe|modul|schritt|etappe|los|tranche|haelfte|"
    r"staffel|durchgang|jahrgang|runde|charge)"
    r"(?: (?:\d+|[ivxab]|ii|iii|und|von|bis))*"
)
"""A part that is done: the whole is not."""
_SHORT_NAME = re.compile(r"[A-ZÄÖÜ]{2,4}")
"""Where it is done, by an abbreviation: "umgesetzt (HB)"."""

_IS = "(?:ist|sind|wird|wurde|wurden|massnahme|projekt|erfolgreich)"
_IN_REPORT = {
    re.compile(rf"\b(?:{words})\b"): code
    for words, code in {
        rf"{_IS} (?:\w+ ){{0,2}}(?:abgeschlossen|umgesetzt|erledigt|fertiggestellt)": "completed",
        rf"{_IS} (?:\w+ ){{0,2}}(?:eingestellt|entfallen|gestrichen|aufgegeben|nicht weiterverfolgt)": "discontinued",
        r"zurueckgestellt|ausgesetzt|pausiert|ruht": "deferred",
        r"(?:ist|wurde) (?:\w+ ){0,2}verstetigt|daueraufgabe|regelaufgabe": "permanent",
        r"aufgegangen in|zusammengefuehrt mit|ersetzt durch": "merged",
        r"in umsetzung|laeuft|laufen|angelaufen|gestartet|wird umgesetzt|in durchfuehrung": "in_progress",
        r"in vorbereitung|wird vorbereitet|in abstimmung|in erarbeitung|wird erarbeitet|ausschreibung laeuft": "preparing",
        r"ist geplant|sind geplant|noch nicht begonnen|ist vorgesehen": "planned",
    }.items()
}  # fmt: skip
_NEGATION = re.compile(r"\b(?:nicht|kein|keine|noch nicht|soll|sollen|wird|werden|bis|sobald|nachdem)\b")


class StageWords(NamedTuple):
    """What words say of the stage: a code, or an issue, and a rating that stands beside it ("in Umsetzung, verzögert")."""

    code: str | None
    rating: str | None = None
    issues: tuple[Issue, ...] = ()


@lru_cache(maxsize=4096)
def find_stage(text: str) -> StageWords:
    """What cleaned words say of the stage; a question mark anywhere makes them a question."""
    certain = _ASKING.sub("", text).strip()
    if certain != text and certain and (code := find_stage(certain).code):
        return StageWords(None, issues=(sounds_like(code),))
    found = _of_intent(text) or _of_leads(text)
    if found.code is None and not found.rating:
        simpler = join_hyphenated(_ADVERBS.sub(" ", text)).strip()
        return _of_leads(simpler) if simpler not in ("", text) else found
    return found


def _of_intent(text: str) -> StageWords | None:
    """ "Umsetzung 2027 geplant" is planned; "umgesetzt ab 2027 geplant" says two things and is a question."""
    key = match_key(text)
    intended = _INTENDED.search(key)
    if not intended or key in _BY_KEY or key in _CHOICES_BY_KEY:
        return None
    if _BEGINNING.match(key) and not _UNTIL.search(key):
        return StageWords("planned")
    before = _of_leads(text).code
    if before not in (None, "planned"):
        return StageWords(None, issues=(Issue("stage.ambiguous", choices=stage_choices(("planned", str(before)))),))
    return None


def _of_leads(text: str) -> StageWords:
    """By the leading words, from all of them to the first."""
    for lead in leads_of(_SUBJECT.sub("", text)):
        if lead.key in _CHOICES_BY_KEY:
            return StageWords(None, issues=(_which_of(_CHOICES_BY_KEY[lead.key]),))
        code = "merged" if _MERGED.match(lead.key + " ") else _BY_KEY.get(lead.key)
        if code:
            return _with_rest(code, lead.rest, text)
    rating = find_rating(text)
    if rating.code or rating.is_unrated:
        return StageWords(None, rating.code, (Issue("stage.is_rating"),))
    return StageWords(None, issues=(Issue("stage.unreadable", choices=stage_choices()),))


def _with_rest(code: str, rest: str, text: str) -> StageWords:
    """A leading stage stands unless the words after it name another one, turn it round, or take a part from it."""
    if not rest or code == "merged":
        return StageWords(code, find_rating(text).code)
    clauses = clauses_of(rest)
    others = _others(code, rest, clauses)
    if others:
        likely = (code, *others) if code not in others else others
        return StageWords(None, _rating_beside(clauses), (Issue("stage.ambiguous", choices=stage_choices(likely)),))
    if _is_turned_round(code, rest, clauses):
        return StageWords(None, _rating_beside(clauses), (Issue("stage.unreadable", choices=stage_choices()),))
    if code in _WHOLE and any(_PART.fullmatch(match_key(each)) or _SHORT_NAME.fullmatch(each) for each in clauses):
        return StageWords(None, _rating_beside(clauses), (Issue("stage.partly", choices=stage_choices(("in_progress", code))),))
    rating = _rating_beside(clauses)
    if code in _WHOLE and rating is None and any(turns(each) or leaves_open(each) for each in clauses):
        return StageWords(None, issues=(sounds_like(code),))
    return StageWords(code, rating or find_rating(rest).code)


def _others(code: str, rest: str, clauses: tuple[str, ...]) -> tuple[str, ...]:
    """The stages that the words after a leading one name and that it is not."""
    whole = _BY_KEY.get(match_key(rest))
    found = [frozenset({whole})] if whole else [_stages_in(each, code) for each in clauses]
    others = [codes for codes in found if codes and code not in codes]
    return tuple(term.code for term in STAGES if any(term.code in codes for codes in others))


def _stages_in(clause: str, beside: str) -> frozenset[str]:
    """The stages that a whole clause may mean; what only tells of the course of the stage beside it means none."""
    whole = match_key(clause)
    key = whole if whole in _BY_KEY else match_key(kernel(clause))
    is_dated = key != whole and any(map(str.isdigit, clause))
    if key in _NOUNS or (is_dated and _is_course(key, beside)):
        return frozenset()
    if key in _CHOICES_BY_KEY:
        return frozenset(_CHOICES_BY_KEY[key])
    code = "merged" if _MERGED.match(whole + " ") else _BY_KEY.get(key)
    return frozenset({code}) if code else frozenset()


def _is_course(key: str, beside: str) -> bool:
    if key in _INTENTS:
        return beside in _UNDER_WAY
    return (key in _BEGUN and beside not in ("planned", "preparing")) or (key in _RUNS and beside == "permanent")


def says_more(text: str) -> bool:
    """Whether a cell's words hold more than classes: a date, a reason, the name of another measure."""
    if _is_class(_SUBJECT.sub("", join_hyphenated(text))):
        return False
    parts = [part for clause in clauses_of(text) for part in _JOINED.split(clause)]
    return any(map(str.isdigit, text)) or not all(_is_class(_SUBJECT.sub("", kernel(part))) for part in parts)


def _is_class(word: str) -> bool:
    key = match_key(word)
    return key in _BY_KEY or key in _CHOICES_BY_KEY or rating_key(key) is not None


def _is_turned_round(code: str, rest: str, clauses: tuple[str, ...]) -> bool:
    heads = [rest, *clauses[:1], *(each for each in clauses if turns(each))]
    bare = [each for head in heads for each in (head, kernel(head))]
    return any(denies(each) or doubts(each) or (limits(each) and code not in _UNDER_WAY) for each in bare)


def _rating_beside(clauses: tuple[str, ...]) -> str | None:
    """The rating that one of the clauses names ("läuft, aber verzögert, weil …")."""
    return next((code for each in clauses if (code := rating_of_word(kernel(each)))), None)


def _which_of(codes: tuple[str, ...]) -> Issue:
    return sounds_like(codes[0]) if len(codes) == 1 else Issue("stage.ambiguous", choices=stage_choices(codes))


def sounds_like(code: str) -> Issue:
    """The question whether words mean the stage that they sound like."""
    return Issue("stage.sounds_like", {"stage": LABELS["stage"][code]}, stage_choices((code,), code))


def stage_choices(likely: tuple[str, ...] = (), proposed: str | None = None) -> tuple[Choice, ...]:
    """All stages as possible answers: first those that are likely, then the others, both in official order."""
    ordered = sorted(STAGES, key=lambda term: term.code not in likely)
    return tuple(Choice(term.code, term.label, term.code == proposed) for term in ordered)


def stage_of_word(word: str) -> str | None:
    """The stage that a word or a heading names beyond doubt ("in Umsetzung", "umgesetzt 2024"), else None."""
    text = clean_text(word)
    return None if not text or is_empty_mark(text) else find_stage(text).code


def stage_from_report(text: str) -> Issue | None:
    """What a Sachstand in words suggests where the list gives no stage: a question with the proposal, never a value."""
    key = match_key(text)
    codes = {code for words, code in _IN_REPORT.items() if any(not _is_turned(key, found) for found in words.finditer(key))}
    if not codes:
        return None
    proposed = next(iter(codes)) if len(codes) == 1 else None
    return Issue("stage.from_report", choices=stage_choices(tuple(codes), proposed))


def _is_turned(key: str, found: re.Match[str]) -> bool:
    """ "noch nicht abgeschlossen", "soll umgesetzt werden": a negation in the words or within three words before them."""
    before = " ".join(key[: found.start()].split()[-3:])
    inside = found[0] if not found[0].startswith(("noch nicht", "wird")) else ""
    after = key[found.end() :].split()[:1]
    return bool(_NEGATION.search(before) or re.search(r"\bnicht\b(?! weiterverfolgt)", inside) or after in (["werden"], ["sein"]))
