"""What an address says in German instead of codes, and that older links keep their meaning."""

from __future__ import annotations

import re

import pytest

from dashboard.address_words import ADDRESS_WORDS, KNOWN_KEYS, in_address, meant_in_address
from dashboard.search.ordering import GROUPINGS, ORDERS
from dashboard.trail import Kind
from dashboard.ui import acting, standings, trail
from dashboard.ui.attention import RULES
from dashboard.ui.changes import behind
from dashboard.ui.delivery_board.board import BODY
from dashboard.ui.measures.page import VIEW
from dashboard.ui.upload.steps import DONE, DRAFT, STEP
from dashboard.ui.ways_to_measures import KEY, PACKED, PAGE, WORDS, address
from dashboard.ui.working_group import meeting
from dashboard.vocabulary import (
    ADDITIONS,
    BESIDE_LEVELS,
    CHANGES,
    FATES,
    FUNDING_STATUSES,
    GAPS,
    OBSTACLES,
    RATINGS,
    SPREADS,
    STAGES,
    STANDINGS,
    TRENDS,
)

OFFERED = {
    "art": [kind.value for kind in Kind],
    "ebene": [term.code for term in BESIDE_LEVELS],
    "ebenenzahl": [term.code for term in SPREADS],
    "umsetzungsstand": [term.code for term in STAGES],
    "ampel": [term.code for term in RATINGS],
    "bestand": [term.code for term in STANDINGS],
    "veraenderung": [term.code for term in CHANGES],
    "luecke": [term.code for term in GAPS],
    "hinweis": [rule.name for rule in RULES],
    "finanzierung": [term.code for term in FUNDING_STATUSES],
    "hemmnis": [term.code for term in OBSTACLES],
    "ordnung": list(ORDERS),
    "gruppen": list(GROUPINGS),
    "liste": [term.code for terms in (STAGES, RATINGS, FATES, ADDITIONS, TRENDS) for term in terms],
}


@pytest.mark.parametrize("key", OFFERED)
def test_every_class_has_a_german_word_in_addresses(key: str) -> None:
    assert set(OFFERED[key]) - set(ADDRESS_WORDS[key]) == set()


@pytest.mark.parametrize("key", ADDRESS_WORDS)
def test_each_word_means_one_code_and_needs_no_escaping(key: str) -> None:
    words = list(ADDRESS_WORDS[key].values())
    assert len(words) == len(set(words))
    assert [word for word in words if not re.fullmatch("[a-z0-9_]+", word)] == []
    assert [word for word in words if word in ADDRESS_WORDS[key]] == []  # an older link means the code of that name


def test_the_way_to_measures_is_german() -> None:
    parameters = {
        "round": "2026",
        "ratings": ["yellow", "none"],
        "stages": ["in_progress"],
        "fields": ["7", "none"],
        "departments": ["MAG-BHV"],
        "lead_only": False,
        "order": "end",
    }
    assert address(parameters) == {
        "runde": "2026",
        "ampel": ["verzoegert", "nicht_bewertet"],
        "umsetzungsstand": ["in_umsetzung"],
        "handlungsfeld": ["7", "keine_angabe"],
        "ressort": ["MAG-BHV"],
        "nur_federfuehrend": "nein",
        "ordnung": "ende",
    }


@pytest.mark.parametrize(
    ("key", "word", "code"),
    [
        ("ampel", "verzoegert", "yellow"),
        ("ampel", "Verzoegert", "yellow"),
        ("ampel", "yellow", "yellow"),
        ("ampel", "verzögert", "verzögert"),  # a label, which the filters know
        ("ressort", "MAG-BHV", "MAG-BHV"),
        ("liste", "stand-beide_damals-umsetzungsstand-geplant", "stand-both_was-stage-planned"),
        ("liste", "klasse-split", "klasse-split"),
    ],
)
def test_a_word_a_label_and_an_older_code_are_understood(key: str, word: str, code: str) -> None:
    assert meant_in_address(key, [word]) == [code]


def test_every_word_of_an_address_is_known() -> None:
    of_pages = {acting.KEY, BODY, behind.KEY, meeting.KEY, standings.ORDER, VIEW, KEY, PACKED, PAGE, DRAFT, STEP, DONE}
    of_pages |= {trail.SINCE, trail.KIND, trail.HOUSE, trail.PERSON}
    assert of_pages | set(WORDS.values()) | set(ADDRESS_WORDS) <= KNOWN_KEYS


def test_what_is_written_is_read_again() -> None:
    for key, words in ADDRESS_WORDS.items():
        assert meant_in_address(key, in_address(key, words)) == list(words)
    assert set(WORDS.values()) >= set(ADDRESS_WORDS) - {"liste", "art"}
