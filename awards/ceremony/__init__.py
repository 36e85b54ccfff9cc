"""What the ceremony staff take along: the roster."""
