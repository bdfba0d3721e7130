"""The round sheet (Rückmeldeliste): the pre-filled workbook that a body gets for a round and sends back.

spelling says how values are written so that the intake reads the same back; columns names what is asked; list_sheet, cover_sheet,
questions_sheet and drop_downs each fill one sheet; hints are what the list points out by itself; workbook brings them together.
"""

from dashboard.documents.round_sheet.workbook import (
    TEMPLATE_FILE,
    all_round_sheets,
    archive_name,
    blank_template,
    file_name,
    round_sheet,
)

__all__ = ["TEMPLATE_FILE", "all_round_sheets", "archive_name", "blank_template", "file_name", "round_sheet"]
