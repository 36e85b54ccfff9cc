"""Printers, trays and stocks, and how far each prints from where it should."""
