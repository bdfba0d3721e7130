"""What a page says of a refusal: its sentence without the folders of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import settings
from dashboard.refusals import RefusalError
from dashboard.store import StoreError
from dashboard.ui.telling import page_words


def test_a_refusal_on_a_page_names_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store_path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", store_path)
    full = StoreError(f"In dem Ordner {store_path.parent} lässt sich nicht schreiben; {store_path} ist geschützt.")

    assert page_words(full) == "In dem Ordner der Daten lässt sich nicht schreiben; store.duckdb ist geschützt."
    assert str(full) in caplog.text
    assert page_words(RefusalError("Bitte den Grund angeben.")) == "Bitte den Grund angeben."
