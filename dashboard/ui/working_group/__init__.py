"""The page of the working group: its meetings, what they take up, what they ask and note, and what is still unanswered."""
