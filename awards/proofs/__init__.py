"""The people of a unit check the spelling of their own winners, without an account."""
