"""Whatever happens to measures over the rounds: the ledger adds up, and each measure ends in exactly one class."""

from __future__ import annotations

import tempfile
from itertools import combinations
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import queries
from dashboard.rounds.freezing import freeze
from dashboard.rounds.ledger import ledger
from dashboard.vocabulary import FATES, STAGES, TRENDS
from tests.small_store import Said, Told, said, small_store

ROUNDS = ("2025", "2026", "2027", "2028")
KEYS = tuple(f"{body}-000{number}" for body in ("SKB", "SASJI") for number in range(1, 7))
SAID = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([None, *(term.code for term in STAGES)]),
        "rating": st.sampled_from([None, "green", "yellow", "red"]),
        "action_field": st.sampled_from([None, 1, 4]),
        "lead_department": st.sampled_from([None, "SKB", "SASJI"]),
        "title": st.sampled_from(["Kurs", "Kurse", "KURS!"]),
        "rating_reason": st.sampled_from([None, "Grund"]),
        "cross_reference": st.sampled_from([None, "SKB-0001", "SKB-0002; SASJI-0001", "Kurse"]),
    }
)
HISTORY = st.dictionaries(st.tuples(st.sampled_from(ROUNDS), st.sampled_from(KEYS)), SAID, min_size=1, max_size=40)
LINKS = st.lists(
    st.tuples(st.sampled_from(("split_from", "merged_into")), st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=5
)


def in_order(history: dict[tuple[str, str], dict[str, object]]) -> list[Said]:
    return [said(code, key, **values) for (code, key), values in sorted(history.items())]


@settings(max_examples=25)
@given(HISTORY, LINKS, st.booleans())
def test_every_history_balances_and_leaves_no_measure_without_a_class(
    history: dict[tuple[str, str], dict[str, object]], links: list[tuple[str, str, str]], is_frozen: bool
) -> None:
    rows = in_order(history)
    code, key = max(history)
    fates = [Told(code, key.rsplit("-", 1)[0], kind, one, other) for kind, one, other in links if one != other]
    with tempfile.TemporaryDirectory() as folder:
        store = small_store(Path(folder) / "s.duckdb", rows, told=fates)
        rounds = sorted(queries.run(store, "overview/rounds")["round"].to_list())
        if is_frozen:
            freeze(store, rounds[0], by="Leitstelle")
        for earlier, later in combinations(rounds, 2):
            found = queries.run(store, "changes/measures", **{"from": earlier, "to": later})
            check(found, earlier, later)
            totals = [
                queries.run(store, "overview/progress", round=each).filter(pl.col("stage") != "merged")
                for each in (earlier, later)
            ]
            balance = ledger(found, earlier, later)
            assert (balance.old_total, balance.current_total) == (totals[0].height, totals[1].height)
        store.close()


def check(found: pl.DataFrame, earlier: str, later: str) -> None:
    balance = ledger(found, earlier, later)
    assert balance.balances
    assert found["measure_id"].is_unique().all()
    was = found.filter(pl.col("was_counted"))
    assert set(was["fate"].to_list()) <= {term.code for term in FATES}
    assert sorted(key for keys in balance.classes.values() for key in keys) == was["measure_id"].sort().to_list()
    assert set(found.filter(pl.col("is_counted"))["trend"].to_list()) <= {term.code for term in TRENDS}
