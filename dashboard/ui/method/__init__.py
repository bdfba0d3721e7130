"""Parts of the page "Methodik": terms from the vocabulary, rules from the headers of the queries, names from the master data."""
