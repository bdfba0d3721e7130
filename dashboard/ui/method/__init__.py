"""The page "Methodik": terms of the vocabulary, `rules` from the headers of the queries, names from the `master_data`."""
