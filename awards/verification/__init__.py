"""What a stranger may learn: of the certificate in hand, and of a list that was announced."""
