"""The book of deliveries: what is done to them once they are in. Everything is appended; only a redaction makes words vanish."""
