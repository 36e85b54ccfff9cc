"""Print runs: what is printed, how it is laid out on paper, and the state of each sheet."""
