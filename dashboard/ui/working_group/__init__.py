"""The page of the working group: a `meeting` and its fields, the `entries` that it asks and notes, what its `forms` share."""
