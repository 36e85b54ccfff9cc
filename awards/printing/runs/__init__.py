"""Print runs: what is printed, how it lies on paper, and what becomes of each sheet."""
