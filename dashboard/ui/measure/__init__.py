"""The page of one measure: its values (`facts`), what became of it (`history`), and what stands around it (`surroundings`)."""
