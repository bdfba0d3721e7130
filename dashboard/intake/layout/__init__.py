"""From cells to measures: which sheets are lists, where the table lies, what its columns are called, what each row is."""
