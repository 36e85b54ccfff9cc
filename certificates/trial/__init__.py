"""Try out a layout before it is used: the worst contents, page by page."""
