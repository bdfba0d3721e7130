"""Steering dashboard for a framework of measures; what one state calls things is master data.

The map, in the order in which data flow:

- `intake/` is the way of a department's workbook: `opening/` and `cells/` (in a child: `process/`), `layout/`, `values/` and
  `answers/`, told by `catalogue/`; `joining/` compares with the store, `desk` keeps drafts, `accepting/` takes in, `deliveries/`
  is the book of what came; `master/` reads action fields, departments, rounds.
- `store/` keeps everything in one DuckDB file and publishes each change whole or not at all; `queries` runs queries/*.sql.
- `keeping/` backs a store up with all that belongs to it, brings it back, looks whether it is whole, and sees to terms.
- `rounds/` is what happens around a steering round: freezing, the ledger, decisions, agenda, meetings of the working group;
  `report/` what is written, agreed and released of the public report.
- `documents/` is what leaves the house: round sheets, correction workbooks, letters, lists; `search/` finds measures by words.
- `charts/` turns frames into charts; `ui/` composes the pages, one room or package each; pages/ only place them.
- `vocabulary` joins English terms and German words (`address_words` those in links), `fields` are those of a
  measure; `master` holds action fields, departments, rounds; `settings` paths, limits; `formats` writes German, `refusals` is
  what a user is refused.
- `papers/` are the documents of a round, as PDF, Word and web page; `report/` keeps what was released, `open_data/` is what
  everybody may have of a round; `access/` says who sees and does what, `trail/` keeps what was done.
- `commands/` is the command line, `app` what a visit runs, `server` what runs around it, `health` what operators' tools ask.
"""

import os

# python-docx brings lxml along, and openpyxl would then write workbooks with it: other bytes than those that were tested. It
# looks here when it is first imported, which nothing does before this package.
os.environ["OPENPYXL_LXML"] = "False"
