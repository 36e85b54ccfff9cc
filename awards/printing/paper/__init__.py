"""Blank paper, counted."""
