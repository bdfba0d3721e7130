"""Columns with few classes: Leitziele, Herkunft, Hemmnis."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from dashboard.intake.model import Cell, CellKind, Choice, Issue, Reading
from dashboard.intake.values.cells import plain_words_of, words_of
from dashboard.intake.values.context import SHORTEST_FOR_LIKENESS, Context, MasterIndex
from dashboard.intake.values.splitting import split_known
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import OBSTACLES

LIKENESS = 88.0
_SHORT_WORD = 4

_GOAL_NUMBERS = re.compile(
    r"(?:(?:leitziele?|lz|ziele?|nr\.?)\s*)?\d(?:\s*(?:[,;/+&.\n]|\bund\b|\bu\.)?\s*(?:(?:leitziel|lz)\s*)?\d)*\.?", re.IGNORECASE
)
_NUMBERED_GOAL = re.compile(r"(?:leitziel|lz|ziel)?\s*(\d)\b[.:)\s–-]*", re.IGNORECASE)
_NONE = (
    "keine", "keiner", "keins", "kein", "nein", "nicht erforderlich", "keine Hemmnisse", "kein Hemmnis", "nicht vorhanden",
    "kein Entscheidungsbedarf", "entfällt", "kein Bedarf", "nicht zutreffend",
)  # fmt: skip
NONE_WORDS = frozenset(map(match_key, _NONE))
"""Words that say "none" in a column of obstacles or decisions."""

_USUAL_ORIGINS = {
    "participation": r"beteiligung|galerie|fachtag|workshop|buergerforum",
    "other": r"^(?:andere|sonstige|eigene|neu|ressort|hauseigen|\w*beschluss|bund)",
}
"""Words that everybody uses for two of the origins, beside those of the master data."""


def read_guiding_goals(cell: Cell, context: Context) -> Reading:
    """guiding_goals, a sorted list of numbers; a number such as 1,3 that Excel made of a typed list is the list."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"guiding_goals": None}, issues)
    goals = _goals(text, context.index)
    if goals is None:
        choices = tuple(Choice([goal.number], f"{goal.number} {goal.name}") for goal in context.master.guiding_goals)
        return Reading({"guiding_goals": None}, (Issue("guiding_goals.unknown", choices=choices),))
    is_decimal = cell.kind is CellKind.NUMBER and "," in text
    return Reading({"guiding_goals": sorted(goals)}, (Issue("guiding_goals.decimal"),) if is_decimal else ())


@lru_cache(maxsize=2048)
def _goals(text: str, index: MasterIndex) -> frozenset[int] | None:
    """The numbers of the goals that a text names; None where a part of it is no goal."""
    if match_key(text) in {"alle", "alle leitziele"}:
        return index.goal_numbers
    if _GOAL_NUMBERS.fullmatch(text):
        goals = frozenset(int(number) for number in re.findall(r"\d", text))
    else:
        found = [
            part.found for part in split_known(text, lambda words: _goal(words, index), lambda words: _like_goal(words, index))
        ]
        goals = frozenset(number for number in found if number) if None not in found else frozenset()
    return goals if goals and goals <= index.goal_numbers else None


def _goal(words: str, index: MasterIndex) -> int | None:
    if exact := index.goals.get(match_key(words)):
        return exact
    numbered = _NUMBERED_GOAL.match(words)
    rest = words[numbered.end() :] if numbered else ""
    if numbered and (
        not rest or index.goals.get(match_key(rest)) == int(numbered[1]) or _like_goal(rest, index) == int(numbered[1])
    ):
        return int(numbered[1])
    return None


def _like_goal(words: str, index: MasterIndex) -> int | None:
    key = match_key(words)
    found = (
        process.extractOne(key, list(index.goals), scorer=fuzz.ratio, score_cutoff=LIKENESS)
        if len(key) >= SHORTEST_FOR_LIKENESS
        else None
    )
    return index.goals[found[0]] if found else None


@lru_cache(maxsize=8)
def _origins(index: MasterIndex) -> dict[str, re.Pattern[str]]:
    """How each origin is told: by its words anywhere in a text, short ones only whole."""
    found: dict[str, re.Pattern[str]] = {}
    for kind in index.master.origin_kinds:
        keys = map(match_key, kind.aliases)
        words = [re.escape(key) if len(key) > _SHORT_WORD else rf"\b{re.escape(key)}\b" for key in keys]
        usual = [_USUAL_ORIGINS[kind.code]] if kind.code in _USUAL_ORIGINS else []
        found[kind.code] = re.compile("|".join((*words, *usual)) or r"(?!)")
    return found


