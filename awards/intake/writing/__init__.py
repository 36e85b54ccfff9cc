"""Workbooks for download: the file with its faults beside the rows, and the template."""
