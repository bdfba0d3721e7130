"""Answers to the questions that a list raises: what they are, how they are kept, and what they make of a reading."""
