"""Small faults put into a copy of the source on purpose, and the tests that must notice each."""
