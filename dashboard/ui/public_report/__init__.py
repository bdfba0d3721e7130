"""The page of the released report: what whoever is nobody here may read too, from the files of the release alone."""
