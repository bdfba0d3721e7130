"""The page of the steering round: its steps, the way to the freeze, the record, and the agenda."""
