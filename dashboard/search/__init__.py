"""Searching measures in German: `build` makes an index of texts once per state, `Index.find` asks it.

`lexicon` makes one spelling of many (umlauts, ß, gender forms, endings), knows all words, and which of them answer one that was
asked for; `index` knows where they stand.
"""

from __future__ import annotations

from dashboard.search.index import Index, build

__all__ = ["Index", "build"]
