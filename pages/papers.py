"""Unterlagen: the dossiers of a round, its agenda and its minutes, as files to take along."""

from __future__ import annotations

from dashboard.ui.placing import place_with_lists
from dashboard.ui.round_papers import TITLE, show

place_with_lists(TITLE, show)
