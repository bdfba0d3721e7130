"""A selection of measures to take along: as a workbook that the intake reads back, and as CSV.

content says which measures and which columns; excel and csv_file write them. What only the own house may see is in neither.
"""

from dashboard.documents.measure_list.content import MeasureList, measure_list
from dashboard.documents.measure_list.csv_file import csv_file
from dashboard.documents.measure_list.excel import excel

__all__ = ["MeasureList", "csv_file", "excel", "measure_list"]
