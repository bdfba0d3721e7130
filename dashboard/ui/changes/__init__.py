"""The page "Veränderungen": `points` are compared, `sides` says what got worse and better, `trends` where, `postponed` and
`ledger` what became of the measures, `waiting` what has to be cleared; `behind` lists what a number counts.
"""
