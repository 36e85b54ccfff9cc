"""Printers, trays and stocks, and how far each prints from the right place."""
