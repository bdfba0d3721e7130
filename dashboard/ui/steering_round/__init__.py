"""The page of the steering round: its `state`, the `checklist` before the freeze, `freezing` with its record, the `agenda`."""
