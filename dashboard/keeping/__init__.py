"""Keeping what is there: backups and the way back from them, looking whether all is whole, terms, and checks at the start."""
