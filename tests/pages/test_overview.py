"""The overview from the real entry on a small real database: shows, filters, is empty, says what went wrong."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats
from dashboard.intake.accepting.derivation import derive
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from dashboard.ui import data
from tests.opening import open_page
from tests.small_store import Delivered, said, small_store


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
    """What each figure says and what is below it, without the addresses of its links."""
    link = re.compile(r"\[([^][]*(\[[^][]*\])?)\]\([^)]*\)")
    return {metric.label: (link.sub(r"\1", metric.value), metric.delta) for metric in app.metric}


def beside(app: AppTest) -> str:
    """What stands beside the charts: what is to be decided and looked at, then what only leads on."""
    return "\n\n".join(text.value for text in app.markdown if text.value.startswith(("### Zu entscheiden", "### Nach Leitziel")))


@pytest.mark.usefixtures("filled")
def test_the_page_opens_with_the_state_the_change_and_what_is_asked() -> None:
    assert opened().header[0].value == (
        "**1 Maßnahme ist verzögert**, 1 ist überfällig. Umgesetzt ist 1 von 5, 1 mehr als 2025. "
        "Die Runde wird um **1 Entscheidung** gebeten; es fehlen die Rückmeldungen von SASJI und MAG-BHV."
    )


@pytest.mark.usefixtures("filled")
def test_the_head_says_how_the_round_stands() -> None:
    app = opened()
    assert app.title[0].value == "Überblick: Steuerungsrunde 2026"
    assert app.caption[0].value == "Stand 30.09.2026 · Entwurf in Abstimmung"


def changed(told: str) -> str:
    return f"[{told}](veraenderungen?von=2025&bis=2026)"


@pytest.mark.usefixtures("filled")
def test_key_figures_stand_with_their_change_and_how_the_ratings_add_up() -> None:
    assert figures(opened()) == {
        "Maßnahmen": ("5", changed("3 neue seit 2025")),
        "umgesetzt": ("1 :small[:gray[von 5]]", changed("+1 seit 2025")),
        "Daueraufgabe": ("1 :small[:gray[von 5]]", changed("±0 seit 2025")),
        "Ampel: 2 bewertet · 2 nicht · 1 beendet": (
            ":orange[▲\u00a01]  ◆\u00a0–  ●\u00a01 :small[:gray[im Plan]]",
            changed("▲\u00a0±0 · ◆\u00a0±0 · ●\u00a0−1 seit 2025"),
        ),
        "überfällig": ("1", changed("±0 seit 2025")),
        "Entscheidungen": ("1", changed("±0 seit 2025")),
        "noch nicht bestätigt": ("1 :small[:gray[von 5]]", "SKB 1"),
    }


@pytest.mark.usefixtures("filled")
def test_each_number_is_the_link_to_its_measures_with_the_filters_of_the_page() -> None:
    values = {metric.label.partition(":")[0]: metric.value for metric in opened(handlungsfeld="7").metric}
    assert values["Maßnahmen"] == "[3](massnahmen?runde=2026&handlungsfeld=7&bestand=zaehlt_mit)"
    assert values["umgesetzt"] == "0 :small[:gray[von 3]]"
    assert values["Ampel"].startswith(
        "[:orange[▲\u00a01]](massnahmen?runde=2026&handlungsfeld=7&ampel=verzoegert&bestand=nicht_beendet)"
    )


@pytest.mark.usefixtures("filled")
def test_what_is_nought_leads_nowhere_and_is_a_dash_where_nothing_stands_behind_it() -> None:
    found = figures(opened(umsetzungsstand="umgesetzt"))
    assert found["Ampel: 0 bewertet · 0 nicht · 1 beendet"][0] == "▲\u00a0–  ◆\u00a0–  ●\u00a00 :small[:gray[im Plan]]"


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
def test_who_has_answered_is_told_for_all_and_only_who_owes_something_by_name() -> None:
    count = ":small[[2 von 4 freigegeben](rueckmeldestand?runde=2026) · 2 fehlen · ohne Frist"
    assert f"{count}]\n\n- [SASJI](rueckmeldestand?runde=2026&ressort=SASJI) :gray[noch keine Rückmeldung]\n" in beside(opened())
    assert f"{count}, unabhängig vom Filter]" in beside(opened(ressort="SKB"))
    assert "[SKB](rueckmeldestand" not in beside(opened())


@pytest.mark.usefixtures("filled")
def test_what_is_asked_stands_in_words_and_what_needs_a_look_as_links_with_their_number() -> None:
    app = opened()
    assert (
        "[Maßnahme SJV\\-0001](massnahme?kennung=SJV-0001&runde=2026&hinweis=entscheidung_erbeten) :gray[SJV]  \n"
        ":small[Wer zahlt?]" in beside(app)
    )
    assert (
        "### Braucht einen Blick\n\n"
        "- [Überfällig](massnahmen?runde=2026&hinweis=ueberfaellig) :gray[1]\n"
        "- [Fehlt in der neuen Liste des Hauses](massnahmen?runde=2026&hinweis=fehlt_in_neuer_liste) :gray[1]\n"
        "- :small[[Ampel ohne Begründung](massnahmen?runde=2026&hinweis=ampel_ohne_begruendung) :gray[1]]\n\n"
        "### Nach Leitziel und Lücke\n\n"
    ) in beside(app)
    app.session_state["rechenweg-hinweise"] = True
    app.run()
    (rules,) = (each.value for each in app.markdown if each.value.startswith("- **Entscheidung erbeten:**"))
    assert "- **Fehlt in der neuen Liste des Hauses:** Die Maßnahme war nicht beendet" in rules


def test_what_is_rarely_needed_shares_a_line_below_what_got_worse(store_path: Path) -> None:
    open_measure = {"stage": "in_progress", "rating": "yellow"}
    rows = [
        said("2025", "SKB-0001", stage="in_progress", rating="green"),
        said("2026", "SKB-0001", end=date(2026, 1, 1), lead_department=None, **open_measure),
    ]
    small_store(store_path, rows)
    found = beside(opened()).partition("### Braucht einen Blick\n\n")[2].partition("\n\n")[0]
    assert re.sub(r"\]\([^)]*\)", "]", found).splitlines() == [
        "- [Ampel schlechter als in der vorigen Runde] :gray[1]",
        "- [Überfällig] :gray[1]",
        "- :small[[Ampel ohne Begründung] :gray[1] · [Ohne Federführung] :gray[1]]",
    ]


def test_who_has_answered_in_part_and_who_not_add_up_to_all(store_path: Path) -> None:
    rows = [said("2026", "SKB-0001"), said("2026", "SJV-0001"), said("2026", "SASJI-0001")]
    small_store(store_path, rows, [Delivered("2026", "SJV", scope="fields", scope_fields=(7,))])
    assert ":small[[2 von 4 ganz freigegeben](rueckmeldestand?runde=2026) · 1 in Teilen · 1 fehlt · ohne Frist]" in beside(
        opened()
    )


def test_a_filtered_sentence_and_its_figures_speak_of_the_selection_alone(store_path: Path) -> None:
    """Of the silent bodies only SJV leads a measure of field 7; the decision of 2025 is open whatever is filtered."""
    rows = [said("2025", "SJV-0001", action_field=7), said("2025", "SASJI-0001", action_field=4)]
    rows += [said("2026", "SKB-0001", action_field=7), said("2026", "SKB-0002", action_field=7), said("2026", "MAG-BHV-0001")]
    store = small_store(store_path, rows)
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "erweitern", "position": 1}])
    decide(store, Decision("2025", "Mittel prüfen", "erweitern"), by="Leitstelle")

    app = opened()
    assert app.header[0].value.endswith("es fehlen die Rückmeldungen von SASJI und SJV.")
    assert figures(app)["Entscheidungen"] == ("–", "[1 früherer offen](beschluesse?stand=offen)")
    app = opened(handlungsfeld="7")
    assert app.header[0].value.endswith("es fehlt die Rückmeldung von SJV.")
    assert figures(app)["Entscheidungen"] == ("–", "[±0 seit 2025](veraenderungen?von=2025&bis=2026&handlungsfeld=7)")
    assert "1 offener Beschluss](beschluesse?stand=offen) aus 2025, unabhängig vom Filter" in beside(app)


@pytest.mark.usefixtures("filled")
def test_a_selection_of_one_measure_names_it() -> None:
    assert (
        opened(ressort="SKB", umsetzungsstand="umgesetzt")
        .header[0]
        .value.startswith("Die eine Maßnahme dieser Auswahl, „[Maßnahme SKB\\-0001](massnahme?kennung=SKB-0001&runde=2026")
    )


def test_of_many_decisions_the_first_are_named_and_a_link_opens_all(store_path: Path) -> None:
    small_store(store_path, [said("2026", f"SKB-{number:04}", decision_needed="Wer zahlt?") for number in range(1, 11)])
    text = beside(opened())
    assert text.count("Wer zahlt?") == 8
    assert "[2 weitere](massnahmen?runde=2026&hinweis=entscheidung_erbeten)" in text


def test_a_selection_that_no_rule_concerns_says_so(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001", stage="completed")])
    assert "Keine Regel trifft auf eine Maßnahme dieser Auswahl zu.\n\n### Nach Leitziel und Lücke" in beside(opened())


@pytest.mark.usefixtures("filled")
def test_each_chart_has_its_table_and_rule_one_click_away() -> None:
    app = opened()
    keys = ["tabelle-stand-fields", "tabelle-stand-levels", "tabelle-stand-departments", "tabelle-matrix"]
    closed = len(app.table)
    for key in keys:
        app.session_state[key] = True
    app.run()
    assert len(app.table) == closed + len(keys)
    rules = [markdown.value for markdown in app.markdown if markdown.value.startswith("**So wird gerechnet:**")]
    assert len(rules) == len(keys)
    matrix = app.table[-1].value
    assert matrix.columns.tolist() == ["Handlungsfeld", "SASJI", "SKB", "SJV", "MAG-BHV", "alle"]
    assert matrix.iloc[-1].tolist() == ["alle Felder", "–", "3\u00a0▲\u00a01", "2", "–", "5\u00a0▲\u00a01"]


@pytest.mark.usefixtures("filled")
def test_the_rule_of_a_figure_tells_how_to_ask_for_it_again() -> None:
    app = opened(handlungsfeld="7 Gesundheit", ressort="SKB")
    app.session_state["rechenweg-kennzahlen"] = True
    app.run()
    told = "".join(text.value for text in app.markdown)
    assert "query overview/progress --param round=2026 --param fields=7 --param departments=SKB --param lead_only=ja" in told
    assert "- **Maßnahmen:** Alle Maßnahmen der Auswahl außer den zusammengeführten und aufgeteilten, die in anderen " in told
    assert "Verglichen werden nur Maßnahmen, die in beiden Runden bestätigt sind" in told
    assert "Das ergibt sich aus dem Datum, gleich welche Ampel das Ressort setzt." in told


@pytest.mark.usefixtures("filled")
def test_sample_data_are_named_as_such() -> None:
    assert ":gray-badge[Beispieldaten – keine Angaben der Häuser]" in [each.value for each in opened().markdown]
    assert not opened().warning


def test_real_data_bear_no_mark_of_sample_data(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001")])
    assert not any("Beispieldaten" in each.value for each in opened().markdown)


@pytest.mark.usefixtures("filled")
def test_a_filter_without_a_hit_says_so_and_offers_the_way_back() -> None:
    app = opened(umsetzungsstand="eingestellt")
    assert app.info[0].value == "**Zu dieser Auswahl gibt es keine Maßnahme.** Bitte nehmen Sie einen Filter zurück."
    app.button(key="empty-reset").click().run()
    assert figures(app)["Maßnahmen"][0] == "5"


def test_a_store_without_a_released_list_says_what_to_do(store_path: Path) -> None:
    small_store(store_path, [])
    assert opened().info[0].value.startswith("**Noch ist keine Liste freigegeben.** ")


@pytest.mark.parametrize("content", [None, b"no database"], ids=["missing", "broken"])
def test_a_store_that_cannot_be_read_is_told_in_one_sentence_and_its_place_in_the_log(
    store_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    if content is not None:
        store_path.write_bytes(content)
    (told,) = [info.value for info in opened().info]

    assert re.fullmatch(
        r"\*\*Es gibt keine lesbaren Daten\.\*\* Bitte sagen Sie der Betreuung Bescheid; was zu tun ist, steht im "
        r"Fehlerprotokoll unter der Fehlernummer (\w{6})\.",
        told,
    )
    assert told[-7:-1] in [record.__dict__.get("reference") for record in caplog.records]
    assert str(store_path) in caplog.text


def test_a_draft_is_named_among_those_of_whom_something_is_to_come(store_path: Path) -> None:
    rows = [said("2026", "SKB-0001"), said("2026", "SJV-0001")]
    small_store(store_path, rows, [Delivered("2026", "SJV", is_released=False)])
    text = beside(opened())
    assert ":small[[1 von 4 freigegeben](rueckmeldestand?runde=2026) · 1 als Arbeitsstand · 2 fehlen · ohne Frist]" in text
    assert "[SJV](rueckmeldestand?runde=2026&ressort=SJV) :gray[Arbeitsstand, nicht freigegeben, noch keine Rückmeldung]" in text


@pytest.mark.usefixtures("filled")
def test_the_page_leads_to_what_changed_to_the_agenda_and_to_the_statement_on_barriers() -> None:
    app = opened()
    assert "[Veränderungen seit 2025](veraenderungen?von=2025&bis=2026)" in beside(app)
    assert "[Tagesordnung](runde?runde=2026#tagesordnung)" in beside(app)
    assert "[Fragen an die Häuser](arbeitsgruppe?haus=federfuehrend#fragen)" in beside(app)
    assert "(barrierefreiheit)" in app.markdown[-1].value


@pytest.mark.parametrize(
    ("days_ahead", "begin", "below", "lines"),
    [
        (
            300,
            "Alle 2 bewerteten Maßnahmen sind im Plan, 1 ist überfällig, 1 endet noch vor dem Stichtag. "
            "Umgesetzt ist nach heutigem Stand (Stichtag {day}) keine von 2",
            "1 weitere bis zum Stichtag",
            ["ueberfaellig", "endet_vor_stichtag"],
        ),
        (
            0,
            "Alle 2 bewerteten Maßnahmen sind im Plan, 1 ist überfällig. Umgesetzt ist keine von 2",
            "erste Runde",
            ["ueberfaellig"],
        ),
    ],
)
def test_a_round_whose_reference_date_lies_ahead_tells_and_counts_of_today(
    store_path: Path, days_ahead: int, begin: str, below: str, lines: list[str]
) -> None:
    running, today = {"stage": "in_progress", "rating": "green"}, datetime.now(UTC).date()
    until = today + timedelta(days_ahead)
    store = small_store(
        store_path,
        [
            said("2027", "SKB-0001", end=today - timedelta(1), **running),
            said("2027", "SKB-0002", end=today, **running),
        ],
    )
    with store.write() as writer:
        writer.update("steering_round", {"reference_date": until}, {"round": "2027"})
        derive(writer)
    app = opened(runde="2027")

    assert app.header[0].value.startswith(begin.format(day=formats.day(until)))
    assert figures(app)["überfällig"] == ("1", below)
    found = re.findall(r"hinweis=(ueberfaellig|endet_vor_stichtag)\) :gray\[1\]", beside(app))
    assert found == lines
    assert data.frame("measures/list", round="2027")["rules"].to_list() == [
        ["contradiction", "overdue"],
        ["contradiction", "ending"] if days_ahead else [],
    ]
    assert data.frame("measures/off_plan", round="2027")["measure_id"].to_list() == ["SKB-0001"]


def test_what_is_frozen_before_its_reference_date_stays_as_it_stood(store_path: Path) -> None:
    today = datetime.now(UTC).date()
    store = small_store(store_path, [said("2027", "SKB-0001", stage="in_progress", end=today + timedelta(9))])
    with store.write() as writer:
        writer.update("steering_round", {"reference_date": today + timedelta(300)}, {"round": "2027"})
        derive(writer)
    freeze(store, "2027", by="Referat 31")

    assert data.frame("measures/list", round="2027")["rules"].to_list() == [["overdue"]]
    assert data.frame("measure/attention", measure_id="SKB-0001")["rule"].to_list() == ["overdue"]
    assert data.frame("overview/attention", round="2027")["rule"].to_list() == ["overdue"]


def test_the_measures_of_a_goal_and_those_without_a_target_group_are_one_click_away(filled: Path) -> None:
    with Store(filled).write() as writer:
        writer.insert("guiding_goal", [{"number": 3, "name": "Vielfalt *leben*"}, {"number": 4, "name": "Ohne Maßnahme"}])
        writer.execute("update measure_version set guiding_goals = [3] where measure_id = 'SJV-0001'")
    told = beside(opened(handlungsfeld="7"))
    here = "massnahmen?runde=2026&handlungsfeld=7&bestand=zaehlt_mit"
    assert f":small[[Leitziel 3 Vielfalt \\*leben\\*]({here}&leitziel=3) :gray[1]]\n" in told
    assert f"[ohne Zielgruppe]({here}&luecke=ohne_zielgruppe) :gray[3]" in told
