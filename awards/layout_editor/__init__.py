"""Layouts on a page: seen as the engine draws them, changed by hand, kept in versions."""
