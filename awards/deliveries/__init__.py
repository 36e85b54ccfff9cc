"""What was not handed out at the ceremony, until it has reached everybody."""
