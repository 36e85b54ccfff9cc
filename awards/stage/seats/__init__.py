"""Halls and seats: plans as they are read, blocks, the filling rule, and changes by hand."""
