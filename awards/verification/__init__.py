"""What a stranger may learn from the code on a certificate."""
