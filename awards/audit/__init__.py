"""Who did what: one append-only chain of entries, each bound to the one before by its hash."""
