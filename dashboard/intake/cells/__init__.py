"""From the parts of a package to cells as Excel shows them: sheets, texts, styles, dates, colours, merges."""
