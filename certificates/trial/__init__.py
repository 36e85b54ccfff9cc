"""A layout tried out before it is used: the worst that may come, page by page."""
