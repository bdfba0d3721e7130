"""The page of the public report: what is written for it, what becomes public, its agreements and its release."""
