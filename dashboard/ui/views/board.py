"""All action fields, bodies or levels side by side, in official order or another one."""

from __future__ import annotations

from dashboard import formats
from dashboard.charts import words
from dashboard.ui.head import show_sentence
from dashboard.ui.standings import Blocks
from dashboard.ui.views.view import Excerpt


def show_board(excerpt: Excerpt) -> None:
    """The sentence on the whole, then a row for each, whose name opens its own page."""
    with excerpt.opening:
        show_sentence(_sentence(excerpt))
    Blocks(excerpt.counts, excerpt.round, excerpt.parameters).show(excerpt.view.parameter)


def _sentence(excerpt: Excerpt) -> str:
    groups, total = excerpt.view.groups(excerpt.counts), excerpt.counts.total
    filled = [group for group in groups if group.measures]
    done = total.stages.get("completed", 0)
    among = f"alle {len(groups)}" if len(filled) == len(groups) else f"{len(filled)} von {len(groups)}"
    noun = {
        "fields": "Handlungsfelder" if len(filled) == len(groups) else "Handlungsfeldern",
        "departments": "Ressorts und Stellen",
        "levels": "Ebenen (auch „mehrere“ und „keine Angabe“)",
    }[excerpt.view.parameter]
    finished = formats.counted(done, "ist", "sind", "keine ist")
    sentence = f"**{formats.measures(total.measures)}** verteilen sich auf {among} {noun}; {finished} umgesetzt."
    message = words.off_plan_message(groups, "Handlungsfeld" if excerpt.view.parameter == "fields" else "")
    worst = words.most_off_plan(groups)
    if worst:
        message = f"Am häufigsten nicht im Plan {'ist' if len(worst) == 1 else 'sind'} **{message}**"
    return f"{sentence} {message}."
