"""An index of the words of measures: where each word stands and how much it says there, and how a question finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl
from rapidfuzz import fuzz, process

from dashboard.search.folding import WORD, fold, folded, stem, words

WEIGHTS: dict[str, float] = {"measure_id": 4.0, "title": 3.0, "names": 1.5, "texts": 1.0}
"""What a word says of a measure, by the column of queries/measures/texts.sql in which it stands."""

EXACT, SAME_STEM, BEGINNING, PART, MISTAKEN = 1.0, 0.9, 0.7, 0.45, 0.3
"""How well a word of a measure answers one that was asked for."""

SHORTEST_PART = 3
"""Letters from which on a part of a compound is looked for."""

_LIKENESS = 78
"""Of 100: how like a word has to be to one that is written wrongly; a swapped or forgotten letter of six is allowed."""

_SHORTEST_MISTAKEN = 4
_NEAR_MISSES = 12

_UNSAID = frozenset(
    words(fold("der die das den dem des ein eine und oder für in im mit von vom zu zum zur an am auf bei aus nach was"))
)
"""Words that say nothing beside others."""


@dataclass(frozen=True, slots=True)
class Index:
    """Words and where they stand. Made by `build`; reading it from several threads is safe."""

    measure_ids: pl.Series
    texts: pl.Series
    """Per measure everything that it says, folded."""
    vocabulary: pl.DataFrame
    """One row per word: word, stem."""
    places: pl.DataFrame
    """One row per word and measure in which it stands: word (row of the vocabulary, sorted), measure (row), weight."""

    def find(self, question: str) -> list[str]:
        """The keys of the measures that answer, best first, at equal rank in official order; none for a question without a word.

        Every word has to be met, in any of its forms or as part of a compound; where no measure meets all, those that meet the
        most are given. A word that nothing meets is taken for a typing mistake. What stands in quotation marks is meant
        literally.
        """
        phrases = [fold(phrase) for phrase in re.findall(r"[\"„“”»]([^\"“”„«»]+)[\"“”«]", question)]
        asked = self._asked(question)
        if not asked:
            return []
        hits = pl.concat([self._hits(word).with_columns(asked=pl.lit(at)) for at, word in enumerate(asked)])
        ranked = hits.group_by("measure").agg(met=pl.len(), score=pl.col("score").sum())
        ranked = ranked.filter(pl.col("met") == pl.col("met").max()).sort(["score", "measure"], descending=[True, False])
        found = ranked["measure"].to_list()
        for phrase in phrases:
            found = [measure for measure in found if phrase in self.texts[measure]]
        return [str(self.measure_ids[measure]) for measure in found]

    def _asked(self, question: str) -> list[str]:
        """The words to be met, each once, the empty ones left out where there are others."""
        every = list(dict.fromkeys(words(fold(question))))
        return [word for word in every if word not in _UNSAID] or every

    def _hits(self, word: str) -> pl.DataFrame:
        """One row per measure that this word finds: measure, score."""
        answers = self._answers(word) or self._mistaken(word)
        schema = {"word": pl.UInt32(), "quality": pl.Float64()}
        met = pl.DataFrame(list(answers.items()), schema=schema, orient="row")
        scores = self.places.join(met, on="word").select("measure", score=pl.col("weight") * pl.col("quality"))
        return scores.group_by("measure").agg(pl.col("score").max())

    def _answers(self, word: str) -> dict[int, float]:
        """Rows of the vocabulary that answer a word rightly written, with how well they do."""
        root = stem(word)
        part = pl.col("word").str.contains(root, literal=True) if len(root) >= SHORTEST_PART else pl.lit(value=False)
        quality = (
            pl.when(pl.col("word") == word)
            .then(EXACT)
            .when(pl.col("stem") == root)
            .then(SAME_STEM)
            .when(part & pl.col("word").str.starts_with(root))
            .then(BEGINNING)
            .when(part)
            .then(PART)
        )
        found = self.vocabulary.select(quality=quality).with_row_index("word").drop_nulls()
        return dict(found.iter_rows())

    def _mistaken(self, word: str) -> dict[int, float]:
        """Rows of the vocabulary that somebody may have meant who wrote a word that nobody uses."""
        if len(word) < _SHORTEST_MISTAKEN:
            return {}
        known = self.vocabulary["word"].to_list()
        whole = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_NEAR_MISSES)
        stems = process.extract(
            stem(word), self.vocabulary["stem"].to_list(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_NEAR_MISSES
        )
        near = {row: MISTAKEN * likeness / 100 for _, likeness, row in (*stems, *whole)}
        if not near:
            inside = process.extract(stem(word), known, scorer=_likeness_of_part, score_cutoff=_LIKENESS, limit=_NEAR_MISSES)
            near = {row: MISTAKEN / 2 * likeness / 100 for _, likeness, row in inside}
        return near


def _likeness_of_part(asked: str, word: str, *, score_cutoff: float | None = None) -> float:
    """How like the best part of a longer word is to what was asked; 0 for words that are no longer than it."""
    return fuzz.partial_ratio(asked, word, score_cutoff=score_cutoff) if len(word) > len(asked) else 0.0


def build(rows: pl.DataFrame) -> Index:
    """An index of the rows of queries/measures/texts.sql (measure_id and the columns of WEIGHTS)."""
    spelled = rows.select(folded(rows[name].fill_null("")).alias(name) for name in WEIGHTS)
    standing = pl.concat([_standing(spelled[name], weight) for name, weight in WEIGHTS.items()])
    best = standing.group_by("word", "measure").agg(pl.col("weight").max())
    vocabulary = best.select(pl.col("word").unique()).sort("word").with_row_index("row")
    places = best.join(vocabulary, on="word").select(word="row", measure="measure", weight="weight").sort("word", "measure")
    stems = pl.Series("stem", [stem(word) for word in vocabulary["word"]], dtype=pl.String())
    everything = spelled.select(pl.concat_str(pl.all(), separator=" ")).to_series()
    return Index(rows["measure_id"], everything, vocabulary.select("word").with_columns(stems), places)


def _standing(texts: pl.Series, weight: float) -> pl.DataFrame:
    """One row per word of each text: word, measure (row), weight. A number is found with and without its leading noughts."""
    found = pl.DataFrame({"word": texts.str.extract_all(WORD)}).with_row_index("measure").explode("word").drop_nulls()
    bare = found.with_columns(pl.col("word").str.strip_chars_start("0")).filter(pl.col("word").str.contains(r"^[0-9]+$"))
    return pl.concat([found, bare]).select("word", "measure", weight=pl.lit(weight))
