"""Messy lists, each a module with `trial()`: a workbook as a hurried house leaves it, and what it says."""
