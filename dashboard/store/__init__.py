"""The store: one DuckDB file under one name, kept in numbered generations beside it.

`database` reads and writes it, `generations` keeps its files, `statements` puts statements together from the catalogue, `frames`
brings rows in and out. Everybody else takes from here.
"""

from dashboard.store.connections import inspect, schema_version
from dashboard.store.database import Store, Writer
from dashboard.store.errors import DamagedError, SchemaError, StoreError
from dashboard.store.generations import ONLY_THIS
from dashboard.store.seen import SeenStore
from dashboard.store.statements import Queryable, Statement
from dashboard.store.witness import Publication, witnessed_by
from dashboard.store.witnessed import WitnessedStore

__all__ = [
    "ONLY_THIS",
    "DamagedError",
    "Publication",
    "Queryable",
    "SchemaError",
    "SeenStore",
    "Statement",
    "Store",
    "StoreError",
    "WitnessedStore",
    "Writer",
    "inspect",
    "schema_version",
    "witnessed_by",
]
