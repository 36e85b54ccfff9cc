"""What is decided about a ceremony from values alone."""
