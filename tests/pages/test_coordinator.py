"""What a coordinator is offered: her own houses, and a release where it is hers to release."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import settings
from dashboard.store import Store
from tests.pages.test_roles import planted, visited
from tests.pages.upload_visit import READING, Visit, sheet
from tests.planted_store import HOUSE, OTHER

__all__ = ["planted"]
WHO_RELEASES = "Freigeben kann in Ihrem Haus, wer dazu berechtigt ist"


def at_last_step(group: str, house: str) -> Visit:
    """A list of a house that this coordinator has brought as far as its acceptance."""
    page = Visit(visited("upload.py", group, {"haus": house, "runde": "2026"}))
    page.drop("liste.xlsx", sheet(READING, body=house))
    return page.press(f"Ja, diese Liste von {house} gilt für die Runde 2026").step("Annehmen")


@pytest.mark.usefixtures("planted")
def test_who_may_not_release_brings_in_a_draft_and_reads_who_releases() -> None:
    page = at_last_step("anderes-haus", OTHER)
    assert [each.label for each in page.app.radio] == []
    assert WHO_RELEASES in page.text.replace("*", "")
    page.press("Jetzt annehmen")
    assert WHO_RELEASES in page.text.replace("*", "")
    assert "Freigeben können Sie" not in page.text
    newest = Store(settings.STORE).rows("delivery", {"department": OTHER})["delivery_id"].max()
    assert Store(settings.STORE).rows("release", {"delivery_id": newest}).is_empty()
    assert newest == Store(settings.STORE).rows("delivery")["delivery_id"].max()


@pytest.mark.usefixtures("planted")
def test_who_may_release_is_asked_in_which_state() -> None:
    page = at_last_step("haus", HOUSE)
    assert [each.label for each in page.app.radio] == ["In welchem Stand?"]
    assert WHO_RELEASES not in page.text.replace("*", "")


@pytest.mark.parametrize(("group", "house", "is_offered"), [("haus", HOUSE, True), ("anderes-haus", OTHER, False)])
@pytest.mark.usefixtures("planted")
def test_the_answer_without_a_list_is_released_by_who_may(group: str, house: str, is_offered: bool) -> None:
    app = visited("delivery_board.py", group, {"ressort": house, "runde": "2026"})
    fields = [each.label for each in app.text_input]
    assert any(label.startswith("Freigegeben durch") for label in fields) == is_offered


def test_a_coordinator_of_two_houses_chooses_between_them(planted: Path) -> None:
    planted.with_name("zugang.toml").write_text(
        f'merkmal = "groups"\n[gruppen.zwei]\nrolle = "Ansprechstelle"\nhaus = ["{HOUSE}", "{OTHER}"]\n', "utf-8"
    )
    app = visited("round_sheets.py", "zwei", {"runde": "2026"})
    choice = next(each for each in app.selectbox if each.label == "Sie arbeiten für")
    assert [option.rpartition(" ")[2] for option in choice.options] == [f"({HOUSE})", f"({OTHER})"]


@pytest.mark.usefixtures("planted")
def test_of_another_house_nothing_is_said_that_is_not_seen() -> None:
    """No finding, reminder or file name of it is seen, so that neither none of them nor the next one can be told."""
    of_all = Visit(visited("delivery_board.py", "ag", {"ressort": "alle", "runde": "2026"}))
    assert "erinnern" not in of_all.text.partition("Antwort steht aus")[2]
    assert "zu erinnern" not in of_all.text.replace("zuletzt", "")
    of_one = Visit(visited("delivery_board.py", "ag", {"ressort": "SGFV", "runde": "2026"}))
    assert "Prüfhinweis" not in of_one.text.partition("hat **geantwortet**")[2].partition("Eingegangen")[0]
    (headline,) = [each.label for each in of_one.app.expander if "Nr." in each.label]
    assert headline.startswith("**Nr. 16** · Liste · ")
