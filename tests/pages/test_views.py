"""The pages of action fields, bodies and levels: all side by side, one in depth, and sums that hold."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.opening import links, open_page
from tests.small_store import said, small_store


@pytest.fixture
def filled(store_path: Path) -> Path:
    small_store(
        store_path,
        [
            said("2025", "SKB-0001", action_field=4, stage="in_progress", rating="green", end=date(2025, 12, 31)),
            said(
                "2026",
                "SKB-0001",
                action_field=4,
                stage="in_progress",
                rating="yellow",
                end=date(2026, 12, 31),
                report="Läuft *gut*",
            ),
            said("2026", "SKB-0002", action_field=7, stage="completed", levels=["land", "bremen"]),
            said("2026", "SJV-0001", action_field=7, stage="permanent", involved=["SKB"], levels=None),
            said("2026", "SJV-0002", action_field=7, stage="merged"),
        ],
    )
    return store_path


def opened(page: str, **query: str) -> AppTest:
    return open_page(f"{page}.py", query)


def table_behind(page: str, dimension: str, key: str = "stand", **query: str) -> list[list[str]]:
    """The rows of the table behind a block, without the addresses of their links."""
    app = open_page(f"{page}.py", query, {f"tabelle-{key}-{dimension}": True})
    rows = app.table[-1].value.to_numpy().tolist()
    return [[re.sub(r"\[(.*)\]\(.*\)", r"\1", cell) for cell in row] for row in rows]


@pytest.mark.usefixtures("filled")
def test_all_stand_in_official_order_or_in_another_one_that_the_address_names() -> None:
    app = opened("fields")
    assert app.header[0].value.startswith("**3 Maßnahmen** verteilen sich auf 2 von 3 Handlungsfeldern; 1 ist umgesetzt.")
    assert [row[0] for row in table_behind("fields", "fields")] == ["1 Sprache", "4 Bildung", "7 Gesundheit", "alle Maßnahmen"]
    app.selectbox(key="sortierung").set_value("ampel").run()
    assert app.query_params["sortierung"] == "ampel"
    by_rating = table_behind("fields", "fields", sortierung="ampel")
    assert [row[0] for row in by_rating] == ["4 Bildung", "1 Sprache", "7 Gesundheit", "alle Maßnahmen"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("page", "dimension"), [("fields", "fields"), ("departments", "departments"), ("levels", "levels")])
def test_the_rows_of_the_board_add_up_to_the_whole(page: str, dimension: str) -> None:
    *rows, total = table_behind(page, dimension)
    assert sum(0 if row[1] == "–" else int(row[1]) for row in rows) == int(total[1]) == 3


@pytest.mark.usefixtures("filled")
def test_bodies_stand_by_their_names_and_a_name_opens_the_page_of_its_body() -> None:
    app = open_page("departments.py", {}, {"tabelle-stand-departments": True})
    names = app.table[-1].value["Ressort/Stelle"].tolist()
    assert names[1] == "[SKB](ressorts?runde=2026&ressort=SKB)"


@pytest.mark.usefixtures("filled")
def test_a_page_in_depth_has_the_rows_of_the_others_that_have_measures() -> None:
    bodies = table_behind("fields", "departments", "teil", handlungsfeld="7")
    assert [row[:2] for row in bodies] == [["SKB", "1"], ["SJV", "1"], ["alle Maßnahmen", "2"]]


@pytest.mark.usefixtures("filled")
def test_one_field_in_depth_tells_gaps_postponements_changes_and_texts() -> None:
    app = opened("fields", handlungsfeld="4")
    assert app.title[0].value == "Handlungsfeld: 4 Bildung · Steuerungsrunde 2026"
    texts = [text.value for text in app.markdown]
    way = "massnahmen?runde=2026&handlungsfeld=4"
    assert any(f"- [1 Maßnahme]({way}&luecke=ohne_begruendung) ohne Begründung" in text for text in texts)
    assert any(f"- [1 Maßnahme]({way}&hinweis=ampel_schlechter) mit schlechterer Ampel" in text for text in texts)
    assert any(") nicht mehr im Plan" in text for text in texts)
    assert not any(" oder nicht mehr" in text or "neu im Plan" in text for text in texts)
    assert any("zuerst 31.12.2025, jetzt 31.12.2026: 1 Jahr später" in text for text in texts)
    assert any(metric.label.startswith("Ampel: 1 bewertet") and "\u00a0–" in metric.value for metric in app.metric)


@pytest.mark.usefixtures("filled")
def test_a_body_sees_at_once_what_is_wrong_why_and_since_when_and_how_it_compares() -> None:
    app = opened("departments", ressort="SKB")
    assert (
        "[Maßnahme SKB\\-0001](massnahme?kennung=SKB-0001&runde=2026) :small[:gray[SKB-0001]] · SKB  \n"
        ":small[**:orange[▲] verzögert**, so gemeldet seit der Runde 2026]  \n"
        ":small[Warum: ein Grund ist nicht genannt]"
    ) in [text.value for text in app.markdown]
    assert app.table[0].value.to_numpy().tolist()[0] == ["umgesetzt", "1\u00a0von\u00a02", "0\u00a0von\u00a01", "0"]
    assert "Nichts: Keine bewertete Maßnahme ist verzögert oder gefährdet, und keine ist überfällig." in [
        text.value for text in opened("departments", ressort="SJV").markdown
    ]


@pytest.mark.usefixtures("filled")
def test_a_body_sees_what_others_expect_from_it() -> None:
    app = opened("departments", ressort="SKB")
    assert app.title[0].value == r"Ressort/Stelle: SKB \(SKB\) · Steuerungsrunde 2026"
    texts = [text.value for text in app.markdown]
    assert "Beteiligt an 1 Maßnahme anderer Häuser:" in texts
    assert any(address == "massnahme?kennung=SJV-0001&runde=2026" for _, address in links(app))


@pytest.mark.usefixtures("filled")
def test_what_has_no_measure_says_so() -> None:
    app = opened("levels", ebene="bremerhaven")
    assert app.info[0].value.startswith("**Zur Runde 2026 gibt es auf der Ebene Stadt Bremerhaven keine Maßnahme.**")


@pytest.mark.parametrize("page", ["fields", "departments", "levels"])
def test_without_a_store_it_says_what_to_do(store_path: Path, page: str) -> None:
    assert not store_path.exists()
    assert opened(page).info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")


def test_the_sentence_over_all_says_alle_where_none_is_empty_and_of_what_the_share_is(store_path: Path) -> None:
    rated = {"stage": "in_progress", "rating_reason": "Geld"}
    small_store(
        store_path,
        [
            *(said("2026", f"SKB-000{at}", action_field=1, rating="red", **rated) for at in range(1, 4)),
            *(said("2026", f"SJV-000{at}", action_field=at, rating="green", **rated) for at in (4, 7)),
        ],
    )
    assert opened("fields").header[0].value == (
        "**5 Maßnahmen** verteilen sich auf alle 3 Handlungsfelder; keine ist umgesetzt. "
        "Am häufigsten nicht im Plan ist **Handlungsfeld 1 Sprache: 3 von 3 bewerteten gefährdet**."
    )
