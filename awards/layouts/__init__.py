"""Layouts as they were when certificates were issued with them, and the fonts at hand."""
