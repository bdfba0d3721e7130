"""Open data of a frozen round: its public rows (`tables`), their files, and what says of them what they are and whose."""
