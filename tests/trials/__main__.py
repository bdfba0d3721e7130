"""Read all trial lists and print a table: how much was read right, asked, and read wrong without a word.

`python -m tests.trials [NAME …]` reads those whose name holds one of the words; the wrong facts stand below the table. Ends with
1 where anything was read wrong in silence.
"""

from __future__ import annotations

import sys

from tests.trials.lists import NAMES, judged, trial_of
from tests.trials.trial import Judgement, Verdict

WIDTH = 52


def main(words: list[str]) -> int:
    trials = map(trial_of, NAMES)
    judgements = [judged(trial) for trial in trials if not words or any(word in trial.name for word in words)]
    print(f"{'Liste':<{WIDTH}} {'Angaben':>8} {'richtig':>8} {'gefragt':>8} {'falsch':>8}")
    for judgement in judgements:
        _print_row(judgement.trial, [judgement])
    _print_row(f"{len(judgements)} Listen", judgements)
    for judgement in judgements:
        for fact in judgement.wrong:
            print(f"falsch im Stillen: {judgement.trial}: {fact}")
    return int(any(judgement.wrong for judgement in judgements))


def _print_row(name: str, judgements: list[Judgement]) -> None:
    counts = [sum(each.count(verdict) for each in judgements) for verdict in Verdict]
    print(f"{name[:WIDTH]:<{WIDTH}} {sum(counts):>8} " + " ".join(f"{count:>8}" for count in counts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
