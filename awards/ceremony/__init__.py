"""What the ceremony staff hold in hand: the roster."""
