"""The page of measures from the real entry on a small real database: lists, filters, searches, groups, is empty."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from dashboard.ui.measures.choosing import more_dimensions
from dashboard.ui.ways_to_measures import address
from tests.opening import links, open_page
from tests.small_store import said, small_store


@pytest.fixture
def filled(store_path: Path) -> Path:
    small_store(
        store_path,
        [
            said("2025", "SKB-0001", action_field=4, title="Sprachkurse für Eltern", end=date(2025, 12, 31)),
            said("2026", "SKB-0001", action_field=4, title="Sprachkurse für Eltern", end=date(2027, 12, 31), stage="in_progress"),
            said("2026", "SKB-0002", action_field=1, title="Lesen *üben*", stage="completed"),
            said("2026", "SJV-0001", action_field=7, title="Ärztliche Beratung", rating="yellow", stage="planned"),
        ],
        is_sample=True,
    )
    return store_path


def opened(page: str = "measures.py", **query: str | list[str]) -> AppTest:
    return open_page(page, query)


def keys_of(app: AppTest) -> list[str]:
    """The keys of the listed measures, in their order."""
    return [key for text in app.markdown for key in re.findall(r"\(massnahme\?kennung=([A-Z-]+\d{4})", text.value)]


def headings(app: AppTest) -> list[str]:
    """The headings of the groups of the list."""
    return [heading for text in app.markdown for heading in re.findall(r"(?m)^### (.+)$", text.value)]


def link_warnings(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning if "Link" in warning.value]


@pytest.mark.usefixtures("filled")
def test_every_measure_is_listed_in_official_order_with_what_it_says() -> None:
    app = opened()
    assert app.header[0].value == (
        "Alle **3 Maßnahmen** zum 30.09.2026: 1 umgesetzt, "
        "[1 verzögert oder gefährdet](massnahmen?runde=2026&ampel=verzoegert&ampel=gefaehrdet&bestand=nicht_beendet), "
        "keine überfällig."
    )
    assert keys_of(app) == ["SKB-0001", "SKB-0002", "SJV-0001"]
    [text] = [text.value for text in app.markdown if text.value.startswith("[Sprachkurse")]
    assert text.startswith(
        "[Sprachkurse für Eltern](massnahme?kennung=SKB-0001&runde=2026) :small[:gray[SKB-0001]]  \n"
        ":small[**in Umsetzung** · ○ nicht bewertet · SKB · 4 Bildung · bis 31.12.2027 · "
        "Ende 1 Mal verschoben, zuerst 31.12.2025 · geändert zum 30.09.2026]\n\n["
    )


@pytest.mark.usefixtures("filled")
def test_a_search_forgives_a_mistake_and_says_how_many_it_found() -> None:
    app = opened()
    app.text_input(key="suche").set_value("Artzliche").run()
    assert keys_of(app) == ["SJV-0001"]
    assert app.header[0].value.startswith("**1 Maßnahme** von 3 zur Suche „Artzliche“:")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"luecke": ["ohne Begründung"]}, ["SJV-0001"]),
        ({"veraenderung": ["Ende verschoben"]}, ["SKB-0001"]),
        ({"bestand": ["nicht beendet"], "messbarkeit": ["ohne Indikator"]}, ["SKB-0001", "SJV-0001"]),
        ({"hinweis": ["Ampel ohne Begründung", "Überfällig"]}, ["SJV-0001"]),
        ({"finanzierung": ["gesichert"]}, []),
    ],
)
def test_the_further_filters_leave_what_has_them(filters: dict[str, list[str]], keys: list[str]) -> None:
    app = opened()
    labels = {dimension.key: dimension.labels for dimension in more_dimensions()}
    for key, chosen in filters.items():
        app.multiselect(key=key).set_value([code for code, label in labels[key].items() if label in chosen])
    app.run()
    assert keys_of(app) == keys
    assert len([button for button in app.button if button.label.endswith("✕")]) == sum(len(chosen) for chosen in filters.values())


@pytest.mark.parametrize("word", ["not_reported", "nicht gemeldet", "noch nicht bestätigt"])
def test_silence_is_one_filter_under_every_word_and_is_called_as_the_round_calls_it(filled: Path, word: str) -> None:
    app = opened(veraenderung=word)
    assert [button.label for button in app.button if "✕" in button.label] == ["Veränderung: noch nicht bestätigt ✕"]
    assert not [each for each in app.warning if "Der Link nennt" in each.value]
    store = Store(filled)
    freeze(store, "2025", by="Referat 31")
    freeze(store, "2026", by="Referat 31")
    app = opened(veraenderung=word)
    assert [button.label for button in app.button if "✕" in button.label] == ["Veränderung: nicht gemeldet ✕"]


@pytest.mark.usefixtures("filled")
def test_a_way_to_measures_says_in_words_what_it_opens() -> None:
    parameters = {"round": "2026", "stages": ["completed"], "lead_only": True, "search": "Kurs & Co."}
    assert address(parameters) == {
        "runde": "2026",
        "umsetzungsstand": ["umgesetzt"],
        "nur_federfuehrend": "ja",
        "suche": "Kurs & Co.",
    }


@pytest.mark.usefixtures("filled")
def test_an_older_link_in_codes_opens_the_same_and_its_address_becomes_german() -> None:
    app = opened(ampel="yellow", bestand="open", ordnung="title", gruppen="stage")
    assert keys_of(app) == ["SJV-0001"]
    said = {key: app.query_params[key] for key in ("ampel", "bestand", "ordnung", "gruppen")}
    assert said == {"ampel": "verzoegert", "bestand": "nicht_beendet", "ordnung": "titel", "gruppen": "umsetzungsstand"}
    assert keys_of(opened(**said)) == ["SJV-0001"]


@pytest.mark.usefixtures("filled")
def test_a_filter_stays_with_its_page_and_what_is_taken_back_stays_away() -> None:
    app = opened(ampel="verzögert", suche="Beratung")
    assert (keys_of(app), app.query_params["ampel"]) == (["SJV-0001"], "verzoegert")
    app.button(key="chip-ampel-yellow").click().run()
    assert "ampel" not in app.query_params
    app.text_input(key="suche").set_value("").run()
    app.multiselect(key="luecke").set_value(["no_reason"]).run()
    assert app.query_params["luecke"] == "ohne_begruendung"
    app.query_params.clear()  # what the menu does
    for page, title in (("overview.py", "Überblick"), ("measures.py", "Maßnahmen")):
        app.switch_page(f"../pages/{page}").run()
        assert app.title[0].value.startswith(title)
        assert [button.label for button in app.button if "✕" in button.label] == []
    assert keys_of(app) == ["SKB-0001", "SKB-0002", "SJV-0001"]


@pytest.mark.usefixtures("filled")
def test_the_round_follows_to_other_pages_and_stands_in_their_titles() -> None:
    app = opened(runde="2025")
    app.query_params.clear()
    for page in ("overview.py", "fields.py", "measures.py"):
        app.switch_page(f"../pages/{page}").run()
        assert "Steuerungsrunde 2025" in app.title[0].value


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("house", "is_told"), [("SKB", True), ("SJV", False), ("federfuehrend", False)])
def test_who_works_for_a_house_is_told_that_its_list_holds_what_is_internal(house: str, is_told: bool) -> None:
    app = open_page("measures.py", {"ressort": "SKB"}, {"haus-behalten": house})
    told = "Die Dateien enthalten auch die hausinternen Angaben, weil Sie für SKB arbeiten."
    assert (told in [each.value for each in app.caption]) is is_told


@pytest.mark.usefixtures("filled")
def test_an_order_and_groups_are_kept_with_the_size_of_each_group() -> None:
    app = opened()
    app.selectbox(key="ordnung").set_value("Titel").run()
    assert keys_of(app) == ["SJV-0001", "SKB-0002", "SKB-0001"]
    app.selectbox(key="gruppen").set_value("Ressort/Stelle").run()
    assert headings(app) == ["SKB · 2 Maßnahmen", "SJV · 1 Maßnahme"]
    assert keys_of(app) == ["SKB-0002", "SKB-0001", "SJV-0001"]


@pytest.mark.usefixtures("filled")
def test_a_link_names_order_and_groups_by_code_or_by_label() -> None:
    for order, grouping in (("title", "rating"), ("Titel", "Ampel")):
        app = opened(ordnung=order, gruppen=grouping)
        assert (app.selectbox(key="ordnung").value, app.selectbox(key="gruppen").value) == ("title", "rating")
        assert headings(app) == ["▲ verzögert · 1 Maßnahme", "○ nicht bewertet · 2 Maßnahmen"]
        assert link_warnings(app) == []
    app = opened(ordnung="Quark")
    assert app.selectbox(key="ordnung").value == "official"
    assert link_warnings(app) == [
        "Der Link nennt, was es hier nicht gibt: Reihenfolge „Quark“. Gezeigt wird die Auswahl ohne diese Angabe."
    ]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("choice", "ways"),
    [
        ("runde=2026", ["← SKB-0001", "SJV-0001 →"]),
        ("runde=2026&ordnung=title", ["← SJV-0001", "SKB-0001 →"]),
        ("runde=2026&gruppen=stage", ["← SKB-0001"]),
        ("runde=2026&gruppen=rating", ["← SKB-0001"]),
        ("runde=2026&ordnung=title&gruppen=rating", ["← SJV-0001", "SKB-0001 →"]),
        ("runde=2026&suche=Lesen", []),
    ],
)
def test_a_measure_leafs_through_the_list_as_it_was_ordered_and_grouped(choice: str, ways: list[str]) -> None:
    app = opened("measure.py", kennung="SKB-0002", auswahl=choice)
    assert [label for label, _ in links(app) if "←" in label or "→" in label] == ways


@pytest.mark.usefixtures("filled")
def test_nothing_found_is_said_with_a_way_back() -> None:
    app = opened()
    app.text_input(key="suche").set_value("Xylophon").run()
    assert app.header[0].value == "Keine von 3 Maßnahmen passt zur Suche „Xylophon“."
    assert app.info[0].value.startswith("**Zu dieser Auswahl gibt es keine Maßnahme.**")
    app.button(key="empty-reset").click().run()
    assert keys_of(app) == ["SKB-0001", "SKB-0002", "SJV-0001"]


@pytest.mark.usefixtures("filled")
def test_a_table_and_a_timeline_show_the_same_measures() -> None:
    app = opened()
    app.segmented_control(key="ansicht").set_value("Tabelle").run()
    table = app.table[0].value
    assert table["Kennung"].tolist() == ["SKB-0001", "SKB-0002", "SJV-0001"]
    assert "](massnahme?kennung=SKB-0001" in table["Maßnahme"].tolist()[0]
    assert table.columns.tolist()[5:] == ["Zeitraum", "Geändert", "Hinweise"], "a period is told in words, not by a bar of signs"
    app.segmented_control(key="ansicht").set_value("Zeitstrahl").run()
    assert [each.value for each in app.subheader] == ["Zeitstrahl"]


def test_more_than_a_page_is_leafed_through(store_path: Path) -> None:
    small_store(store_path, [said("2026", f"SKB-{number:04}", title=f"Kurs {number}") for number in range(1, 28)])
    app = opened()
    assert len(keys_of(app)) == 25
    assert "1 bis 25 von 27 Maßnahmen" in [text.value for text in app.caption]
    app.pagination(key="seite").set_value(2).run()
    assert keys_of(app) == ["SKB-0026", "SKB-0027"]


def test_another_choice_begins_at_its_first_page_and_the_same_one_stays_where_it_was(store_path: Path) -> None:
    small_store(store_path, [said("2026", f"SKB-{number:04}", title=f"Kurs {number}") for number in range(1, 28)])
    app = opened()
    app.pagination(key="seite").set_value(2).run()
    app.segmented_control(key="ansicht").set_value("Liste").run()
    assert keys_of(app) == ["SKB-0026", "SKB-0027"]
    app.selectbox(key="ordnung").set_value("Titel").run()
    assert keys_of(app)[0] == "SKB-0001"
    assert app.pagination(key="seite").value == 1


def test_without_a_store_and_without_a_list_it_says_what_to_do(store_path: Path) -> None:
    assert opened().info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")
    small_store(store_path, [])
    assert opened().info[0].value.startswith("**Noch ist keine Liste freigegeben.**")


@pytest.mark.parametrize(
    ("stages", "sentence"),
    [
        (["in_progress"], "**Eine Maßnahme** zum 30.09.2026: keine umgesetzt, keine verzögert oder gefährdet, keine überfällig."),
        (
            ["completed", "merged"],
            "**Eine Maßnahme** zum 30.09.2026, dazu 1 zusammengeführte: 1 umgesetzt, keine verzögert oder gefährdet, "
            "keine überfällig.",
        ),
    ],
)
def test_the_sentence_is_right_for_one_and_says_which_ones_the_overview_does_not_count(
    store_path: Path, stages: list[str], sentence: str
) -> None:
    small_store(store_path, [said("2026", f"SKB-{at:04}", title=f"Kurs {at}", stage=stage) for at, stage in enumerate(stages, 1)])
    assert opened().header[0].value.startswith(sentence)


def test_the_sentence_counts_as_the_overview_does(store_path: Path) -> None:
    stages = ("completed", "planned", "merged")
    small_store(store_path, [said("2026", f"SKB-{at:04}", title=f"Kurs {at}", stage=stage) for at, stage in enumerate(stages, 1)])
    assert "Umgesetzt ist 1 von 2." in opened("overview.py").header[0].value
    assert opened().header[0].value.startswith("Alle **2 Maßnahmen** zum 30.09.2026, dazu 1 zusammengeführte: ")
    assert opened(bestand="merged").header[0].value == "**1 zusammengeführte Maßnahme**, in anderen aufgegangen und dort gezählt."


def test_the_sentence_is_right_where_the_only_measure_does_not_fit(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001", title="Kurs")])
    app = opened()
    app.text_input(key="suche").set_value("Xylophon").run()
    assert app.header[0].value == "Die einzige Maßnahme passt nicht zur Suche „Xylophon“."


def test_the_timeline_counts_as_late_what_the_rule_of_attention_calls_overdue(store_path: Path) -> None:
    small_store(
        store_path,
        [
            said("2026", "SKB-0001", title="Kurs", stage="in_progress", end=date(2026, 9, 29)),
            said("2026", "SKB-0002", title="Chor", stage="in_progress", end=date(2026, 9, 30)),
        ],
    )
    app = opened(hinweis="overdue")
    assert keys_of(app) == ["SKB-0001"]
    app = opened(ansicht="zeitstrahl")
    assert app.get("vega_lite_chart")[0].proto.alt.endswith("1 Maßnahme ist überfällig, kein Ende wurde verschoben.")


def test_a_level_is_found_alone_and_among_others_and_a_bar_opens_what_it_counts(store_path: Path) -> None:
    """All of fields 1 and 7 in Bremerhaven or Land with a yellow or red rating, and the link."""
    rated = {"rating": "yellow", "rating_reason": "Personal"}
    small_store(
        store_path,
        [
            said("2026", "SKB-0001", levels=["bremerhaven"], **rated),
            said("2026", "SKB-0002", levels=["bremen", "bremerhaven"], action_field=7, **rated),
            said("2026", "SKB-0003", levels=["bremen"], **rated),
            said("2026", "SKB-0004", levels=["bremen", "bremerhaven"], action_field=4, **rated),
            said("2026", "SKB-0005", levels=["land"], rating="green"),
        ],
    )
    words = {"handlungsfeld": ["1", "7"], "ebene": ["bremerhaven", "land"], "ampel": ["yellow", "red"]}
    assert keys_of(open_page("measures.py", words)) == ["SKB-0001", "SKB-0002"]
    assert keys_of(opened(ebene="bremerhaven", ebenenzahl="one")) == ["SKB-0001"]
    assert keys_of(opened(ebene="bremerhaven", ebenenzahl="several")) == ["SKB-0002", "SKB-0004"]


def test_what_a_body_only_has_a_part_in_is_named_below_its_list_and_one_press_away(store_path: Path) -> None:
    small_store(
        store_path,
        [
            said("2026", "SKB-0001"),
            said("2026", "SJV-0001", involved=["SKB"]),
            said("2026", "SASJI-0001", involved=["SJV", "SKB"]),
        ],
    )
    app = opened(ressort="SKB")
    assert keys_of(app) == ["SKB-0001"]
    assert "2 weitere Maßnahmen nennen SKB als beteiligt." in [each.value for each in app.caption]
    app.button(key="auch-beteiligt").click().run()
    assert keys_of(app) == ["SASJI-0001", "SKB-0001", "SJV-0001"]


@pytest.mark.parametrize(("gap", "key"), [("ohne Zielgruppe", "SKB-0001"), ("ohne Leitziel", "SKB-0002")])
def test_what_has_no_target_group_and_what_no_goal_can_be_asked_for(store_path: Path, gap: str, key: str) -> None:
    said_whole = {"target_group": "Eltern", "guiding_goals": [3], "stage": "completed"}
    small_store(
        store_path,
        [
            said("2026", "SKB-0001", **{**said_whole, "target_group": None}),
            said("2026", "SKB-0002", **{**said_whole, "guiding_goals": None}),
            said("2026", "SKB-0003", **said_whole),
        ],
    )
    assert keys_of(opened(luecke=gap)) == [key]


def test_a_search_that_finds_nothing_is_not_blamed_on_a_filter(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001", title="Kurs")])
    app = opened(suche="Quastenflosser")
    assert "mit anderen oder weniger Wörtern" in app.info[0].value
    app.button(key="empty-reset").click().run()
    assert not app.info


@pytest.mark.usefixtures("filled")
def test_a_word_of_the_address_that_nobody_knows_is_named() -> None:
    told = "Die Adresse nennt „status“; das ist hier nicht bekannt und ändert nichts."
    assert told in [each.value for each in opened(status="done").caption]
    assert not [each.value for each in opened(bestand="open").caption if "Die Adresse" in each.value]
