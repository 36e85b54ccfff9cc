"""Who did what: an append-only chain of entries, each bound to the previous one by its hash."""
