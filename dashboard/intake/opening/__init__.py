"""Opening a workbook safely: signature, unpacking within limits, XML that is guarded before anything reads it."""
