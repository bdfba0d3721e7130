"""Master data for tests: what the sample master workbook is made from, so that names and successions are told once."""

from __future__ import annotations

from data.samples.master_bodies import DEPARTMENTS
from data.samples.master_content import ACTION_FIELDS, MASTER

__all__ = ["ACTION_FIELDS", "DEPARTMENTS", "MASTER"]
