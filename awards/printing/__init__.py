"""From frozen certificates to files for the printer."""
