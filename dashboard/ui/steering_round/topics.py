"""Topics of an agenda in a box to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.rounds.agenda import Topic, topic_title

_LONGEST = 90


def offered(known: Sequence[Topic]) -> dict[str, tuple[int, Topic]]:
    """What can be changed, by its label: each topic with its place, and below it its items where it is several."""
    found: dict[str, tuple[int, Topic]] = {}
    for at, topic in enumerate(known, 1):
        found[label(f"{formats.number(at)}", topic)] = (at, topic)
        if len(topic) > 1:
            found |= {label(f"{at}.{part}", (item,)): (at, (item,)) for part, item in enumerate(topic, 1)}
    return found


def label(number: str, topic: Topic) -> str:
    words, item = topic_title(topic), topic[0]
    title = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
    mark = (
        " (entfallen)" if item.is_dropped else " (Vorschlag)" if item.is_new else " (Anlass entfallen)" if item.is_settled else ""
    )
    return f"{number}: {title}{mark}"
