"""A visit to the page of the working group, as the tests make it: open, plan, ask, note, and read what stands there."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard import settings
from tests.opening import open_page

PAGE = str(settings.PAGES / "working_group.py")


def opened(**query: str) -> AppTest:
    return open_page("working_group.py", query)


def box(app: AppTest, label: str) -> Any:
    found = [each for each in app.selectbox if each.label == label]
    assert len(found) == 1, f"{label}: {[each.label for each in app.selectbox]} on a page that says {texts(app)}"
    return found[0]


def pressed(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    button.click().run()
    assert not app.exception
    return app


def planned(app: AppTest, *fields: int, remark: str = "") -> AppTest:
    app.button_group[0].set_value(list(fields))
    (words,) = [each for each in app.text_input if each.label.startswith("Anmerkung")]
    words.set_value(remark)
    return pressed(app, "Festhalten")


def inquired(app: AppTest, department: str, text: str, measure_id: str = "") -> AppTest:
    app.session_state["frage-stellen"] = True
    app.run()
    box(app, "An").set_value(department).run()
    box(app, "Zu welcher Maßnahme? (freiwillig)").set_value(measure_id)
    (words,) = [each for each in app.text_area if each.label == "Frage"]
    words.set_value(text)
    return pressed(app, "Frage stellen")


def noted(app: AppTest, field: str, measure_id: str, text: str) -> AppTest:
    app.session_state["notiz-aufnehmen"] = True
    app.run()
    box(app, "Handlungsfeld").set_value(field).run()
    box(app, "Maßnahme").set_value(measure_id)
    (words,) = [each for each in app.text_area if each.label == "Notiz"]
    words.set_value(text)
    return pressed(app, "Notiz aufnehmen")


def texts(app: AppTest) -> str:
    return "\n".join(each.value for each in (*app.markdown, *app.caption))


def notes_on(measure_id: str, **query: str) -> list[str]:
    """The lines of the part "Aus der Arbeitsgruppe" on the page of a measure; none where it is not there."""
    app = open_page("measure.py", {"kennung": measure_id, **query})
    is_there = "Aus der Arbeitsgruppe" in [heading.value for heading in app.subheader]
    lines = [line for text in app.markdown for line in text.value.splitlines() if "Notiz:" in line]
    assert is_there == bool(lines)
    return lines
