"""Small faults, put into a copy of the source, and the tests that must notice each of them."""
