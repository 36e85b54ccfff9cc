"""SVG drawings as closed paths, read in a child process behind a gate of our own."""
