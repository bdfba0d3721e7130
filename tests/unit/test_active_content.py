"""What is active in a workbook: told when it is read, not handed on in a correction; what is ordinary is neither."""

from __future__ import annotations

import pytest

from tests.active_workbooks import ACTIVE, ORDINARY
from tests.corrections import FAULTY, corrected, opened, parts_of, read


@pytest.mark.parametrize(("content", "what"), ACTIVE.values(), ids=ACTIVE)
def test_a_workbook_with_something_active_is_read_and_a_finding_says_so(content: bytes, what: str) -> None:
    reading = read(content)
    [message] = [each.message for each in reading.findings if each.code == "opening.active"]

    assert message.startswith(f"Die Mappe enthält {what}")
    assert message.endswith("Solange es darin steht, kommen die Prüfhinweise als eigene Mappe zurück.")
    assert [measure.values for measure in reading.measures] == [measure.values for measure in read(FAULTY).measures]


@pytest.mark.parametrize(("content", "what"), ACTIVE.values(), ids=ACTIVE)
def test_a_workbook_with_something_active_is_not_handed_on(content: bytes, what: str) -> None:
    made = corrected(content)

    assert not made.is_own_file
    assert made.reason is not None
    assert made.reason.startswith(f"Ihre Mappe selbst bleibt unverändert, denn sie enthält {what}")
    assert opened(made.content).sheetnames == ["Prüfhinweise"]


@pytest.mark.parametrize("content", ORDINARY.values(), ids=ORDINARY)
def test_a_workbook_with_something_ordinary_comes_back_with_it(content: bytes) -> None:
    made = corrected(content)

    assert "opening.active" not in {each.code for each in read(content).findings}
    assert made.is_own_file
    assert set(parts_of(content)) <= set(parts_of(made.content))
