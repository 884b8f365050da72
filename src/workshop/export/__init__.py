"""Data out: the workbook and the flat file."""
