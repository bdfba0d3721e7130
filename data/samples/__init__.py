"""The sample data and what makes them: master workbook and the lists of 13 bodies for two years (`python -m data.samples`).

`facts.csv` holds the publicly documented measures, `examples.toml` the fictitious ones; content.py joins them to the lines of one
list, words.py says them in a house's own words, page.py draws, houses/ has one layout per house, story.py names what was planted.
"""

import os

os.environ["OPENPYXL_LXML"] = "False"  # as in dashboard/__init__.py: the lists stay the same byte for byte
