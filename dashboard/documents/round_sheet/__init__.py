"""The round sheet (Rückmeldeliste): the pre-filled workbook that a body gets for a round and sends back.

`columns` names what is asked, and how values are written so that the intake reads the same back; `list_sheet`, `side_sheets` and
`drop_downs` fill the sheets, written as `cells` says; `workbook` brings them together.
"""

from dashboard.documents.round_sheet.workbook import (
    TEMPLATE_FILE,
    blank_template,
    file_name,
    round_sheet,
)

__all__ = ["TEMPLATE_FILE", "blank_template", "file_name", "round_sheet"]
