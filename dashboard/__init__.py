"""Steering dashboard for a framework of measures; what one state calls things is master data.

The map, in the order in which data flow:

- `intake/` is the way of a department's workbook: `opening/` and `cells/` (in a child: `process/`), `layout/` and `values/`, told
  by `catalogue/`; `joining/` compares with the store, `accepting/` takes in; `master/` reads action fields, departments, rounds.
- `store` keeps everything in one DuckDB file and publishes each change whole or not at all; `statements` copy, change and
  redact rows by the database's own columns; `queries` runs queries/*.sql.
- `rounds/` is what happens around a steering round: freezing, the ledger, decisions, agenda, meetings of the working group.
- `charts/` turns frames into charts; `ui/` holds what pages share; pages/ only place things.
- `vocabulary` joins English terms and German words, `fields` are those of a measure; `master` holds action fields, departments,
  rounds; `settings` paths, limits.
- `__main__` is the command line, `app` the server's entry.
"""

import os

# python-docx brings lxml along, and openpyxl would then write workbooks with it: other bytes than those that were tested. It
# looks here when it is first imported, which nothing does before this package.
os.environ["OPENPYXL_LXML"] = "False"
