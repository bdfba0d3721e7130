"""The catalogue of what can be wrong in values."""

from __future__ import annotations

import pytest

from dashboard.intake.catalogue import struck, value_classes, value_times
from dashboard.intake.catalogue.entry import Entry
from dashboard.intake.findings import place
from dashboard.intake.model import Issue

ENTRIES = (*value_classes.ENTRIES, *value_times.ENTRIES, *struck.ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_a_sentence_says_where_and_is_whole(entry: Entry) -> None:
    assert entry.sentence.startswith("Blatt „{sheet}“, Zelle {cell}: ")
    assert entry.sentence.endswith(".")
    assert entry.severity in {"warning", "note"}
    assert entry.sentence.count("„") == entry.sentence.count("“")


def test_a_finding_reads_as_one_plain_sentence() -> None:
    finding = place(Issue("period.impossible_date", {"part": "31.06.2025"}), sheet="Maßnahmen", cell="F9", value="31.06.2025")
    assert finding.message == (
        "Blatt „Maßnahmen“, Zelle F9: Das Datum „31.06.2025“ gibt es nicht. Bitte berichtigen; bis dahin bleibt die Angabe leer."
    )
    assert (finding.severity, finding.expected) == ("warning", "ein Datum, das es gibt")


def test_no_code_stands_twice() -> None:
    assert len({entry.code for entry in ENTRIES}) == len(ENTRIES)
