"""Parts of the page of measures: `choosing` (filters, search, order), `listing` and `timeline` (what is shown), `neighbours`."""
