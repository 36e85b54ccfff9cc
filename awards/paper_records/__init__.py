"""Certificates that were issued on paper before or outside this program."""
