"""All trial lists of the project: the sample lists with their public facts, and the messy ones that strangers wrote."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from dashboard.settings import LISTS as LIST_FOLDER
from data.samples.content import lines_of
from data.samples.lists import LISTS, SampleList
from tests.trials import messy
from tests.trials.trial import Judged, Judgement, Trial, Truth, Verdict, judge
from tests.unit.masters import MASTER

SAMPLES = {sample.file: sample for sample in LISTS}
MESSY = tuple(sorted(module.name for module in pkgutil.iter_modules(messy.__path__)))
NAMES = (*SAMPLES, *MESSY)
"""Every trial list; those of `tests/trials/messy` are found by themselves: each module there has a `trial()`."""


@cache
def trial_of(name: str) -> Trial:
    """The trial list of that name."""
    if name in SAMPLES:
        return _sample(SAMPLES[name])
    made: Trial = importlib.import_module(f"{messy.__name__}.{name}").trial()
    return made


@cache
def reading_of(trial: Trial) -> ListReading:
    """The list as read."""
    return read_list(trial.content, trial.name, MASTER, trial.department if trial.names_department else None)


def judged(trial: Trial) -> Judgement:
    """The judgement of a list, and of whose it is."""
    reading = reading_of(trial)
    judgement = judge(trial, reading)
    verdict = Verdict.RIGHT if reading.department == trial.department else Verdict.WRONG
    judgement.facts.append(Judged("", "department", verdict, trial.department, reading.department))
    return judgement


def _sample(sample: SampleList) -> Trial:
    content = (LIST_FOLDER / sample.path).read_bytes()
    reading = read_list(content, sample.file, MASTER)
    places = {measure.values["title"]: (measure.sheet, measure.row) for measure in reading.measures}
    truths = tuple(
        Truth(
            place[1],
            {"title": line.title, "action_field": line.field, "stage": line.stage or None, "rating": line.rating or None},
            place[0],
        )
        for line in lines_of(sample.department, sample.year)
        if (place := places.get(line.title, (reading.tables[0].sheet, 0)))
    )
    return Trial(sample.file, sample.department, content, truths, names_department=False)
