"""Papers of the round: one model of a document (`model`), each way out of it (`pdf`, `word`), and what each paper says."""
