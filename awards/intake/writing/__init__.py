"""Workbooks that go back: the file with its faults beside the rows, and the template."""
