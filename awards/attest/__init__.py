"""Proofs about a list that only grows: its tree of hashes, and its head as a signed text."""
