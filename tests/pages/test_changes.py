"""Veränderungen: the equation, the list behind each number, days, a part of the whole, and what is entered here."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries
from dashboard.charts.change import SIDES, comparison, transitions
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from dashboard.ui.changes.behind import rows_behind
from tests.opening import open_page
from tests.small_store import said, small_store


@pytest.fixture
def filled(store_path: Path) -> Store:
    """SKB: one better, one split into two, one merged into a measure of SASJI; SASJI: one put off, one moved to another field."""
    return small_store(
        store_path,
        [
            said("2025", "SKB-0001", title="Kurs", stage="planned", rating="yellow"),
            said("2025", "SKB-0002", title="Ganzes", stage="in_progress"),
            said("2025", "SKB-0003", title="Rest", stage="in_progress"),
            said("2025", "SASJI-0001", title="Fest", stage="in_progress", rating="green", end=date(2025, 12, 31)),
            said("2025", "SASJI-0002", title="Haus", action_field=4),
            said("2026", "SKB-0001", title="Kurs", stage="in_progress", rating="green"),
            said("2026", "SKB-0002", title="Ganzes", stage="merged", cross_reference="Teil A; Teil B"),
            said("2026", "SKB-0003", title="Rest", stage="merged", cross_reference="SASJI-0001"),
            said("2026", "SKB-0004", title="Teil A"),
            said("2026", "SKB-0005", title="Teil B"),
            said("2026", "SASJI-0001", title="Fest", stage="in_progress", rating="green", end=date(2026, 12, 31)),
            said("2026", "SASJI-0002", title="Haus", action_field=7),
        ],
    )


def opened(**query: str) -> AppTest:
    return open_page("changes.py", query)


def texts(app: AppTest) -> str:
    """What the page says, with the words of its links alone."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", "\n".join(element.value for element in app.markdown))


def numbers(app: AppTest, place: str) -> list[str]:
    """What stands on the buttons of a line of numbers, named by the code of the first."""
    return [option.replace("*", "") for option in app.button_group(key=f"zahlen-{place}").options]


