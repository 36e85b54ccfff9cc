"""What a stranger may learn: about a certificate in hand, and about an announced list."""
