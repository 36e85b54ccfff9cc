"""What was said to the public, frozen in versions, and how the register differs from it."""
