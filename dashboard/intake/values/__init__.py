"""Reading values: what a cell says becomes the canonical value of a field, with everything worth telling as an issue.

texts cleans and compares words; every other module reads one kind of value; readers has one reader per field; joining makes the
readings of one row one set of values; coherence judges values against each other. Nothing here raises on bad data.
"""
