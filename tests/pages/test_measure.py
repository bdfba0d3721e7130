"""The page of one measure from the real entry on a small real database: facts, history, neighbours, and what is no measure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.intake.accepting.derivation import derive
from dashboard.store import Store
from tests.opening import links, open_page
from tests.small_store import said, small_store


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    small_store(
        path,
        [
            said(
                "2025",
                "SKB-0001",
                title="Kurse",
                stage="planned",
                rating="green",
                end=date(2025, 12, 31),
                report="Noch in *Planung*",
            ),
            said("2025", "MAG-BHV-0001", title="Stilles Haus", stage="planned"),
            said(
                "2026",
                "SKB-0001",
                title="Kurse",
                stage="in_progress",
                rating="red",
                rating_reason="Personal fehlt",
                end=date(2026, 6, 30),
                decision_needed="Wer zahlt?",
                contact="Frau Muster",
                report="Zwei von drei Kursen haben begonnen",
            ),
            said("2026", "SKB-0002", title="Lesen", stage="completed"),
            said("2026", "SJV-0001", title="Die Kurse", stage="completed"),
        ],
    )
    return path


def written(path: Path, table: str, **values: Any) -> None:
    with Store(path).write() as writer:
        writer.insert(table, [values])


def opened(key: str, unfolded: str = "", **query: str) -> AppTest:
    """The page of a measure, with one of its folded parts open."""
    return open_page("measure.py", {"kennung": key, **query}, {unfolded: True} if unfolded else {})


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.markdown)


def test_it_opens_with_where_the_measure_stands_and_what_is_asked() -> None:
    app = opened("SKB-0001")
    assert app.title[0].value == "Maßnahme SKB-0001"
    assert app.header[0].value == "**Kurse**"
    assert (
        "Zum 30.09.2026 ist sie **in Umsetzung**, Ampel: **:red[◆] gefährdet** (Personal fehlt). Federführung: SKB. "
        "Das Ende war am 30.06.2026, 6 Monate später als zuerst gesagt, ist also überschritten. "
        "Die Steuerungsrunde wird um **eine Entscheidung** gebeten."
    ) in texts(app)


def test_what_hinders_in_words_is_why_it_is_rated_so(filled: Path) -> None:
    filled.unlink()
    told = {"stage": "in_progress", "rating": "red", "obstacle": ["external"], "obstacle_text": "Der Träger hat gewechselt."}
    small_store(filled, [said("2026", "SKB-0001", **told)])
    app = opened("SKB-0001")
    assert "Ampel: **:red[◆] gefährdet** (Der Träger hat gewechselt)." in texts(app)
    assert "fehlt" not in texts(app)


def test_the_house_that_leads_it_is_named_in_full_and_none_as_none(filled: Path) -> None:
    with Store(filled).write() as writer:
        writer.execute("update department set short_name = 'Kinder und Bildung' where code = 'SKB'")
        derive(writer)
        writer.execute("update round_figure set department = 'none' where measure_id = 'SJV-0001'")
    assert "Federführung: Kinder und Bildung (SKB)." in texts(opened("SKB-0002"))
    assert "Zum 30.09.2026 ist sie **umgesetzt**. Federführung: nicht angegeben." in texts(opened("SJV-0001"))


def test_its_history_is_told_newest_first_and_internal_fields_never() -> None:
    app = opened("SKB-0001")
    [history] = [text.value for text in app.markdown if text.value.startswith("- **September 2026")]
    assert history.index("Ende von 31.12.2025 auf **30.06.2026** verschoben. Grund laut Haus: Personal fehlt") > 0
    assert (
        history.index(
            "**September 2025 (Runde 2025)**, SKB, Rückmeldung Nr. 2: zum ersten Mal gemeldet, Umsetzungsstand „geplant“."
        )
        > 0
    )
    assert "Muster" not in texts(app)


def test_its_rules_are_named_with_their_sentences() -> None:
    page_texts = texts(opened("SKB-0001"))
    assert "**Überfällig:** das Ende war am 30.06.2026, beendet ist sie nicht" in page_texts
    assert "**Ampel schlechter als in der vorigen Runde:** war im Plan, ist jetzt gefährdet" in page_texts


def test_a_rating_that_changed_bears_its_colour_in_the_history() -> None:
    assert "Ampel von ● im Plan auf **:red[◆] gefährdet**" in texts(opened("SKB-0001"))


def test_it_leafs_within_the_list_it_was_opened_from() -> None:
    assert [label for label, _ in links(opened("SKB-0002"))][:3] == ["Zur Liste", "← SKB-0001", "SJV-0001 →"]
    filtered = opened("SKB-0002", auswahl="runde=2026&umsetzungsstand=completed")
    assert [label for label, _ in links(filtered)][:2] == ["Zur Liste", "SJV-0001 →"]


def test_the_way_to_the_list_leads_to_the_page_on_which_it_stands(filled: Path) -> None:
    filled.unlink()
    small_store(filled, [said("2026", f"SKB-{number:04}", title="Kurs") for number in range(1, 28)])
    assert [links(opened(key))[0][1] for key in ("SKB-0025", "SKB-0026")] == [
        "massnahmen?runde=2026",
        "massnahmen?runde=2026&seite=2",
    ]


def test_a_key_is_found_however_it_is_typed_and_an_unknown_one_is_no_markup() -> None:
    assert opened(" skb-0001").title[0].value == "Maßnahme SKB-0001"
    assert opened("**A**").info[0].value.startswith(r"**Eine Maßnahme „\*\*A\*\*“ gibt es nicht.**")


@pytest.mark.parametrize("key", ["SfK-0001", "sfk-0001"])
def test_a_key_with_a_small_letter_is_found(filled: Path, key: str) -> None:
    filled.unlink()
    small_store(filled, [said("2026", "SfK-0001", title="Musik")])
    assert opened(key).title[0].value == "Maßnahme SfK-0001"


def test_each_value_is_told_with_the_list_that_brought_it_and_no_value_of_the_own_house() -> None:
    values, lists = (table.value for table in opened("SKB-0001", "quellen").table)
    origins = {row["Angabe"]: tuple(row)[1:] for _, row in values.iterrows()}
    assert origins["Maßnahme"] == ("Kurse", "Nr. 2 · aus der Liste als Ganzer", "–")
    assert origins["Ampel"] == ("◆ gefährdet", "Nr. 4 · aus der Liste als Ganzer", "–")
    assert "Ansprechstelle" not in origins
    assert [tuple(row) for _, row in lists.iterrows()] == [
        ("Nr. 4", "liste.xlsx", "SKB, Runde 2026", "30.09.2026", "freigegeben durch Leitung"),
        ("Nr. 2", "liste.xlsx", "SKB, Runde 2025", "30.09.2025", "freigegeben durch Leitung"),
    ]


def test_a_replaced_text_can_be_read_as_it_was() -> None:
    assert "Sachstand neu: Zwei von drei Kursen haben begonnen" in texts(opened("SKB-0001"))
    app = opened("SKB-0001", "fruehere-texte")
    assert r"- **Sachstand** bis zur Runde 2026: Noch in \*Planung\*" in [text.value for text in app.markdown]


def test_an_earlier_round_knows_nothing_of_what_came_later(filled: Path) -> None:
    inquiry = {
        "inquiry_id": 1,
        "department": "SKB",
        "measure_id": "SKB-0001",
        "text": "Wer zahlt?",
        "asked_by": "Steuerungsrunde",
    }
    written(filled, "inquiry", round="2026", asked_on=date(2026, 9, 1), **inquiry)
    assert "Runde 2026, Steuerungsrunde fragt: Wer zahlt?" in texts(opened("SKB-0001"))
    earlier = texts(opened("SKB-0001", runde="2025"))
    assert "Wer zahlt?" not in earlier
    assert "gefährdet" not in earlier


def test_a_round_without_a_word_stands_in_the_history() -> None:
    app = opened("MAG-BHV-0001")
    assert "Zur Runde 2026 ist sie **noch nicht bestätigt**; es gilt der letzte Stand." in texts(app)
    assert "**September 2026 (Runde 2026)**: nicht gemeldet; es galt weiter, was die Runde 2025 sagte." in texts(app)


def test_its_dates_are_drawn_with_a_table_and_without_dates_nothing_is() -> None:
    app = opened("SKB-0001", "tabelle-termine")
    assert [tuple(row) for _, row in app.table[0].value.iterrows()] == [
        ("2025", "geplant", "–", "31.12.2025"),
        ("2026", "in Umsetzung", "–", "30.06.2026"),
    ]
    assert "Termine" not in [heading.value for heading in opened("SKB-0002").subheader]


def test_what_became_of_it_links_to_the_other_measure(filled: Path) -> None:
    written(filled, "measure_link", delivery_id=4, measure_id="SKB-0001", kind="merged_into", other_id="SJV-0001")
    app = opened("SKB-0001")
    assert "Zusammengeführt mit; lebt weiter in (Runde 2026): [Die Kurse](massnahme?kennung=SJV-0001&runde=2026)" in texts(app)


def test_without_a_store_the_page_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "none.duckdb")
    assert opened("SKB-0001").info[0].value.startswith("**Es gibt keine lesbaren Daten.**")


def test_an_unknown_key_and_none_lead_to_the_list() -> None:
    for key, sentence in (
        ("SKB-9999", r"**Eine Maßnahme „SKB\-9999“ gibt es nicht.**"),
        ("", "**Es ist keine Maßnahme gewählt.**"),
    ):
        app = opened(key)
        assert app.info[0].value.startswith(sentence)
        assert links(app) == [("Zu den Maßnahmen", "massnahmen")]


def test_a_round_that_did_not_know_it_yet_says_so() -> None:
    app = opened("SKB-0002", runde="2025")
    assert app.info[0].value.startswith("**Zur Runde 2025 war diese Maßnahme noch nicht gemeldet.**")
    assert [label for label, _ in links(app)] == ["So steht sie in der Runde 2026"]


def with_words_beside(path: Path) -> None:
    """In the newest version of SKB-0001 stand a column that is no field, and footnotes at a shared and at an internal field."""
    footnotes = {"title": "1) nur für Eltern", "contact": "2) vertreten durch Frau Beispiel", "": "3) lose"}
    with Store(path).write() as writer:
        writer.execute(
            "update measure_version set extra = $extra, footnotes = $footnotes where version_id = "
            "(select max(version_id) from measure_version where measure_id = 'SKB-0001')",
            {"extra": {"Quelle": "Akte 7"}, "footnotes": footnotes},
        )


def internal_lines(app: AppTest) -> list[str]:
    internal = ("**Ansprechstelle:**", "**Zusatzangabe", "**Fußnote")
    return [line for text in app.markdown for line in text.value.split("\n\n") if line.startswith(internal)]


def test_footnotes_of_shared_fields_are_shown_to_everybody(filled: Path) -> None:
    with_words_beside(filled)
    assert r"Fußnote zu „Maßnahme“: 1\) nur für Eltern" in [each.value for each in opened("SKB-0001").caption]


@pytest.mark.parametrize("house", ["SKB", "federfuehrend"])
def test_its_house_and_the_lead_unit_see_what_is_internal_and_what_no_field_holds(filled: Path, house: str) -> None:
    with_words_beside(filled)
    assert internal_lines(opened("SKB-0001", "hausintern", haus=house)) == [
        "**Ansprechstelle:** Frau Muster",
        "**Zusatzangabe „Quelle“:** Akte 7",
        r"**Fußnote:** 3\) lose",
        r"**Fußnote zu „Ansprechstelle“:** 2\) vertreten durch Frau Beispiel",
    ]


@pytest.mark.parametrize("query", [{"haus": "SJV"}, {}])
def test_nobody_else_sees_what_is_internal(filled: Path, query: dict[str, str]) -> None:
    with_words_beside(filled)
    app = open_page("measure.py", {"kennung": "SKB-0001", **query}, {"hausintern": True})
    assert internal_lines(app) == []
    assert any("sehen nur SKB" in each.value for each in app.caption)