def read_origin(cell: Cell, context: Context) -> Reading:
    """origin; words that name several are a question, words that name none too."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"origin": None}, issues)
    key = match_key(text)
    kinds = context.master.origin_kinds
    exact = {match_key(kind.label): kind.code for kind in kinds}.get(key)
    found = [exact] if exact else [code for code, words in _origins(context.index).items() if words.search(key)]
    if len(found) == 1 and "?" not in text:
        return Reading({"origin": found[0]})
    ordered = sorted(kinds, key=lambda kind: kind.code not in found)
    choices = tuple(Choice(kind.code, kind.label) for kind in ordered if len(found) < 2 or kind.code in found)  # two: one of them
    return Reading({"origin": None}, (Issue("origin.unclear", choices=choices),))


_OBSTACLE_WORDS = {
    "legal": (
        r"rechtlich\w*|rechtslage|rechtsgrundlagen?|rechtsfragen?|\w*gesetz(?:es?|en)?|gesetzgebung|gesetzlich\w*|"
        r"gesetzes\w+|\w*verordnung(?:en)?|erlass|erlasse|datenschutz|datenschutzrecht\w*|datenschutzfragen|"
        r"vergaberecht\w*|vergabeverfahren|vergabe|zulassung(?:en)?|\w*genehmigung(?:en)?|genehmigungs\w+|"
        r"aufenthaltsrecht\w*|haushaltsrecht\w*|sozialrecht\w*|arbeitsrecht\w*"
    ),
    "funding": (
        r"\w*finanzierung|finanzierungs\w+|finanziell\w*|finanzen|finanzmittel\w*|"
        r"\w*(?:haushalts|foerder|dritt|anschluss|landes|bundes|eu|sach)mittel[ns]?|mittel|mitteln|"
        r"mittelkuerzung\w*|mittelabruf|haushalt|haushaltslage|haushaltssperre|haushaltsvorbehalt|budget\w*|geld|"
        r"gelder|geldmangel|\w*kosten|kostensteigerung(?:en)?|kostenexplosion|foerderung|foerderung laeuft aus|"
        r"foerderbescheid\w*|foerderprogramm\w*|foerderende|anschlussfoerderung|eigenmittel\w*|eigenanteil"
    ),
    "staff": (
        r"personal|personell\w*|"
        r"personal(?:mangel|engpass|engpaesse|wechsel|ausfall|ausfaelle|situation|gewinnung|decke|kapazitaet\w*|bedarf|stellen?|fehl\w*)|"
        r"fachkraeft\w*|fachkraeftemangel|lehrkraeftemangel|stellenbesetzung(?:en|sverfahren)?|"
        r"stelle (?:ist |noch )*(?:nicht besetzt|unbesetzt|vakant|offen|fehlt)|stellen|stellenausschreibung(?:en)?|"
        r"vakanz|vakanzen|vakant\w*|unbesetzt\w*|krank|erkrankt\w*|krankheit|krankheitsfall|krankheitsbedingt\w*|"
        r"krankenstand|elternzeit|bewerb(?:ung|ungen|er|erin|ern)|kapazitaet|kapazitaeten|kapazitaetsengpass|"
        r"kapazitaetsgruenden?"
    ),
    "other_body": (
        r"andere (?:stellen?|behoerden?|ressorts?|haeuser)|anderer (?:stellen|behoerden|ressorts)|"
        r"anderes? (?:ressort|haus)|zuarbeit|zuarbeiten|abstimmung mit|zustimmung|bund|bundes|bundesregierung|"
        r"zulieferung(?:en)?|mitzeichnung"
    ),
    "external": (
        r"extern\w*|\w*krieg|pandemie\w*|corona\w*|markt|marktlage|wohnungsmarkt|lieferengpass|lieferengpaesse|"
        r"lieferschwierigkeiten|lieferzeit(?:en)?|lieferverzug|lieferketten?|traegerwechsel|traeger (?:hat|fehlt)|"
        r"inflation|baupreis\w*"
    ),
    "priority": (r"prioritaet\w*|priorisierung|priorisiert\w*|vorrang|vorrangig\w*|geht vor|gehen vor|nachrangig\w*"),
}
"""Words for each class, as keys and always whole: "Sprachförderung" is no lack of money, "an einigen Stellen" none of staff."""

_NO_OBSTACLE_WORDS = re.compile(r"\b(?:an|in|auf|bei) (?:\w+ ){0,2}stellen?\b|\banlaufstellen?\b")
_OBSTACLES = tuple((re.compile(rf"\b(?:{words})\b"), code) for code, words in _OBSTACLE_WORDS.items())
_SOLVED = re.compile(
    r"\bkein(?:e[nr]?)? \w*(?:mangel|engpass|engpaesse|probleme?|hemmnisse?|hindernisse?|sperre|kuerzung(?:en)?)\b|"
    r"\b(?:behoben|geloest|ausgeraeumt|erledigt|entfallen)\b|(?<!nicht )\bgesichert\b"
)
"""What no longer hinders or does not at all."""
_OBSTACLE_LABELS = {match_key(term.label): term.code for term in OBSTACLES}
_OBSTACLE_LABELS["extern"] = "external"


def read_obstacle(cell: Cell, context: Context) -> Reading:
    """obstacle, a sorted list of classes, and obstacle_text with the words, where they say more than a class."""
    text, issues = plain_words_of(cell, context.footnotes)
    if text is None or match_key(text) in NONE_WORDS:
        return Reading({"obstacle": None, "obstacle_text": None}, issues)
    classes, says_more = (frozenset(), True) if "?" in text or _SOLVED.search(match_key(text)) else _obstacles(text)
    notes = () if classes else (Issue("obstacle.unclassified"),)
    return Reading({"obstacle": sorted(classes) or None, "obstacle_text": text if says_more else None}, notes)


@lru_cache(maxsize=4096)
def _obstacles(text: str) -> tuple[frozenset[str], bool]:
    """Labels alone, a label before a colon, or the words; and whether the text says more than labels."""
    labels = [_OBSTACLE_LABELS.get(match_key(part)) for part in re.split(r"[,;/|\n]|\bund\b", text) if part.strip()]
    if labels and None not in labels:
        return frozenset(label for label in labels if label), False
    leading = _OBSTACLE_LABELS.get(match_key(re.split(r"[:(–]|\s-\s", text, maxsplit=1)[0]))
    if leading:
        return frozenset({leading}), True
    key = _NO_OBSTACLE_WORDS.sub(" ", match_key(text))
    return frozenset(code for words, code in _OBSTACLES if words.search(key)), True
