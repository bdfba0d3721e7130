"""Reading in a process of its own, with limits, and the form in which a reading comes back."""
