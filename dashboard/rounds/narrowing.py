"""The ledger of one action field or one body: what moves in or out is said as such, and the equation still adds up."""

from __future__ import annotations

import polars as pl


def narrowed(rows: pl.DataFrame, *, field: str | None = None, department: str | None = None) -> pl.DataFrame:
    """The rows of queries/changes/measures.sql that belonged to a field or body then, or do now; "none" is no field or lead.

    was_counted and is_counted then speak of the part: a measure that came from elsewhere is counted now and was not before.
    """
    was, now = pl.lit(value=True), pl.lit(value=True)
    for column, code in (("field", field), ("department", department)):
        if code is not None:
            was &= pl.col(f"was_{column}").cast(pl.String).fill_null("none") == code
            now &= pl.col(column).cast(pl.String).fill_null("none") == code
    return rows.with_columns(pl.col("was_counted") & was, pl.col("is_counted") & now).filter(
        pl.col("was_counted") | pl.col("is_counted")
    )
