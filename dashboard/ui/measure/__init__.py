"""Parts of the page of one measure: `words` (its sentences), `facts` (values with their source), `history`, `surroundings`."""
