"""Überblick: where do we stand, what changed, and what is asked of the round."""

from __future__ import annotations

from dashboard.ui.overview.page import TITLE, show
from dashboard.ui.placing import place_with_lists

place_with_lists(TITLE, show, "Bitte nehmen Sie Listen an, etwa einen ganzen Ordner mit „./start build --lists ORDNER“.")
