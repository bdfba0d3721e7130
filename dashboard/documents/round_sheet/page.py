"""How a sheet is printed: A4 landscape, fit to width, with page numbers and what it is on each page."""

from __future__ import annotations

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

MARGIN_INCHES = 0.4


def set_up_page(sheet: Worksheet, footer: str, *, pages_wide: int = 1, is_landscape: bool = True) -> None:
    """A4, fit to so many pages beside each other, and a footer with page numbers."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_margins.left = sheet.page_margins.right = MARGIN_INCHES
    sheet.page_margins.top, sheet.page_margins.bottom = MARGIN_INCHES, 0.6
    foot = HeaderFooterItem()
    foot.left.text, foot.right.text = footer.replace("&", "&&"), "Seite &P von &N"
    foot.left.size = foot.right.size = 8
    sheet.oddFooter = foot
    sheet.sheet_view.showGridLines = False
