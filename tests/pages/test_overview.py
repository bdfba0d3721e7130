"""The overview from the real entry on a small real database: shows, filters, is empty, says what went wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from tests.opening import open_page
from tests.small_store import Delivered, said, small_store


@pytest.fixture
def store_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    return path


@pytest.fixture
def filled(store_path: Path) -> Path:
    """Six measures, one of them merged, one new, one vanished; SASJI and MAG-BHV have said nothing in 2026."""
    small_store(
        store_path,
        [
            said("2025", "SKB-0001", action_field=4, stage="in_progress", rating="green"),
            said("2026", "SKB-0001", action_field=4, stage="completed"),
            said("2025", "SKB-0002", action_field=4, title="Lesen *üben*"),
            said("2026", "SKB-0003", action_field=7, stage="planned", rating="yellow", end=date(2026, 1, 1)),
            said("2026", "SJV-0001", action_field=7, stage="permanent", rating="green", decision_needed="Wer zahlt?"),
            said("2026", "SJV-0002", action_field=1, stage="merged"),
            said("2026", "SJV-0003", action_field=7, involved=["SKB"]),
        ],
        is_sample=True,
    )
    return store_path


def opened(**query: str) -> AppTest:
    return open_page("overview.py", query)


def figures(app: AppTest) -> dict[str, tuple[str, str]]:
    return {metric.label: (metric.value, metric.delta) for metric in app.metric}


@pytest.mark.usefixtures("filled")
def test_the_page_opens_with_the_state_the_change_and_what_is_asked() -> None:
    assert opened().header[0].value == (
        "Von 5 Maßnahmen ist zum 30.09.2026 **1 umgesetzt**, 1 ist Daueraufgabe. "
        "Von 2 bewerteten ist **1 verzögert**; 1 ist überfällig. "
        "Gegenüber der Runde 2025 ist 1 mehr umgesetzt; 3 Maßnahmen sind neu. "
        "Die Steuerungsrunde wird um **1 Entscheidung** gebeten. Noch nicht gemeldet haben SASJI und MAG-BHV."
    )


@pytest.mark.usefixtures("filled")
def test_key_figures_stand_with_their_change() -> None:
    assert figures(opened()) == {
        "Maßnahmen": ("5", "3 neue seit 2025"),
        "umgesetzt": ("1 von 5", "+1 seit 2025"),
        "Daueraufgabe": ("1 von 5", "±0 seit 2025"),
        "im Plan": ("1 von 2", "−1 seit 2025"),
        "Entscheidungen erbeten": ("1", "±0 seit 2025"),
        "noch nicht bestätigt": ("1 von 5", "+1 seit 2025"),
    }


@pytest.mark.usefixtures("filled")
def test_below_the_figures_stands_the_whole_that_the_rated_are_a_part_of() -> None:
    sums = [each.value for each in opened().caption if each.value.startswith("Ampel: ")]

    assert sums == ["Ampel: 2 bewertet, 2 nicht bewertet, 1 beendet; zusammen 5 Maßnahmen."]


@pytest.mark.usefixtures("filled")
def test_of_nothing_rated_no_part_is_told() -> None:
    found = figures(opened(umsetzungsstand="umgesetzt"))

    assert [value for name, (value, _) in found.items() if name.startswith("im Plan")] == ["keine"]


@pytest.mark.usefixtures("filled")
def test_a_link_filters_the_page_and_the_chip_takes_the_filter_back() -> None:
    app = opened(handlungsfeld="7 Gesundheit")
    assert figures(app)["Maßnahmen"][0] == "3"
    app.button(key="chip-handlungsfeld-7").click().run()
    assert figures(app)["Maßnahmen"][0] == "5"


@pytest.mark.usefixtures("filled")
def test_filters_narrow_each_other_and_can_all_be_taken_back() -> None:
    app = opened(ressort="SKB", umsetzungsstand="umgesetzt")
    assert figures(app)["Maßnahmen"][0] == "1"
    assert {button.label for button in app.button} == {
        "Ressort/Stelle: SKB ✕",
        "Umsetzungsstand: umgesetzt ✕",
        "alle Filter zurücksetzen",
    }
    app.button(key="filter-reset").click().run()
    assert figures(app)["Maßnahmen"][0] == "5"
    assert not app.button


@pytest.mark.usefixtures("filled")
def test_a_link_that_asks_for_what_there_is_not_says_so_once() -> None:
    def warnings(app: AppTest) -> list[str]:
        return [warning.value for warning in app.warning if warning.value.startswith("Der Link nennt")]

    app = opened(handlungsfeld="99", runde="1999")
    assert len(warnings(app)) == 1
    assert "Steuerungsrunde „1999“ und Handlungsfeld „99“" in warnings(app)[0]
    assert not warnings(app.run())
    assert not warnings(opened(handlungsfeld="7", ressort="SKB"))


@pytest.mark.usefixtures("filled")
def test_nur_federfuehrend_is_on_until_it_is_switched_off() -> None:
    app = opened(ressort="SKB")
    assert figures(app)["Maßnahmen"][0] == "3"
    app.toggle(key="nur_federfuehrend").set_value(False).run()
    assert figures(app)["Maßnahmen"][0] == "4"


@pytest.mark.usefixtures("filled")
def test_an_earlier_round_shows_its_own_state() -> None:
    app = opened(runde="2025")
    assert figures(app)["Maßnahmen"] == ("2", "erste Runde")
    assert "Eine frühere Runde zum Vergleich liegt nicht vor." in app.header[0].value


@pytest.mark.usefixtures("filled")
def test_who_has_answered_is_told_for_all_and_under_a_filter_says_so() -> None:
    def sentences(app: AppTest) -> list[str]:
        return [text.value for text in app.markdown if "Ressorts und Stellen haben" in text.value]

    sentence = "2 von 4 Ressorts und Stellen haben zur Runde 2026 eine freigegebene Rückmeldung"
    assert sentences(opened()) == [f"{sentence}."]
    assert sentences(opened(ressort="SKB")) == [f"{sentence} (unabhängig vom Filter)."]


@pytest.mark.usefixtures("filled")
def test_lines_of_attention_are_counted_and_what_must_be_decided_lies_open() -> None:
    app = opened()
    headings = [expander.label for expander in app.expander if " · " in expander.label]
    assert headings == [
        "**Entscheidung erbeten** · 1 Maßnahme",
        "**Fehlt in der neuen Liste des Hauses** · 1 Maßnahme",
        "**Überfällig** · 1 Maßnahme",
        "**Ampel ohne Begründung** · 1 Maßnahme",
    ]
    app.session_state["regel-vanished"] = True
    app.run()
    lists = [markdown.value for markdown in app.markdown if markdown.value.startswith("- **")]
    assert len(lists) == 2
    assert lists[1] == r"- **Lesen \*üben\*** · SKB · SKB-0002  " + "\n  zuletzt gemeldet zur Runde 2025"
    assert any("Regel: Die Maßnahme war nicht beendet" in caption.value for caption in app.caption)


def test_the_silence_of_a_body_stands_last_and_names_the_first_of_many(store_path: Path) -> None:
    silent = [said("2025", f"SKB-{number:04}", rating="red") for number in range(1, 27)]
    small_store(store_path, [*silent, said("2026", "SJV-0001", lead_department=None)])
    app = opened()
    assert [expander.label for expander in app.expander if " · " in expander.label] == [
        "**Ohne Federführung** · 1 Maßnahme",
        "**Ohne Rückmeldung des Hauses zu dieser Runde** · 26 Maßnahmen",
    ]
    app.session_state["regel-silent"] = True
    app.session_state["regel-no_lead"] = True
    app.run()
    one, many = [text.value for text in app.markdown if text.value.startswith("- **")]
    assert one == "- **Maßnahme SJV\\-0001** · SJV · SJV-0001  \n  keine eindeutige Federführung angegeben"
    assert len(many.split("\n- ")) == 25
    assert many.startswith("- **Maßnahme SKB\\-0001** · SKB · SKB-0001  \n  zuletzt gemeldet zur Runde 2025\n")
    assert [link.label for link in app.page_link if "Maßnahme" in link.label] == [
        ":primary[Diese Maßnahme ansehen]",
        ":primary[Alle 26 Maßnahmen ansehen; hier stehen die ersten 25]",
    ]


def test_a_selection_that_no_rule_concerns_says_so(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001", stage="completed")])
    assert "Keine Regel trifft auf eine Maßnahme dieser Auswahl zu." in [text.value for text in opened().markdown]


@pytest.mark.usefixtures("filled")
def test_each_chart_has_its_table_and_rule_one_click_away() -> None:
    app = opened()
    keys = ["tabelle-gesamt", "tabelle-ebene", "tabelle-handlungsfeld", "tabelle-federfuehrung", "tabelle-matrix"]
    closed = len(app.table)
    for key in keys:
        app.session_state[key] = True
    app.run()
    assert len(app.table) == closed + len(keys)
    rules = [markdown.value for markdown in app.markdown if markdown.value.startswith("**So wird gerechnet:**")]
    assert len(rules) == len(keys)
    matrix = app.table[-1].value
    assert matrix.columns.tolist() == ["Handlungsfeld", "SASJI", "SKB", "SJV", "MAG-BHV", "Σ"]
    assert matrix.iloc[-1].tolist() == ["alle Felder", 0, 3, 2, 0, 5]


@pytest.mark.usefixtures("filled")
def test_the_rule_of_a_figure_tells_how_to_ask_for_it_again() -> None:
    app = opened(handlungsfeld="7 Gesundheit", ressort="SKB")
    app.session_state["rechenweg-kennzahlen"] = True
    app.run()
    assert "query overview/progress --param round=2026 --param fields=7 --param departments=SKB --param lead_only=ja" in "".join(
        text.value for text in app.markdown
    )


@pytest.mark.usefixtures("filled")
def test_sample_data_are_named_as_such() -> None:
    assert opened().warning[0].value.startswith("**Beispieldaten**")


def test_real_data_bear_no_mark_of_sample_data(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001")])
    assert not opened().warning


@pytest.mark.usefixtures("filled")
def test_a_filter_without_a_hit_says_so_and_offers_the_way_back() -> None:
    app = opened(umsetzungsstand="eingestellt")
    assert app.info[0].value == "**Zu dieser Auswahl gibt es keine Maßnahme.** Bitte nehmen Sie einen Filter zurück."
    app.button(key="empty-reset").click().run()
    assert figures(app)["Maßnahmen"][0] == "5"


def test_a_store_without_a_released_list_says_what_to_do(store_path: Path) -> None:
    small_store(store_path, [])
    assert opened().info[0].value.startswith("**Noch ist keine Liste freigegeben.** ")


@pytest.mark.usefixtures("store_path")
def test_a_missing_store_is_told_in_german() -> None:
    assert opened().info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")


def test_a_broken_store_is_told_in_german(store_path: Path) -> None:
    store_path.write_bytes(b"no database")
    assert opened().info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")


def test_a_draft_is_named_beside_who_has_answered_with_a_way_to_the_board(store_path: Path) -> None:
    rows = [said("2026", "SKB-0001"), said("2026", "SJV-0001")]
    small_store(store_path, rows, [Delivered("2026", "SJV", is_released=False)])
    app = opened()
    sentences = [text.value for text in app.markdown if "eine freigegebene Rückmeldung" in text.value]
    assert sentences == [
        "1 von 4 Ressorts und Stellen haben zur Runde 2026 eine freigegebene Rückmeldung. Von 1 Haus liegt ein Arbeitsstand vor."
    ]
    assert "Rückmeldestand im Einzelnen" in [link.label for link in app.page_link]


@pytest.mark.usefixtures("filled")
def test_the_page_leads_to_what_changed_to_the_agenda_and_to_the_statement_on_barriers() -> None:
    labels = [link.label for link in opened().page_link]
    assert "Was sich seit der Runde 2025 geändert hat" in labels
    assert "Tagesordnung und offene Beschlüsse" in labels
    assert labels[-1].startswith("Barrierefreiheit: Barrieren melden")


@pytest.mark.parametrize(
    ("today", "begin", "ends", "heading"),
    [
        (
            date(2026, 11, 29),
            "Von 2 Maßnahmen ist nach heutigem Stand (Stichtag 30.09.2027) **keine umgesetzt**",
            "; 1 ist überfällig, 1 endet noch vor dem Stichtag. ",
            "**Überfällig oder Ende vor dem Stichtag** · 2 Maßnahmen",
        ),
        (
            date(2027, 9, 30),
            "Von 2 Maßnahmen ist zum 30.09.2027 **keine umgesetzt**",
            "; 2 sind überfällig. ",
            "**Überfällig** · 2 Maßnahmen",
        ),
    ],
)
def test_a_round_whose_reference_date_lies_ahead_tells_of_today(
    store_path: Path, monkeypatch: pytest.MonkeyPatch, today: date, begin: str, ends: str, heading: str
) -> None:
    monkeypatch.setattr("dashboard.ui.overview.attention.today", lambda: today)
    running = {"stage": "in_progress", "rating": "green"}
    small_store(
        store_path,
        [
            said("2027", "SKB-0001", end=date(2026, 11, 28), **running),
            said("2027", "SKB-0002", end=date(2026, 11, 29), **running),
        ],
    )
    app = opened(runde="2027")

    assert app.header[0].value.startswith(begin)
    assert ends in app.header[0].value
    assert heading in [each.label for each in app.expander]
