"""What every exchange over HTTP shares: permissions, faults, downloads, headers, the document."""
