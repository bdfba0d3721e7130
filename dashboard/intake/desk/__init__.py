"""The desk: workbooks that are being worked on, with the answers given so far, beside the store and without effect on it."""

from __future__ import annotations

from dashboard.intake.desk.desk import Desk
from dashboard.intake.desk.draft import DeskError, Draft

__all__ = ["Desk", "DeskError", "Draft"]
