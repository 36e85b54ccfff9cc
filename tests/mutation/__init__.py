"""Mutation testing: change the pure rules in small ways and see whether a test fails."""
