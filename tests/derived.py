"""All that pages can see of a store, to say that two states are one: the derived tables, and the last word on each measure."""

from __future__ import annotations

from typing import Any

from dashboard import queries
from dashboard.store import Store

DERIVED = ("measure_span", "round_state", "postponement", "attention", "round_figure")


def derived(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the derived tables, sorted; numbers of deliveries and versions included."""
    return {name: sorted(store.query(f"from {name} order by all").rows(), key=repr) for name in DERIVED}


def last_words(store: Store, department: str) -> list[dict[str, Any]]:
    """All values of the department's measures as last told."""
    return queries.run(store, "identity/known_measures", department=department).to_dicts()
