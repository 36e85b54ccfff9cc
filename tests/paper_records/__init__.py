"""Certificates that were issued on paper."""
