"""The page "Veränderungen": `points` are compared, `ledger`, `trends` and `postponed` tell what became of the measures, `waiting`
what has to be cleared; `behind` lists what a number counts.
"""
