"""An index of the words of measures: where each word stands and how much it says there, and how a question finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import polars as pl

from dashboard.search.lexicon import COMPOUND, WORD, Lexicon, fold, folded, lexicon, words

WEIGHTS: dict[str, float] = {"measure_id": 4.0, "title": 3.0, "names": 1.5, "texts": 1.0}
"""What a word says of a measure, by the column of queries/measures/texts.sql in which it stands."""

_QUOTED = re.compile(r"[\"„“”»«]([^\"“”„«»]+)[\"“”«»]")
_LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")


@cache
def _unsaid() -> frozenset[str]:
    """Words that say nothing beside others. Not made while importing: Polars begins threads for it, and then nothing can fork."""
    return frozenset(
        words(fold("der die das den dem des ein eine und oder für in im mit von vom zu zum zur an am auf bei aus nach was"))
    )


@dataclass(frozen=True, slots=True)
class Index:
    """Words and where they stand. Made by `build`; reading it from several threads is safe."""

    measure_ids: pl.Series
    texts: pl.Series
    """Per measure everything that it says, folded."""
    lexicon: Lexicon
    ranges: pl.DataFrame
    """Per word of the lexicon the rows of `places` that are its own: first, behind."""
    places: pl.DataFrame
    """One row per word and measure in which it stands: measure (row), weight."""

    def find(self, question: str) -> list[str]:
        """The keys of the measures that answer, best first, at equal rank in official order; none for a question without a word.

        Every word has to be met, in any of its forms or as part of a compound; where no measure meets all, those that meet the
        most are given. A word that nothing meets is taken for a typing mistake. What stands in quotation marks is meant
        literally.
        """
        wanted = self._wanted(question)
        if not wanted:
            return []
        hits = pl.concat([self._hits(word) for word in wanted])
        ranked = hits.group_by("measure").agg(met=pl.len(), score=pl.col("score").sum())
        for phrase in _QUOTED.findall(question):
            ranked = ranked.filter(self.texts[ranked["measure"]].str.contains(fold(phrase).strip(), literal=True))
        best = ranked.filter(pl.col("met") == pl.col("met").max()).sort(["score", "measure"], descending=[True, False])
        return self.measure_ids[best["measure"]].to_list()

    def _wanted(self, question: str) -> list[str]:
        """The words to be met, each once, the empty ones left out where there are others."""
        every = list(dict.fromkeys(part for word in words(fold(question)) for part in self._parts(word)))
        return [word for word in every if word not in _unsaid()] or every

    def _parts(self, word: str) -> list[str]:
        """The word, or letters and numbers apart where they were run together ("skb14") and nobody writes them so."""
        return [word] if word in self.lexicon else _LETTERS_OR_DIGITS.findall(word)

    def _hits(self, word: str) -> pl.DataFrame:
        """One row per measure that this word finds: measure, score."""
        met = self.lexicon.answers(word)
        places = pl.int_ranges("first", "behind", dtype=pl.UInt32)
        at = met.join(self.ranges.with_row_index("word"), on="word").select("quality", at=places).explode("at").drop_nulls()
        scores = self.places[at["at"]].select("measure", score=pl.col("weight") * at["quality"])
        return scores.group_by("measure").agg(pl.col("score").max())


def build(rows: pl.DataFrame) -> Index:
    """An index of the rows of queries/measures/texts.sql (measure_id and the columns of WEIGHTS)."""
    spelled = {name: folded(rows[name].fill_null("")) for name in WEIGHTS}
    standing = pl.concat([_standing(spelled[name], weight) for name, weight in WEIGHTS.items()])
    known = standing.select(pl.col("word").unique().sort())["word"]
    ordered = standing.with_columns(pl.col("word").cast(pl.Enum(known)).to_physical()).sort("word")
    ends = ordered.group_by("word", maintain_order=True).len().select(behind=pl.col("len").cum_sum())
    ranges = ends.select(pl.col("behind").shift(1, fill_value=0).alias("first"), "behind")
    everything = pl.DataFrame(spelled).select(pl.concat_str(pl.all(), separator=" ")).to_series()
    return Index(rows["measure_id"], everything, lexicon(known), ranges, ordered.select("measure", "weight"))


def _standing(texts: pl.Series, weight: float) -> pl.DataFrame:
    """One row per word of each text: word, measure (row), weight.

    A compound with hyphens is found by its parts and as one word, a number with and without its leading noughts.
    """
    whole = pl.DataFrame({"word": texts.str.extract_all(COMPOUND).list.unique()}).with_row_index("measure")
    found = whole.explode("word").drop_nulls()
    word = pl.col("word")
    hyphened = found.filter(word.str.contains("-", literal=True))
    parts = hyphened.with_columns(word.str.extract_all(WORD)).explode("word")
    joined = pl.concat([found.with_columns(word.str.replace_all("-", "", literal=True)), parts])
    bare = joined.filter(word.str.contains(r"^0+[1-9][0-9]*$")).with_columns(word.str.strip_chars_start("0"))
    return pl.concat([joined, bare]).select("word", "measure", weight=pl.lit(weight, dtype=pl.Float32()))
