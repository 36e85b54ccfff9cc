"""Count blank paper."""
