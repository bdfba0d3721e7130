"""A visit to the delivery board, as the tests make it: a small round, the page opened, its texts, its buttons."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard import queries
from dashboard.store import Store
from tests.opening import open_page
from tests.small_store import Delivered, said, small_store


def filled(path: Path) -> Store:
    """In 2026 SKB has released its list (number 3, its first is 1) and SJV sent a draft (2); the others have said nothing."""
    rows = [
        said("2025", "SKB-0001", title="Lesen *üben*", stage="planned", internal_note="nur für das Haus"),
        said("2026", "SKB-0001", title="Lesen *üben*", stage="completed", internal_note="weiter nur für das Haus"),
        said("2026", "SJV-0001", stage="planned"),
    ]
    return small_store(path, rows, [Delivered("2026", "SJV", is_released=False)], is_sample=True)


def opened(**query: str) -> AppTest:
    return open_page("delivery_board.py", query)


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.header, *app.caption, *app.info))


def press(app: AppTest, label: str) -> AppTest:
    """Press the only button of that label."""
    (button,) = [each for each in app.button if each.label == label]
    return button.click().run()


def state_of(store: Store, department: str) -> str:
    board = queries.run(store, "delivery_board/board", round="2026")
    return str(board.filter(board["department"] == department)["state"][0])
