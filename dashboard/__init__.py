"""Steering dashboard for Bremen's framework "Gesellschaftliche Teilhabe und Diversität".

The map, in the order in which data flow:

- `intake/` reads a department's workbook: open safely, find the table, name the columns, read the values, list the findings,
  compare with the store, accept.
- `store` keeps everything in one DuckDB file and publishes each change at once or not at all; `queries` runs queries/*.sql.
- `charts/` turns frames into charts; `ui/` holds what pages share; pages/ only place things.
- `vocabulary` joins English terms and German words; `master` holds action fields, departments, rounds; `settings` paths, limits.
- `__main__` is the command line, `app` the server's entry.
"""
