"""Spreadsheets in: read, checked, previewed, then committed whole or not at all."""