def unfolded(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    return app.run()


def test_a_round_that_is_called_otherwise_fits_into_the_sentence(filled: Store) -> None:
    with filled.write() as writer:
        writer.execute("update steering_round set title = 'Lenkungskreis ' || round")
    assert opened().header[0].value.startswith("Gegenüber der Runde 2025: ")


@pytest.mark.usefixtures("filled")
def test_the_sentence_and_the_equation_are_of_the_same_rows() -> None:
    app = opened()
    assert app.header[0].value == ("Gegenüber der Runde 2025: **Keine Maßnahme schlechter**, **1 besser**, keine beendet, 2 neu.")
    assert [each.value for each in app.caption if "Neu: davon 2 Teile von Aufgeteiltem." in each.value]
    assert "Bei einer Maßnahme wurde das Ende verschoben, um 1 Jahr." in texts(app)
    assert numbers(app, "verbleib-old") == [
        "5 Steuerungsrunde 2025",
        "+ 2 Teile von Aufgeteiltem",
        "− 1 aufgeteilt",
        "− 1 zusammengeführt",
        "= 5 Steuerungsrunde 2026",
    ]


def test_what_got_worse_leads_with_its_reason_the_worst_first(store_path: Path) -> None:
    small_store(
        store_path,
        [
            said("2025", "SKB-0001", title="Kurs", stage="in_progress", rating="green"),
            said("2025", "SKB-0002", title="Rat", stage="in_progress", rating="yellow"),
            said("2025", "SASJI-0001", title="Fest", stage="in_progress"),
            said("2025", "SASJI-0002", title="Haus", stage="planned", rating="yellow"),
            said("2026", "SKB-0001", title="Kurs", stage="in_progress", rating="yellow", end=date(2026, 12, 31)),
            said("2026", "SKB-0002", title="Rat", stage="in_progress", rating="red", rating_reason="Stellen *fehlen*"),
            said("2026", "SASJI-0001", title="Fest", stage="planned", obstacle_text="kein Platz"),
            said("2026", "SASJI-0002", title="Haus", stage="in_progress", rating="green"),
        ],
    )
    app = opened()
    assert app.header[0].value.startswith(
        "Gegenüber der Runde 2025: **3 Maßnahmen schlechter**, **1 besser**, keine beendet, keine neu."
    )
    assert "1 jetzt :red[◆] gefährdet, 1 jetzt :orange[▲] verzögert, 1 im Umsetzungsstand" in [each.value for each in app.caption]
    assert [each.value for each in app.subheader][:2] == ["Schlechter: 3", "Besser: 1"]
    worse, better = texts(app).split("\n- Haus")[0], texts(app).split("\n- Haus")[1]
    assert worse.splitlines() == [
        "- Rat  ",
        "  :small[SKB-0002 · :orange[▲] verzögert → :red[◆] gefährdet: Stellen \\*fehlen\\*]",
        "- Kurs  ",
        "  :small[SKB-0001 · ● im Plan → :orange[▲] verzögert: ein Grund ist nicht genannt]",
        "- Fest  ",
        "  :small[SASJI-0001 · in Umsetzung → geplant: kein Platz]",
    ]
    assert better.splitlines()[1] == "  :small[SASJI-0002 · :orange[▲] verzögert → ● im Plan · geplant → in Umsetzung]"


def test_few_that_got_worse_are_named_in_the_sentence(store_path: Path) -> None:
    rows = [said(code, "SKB-0001", title="Kurs", rating=rating) for code, rating in (("2025", "green"), ("2026", "red"))]
    small_store(store_path, rows)
    assert (
        opened().header[0].value.startswith("Gegenüber der Runde 2025: **1 Maßnahme schlechter** („Kurs“, SKB), **keine besser**")
    )


@pytest.mark.usefixtures("filled")
def test_of_all_others_the_numbers_stand_there_and_open_their_lists() -> None:
    app = opened()
    assert numbers(app, "wandel-new") == ["2 neu", "1 Ende verschoben", "2 weder noch"]
    assert "**Ende verschoben: 1 Maßnahme**" in texts(opened(liste="verschoben-all"))


@pytest.mark.parametrize(
    ("code", "heading", "line"),
    [
        ("verbleib-split", "aufgeteilt: 1 Maßnahme", "lebt weiter in SKB-0004 und SKB-0005"),
        ("verbleib-merged", "zusammengeführt: 1 Maßnahme", "die Zustimmung von SASJI steht noch aus"),
        ("klasse-moved", "gewechselt: 1 Maßnahme", "Handlungsfeld 4 → 7"),
        ("wandel-better", "besser: 1 Maßnahme", "geplant → in Umsetzung · :orange[▲] verzögert → ● im Plan"),
        ("stage-planned-in_progress", "Umsetzungsstand: geplant → in Umsetzung: 1 Maßnahme", "geplant → in Umsetzung"),
        ("stand-was-all-all", "Maßnahmen, alle 2025: 5 Maßnahmen", "SKB-0003"),
        ("stand-both_now-stage-in_progress", "in Umsetzung, beide 2026: 2 Maßnahmen", "geplant → in Umsetzung"),
        ("stand-both_was-rating-yellow", "▲ verzögert, beide 2025: 1 Maßnahme", ":orange[▲] verzögert → ● im Plan"),
        ("verschoben-responsible-SASJI", "Haus SASJI: 1 Maßnahme", "Ende verschoben: 31.12.2025 → 31.12.2026 (1 Jahr)"),
        ("verschoben-field-1", "Handlungsfeld 1 Sprache: 1 Maßnahme", "Ende verschoben: 31.12.2025"),
        ("rating-yellow-green", "Ampel: ▲ verzögert → ● im Plan: 1 Maßnahme", ":orange[▲] verzögert → ● im Plan"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_each_number_opens_its_list_and_the_link_can_be_mailed(code: str, heading: str, line: str) -> None:
    page_texts = texts(opened(liste=code))
    assert f"**{heading}**" in page_texts
    assert line in page_texts


def test_every_number_of_the_tables_opens_as_many_measures_as_it_says(filled: Store) -> None:
    rows = queries.run(filled, "changes/measures", **{"from": "2025", "to": "2026"})
    counts = {f"stand-{side}-{line.kind}-{line.code}": line.counts[side] for line in comparison(rows) for side in SIDES} | {
        f"{kind}-{pair.was}-{pair.now}": pair.count for kind in ("stage", "rating") for pair in transitions(rows, kind)
    }
    assert {code: rows_behind(rows, code).height for code in counts} == counts


@pytest.mark.usefixtures("filled")
def test_a_number_of_a_table_is_chosen_and_opened() -> None:
    app = unfolded(opened(), "gleiches")
    next(box for box in app.selectbox if box.label == "Maßnahmen einer Zahl dieser Tabelle").select(
        "geplant, alle 2025 (1)"
    ).run()
    app.button(key="vergleich-ansehen").click().run()
    assert app.query_params["liste"] == "stand-damals-umsetzungsstand-geplant"
    assert "**geplant, alle 2025: 1 Maßnahme**" in texts(app)


@pytest.mark.usefixtures("filled")
def test_a_number_is_opened_and_closed_by_its_button() -> None:
    app = opened()
    app.button_group(key="zahlen-klasse-merged").select("klasse-split").run()
    assert app.query_params["liste"] == "klasse-aufgeteilt"
    assert "**aufgeteilt: 1 Maßnahme**" in texts(app)
    app.button(key="liste-zu").click().run()
    assert "liste" not in app.query_params
    assert "**aufgeteilt: 1 Maßnahme**" not in texts(app)


@pytest.mark.usefixtures("filled")
def test_one_field_has_an_equation_of_its_own_with_what_came_and_went() -> None:
    app = opened(handlungsfeld="7")
    assert numbers(app, "verbleib-old") == ["0 Steuerungsrunde 2025", "+ 1 hierher gewechselt", "= 1 Steuerungsrunde 2026"]
    gone = numbers(opened(handlungsfeld="4"), "verbleib-old")
    assert gone == ["1 Steuerungsrunde 2025", "− 1 von hier gewechselt", "= 0 Steuerungsrunde 2026"]


@pytest.mark.usefixtures("filled")
def test_two_days_are_compared_and_the_wrong_order_is_told() -> None:
    app = opened(von="tag", von_tag="2025-10-05")
    assert app.header[0].value.startswith("Gegenüber dem Stand vom 05.10.2025: **Keine Maßnahme schlechter**, **1 besser**")
    swapped = opened(von="2026", bis="2025")
    assert "Bitte tauschen Sie die beiden" in swapped.warning[0].value


def test_the_consent_of_the_other_house_is_recorded_and_nothing_waits_any_more(filled: Store) -> None:
    app = opened()
    assert "Die Zustimmung von SASJI steht noch aus" in texts(app)
    next(each for each in app.button if each.label == "Erfassen").click().run()
    assert app.error[0].value == "Bitte wählen Sie, was das Haus sagt; vorher wird nichts geändert."
    (said,) = [each for each in app.radio if each.label == "Was sagt das Haus?"]
    assert said.value is None
    said.set_value("stimmt zu")
    button = next(each for each in app.button if each.label == "Erfassen")
    button.click().run()
    assert not app.exception
    assert "Die Zustimmung von SASJI steht noch aus" not in texts(app)
    assert queries.run(filled, "freezing/checklist", round="2026").filter(kind="consent").is_empty()


def test_a_corrected_mistake_counts_no_more_and_needs_a_reason(filled: Store) -> None:
    app = opened()
    submit = next(each for each in app.button if each.label == "Als Berichtigung kennzeichnen")
    submit.click().run()
    assert "den Grund" in app.error[0].value
    next(each for each in app.text_input if each.label == "Grund").set_value("Tippfehler im Vorjahr")
    next(each for each in app.button if each.label == "Als Berichtigung kennzeichnen").click().run()
    assert "Kein Ende wurde verschoben." in texts(app)
    assert filled.query("select reason from end_correction")["reason"].to_list() == ["Tippfehler im Vorjahr"]


def test_what_a_frozen_round_counts_as_put_off_is_not_corrected_any_more(filled: Store) -> None:
    freeze(filled, "2025", by="a")
    freeze(filled, "2026", by="a")
    app = opened()
    next(each for each in app.text_input if each.label == "Grund").set_value("Tippfehler")
    next(each for each in app.button if each.label == "Als Berichtigung kennzeichnen").click().run()
    assert "ist festgeschrieben" in app.error[0].value


def test_one_round_alone_says_what_will_stand_here(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001")])
    app = opened()
    assert "Verglichen wird ab der zweiten Steuerungsrunde." in app.info[0].value


@pytest.mark.usefixtures("store_path")
def test_without_a_store_one_sentence_says_what_to_do() -> None:
    assert "Es gibt keine lesbaren Daten." in opened().info[0].value


def test_a_new_cut_is_told_as_such(filled: Store) -> None:
    with filled.write() as writer:
        writer.execute("update action_field set valid_to = date '2025-12-31' where number = 4")
    assert "das Handlungsfeld „4 Bildung“ endete (31.12.2025)" in opened().info[0].value


@pytest.mark.usefixtures("filled")
def test_the_list_of_a_class_opens_right_below_it() -> None:
    lines = texts(opened(liste="klasse-moved"))
    before, after = lines.split("**gewechselt: 1 Maßnahme**")
    assert before.splitlines()[-1] == "**Von damals 5 Maßnahmen, jede in genau einer Klasse**"
    assert "gehört zu einem anderen Handlungsfeld" in after


def test_a_frozen_round_is_named_with_who_froze_it(filled: Store) -> None:
    freeze(filled, "2025", by="Referat 31")
    freeze(filled, "2026", by="Referat 31")
    app = opened()
    assert any("Runde 2026: festgeschrieben am" in each.value and "durch Referat 31" in each.value for each in app.caption)


def test_an_open_round_calls_silence_by_its_word_and_a_frozen_one_says_not_reported(store_path: Path) -> None:
    both = [said(code, "SKB-0001", stage="in_progress") for code in ("2025", "2026")]
    store = small_store(store_path, [*both, said("2025", "SKB-0002", stage="in_progress")])
    assert numbers(opened(), "wandel-not_reported") == ["1 noch nicht bestätigt", "1 weder noch"]
    freeze(store, "2025", by="Referat 31")
    freeze(store, "2026", by="Referat 31")
    assert numbers(opened(), "wandel-not_reported") == ["1 nicht gemeldet", "1 weder noch"]


def test_a_change_of_lead_waits_for_the_house_that_is_to_lead(store_path: Path) -> None:
    store = small_store(
        store_path, [said("2025", "SKB-0001", title="Kurs"), said("2026", "SKB-0001", title="Kurs", lead_department="SASJI")]
    )
    app = opened()
    assert (
        "„Kurs“ (SKB-0001) hat die Federführung gewechselt und wird jetzt von SASJI geführt. "
        "Die Zustimmung von SASJI steht noch aus."
    ) in texts(app)
    next(each for each in app.radio if each.label == "Was sagt das Haus?").set_value("stimmt zu")
    submit = next(button for button in app.button if button.label == "Erfassen")
    submit.click().run()
    assert app.success[0].value == r"SASJI hat dem Wechsel der Federführung von SKB\-0001 zugestimmt."
    assert queries.run(store, "changes/pending_consent", round="2026").is_empty()


def test_a_merge_into_nobody_knows_what_is_to_be_cleared(store_path: Path) -> None:
    small_store(store_path, [said("2025", "SKB-0001", title="Kurs"), said("2026", "SKB-0001", title="Kurs", stage="merged")])
    assert "in welcher Maßnahme sie weiterlebt, ist nicht gesagt" in texts(opened())
