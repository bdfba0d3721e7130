"""Taking lists into the store: one list, a folder of them, or all workbooks that the store has kept."""
