"""Layouts as they were when certificates were issued, and the available fonts."""
