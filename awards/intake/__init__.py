"""Spreadsheets: read, check, preview, then commit completely or not at all."""
