"""The catalogue of findings: one entry per thing that can be wrong, its German sentence written once, one module per step."""
