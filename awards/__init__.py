"""Register winners, print every certificate, hand over a roster that is right."""
