"""From plain data to a preview: every fault, warning and open question at once."""
