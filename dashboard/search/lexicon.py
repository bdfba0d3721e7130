"""The words of all measures, folded to what is alike in German, with the likeness of misspelt ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import polars as pl
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

EXACT, SAME_CORE, BEGINNING, SAME_STEM, PART, PART_OF_CORE, PART_OF_STEM = 1.0, 0.9, 0.7, 0.65, 0.5, 0.4, 0.3
MISTAKEN = 0.3
"""How well a word of a measure answers one that was asked for; MISTAKEN is how much of that is left after a typing mistake."""

SHORTEST_PART = 3
"""Letters from which on a part of a compound is looked for; so short a one only where the compound begins or ends with it."""

MET = pl.Schema({"word": pl.UInt32(), "quality": pl.Float32()})
"""A word of the lexicon by its row, and how well it answers."""

_ALIKE_PART = 87
"""Of 100: how like the best part of a longer word must be. One letter of eight may be wrong; Hafenarbeit is no Jugendarbeit."""

_SHORTEST_MISTAKEN, _SHORTEST_MISTAKEN_PART = 4, 7
_NEAR_MISSES = 12
GENDER_FORM = r"([A-Za-zß])(?:(?i:[:*_·]in(?:nen|{end})|/-?in(?:nen)?{end}|\(-?in(?:nen)?\))|Innen|In{end})".replace(
    "{end}", r"(?-u:\b)"
)
"""What follows the last letter of a person's name: Bürger:innen, Bürger*in, Bürger/-innen, Bürger(innen), BürgerInnen.

The end of a word is told by plain letters only: with those of all scripts, the expression takes twelve times as long.
"""
SPELLINGS: dict[str, str] = {"ß": "ss", "ae": "a", "oe": "o", "ue": "u"}
"""Written out or not, an umlaut is its plain letter; so "neue" is "nue" here and there."""
WORD = r"[^\W_]+"
"""Letters and digits of any script."""
COMPOUND = r"[^\W_]+(?:-[^\W_]+)*"
"""A word with all that hangs on it by hyphens."""
_UNSEEN = "[\\p{Mn}\u00ad\u200b\u2060]"
"""Accents and dots once they are parted from their letters, and signs that nobody sees."""
_CORE = re.compile(r"(?:(?<=.{4})(?:innen|um|e[mns]?|(?<=[lr])n|(?<![is])s)|(?<=.{5})in|(?<=nis)sen?)$")
_STEM = re.compile(r"(?<=.{3})(?:ern|er|en|e|(?<=[lr])n)$")
"""Endings, with the letters that have to stand before them."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, sorted, each once, with their cores and stems. Made by `lexicon`."""

    rows: pl.DataFrame
    """One row per word: word, core, stem."""
    words: tuple[str, ...]
    cores: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        at = self.rows["word"].search_sorted(word)
        return at < len(self.words) and self.words[at] == word

    def answers(self, word: str) -> pl.DataFrame:
        """What answers a folded word (rows of MET); where nothing does, what answers the words that may have been meant."""
        found = self._met(word)
        if found.is_empty():
            found = self._ranked(pl.when(_is_part(stem(word))).then(PART_OF_STEM))
        if found.is_empty() and len(word) >= _SHORTEST_MISTAKEN:
            meant = [self._met(self.words[at]) for at in self._near(word)]
            found = pl.concat([found, *meant]).group_by("word").agg(pl.col("quality").max() * MISTAKEN)
        return found

    def _met(self, word: str) -> pl.DataFrame:
        written, root = pl.col("word"), core(word)
        return self._ranked(
            pl.when(written == word)
            .then(EXACT)
            .when(pl.col("core") == root)
            .then(SAME_CORE)
            .when(written.str.starts_with(word) & (len(word) >= SHORTEST_PART))
            .then(BEGINNING)
            .when(pl.col("stem") == stem(word))
            .then(SAME_STEM)
            .when(_is_part(word))
            .then(PART)
            .when(_is_part(root))
            .then(PART_OF_CORE)
        )

    def _ranked(self, quality: pl.Expr) -> pl.DataFrame:
        found = self.rows.select(quality=quality.cast(pl.Float32)).with_row_index("word").drop_nulls()
        return found.match_to_schema(MET)

    def _near(self, word: str) -> list[int]:
        """Rows of the words that are the fewest mistakes away from one that nobody writes, else those with a part like it."""
        mistakes = _mistakes(word)
        near = [
            (distance, at)
            for wanted, known in ((word, self.words), (core(word), self.cores))
            for _, distance, at in process.extract(wanted, known, scorer=OSA.distance, score_cutoff=mistakes, limit=_NEAR_MISSES)
        ]
        if near:
            fewest = min(near)[0]
            return list(dict.fromkeys(at for distance, at in near if distance == fewest))
        if len(word) < _SHORTEST_MISTAKEN_PART:
            return []
        longer = [known if len(known) > len(word) else None for known in self.words]
        parts = process.extract(core(word), longer, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE_PART, limit=_NEAR_MISSES)
        return [at for _, likeness, at in parts if likeness == parts[0][1]]


def _is_part(part: str) -> pl.Expr:
    """Whether a word has this part: anywhere, or at its beginning or end where the part is so short that chance would have it."""
    if len(part) > SHORTEST_PART:
        return pl.col("word").str.contains(part, literal=True)
    if len(part) < SHORTEST_PART:
        return pl.lit(value=False)
    return pl.col("word").str.starts_with(part) | pl.col("stem").str.ends_with(part)


def _mistakes(word: str) -> int:
    """How many letters may be wrong, missing, too many or swapped."""
    return 1 if len(word) <= 6 else 2 if len(word) <= 10 else 3


def lexicon(words: pl.Series) -> Lexicon:
    """The lexicon of sorted words, each of which is there once."""
    written = words.to_list()
    cores = [core(word) for word in written]
    rows = pl.DataFrame({"word": words, "core": cores, "stem": [stem(word) for word in written]})
    return Lexicon(rows, tuple(written), tuple(cores))


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """A text in the one spelling: "Bürger*innen-Büro" is "burger-buro".

    A question is asked again with each filter that is set beside it, and the way through a column costs as much as its search.
    """
    return str(folded(pl.Series([text]))[0])


def folded(texts: pl.Series) -> pl.Series:
    """Many texts in the one spelling, of the same length, every gap one blank; null stays null."""
    plain = texts.str.normalize("NFKD").str.replace_all(_UNSEEN, "").str.replace_all(GENDER_FORM, "${1}").str.to_lowercase()
    for written, letter in SPELLINGS.items():
        plain = plain.str.replace_all(written, letter, literal=True)
    return plain.str.replace_all(r"\s{2,}|[^\S ]", " ")


def words(text: str) -> list[str]:
    """The words of a folded text, in their order."""
    return re.findall(WORD, text)


def core(word: str) -> str:
    """What a folded word is looked for by within others, at least four letters: "kursen" is "kurs", "burgerinnen" is "burger".

    The ending "er" stays: without it, Bürger would be found in Hamburg.
    """
    return _CORE.sub("", word)


def stem(word: str) -> str:
    """What the forms of a folded word share, at least three letters: "kinder", "kindern" and "kindes" are "kind".

    It is not looked for within other words, for which it is too short.
    """
    return _STEM.sub("", core(word))
